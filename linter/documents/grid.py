"""The cells of a table, merged ones given once, laid out row by row as plain lines need them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from linter.patterns import compiled
from linter.tuples import NamedTuple

# A hostile file may claim any span; no form has more than 20 columns.
MAX_COLUMNS = 256
MAX_PLACES = 1_000_000
# A figure, a mark for nothing, or nothing: what stands in a cell that is no label.
_VALUE = compiled(
    r"[^\w]*|[○〇无零]|[+\-−—－＋]?\s*\d(?:[\d,，.．\s]*\d)?\s*[^\d\s.．、,，（(]{0,3}(?:[（(].*)?", re.DOTALL
)


class Cell(NamedTuple):
    """One cell of a table; ``row`` and ``column`` count from 0 and name its upper left place.

    ``page`` counts from 1, ``source`` is the line and column in the file, both from 1, ``blocks`` the
    paragraphs of a Word file (see ``Origin``).
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    page: int | None = None
    source: tuple[int, int] | None = None
    blocks: tuple[int, int] | None = None


class Place(NamedTuple):
    """What is written at one place of a line, and the place (from 0) of the cell that it comes from."""

    text: str
    row: int
    column: int
    page: int | None = None
    source: tuple[int, int] | None = None
    blocks: tuple[int, int] | None = None


class _Covered(NamedTuple):
    """A cell on one of the rows that it reaches over."""

    cell: Cell
    first: bool  # whether it begins on this row

    @property
    def is_value(self) -> bool:
        return _VALUE.fullmatch(self.cell.text.strip()) is not None


def lay_out(cells: Sequence[Cell]) -> Iterator[list[Place]]:
    """The places of each row.

    Columns that only other parts of the table divide (a five-column grid under a part of three) count once.
    """
    rows = _rows(cells)
    for first, last in _parts(rows):
        part = rows[first:last]
        columns = _columns(part)
        has_labels = _has_labels(part)
        for index, row in enumerate(part, first):
            yield _line(index, row, columns, has_labels)


def _columns(rows: Sequence[Sequence[_Covered]]) -> dict[int, int]:
    """The column that each left edge of a cell begins.

    Edges that no row has both of are one: in tables made by hand they drift from row to row.
    """
    at_edge: dict[int, set[int]] = {}
    for index, row in enumerate(rows):
        for item in row:
            at_edge.setdefault(item.cell.column, set()).add(index)
    columns: dict[int, int] = {}
    column, with_it = -1, set[int]()
    for edge in sorted(at_edge):
        if column < 0 or not with_it.isdisjoint(at_edge[edge]):
            column, with_it = column + 1, set()
        with_it |= at_edge[edge]
        columns[edge] = column
    return columns


def _rows(cells: Sequence[Cell]) -> list[list[_Covered]]:
    """The rows from left to right; a cell over several rows stands in each."""
    height = max((cell.row for cell in cells), default=-1) + 1
    rows: list[list[_Covered]] = [[] for _ in range(height)]
    places = 0
    for cell in cells:
        if cell.column >= MAX_COLUMNS:
            continue
        width = max(1, min(cell.column_span, MAX_COLUMNS - cell.column))
        last = min(cell.row + max(1, cell.row_span), height)
        places += (last - cell.row) * width
        if places > MAX_PLACES:
            width, last = 1, cell.row + 1
        kept = cell
        if width != cell.column_span or last - cell.row != cell.row_span:
            kept = cell._replace(column_span=width, row_span=last - cell.row)
        for row in range(cell.row, last):
            rows[row].append(_Covered(kept, row == cell.row))
    for items in rows:
        items.sort(key=lambda item: item.cell.column)
    return rows


def _parts(rows: Sequence[Sequence[_Covered]]) -> Iterator[tuple[int, int]]:
    """The table cut above and below each row that is one cell: first row and the row after the last."""
    first = 0
    for index in range(1, len(rows)):
        if _is_caption(rows[index]) or _is_caption(rows[index - 1]):
            yield first, index
            first = index
    if rows:
        yield first, len(rows)


def _is_caption(row: Sequence[_Covered]) -> bool:
    return len(row) == 1 and row[0].cell.row_span == 1


def _has_labels(rows: Sequence[Sequence[_Covered]]) -> bool:
    """Whether the first column holds the labels of rows: beside a figure or a blank stands a word."""
    return any(
        row[0].first and row[0].cell.column == 0 and not row[0].is_value and any(x.is_value for x in row[1:])
        for row in rows
        if row
    )


def _is_header(row: Sequence[_Covered], has_labels: bool) -> bool:
    """Whether every cell of a row is a word, but for the corner above the labels."""
    names = [item for item in row if item.cell.column or not has_labels]
    while names and not names[0].cell.text:  # the corner, in one cell or in several
        names.pop(0)
    return len(names) > 0 and not any(item.is_value for item in names)


def _line(index: int, row: Sequence[_Covered], columns: Mapping[int, int], has_labels: bool) -> list[Place]:
    repeats = _is_header(row, has_labels)
    edges = sorted(columns)
    places: list[Place] = []
    for item in row:
        cell = item.cell
        at = columns[cell.column]
        places += [Place("", index, column) for column in range(len(places), at)]
        following = bisect_left(edges, cell.column + cell.column_span)
        end = columns[edges[following]] if following < len(edges) else columns[edges[-1]] + 1
        written_out = repeats and (cell.column > 0 or not has_labels)
        for offset in range(max(1, end - at)):
            text = cell.text if written_out or (item.first and not offset) else ""
            places.append(Place(text, cell.row, at, cell.page, cell.source, cell.blocks))
    return places
