"""``amount_unit``: an amount with a unit of its own in a cell whose unit the form fixes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.checks.tables import column_text, governed, place
from linter.diagnostics import Finding, Text
from linter.report.forms import form
from linter.report.report import Report
from linter.rules import Rule


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One outcome for each amount; the form's own unit beside the number is no fault."""
    for rule in rules:
        for table in report.tables.values():
            if not governed(rule, table):
                continue
            form_table = form(table.form).tables[table.id]
            for key, cell in table.cells.items():
                if key[1] not in rule.options["columns"] or cell.value is None:
                    continue
                if cell.note not in rule.options["other_units"]:
                    yield Outcome(rule, "passed")
                    continue
                finding = Finding(
                    span=cell.span,
                    place=place(table, *key),
                    parameters={
                        "table": Text(form_table.name, form_table.en),
                        "column": column_text(form_table, *key),
                        "text": cell.text,
                    },
                    found=cell.text,
                )
                yield Outcome(rule, "failed", finding)
