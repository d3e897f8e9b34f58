"""What the text says of single cells of a table: evidence for which of them is wrong."""

from __future__ import annotations

from linter.report.intervals import ZERO
from linter.report.report import Report, Table
from linter.suspects import Evidence


def evidence(report: Report, table: Table) -> Evidence:
    """The counts that the text gives for cells of this table, by cell; sums of several cells name none."""
    found: dict[tuple[str, str], frozenset[int]] = {}
    if report.prose is None:
        return found
    said = [
        (reading[0], claim.figure.interval.exact)
        for claim in report.prose.claims
        if claim.table == table.id
        for reading in claim.readings
        if len(reading) == 1
    ]
    said += [
        (cell, ZERO)
        for statement in report.prose.statements
        if statement.kind == "denied" and statement.table == table.id
        for cell in statement.reading
    ]
    for cell, value in said:
        if value is not None and value.denominator == 1 and cell in table.cells:
            found[cell] = found.get(cell, frozenset()) | {int(value)}
    return found
