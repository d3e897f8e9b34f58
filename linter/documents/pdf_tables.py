"""Tables that pages cut are put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.documents.folding import fold
from linter.documents.grid import Cell
from linter.documents.pdf_layout import Piece, RuledCell

_SAME_WIDTH = 0.04  # share by which the two pieces' widths may differ
_SAME_COLUMN = 6.0  # points
_NAMES = 3  # columns at least whose names are cut, where a header is
_ORDINAL = re.compile(r"\s*(?:[(]?[一二三四五六七八九十]{1,3}[)、.]|[(]?\d{1,2}[)、.](?!\d))")
# A figure, perhaps with a unit or a note, or a mark for nothing; a blank is neither this nor a label.
_VALUE = re.compile(r"[^\w\s()]+|[○〇无零]|[-+]?\s*\d[\d,.\s]*[^\d\s(]{0,3}(?:[(].*)?", re.DOTALL)


class CutTable:
    """A table under construction, page by page."""

    def __init__(self, piece: Piece, page: int) -> None:
        self._columns = list(piece.columns)
        self._rows = 0
        self._cells: list[Cell] = []
        self._add(piece.cells, self._columns, page)

    @property
    def cells(self) -> list[Cell]:
        """The cells of all pieces, merged ones once."""
        return self._cells

    def continues_in(self, piece: Piece) -> bool:
        """Whether a piece on the next page may be of this table: as wide, with columns in common."""
        width, other = self._columns[-1] - self._columns[0], piece.columns[-1] - piece.columns[0]
        if (
            abs(width - other) > _SAME_WIDTH * width
            or abs(self._columns[0] - piece.columns[0]) > _SAME_WIDTH * width
        ):
            return False
        inner = self._scaled(piece.columns)[1:-1]
        common = sum(any(abs(x - column) <= _SAME_COLUMN for column in self._columns) for x in inner)
        return 2 * common >= min(len(inner), len(self._columns) - 2)

    def add(self, piece: Piece, page: int) -> None:
        """Put the next piece below: a repeated header goes, what the page cut is joined."""
        cells = _without_header(piece.cells, self._header())
        if not cells:
            return
        columns = self._unite(self._scaled(piece.columns))
        lowest = {
            column: index
            for index, cell in enumerate(self._cells)
            if cell.row + cell.row_span == self._rows
            for column in range(cell.column, cell.column + cell.column_span)
        }
        start, before = self._rows, len(self._cells)
        self._add(cells, columns, page)
        self._join(lowest, start, before)

    def _add(self, cells: Sequence[RuledCell], columns: Sequence[float], page: int) -> None:
        at = [self._columns.index(x) for x in columns]
        start = self._rows
        for cell in cells:
            column, last = at[cell.column], at[cell.column + cell.column_span]
            self._cells.append(Cell(start + cell.row, column, cell.text, cell.row_span, last - column, page))
            self._rows = max(self._rows, start + cell.row + cell.row_span)

    def _scaled(self, columns: Sequence[float]) -> list[float]:
        scale = (self._columns[-1] - self._columns[0]) / (columns[-1] - columns[0])
        return [self._columns[0] + (x - columns[0]) * scale for x in columns]

    def _unite(self, columns: Sequence[float]) -> list[float]:
        """The table's own columns for those of a piece; one without its like becomes a new column."""
        found: list[float] = []
        for x in columns:
            nearest = min(self._columns, key=lambda column: abs(column - x))
            found.append(nearest if abs(nearest - x) <= _SAME_COLUMN and nearest not in found else x)
        new = [x for x in found if x not in self._columns]
        if new:
            old, self._columns = self._columns, sorted([*self._columns, *new])
            at = [self._columns.index(x) for x in old]
            self._cells = [
                cell._replace(
                    column=at[cell.column], column_span=at[cell.column + cell.column_span] - at[cell.column]
                )
                for cell in self._cells
            ]
        return found

    def _header(self) -> list[list[str]]:
        return _row_texts(self._cells)

    def _join(self, lowest: dict[int, int], start: int, before: int) -> None:
        """Join what the page cut: a whole row in two, or the labels of rows that go on."""
        top = [index for index in range(before, len(self._cells)) if self._cells[index].row == start]
        pairs = [
            (lowest[cell.column], index)
            for index in top
            if (cell := self._cells[index]).column in lowest
            and self._same_columns(self._cells[lowest[cell.column]], cell)
        ]
        whole = len(pairs) == len(top) > 1 and self._is_one_row(pairs)
        labels = self._label_columns()
        joined: dict[int, int] = {}
        for above, below in pairs:
            cell = self._cells[below]
            is_outer = cell.column + cell.column_span < labels if labels else _begins(self._cells[above].text)
            if whole or (is_outer and self._goes_on(self._cells[above], cell)):
                self._merge(above, below, whole)
                joined[below] = above
        self._cells = [cell for index, cell in enumerate(self._cells) if index not in joined]
        if whole:
            self._close_up(start)

    def _same_columns(self, above: Cell, below: Cell) -> bool:
        return above.column == below.column and above.column_span == below.column_span

    def _label_columns(self) -> int:
        """How many columns hold labels: those before the first value; 0 where there is none."""
        return min((cell.column for cell in self._cells if _is_value(cell)), default=0)

    def _is_one_row(self, indexes: Sequence[tuple[int, int]]) -> bool:
        """Whether two rows are one that the page cuts: the lower one begins nothing of its own."""
        pairs = [(self._cells[upper], self._cells[lower]) for upper, lower in indexes]
        both = [(upper, lower) for upper, lower in pairs if not _is_cut_behind_number(upper, lower)]
        cut = len(both) < len(pairs)
        above, below = [upper for upper, _ in both], [lower for _, lower in both]
        words = [lower for upper, lower in both if _has_words(lower) and not _is_open(upper.text)]
        if any(_begins(cell.text) for cell in words):
            return False
        if not any(map(_is_value, (*above, *below))):
            return cut or _is_cut_header(above, below)
        if any(one.text and other.text and _is_value(one) != _is_value(other) for one, other in both):
            return False
        label = next((cell.text for cell in reversed(above) if _has_words(cell)), "")
        label_goes_on = cut or (any(map(_has_words, below)) and (_begins(label) or _is_open(label)))
        if not any(map(_is_value, above)):
            return label_goes_on or not any(map(_has_words, below))
        # figures may be cut as well, but not every one of them
        lower_values = [upper for upper, lower in both if _is_value(lower)]
        every = len(lower_values) == sum(map(_is_value, above))
        return label_goes_on and not every and all(map(_is_value, lower_values))

    def _goes_on(self, above: Cell, below: Cell) -> bool:
        """Whether a label that spans rows goes on below the cut."""
        if not above.text and not below.text:
            return False
        if not below.text or _plain(below.text) == _plain(above.text):
            return True
        return _is_open(above.text) or (_begins(above.text) and not _begins(below.text))

    def _merge(self, above: int, below: int, whole: bool) -> None:
        upper, lower = self._cells[above], self._cells[below]
        repeated = not whole and _plain(lower.text) == _plain(upper.text)
        text = upper.text if repeated else upper.text + lower.text
        span = upper.row_span + lower.row_span - whole
        page = upper.page if upper.text or not whole else lower.page
        self._cells[above] = upper._replace(text=text, row_span=span, page=page)

    def _close_up(self, start: int) -> None:
        """Move the rows below a joined row up by one."""
        self._cells = [cell._replace(row=cell.row - 1) if cell.row >= start else cell for cell in self._cells]
        self._rows -= 1


