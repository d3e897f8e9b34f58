"""``mixed_forms``: a table, a row or a column of another form in a draft otherwise on the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.checks.tables import place
from linter.diagnostics import Finding, Related, Text
from linter.documents.document import Span
from linter.report.forms import FORMS, form
from linter.report.report import Report, Table
from linter.rules import Rule


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One finding a table.  A draft that is on another form as a whole is the matter of S008."""
    for rule in rules if report.held_to in FORMS else ():
        for table in report.tables.values():
            foreign = [item for item in table.irregularities if item.kind == "other_form"]
            # the table of reviews and suits is the same on both forms
            if table.form != report.held_to and not form(table.form).tables[table.id].groups_across:
                yield Outcome(rule, "failed", _whole(table, report))
            elif foreign and table.form == report.held_to:
                words = [" ".join(item.text.split()) for item in foreign]
                yield Outcome(rule, "failed", _parts(table, report, [item.span for item in foreign], words))
            else:
                yield Outcome(rule, "passed")


def _whole(table: Table, report: Report) -> Finding:
    return Finding(
        span=Span(table.span.start, table.span.start),
        place=place(table),
        parameters=_names(table, report) | {"words": ""},
        found=table.form,
        expected=report.held_to,
    )


def _parts(table: Table, report: Report, spans: Sequence[Span], words: Sequence[str]) -> Finding:
    zh = "、".join(f"“{each}”" for each in words)
    en = ", ".join(f"“{each}”" for each in words)
    return Finding(
        span=spans[0],
        place=place(table),
        parameters=_names(table, report) | {"words": Text(zh, en)},
        variant="parts",
        found=words[0],
        related=tuple(
            Related(span, Text(f"“{each}”", f"“{each}”"))
            for span, each in zip(spans[1:], words[1:], strict=True)
        ),
    )


def _names(table: Table, report: Report) -> dict[str, str | int | Text]:
    form_table = form(table.form).tables[table.id]
    return {
        "table": Text(form_table.name, form_table.en),
        "form": form(table.form).document_number,
        "held_to": form(report.held_to).document_number,
    }
