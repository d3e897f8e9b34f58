"""``jumps``: a figure that is many times last year's, a fraction of it or none at all, without a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.amount_unit import is_other_unit
from linter.checks.outcome import Outcome
from linter.checks.tables import column_text, governed, place, row_text
from linter.checks.years import last_years, related
from linter.diagnostics import Finding, Text
from linter.linear import Number
from linter.patterns import compiled
from linter.report.forms import form
from linter.report.report import Report, Table
from linter.rules import Rule
from linter.suspects import CellKey


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One outcome for each figure that the rule names and both reports have."""
    for rule in rules:
        if report.across.previous is None:
            yield Outcome(rule, "not_applicable")
            continue
        for watched in rule.options["figures"]:
            table = report.tables.get(watched["table"])
            if table is None or not governed(rule, table):
                continue
            for key, cell in table.cells.items():
                if key[0] not in watched["rows"] or key[1] not in watched["columns"] or cell.value is None:
                    continue
                before = last_years(report, table, key)
                if before is None or before.value is None:
                    continue
                kind = _jump(rule, cell.value, before.value)
                if kind is None or _is_explained(rule, report, watched["words"]):
                    yield Outcome(rule, "passed")
                else:
                    yield Outcome(rule, "failed", _finding(report, table, key, kind))


def _jump(rule: Rule, new: Number, old: Number) -> str | None:
    """``none``, ``more`` or ``less``; small figures change without a reason."""
    factor, least = rule.options["factor"], rule.options["least"]
    if new == 0:
        return "none" if old >= least else None
    if old <= 0 or is_other_unit(new, old):
        return None
    if new >= old * factor and new >= least * factor:
        return "more"
    return "less" if old >= new * factor and old >= least * factor else None


def _is_explained(rule: Rule, report: Report, words: str) -> bool:
    """Whether a sentence of the text that speaks of the figure gives a reason or compares the years."""
    if report.prose is None:
        return False
    subject, reason = compiled(words), compiled(rule.options["explained"])
    return any(
        subject.search(report.prose.text, each.start, each.end)
        and reason.search(report.prose.text, each.start, each.end)
        for each in report.prose.sentences
    )


def _finding(report: Report, table: Table, key: CellKey, kind: str) -> Finding:
    form_table = form(table.form).tables[table.id]
    cell, before = table.cells[key], last_years(report, table, key)
    return Finding(
        span=cell.span,
        place=place(table, *key),
        parameters={
            "table": Text(form_table.name, form_table.en),
            "row": row_text(form_table, key[0]),
            "column": column_text(form_table, *key),
            "now": str(cell.value),
            "before": str(before.value) if before else "",
        },
        variant=kind,
        found=str(cell.value),
        related=related(report, table, key),
    )
