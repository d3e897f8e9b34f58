"""``rule_making``: figures for 规章 in the table of a body that has no power to make any.

Rules are made by the State Council's departments and by governments of provinces, cities divided into
districts and autonomous prefectures (立法法 Articles 91 and 93); counties and townships have no such power.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.checks.tables import column_text, governed, place, shown
from linter.diagnostics import Finding, Text
from linter.patterns import compiled
from linter.report.forms import form
from linter.report.report import Report, Table
from linter.rules import Rule


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One finding a table, at the first figure above 0; the body's name tells whether the rule applies."""
    for rule in rules:
        table = report.tables.get(rule.options["table"])
        if table is None or not governed(rule, table):
            continue
        agency = report.identity.agency or ""
        if not compiled(rule.options["bodies"]).search(agency):
            yield Outcome(rule, "not_applicable")
            continue
        filled = [key for key, cell in table.cells.items() if key[0] == rule.options["row"] and cell.value]
        yield (
            Outcome(rule, "failed", _finding(table, filled[0], agency)) if filled else Outcome(rule, "passed")
        )


def _finding(table: Table, key: tuple[str, str], agency: str) -> Finding:
    form_table = form(table.form).tables[table.id]
    cell = table.cells[key]
    return Finding(
        span=cell.span,
        place=place(table, *key),
        parameters={
            "table": Text(form_table.name, form_table.en),
            "column": column_text(form_table, *key),
            "agency": agency,
            "value": str(cell.value),
        },
        found=shown(cell.value),
        expected="0",
    )
