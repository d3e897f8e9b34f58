"""What the text and last year's report say of the cells of a table: evidence for which of them is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from linter.checks.cell_sums import cells_of
from linter.report.report import Report, Table
from linter.suspects import Evidence

_MOST = 100  # no report says more of a table; the first ones say enough


def evidence(report: Report, table: Table) -> list[Evidence]:
    """The counts given elsewhere for cells of this table or sums of them; what the text denies is 0."""
    return list(islice(chain(_carried(report, table), _said(report, table)), _MOST))


def _carried(report: Report, table: Table) -> Iterator[Evidence]:
    """What last year's report carried forward is what this one carried over."""
    previous = report.across.previous
    before = previous.tables.get(table.id) if previous else None
    for (row, column), cell in before.cells.items() if before else ():
        if (
            row == "carried_forward"
            and isinstance(cell.value, int)
            and ("carried_over", column) in table.cells
        ):
            yield Evidence(((("carried_over", column),),), cell.value)


def _said(report: Report, table: Table) -> Iterator[Evidence]:
    if report.prose is None:
        return
    for claim in report.prose.claims:
        value = claim.figure.interval.exact
        if claim.table == table.id and value is not None and value.denominator == 1:
            sums = (cells_of(table, reading) for reading in claim.readings)
            yield Evidence(tuple(tuple(cells) for cells in sums if cells), int(value))
    for statement in report.prose.statements:
        if statement.kind == "denied" and statement.table == table.id:
            for cell in statement.reading:
                yield Evidence(((cell,),), 0)
