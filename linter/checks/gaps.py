"""Where a county's tables are not the sum of its bodies', and what would close the gap.

All tables of a report are one mapping from (table, row, column) to a figure.  The gap is the county's figure
less the sum; since the identities of the form are linear, the gap of a missing body satisfies them too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from linter.checks.cell_sums import identities
from linter.report.report import Report
from linter.suspects import Change, Number, solutions
from linter.tuples import NamedTuple

_FEWEST = 3  # cells: one or two that differ are more likely wrong than all that a body has to report
Key = tuple[str, str, str]
Figures = Mapping[Key, Number | None]
"""A blank counts as 0; None is what was not read."""
Gap = dict[Key, Number]


class Mend(NamedTuple):
    """A cell that its own table shows to be wrong, in the county's report or in a body's."""

    report: Report
    table: str
    change: Change

    @property
    def key(self) -> Key:
        return (self.table, *self.change.cell)

    @property
    def difference(self) -> Number:
        """What the figure grows by when it is mended."""
        return self.change.expected - self.change.found


def figures(report: Report) -> Figures:
    """Every cell of a report's tables."""
    return {
        (table.id, *key): 0 if cell.state in ("blank", "not_applicable") else cell.value
        for table in report.tables.values()
        for key, cell in table.cells.items()
    }


def gap(county: Figures, bodies: Sequence[Figures]) -> Gap:
    """The county's figures less the sums, for every cell that all of them have."""
    found: Gap = {}
    for key, value in county.items():
        parts = [body.get(key) for body in bodies]
        if value is not None and None not in parts:
            found[key] = value - sum(part for part in parts if part is not None)
    return found


def open_cells(gaps: Mapping[Key, Number], slack: Mapping[Key, Number]) -> list[Key]:
    """The cells in which something is missing or too much, beyond what rounding allows."""
    return [key for key, value in gaps.items() if not is_within(value, slack.get(key))]


def is_within(value: Number, slack: Number | None) -> bool:
    """Whether a difference is no more than rounding allows."""
    return value == 0 or (slack is not None and -slack <= value <= slack)


def rounding(county: Figures, bodies: Sequence[Figures], columns: Sequence[str]) -> dict[Key, Number]:
    """By how much a sum of amounts may be off because each was rounded."""
    found: dict[Key, Number] = {}
    for key in county:
        if key[2] in columns:
            values = [each for each in (county[key], *(body.get(key) for body in bodies)) if each]
            found[key] = sum((_half_unit(each) for each in values), Decimal(0))
    return found


def mends(county: Report, bodies: Sequence[Report], gaps: Gap) -> Iterator[Mend]:
    """The single wrong cells of single reports: the only explanation, or the only one that closes the gap."""
    for report in (county, *bodies):
        sign = 1 if report is county else -1
        for table in report.tables.values():
            values = {key: cell.value for key, cell in table.cells.items()}
            found = solutions(identities(table), values)
            closing = [
                each
                for each in found
                if all(
                    gaps.get((table.id, *change.cell), 0) + sign * (change.expected - change.found) == 0
                    for change in each
                )
            ]
            chosen = found if len(found) == 1 else closing
            if len(chosen) == 1:
                yield from (Mend(report, table.id, change) for change in chosen[0])


def mended(gaps: Gap, found: Sequence[Mend], county: Report) -> Gap:
    """The gap after the wrong cells have been mended."""
    left = dict(gaps)
    for each in found:
        if each.key in left:
            left[each.key] += each.difference if each.report is county else -each.difference
    return left


def is_a_body(gaps: Gap, county: Report) -> bool:
    """Whether a gap looks like the figures of one body more: nowhere negative, and true to every identity."""
    if any(value < 0 for value in gaps.values()) or sum(map(bool, gaps.values())) < _FEWEST:
        return False
    for table in county.tables.values():
        values = {key: gaps.get((table.id, *key)) for key in table.cells}
        if any(each.status(values) == "broken" for each in identities(table)):
            return False
    return True


def equals(gaps: Gap, body: Figures, sign: int) -> bool:
    """Whether the gap is exactly the figures of a body (``sign`` 1), or their opposite (-1)."""
    return any(gaps.values()) and all(value == sign * (body.get(key) or 0) for key, value in gaps.items())


def _half_unit(value: Number) -> Decimal:
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
