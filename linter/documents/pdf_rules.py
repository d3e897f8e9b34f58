"""Ruled lines become tables: which cells they enclose, merged ones included."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from linter.tuples import NamedTuple

# Points.  A rule is thinner than this; wider shapes are shading, of prose or of cells, and bound nothing.
MAX_RULE = 3.5
# Rules this near are one (double lines, hand-drawn columns that differ from row to row); no column is as
# narrow.
_SAME_COLUMN = 5.0
_SAME_ROW = 3.0
_SAME_LINE = 1.0
_TOUCH = 3.0
# The share of a side that a rule covers where it parts two cells; an underlined word covers less.
_PARTS = 0.8
_MAX_RULES = 4_000


class Rule(NamedTuple):
    """A ruled line from ``start`` to ``end``: a level one at the y ``at``, an upright one at the x ``at``."""

    at: float
    start: float
    end: float


class Box(NamedTuple):
    """The places that one cell fills; rows and columns count from 0, the last ones included."""

    row: int
    column: int
    last_row: int
    last_column: int


class Lattice:
    """A ruled table: the positions of its rules and the cells between them."""

    def __init__(self, level: Sequence[Rule], upright: Sequence[Rule]) -> None:
        columns = _positions([*_ats(upright), *_ends(level)], _SAME_COLUMN)
        rows = _positions([*_ats(level), *_ends(upright)], _SAME_ROW)
        boxes = _boxes(
            columns, rows, _covers(upright, columns, _SAME_COLUMN), _covers(level, rows, _SAME_ROW)
        )
        # positions where no cell begins (an underlined word, a stray stroke) are no rows or columns
        kept_columns = sorted({box.column for box in boxes})
        kept_rows = sorted({box.row for box in boxes})
        self.columns = [*(columns[index] for index in kept_columns), columns[-1]]
        self.rows = [*(rows[index] for index in kept_rows), rows[-1]]
        self.boxes = [
            Box(
                bisect_right(kept_rows, box.row) - 1,
                bisect_right(kept_columns, box.column) - 1,
                bisect_right(kept_rows, box.last_row) - 1,
                bisect_right(kept_columns, box.last_column) - 1,
            )
            for box in boxes
        ]
        self._at = {
            (row, column): index
            for index, box in enumerate(self.boxes)
            for row in range(box.row, box.last_row + 1)
            for column in range(box.column, box.last_column + 1)
        }

    def box_at(self, x: float, y: float) -> int | None:
        """The index in ``boxes`` of the cell that holds a point, None outside the table."""
        row, column = bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1
        return self._at.get((row, column))


def lattices(level: Iterable[Rule], upright: Iterable[Rule]) -> list[Lattice]:
    """The tables that rules enclose, of at least two columns; a frame around a text is none."""
    across, down = list(_merged(level)), list(_merged(upright))
    if len(across) + len(down) > _MAX_RULES:
        return []  # a drawing, or a page made to keep us busy
    found = [
        Lattice(ours, theirs)
        for ours, theirs in _connected(across, down)
        if len(ours) >= 2 and len(theirs) >= 1
    ]
    return [lattice for lattice in found if len(lattice.columns) > 2]


def _merged(rules: Iterable[Rule]) -> Iterator[Rule]:
    """The rules with those that lie upon or continue each other made one."""
    ordered = sorted(rules)
    positions = _positions(_ats(ordered), _SAME_LINE)
    by_position: dict[float, list[Rule]] = {}
    for rule in ordered:
        at = positions[bisect_right(positions, rule.at) - 1]
        by_position.setdefault(at, []).append(rule)
    for at, group in by_position.items():
        group.sort(key=lambda rule: rule.start)
        start, end = group[0].start, group[0].end
        for rule in group[1:]:
            if rule.start > end + _TOUCH:
                yield Rule(at, start, end)
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        yield Rule(at, start, end)


def _connected(across: list[Rule], down: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The rules in groups that touch each other."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, level in enumerate(across):
        for j, upright in enumerate(down, len(across)):
            if (
                level.start - _TOUCH <= upright.at <= level.end + _TOUCH
                and upright.start - _TOUCH <= level.at <= upright.end + _TOUCH
            ):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate([*across, *down]):
        groups.setdefault(root(index), ([], []))[index >= len(across)].append(rule)
    yield from groups.values()


def _ats(rules: Iterable[Rule]) -> Iterator[float]:
    return (rule.at for rule in rules)


def _ends(rules: Sequence[Rule]) -> Iterator[float]:
    """The outermost ends: the sides of a table that is drawn without its outer rules."""
    if rules:
        yield min(rule.start for rule in rules)
        yield max(rule.end for rule in rules)


def _positions(values: Iterable[float], tolerance: float) -> list[float]:
    """The values in order, those within ``tolerance`` of the first of their kind left out."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > tolerance:
            kept.append(value)
    return kept


def _covers(
    rules: Iterable[Rule], positions: Sequence[float], tolerance: float
) -> list[list[tuple[float, float]]]:
    """For each position the stretches that rules cover there."""
    covered: list[list[tuple[float, float]]] = [[] for _ in positions]
    for rule in rules:
        index = max(0, bisect_right(positions, rule.at) - 1)
        if rule.at - positions[index] <= tolerance:
            covered[index].append((rule.start, rule.end))
    return covered


def _is_parted(covered: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    length = sum(max(0.0, min(end, last) - max(start, first)) for first, last in covered)
    return length >= _PARTS * (end - start)


def _boxes(
    columns: Sequence[float],
    rows: Sequence[float],
    upright: Sequence[Sequence[tuple[float, float]]],
    level: Sequence[Sequence[tuple[float, float]]],
) -> list[Box]:
    """The cells: places of a row that no rule parts, and the same of the rows below."""
    done: list[Box] = []
    above: dict[tuple[int, int], Box] = {}
    for row, (top, bottom) in enumerate(pairwise(rows)):
        current: dict[tuple[int, int], Box] = {}
        first = 0
        for column in range(len(columns) - 1):
            is_last = column == len(columns) - 2
            if not is_last and not _is_parted(upright[column + 1], top, bottom):
                continue
            box = above.pop((first, column), None)
            if box and not _is_parted(level[row], columns[first], columns[column + 1]):
                current[first, column] = box._replace(last_row=row)
            else:
                if box:
                    done.append(box)
                current[first, column] = Box(row, first, row, column)
            first = column + 1
        done += above.values()
        above = current
    return sorted([*done, *above.values()])
