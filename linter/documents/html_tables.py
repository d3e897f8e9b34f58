"""The tables of a page: which hold data, and the places of their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from linter.documents.furniture import is_hidden
from linter.documents.grid import MAX_COLUMNS, Cell

if TYPE_CHECKING:
    from lxml.etree import _Element

_SENTENCES = 4  # full stops in one cell that make it an article and the table a frame around it
_WHOLE_COLUMN = 65_535  # rowspan=0: down to the end of the table


def is_layout(table: _Element) -> bool:
    """Whether a table only frames other things: tables with columns, an article, or lines one below another."""
    rows = [list(cells) for _, cells in _rows(table)]
    if all(len(cells) <= 1 for cells in rows):
        return True
    for cells in rows:
        for cell in cells:
            if any(_has_columns(inner) for inner in cell.iter("table")):
                return True
            if "".join(cell.itertext()).count("。") >= _SENTENCES:
                return True
    return False


def cells_of(
    table: _Element,
    text_of: Callable[[_Element], str],
    position: Callable[[_Element], tuple[int, int] | None],
) -> list[Cell]:
    """The cells of a data table, merged ones once, placed as a browser places them."""
    cells: list[Cell] = []
    occupied: dict[int, set[int]] = {}
    for row, elements in enumerate(row_cells for _, row_cells in _rows(table)):
        column = 0
        for element in elements:
            taken = occupied.get(row, ())
            while column in taken:
                column += 1
            if column >= MAX_COLUMNS:
                break
            width = min(_number(element, "colspan") or 1, MAX_COLUMNS - column)
            height = _number(element, "rowspan")
            height = _WHOLE_COLUMN if height == 0 else height or 1
            cells.append(Cell(row, column, text_of(element), height, width, source=position(element)))
            column += width
    return cells
