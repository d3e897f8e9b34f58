"""``departure``: where a table departs from its form, or cannot be read for sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from linter.checks.outcome import Outcome
from linter.checks.rewording import reworded
from linter.checks.tables import column_text, governed, place, row_text
from linter.diagnostics import Finding, Fix, Parameter, Severity, Text
from linter.report.forms import FormTable, form
from linter.report.labels import letters
from linter.report.report import Irregularity, Report, Table
from linter.rules import Rule


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One finding for each departure of the rule's kind; rows missing one after another are one finding."""
    for rule in rules:
        for table in report.tables.values():
            if not governed(rule, table):
                continue
            own = [
                item
                for item in table.irregularities
                if item.kind == rule.options["kind"] and not _is_accepted(table, item)
            ]
            for _, group in groupby(own, key=_cause):
                yield Outcome(rule, "failed", _finding(rule, report, table, list(group)))
            if not own:
                yield Outcome(rule, "passed")


def _is_accepted(table: Table, item: Irregularity) -> bool:
    """Whether an altered label is a wording that the user's data accept."""
    if item.kind != "altered_label" or item.row is None:
        return False
    form_table = form(table.form).tables[table.id]
    label = form_table.column(item.row, item.column) if item.column else form_table.row(item.row)
    read = letters(item.text)
    return any(read.endswith(letters(wording)) for wording in label.accepted)


def _cause(item: Irregularity) -> tuple[object, ...]:
    """Rows missing at one place, and rows that cannot be read, have one cause."""
    if item.kind == "unreadable":
        return (item.kind,)
    return (item.kind, item.span, item.column)


def _finding(rule: Rule, report: Report, table: Table, items: Sequence[Irregularity]) -> Finding:
    first = items[0]
    form_table = form(table.form).tables[table.id]
    known = any(row.id == first.row for part in form_table.parts for row in part.rows)
    return Finding(
        span=first.span,
        place=place(table, first.row if known else None, first.column),
        parameters={
            "table": Text(form_table.name, form_table.en),
            "rows": _listed(form_table, items, known),
            "column": _column(form_table, first, known),
            "text": " ".join(first.text.split()),
            "label": first.expected,
            "count": len(items),
        },
        variant=first.reason if first.reason in rule.messages else None,
        severity=_severity(rule, table),
        found=" ".join(first.text.split()) or None,
        expected=first.expected or None,
        fix=_relabelled(report, first) if first.kind == "altered_label" else None,
    )


def _severity(rule: Rule, table: Table) -> Severity | None:
    """Heavier in some tables: a hook must not pass an applications table that nobody could read."""
    return Severity.ERROR if table.id in rule.options.get("error_in", ()) else None


def _listed(form_table: FormTable, items: Sequence[Irregularity], known: bool) -> Parameter:
    if not known:
        return Text("表头", "the header")
    texts = [row_text(form_table, item.row) for item in items if item.row]
    return Text("、".join(f"“{text.zh}”" for text in texts), ", ".join(f"“{text.en}”" for text in texts))


def _column(form_table: FormTable, item: Irregularity, known: bool) -> Parameter:
    if not item.column:
        return ""
    rows = [part.rows[0].id for part in form_table.parts if item.column in {c.id for c in part.columns}]
    return column_text(form_table, item.row if item.row and known else rows[0], item.column)


def _relabelled(report: Report, item: Irregularity) -> Fix | None:
    message = Text(f"改为“{item.expected}”", f"change to “{item.expected}”")
    return reworded(report.document, item.span, item.expected, message)
