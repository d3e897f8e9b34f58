"""What the checks that look at last year's report share."""

from __future__ import annotations

from linter.checks.tables import column_text, row_text
from linter.diagnostics import Related, Text
from linter.report.forms import form
from linter.report.report import Cell, Report, Table
from linter.suspects import CellKey


def last_years(report: Report, table: Table, key: CellKey) -> Cell | None:
    """The same cell of the same table in last year's report, where there is one."""
    previous = report.across.previous
    before = previous.tables.get(table.id) if previous else None
    return before.cells.get(key) if before else None


def related(report: Report, table: Table, *keys: CellKey) -> tuple[Related, ...]:
    """Cells of last year's report as places that a finding rests on; those that are absent are left out."""
    previous = report.across.previous
    before = previous.tables.get(table.id) if previous else None
    if previous is None or before is None:
        return ()
    form_table = form(before.form).tables[before.id]
    found = []
    for key in keys:
        if cell := before.cells.get(key):
            row, column, value = row_text(form_table, key[0]), column_text(form_table, *key), cell.value or 0
            found.append(
                Related(
                    cell.span,
                    Text(
                        f"上年报告：“{row.zh}”的“{column.zh}”是{value}",
                        f"last year's report: {row.en}, {column.en} is {value}",
                    ),
                    previous.document,
                )
            )
    return tuple(found)