def _without_header(cells: Sequence[RuledCell], header: Sequence[Sequence[str]]) -> list[RuledCell]:
    """The cells without the rows at their top that repeat the rows at the top of the table."""
    again = _row_texts([Cell(c.row, c.column, c.text, c.row_span, c.column_span) for c in cells])
    count = 0
    for ours, theirs in zip(again, header, strict=False):
        if ours != theirs or any(_VALUE.fullmatch(text) for text in ours):
            break
        count += 1
    if any(cell.row < count < cell.row + cell.row_span for cell in cells):
        return list(cells)
    return [cell._replace(row=cell.row - count) for cell in cells if cell.row >= count]


def _row_texts(cells: Sequence[Cell]) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(_plain(cell.text))
    return [rows.get(row, []) for row in range(max(rows, default=-1) + 1)]


def _plain(text: str) -> str:
    return "".join(fold(text).split())


def _begins(text: str) -> bool:
    return _ORDINAL.match(fold(text)) is not None


def _is_cut_header(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether the names of columns go on below a cut; the rows of a blank form have a label or two each."""
    words = [upper.text for upper, lower in zip(above, below, strict=True) if lower.text]
    return len(words) >= _NAMES and all(words)


def _is_value(cell: Cell) -> bool:
    return _VALUE.fullmatch(fold(cell.text).strip()) is not None and not _begins(cell.text)


def _is_cut_behind_number(upper: Cell, lower: Cell) -> bool:
    """Whether a page cuts a label between its number and the mark behind it: 5 and 、属于三类内部事务信息."""
    return upper.text.strip().isdecimal() and fold(lower.text).lstrip()[:1] in ("、", ".", ")")


def _is_open(text: str) -> bool:
    """Whether a bracket is left open."""
    plain = fold(text)
    return plain.count("(") > plain.count(")")


def _has_words(cell: Cell) -> bool:
    return bool(cell.text.strip()) and not _is_value(cell)
