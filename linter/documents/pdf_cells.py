"""Which characters of a page stand in which cell of a ruled table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.documents.pdf_layout import Piece, RuledCell
from linter.documents.pdf_lines import Character, joined, lines_of
from linter.documents.pdf_rules import Lattice

_CLOSING = frozenset("）)】〕》”’、，。；：！？%％")
_FIGURE = re.compile(r"\s*[-+]?\d")
_NEAR = 0.3  # of a character's height


class TableFiller:
    """Sorts the characters of a page into the cells of its tables."""

    def __init__(self, tables: Sequence[Lattice]) -> None:
        # of tables within each other the inner one takes the character
        self._tables = sorted(tables, key=_area)
        self._inside: list[dict[int, list[Character]]] = [{} for _ in self._tables]
        self._last: tuple[Character, int, int] | None = None
        self.outside: list[Character] = []

    def put(self, char: Character) -> None:
        """Put one character in its place; they come in the order in which they are drawn."""
        found = self._hanging(char) or self._find(char)
        if found is None:
            self._last = None
            self.outside.append(char)
        else:
            table, box = found
            self._last = (char, table, box)
            self._inside[table].setdefault(box, []).append(char)

    def pieces(self) -> list[Piece]:
        """The tables that hold any text, from top to bottom."""
        filled = [
            _piece(table, cells)
            for table, cells in zip(self._tables, self._inside, strict=True)
            if any(char.text.strip() for chars in cells.values() for char in chars)
        ]
        return sorted(filled, key=lambda piece: piece.top)

    def _find(self, char: Character) -> tuple[int, int] | None:
        x, y = (char.x0 + char.x1) / 2, char.middle
        for index, table in enumerate(self._tables):
            box = table.box_at(x, y)
            if box is not None:
                return index, box
        return None

    def _hanging(self, char: Character) -> tuple[int, int] | None:
        """The cell of the character before, where a closing mark hangs over its border."""
        if self._last is None or char.text not in _CLOSING:
            return None
        before, table, box = self._last
        height = before.bottom - before.top
        near = abs(char.x0 - before.x1) < _NEAR * height and abs(char.middle - before.middle) < _NEAR * height
        return (table, box) if near else None


def _piece(table: Lattice, inside: dict[int, list[Character]]) -> Piece:
    cells = []
    for index, box in enumerate(table.boxes):
        right = table.columns[box.last_column + 1]
        text = joined(list(lines_of(inside.get(index, ()))), right)
        height, width = box.last_row - box.row + 1, box.last_column - box.column + 1
        cells.append(RuledCell(box.row, box.column, height, width, text))
    return Piece(table.rows[0], table.rows[-1], table.columns, _without_stray_rules(cells))


def _without_stray_rules(cells: Sequence[RuledCell]) -> list[RuledCell]:
    """The cells of headers, blank ones joined to their neighbour where the rule between them is stray.

    Such a rule stands above the middle of a cell: a stroke left over when cells were merged.
    """
    kept = list(cells)
    for blank in cells:
        if blank.text or blank.column_span < 2 or blank.row_span > 1:
            continue
        below = [cell for cell in cells if cell.row == blank.row + 1]
        for index, other in enumerate(kept):
            if other.row != blank.row or other.row_span > 1 or not other.text or _FIGURE.match(other.text):
                continue
            left, right = sorted((blank, other), key=lambda cell: cell.column)
            border = right.column
            if left.column + left.column_span == border and any(
                left.column
                <= cell.column
                < border
                < cell.column + cell.column_span
                <= border + right.column_span
                for cell in below
            ):
                kept[index] = other._replace(
                    column=left.column, column_span=left.column_span + right.column_span
                )
                kept.remove(blank)
                break
    return kept


def _area(table: Lattice) -> float:
    return (table.columns[-1] - table.columns[0]) * (table.rows[-1] - table.rows[0])
