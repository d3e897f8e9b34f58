"""The tables of a Word file: rows, and cells merged across columns and down rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from linter.documents.docx_package import W
from linter.documents.docx_text import TABLE, flattened
from linter.documents.grid import MAX_COLUMNS, Cell
from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROW, _CELL, _TEXT = f"{W}tr", f"{W}tc", f"{W}t"
_SENTENCES = 4  # full stops in one cell that make it an article and the table a frame around it


class Row(NamedTuple):
    """The cells of a row that is shown, and how many columns are left free before them."""

    before: int
    cells: list[_Element]


def rows_of(table: _Element) -> list[Row]:
    """The rows of a table, without those and without the cells that are deleted (tracked)."""
    rows = []
    for row in flattened(table, _ROW):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        cells = [cell for cell in flattened(row, _CELL) if cell.find(f"{W}tcPr/{W}cellDel") is None]
        rows.append(Row(_number(properties, "gridBefore", 0), cells))
    return rows


def is_layout(rows: Sequence[Row]) -> bool:
    """Whether a table only frames other things: tables with columns, an article, lines one below another."""
    if all(len(row.cells) <= 1 for row in rows):
        return True
    return any(_frames(cell) for row in rows for cell in row.cells)


def cells_of(rows: Sequence[Row], text_of: Callable[[_Element], tuple[str, tuple[int, int]]]) -> list[Cell]:
    """The cells of a data table, merged ones once.

    ``text_of`` gives the text of a cell with its paragraphs and is asked in the order of the file.
    """
    cells: list[Cell] = []
    above: dict[int, int] = {}  # column: the index in ``cells`` of the merged cell that may go on there
    for index, row in enumerate(rows):
        column = row.before
        merged: dict[int, int] = {}
        for element in row.cells:
            if column >= MAX_COLUMNS:
                break
            properties = element.find(f"{W}tcPr")
            width = min(max(_number(properties, "gridSpan", 1), 1), MAX_COLUMNS - column)
            text, blocks = text_of(element)
            if _goes_on(properties, "hMerge") and cells and cells[-1].row == index:
                cells[-1] = cells[-1]._replace(column_span=cells[-1].column_span + width)
            elif _goes_on(properties, "vMerge") and (at := above.get(column)) is not None:
                cells[at] = cells[at]._replace(row_span=index - cells[at].row + 1)
                merged[column] = at
            else:
                if properties is not None and properties.find(f"{W}vMerge") is not None:
                    merged[column] = len(cells)
                cells.append(Cell(index, column, text, 1, width, blocks=blocks))
            column += width
        above = merged
    return cells


def _goes_on(properties: _Element | None, name: str) -> bool:
    """Whether a cell is the continuation of a merged one; the word is left out where it is ``continue``."""
    merge = None if properties is None else properties.find(f"{W}{name}")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _frames(cell: _Element) -> bool:
    for table in cell.iter(TABLE):
        if any(len(row.findall(_CELL)) > 1 for row in table.iter(_ROW)):
            return True
    return sum((text.text or "").count("。") for text in cell.iter(_TEXT)) >= _SENTENCES


def _number(properties: _Element | None, name: str, otherwise: int) -> int:
    element = None if properties is None else properties.find(f"{W}{name}")
    text = "" if element is None else (element.get(f"{W}val") or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 5 else otherwise
