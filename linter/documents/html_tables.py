"""The tables of a page: which hold data, and the places of their cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from linter.documents.furniture import is_hidden
from linter.documents.grid import MAX_COLUMNS, Cell

if TYPE_CHECKING:
    from lxml.etree import _Element

_SENTENCES = 4  # full stops in one cell that make it an article and the table a frame around it
_WHOLE_COLUMN = 65_535  # rowspan=0: down to the end of the table


def is_layout(rows: Sequence[Sequence[_Element]]) -> bool:
    """Whether a table only frames other things: tables with columns, an article, lines one below another."""
    if all(len(cells) <= 1 for cells in rows):
        return True
    for cells in rows:
        for cell in cells:
            if len(cell) and any(_has_columns(inner) for inner in cell.iter("table")):
                return True
            text = "".join(cell.itertext()) if len(cell) else cell.text or ""
            if text.count("。") >= _SENTENCES:
                return True
    return False


def cells_of(
    rows: Sequence[Sequence[_Element]],
    text_of: Callable[[_Element], str],
    position: Callable[[_Element], tuple[int, int] | None],
) -> list[Cell]:
    """The cells of these rows, merged ones once, placed as a browser places them."""
    cells: list[Cell] = []
    busy_until = [0] * MAX_COLUMNS  # the row at which each column is free again
    for row, elements in enumerate(rows):
        column = 0
        for element in elements:
            while column < MAX_COLUMNS and busy_until[column] > row:
                column += 1
            width = min(_number(element, "colspan") or 1, MAX_COLUMNS - column)
            height = _number(element, "rowspan")
            height = 1 if height is None else height or _WHOLE_COLUMN
            if width > 0:
                cells.append(Cell(row, column, text_of(element), height, width, source=position(element)))
                busy_until[column : column + width] = [row + height] * width
                column += width
    return cells


def rows_of(table: _Element) -> list[list[_Element]]:
    """The cells of each row that is shown; those of nested tables are left to these."""
    rows: dict[_Element, list[_Element]] = {}
    for element in table.iter("tr", "td", "th"):
        owner = _around(element, "tr" if element.tag != "tr" else "table")
        if element.tag == "tr":
            if owner is table and not is_hidden(element):
                rows[element] = []
        elif owner is not None and owner in rows:
            if not is_hidden(element):
                rows[owner].append(element)
        elif owner is None and _around(element, "table") is table:
            parent = element.getparent()
            if parent is not None:
                rows.setdefault(parent, []).append(element)  # a cell outside any row
    return list(rows.values())


def _has_columns(table: _Element) -> bool:
    return any(sum(cell.tag in ("td", "th") for cell in row) > 1 for row in table.iter("tr"))


def _around(element: _Element, tag: str) -> _Element | None:
    """The nearest element of that tag, or the nearest table if that comes first, around an element."""
    for ancestor in element.iterancestors():
        if ancestor.tag in (tag, "table"):
            return ancestor if ancestor.tag == tag else None
    return None


def _number(element: _Element, attribute: str) -> int | None:
    """A span as the page claims it, None where it claims none."""
    claimed = element.get(attribute)
    if claimed is None:
        return None
    claimed = claimed.strip()
    return int(claimed[:5]) if claimed.isdecimal() and claimed.isascii() else None
