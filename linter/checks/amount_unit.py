"""``amount_unit``: an amount is in the unit that the form fixes; another stands beside it, or shows against
last year's report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.checks.tables import column_text, governed, place
from linter.checks.years import last_years, related
from linter.diagnostics import Finding, Parameter, Text
from linter.linear import Number
from linter.report.forms import form
from linter.report.report import Cell, Report, Table
from linter.rules import Rule
from linter.suspects import CellKey

# 10,000 yuan for yuan is 10,000 times too much; within a year the amount itself may grow or fall threefold.
_FACTOR, _CHANGE = 10_000, 3


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One outcome for each amount; the form's own unit beside the number is no fault."""
    for rule in rules:
        for table in report.tables.values():
            if not governed(rule, table):
                continue
            for key, cell in table.cells.items():
                if key[1] not in rule.options["columns"] or cell.value is None:
                    continue
                before = last_years(report, table, key)
                if cell.note in rule.options["other_units"]:
                    yield Outcome(rule, "failed", _finding(table, key, cell))
                elif before and before.value and is_other_unit(cell.value, before.value):
                    finding = _finding(table, key, cell, before=str(before.value))
                    yield Outcome(
                        rule, "failed", finding._replace(variant="jump", related=related(report, table, key))
                    )
                else:
                    yield Outcome(rule, "passed")


def is_other_unit(new: Number, old: Number) -> bool:
    """Whether an amount is so many times last year's as if it were in yuan, and not in 10,000 yuan."""
    return old * _FACTOR <= new * _CHANGE and new <= old * _FACTOR * _CHANGE


def _finding(table: Table, key: CellKey, cell: Cell, **more: Parameter) -> Finding:
    form_table = form(table.form).tables[table.id]
    return Finding(
        span=cell.span,
        place=place(table, *key),
        parameters={
            "table": Text(form_table.name, form_table.en),
            "column": column_text(form_table, *key),
            "text": cell.text,
            **more,
        },
        found=cell.text,
    )
