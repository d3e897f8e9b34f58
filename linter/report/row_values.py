"""Which value of a row stands in which column.

Values are placed by what separates them, never by guessing: a row whose values cannot be told apart for
sure is returned as a reason, and nobody is blamed for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from linter.documents.document import Document, Span
from linter.patterns import compiled
from linter.report.labels import LETTERS
from linter.report.tokens import Mark
from linter.tuples import NamedTuple

_PLAIN = compiled(r"0|[1-9]\d*")


class RawRow:
    """A row as met: its label, and the values and empty lines that follow up to the next label."""

    def __init__(self, label: Mark, marks: Sequence[Mark] = ()) -> None:
        self.label = label
        self.marks = [*marks]
        self.values = [mark for mark in marks if mark.kind == "value"]
        self.tail: list[Mark] = []  # words behind the label before its first value
        self.end = label.span.end  # of the label; where a merged cell is written out, of the last one
        self.followed_at: int | None = None  # where the next row's label begins

    def append(self, mark: Mark) -> None:
        """Add what follows."""
        self.marks.append(mark)
        if mark.kind == "value":
            self.values.append(mark)

    def hand_to(self, below: RawRow, values: Sequence[Mark]) -> None:
        """Make some of the values the first of the row below."""
        self.marks = [mark for mark in self.marks if mark not in values]
        self.values = [mark for mark in self.values if mark not in values]
        below.marks[:0] = values
        below.values[:0] = values

    def width(self, document: Document) -> int:
        """The number of values, not counting empty cells at the end."""
        for index in range(len(self.values), 0, -1):
            if _text(document, self.values[index - 1]):
                return index
        return 0

    def is_laid_out_as(self, other: RawRow, width: int) -> bool:
        """Whether values and empty lines, at least ``width`` of them, follow each other as in another row."""
        short, long = sorted((self.marks, other.marks), key=len)
        if len(short) < width:
            return False
        same = all(one.kind == another.kind for one, another in zip(short, long, strict=False))
        return same and all(mark.kind == "empty_line" for mark in islice(long, len(short), None))

    def lines(self) -> int:
        """How many lines its figures stand on; 0 where separators mark the cells."""
        return len({mark.line for mark in self.values if mark.cell is None})

    def has_figures(self, document: Document) -> bool:
        """Whether anything but blanks stands in the row."""
        return any(_text(document, mark) for mark in self.values)


def usual(counts: Sequence[int]) -> int | None:
    """The most frequent of a few counts, the first met of equals; None of none."""
    return max(dict.fromkeys(counts), key=counts.count, default=None)


class Layout(NamedTuple):
    """What the rows of one table have in common, learned from the rows that can be read alone."""

    empty_lines_are_cells: bool = False
    first_cell: int | None = None
    row_is_line: bool = False  # the figures of a row stand on one line


def learn(document: Document, rows: Sequence[tuple[RawRow, int]]) -> Layout:
    """The layout of a table, from its rows, each with the number of its columns."""
    short = [(row, width) for row, width in rows if row.values and len(row.values) < width]
    fitting = [row for row, width in short if _ends_in_blanks(row, width)]
    # An empty line among the figures is an empty cell.  One behind them is, where the row then has all its
    # cells and its figures are plain: run-together figures (2832995元) leave an empty line as well.
    by_lines = any(map(_has_gap, fitting)) or (
        bool(fitting)
        and len(fitting) == len(short)
        and all(_is_plain(document, row) and len(_slots(row)) == width for row, width in short)
    )
    whole = [row for row, width in rows if row.values and len(row.values) == width]
    starts = [row.values[0].cell for row in whole]
    lines = [row.lines() for row in whole if len(row.values) > 1]
    return Layout(by_lines, usual([cell for cell in starts if cell is not None]), usual(lines) == 1)


def place(document: Document, row: RawRow, width: int, layout: Layout) -> list[Span] | None:
    """The spans of a row's ``width`` cells, zero-width for a blank, or None where they cannot be told."""
    values = row.values
    spans = [mark.span for mark in values]
    while len(spans) > width and _begins_text(document, spans[-1]):
        values, spans = values[:-1], spans[:-1]
    if layout.row_is_line and len({document.line_at(span.start) for span in spans}) > 1:
        return None  # torn: a narrow column of a page breaks 3090 over two lines
    if any(mark.cell is not None for mark in values):
        return _explicit(document, values, width, layout)
    if len(spans) > width:
        spans = _join_spaced_digits(document, spans, width)
    if len(spans) == width:
        return spans
    if not spans:
        return _by_lines(row, width, layout) or [Span(row.end, row.end)] * width
    if len(spans) == 1 and set(document.slice(spans[0])) == {"0"} and spans[0].end - spans[0].start == width:
        return [Span(offset, offset + 1) for offset in range(spans[0].start, spans[0].end)]
    return _by_lines(row, width, layout)


def _begins_text(document: Document, span: Span) -> bool:
    """Whether words follow a figure on its line: a paragraph below the table that begins with a number."""
    line = document.lines[document.line_at(span.start)]
    before, behind = document.folded[line.start : span.start], document.folded[span.end : line.end]
    return not before.strip() and bool(LETTERS.search(behind))


def _is_plain(document: Document, row: RawRow) -> bool:
    return all(_PLAIN.fullmatch(_text(document, mark)) for mark in row.values)


def _ends_in_blanks(row: RawRow, width: int) -> bool:
    """Whether the first ``width`` lines may be the cells: what follows them is spacing."""
    slots = _slots(row)
    return len(slots) >= width and all(mark.kind == "empty_line" for mark in slots[width:])


def _has_gap(row: RawRow) -> bool:
    """Whether a value follows an empty line; at the end of a row an empty line may be mere spacing."""
    return any(a.kind == "empty_line" and b.kind == "value" for a, b in pairwise(_slots(row)))


def _slots(row: RawRow) -> list[Mark]:
    """The lines of a row that may each be a cell: values and the empty lines among and behind them."""
    return [mark for mark in row.marks if mark.kind in ("value", "empty_line")]


def _by_lines(row: RawRow, width: int, layout: Layout) -> list[Span] | None:
    slots = _slots(row)
    lines = [mark.line for mark in slots]
    if len(set(lines)) != len(lines):
        return None
    spacing = {mark.kind for mark in (*slots[: 2 * width : 2], *slots[2 * width :])}
    if len(slots) >= 2 * width and spacing == {"empty_line"}:
        return [mark.span for mark in slots[1 : 2 * width : 2]]
    if layout.empty_lines_are_cells and _ends_in_blanks(row, width):
        return [mark.span for mark in slots[:width]]
    return None


def _explicit(document: Document, values: list[Mark], width: int, layout: Layout) -> list[Span] | None:
    """Cells between separators.  A row wrapped over lines of as many cells each is joined cell by cell."""
    lines: dict[int | None, list[Mark]] = {}
    for mark in values:
        lines.setdefault(mark.line, []).append(mark)
    filled = [line for line in lines.values() if any(_text(document, mark) for mark in line)]
    if len(filled) > 1:
        return _wrapped(document, [mark for line in filled for mark in line], width)
    cells = filled[0] if filled else next(iter(lines.values()))
    if len(cells) > width and layout.first_cell is not None and not _is_padded(document, cells, width):
        cells = [mark for mark in cells if (mark.cell or 0) >= layout.first_cell]
    while len(cells) > width and not _text(document, cells[-1]):
        cells = cells[:-1]
    while len(cells) > width and not _text(document, cells[0]):
        cells = cells[1:]
    if len(cells) == width:
        return [mark.span for mark in cells]
    if 0 < len(cells) < width and not filled:
        # empty cells cut off the line's end; a row with figures that is too short may lack any of its cells
        end = cells[-1].span.end
        return [mark.span for mark in cells] + [Span(end, end)] * (width - len(cells))
    return None


def _is_padded(document: Document, cells: Sequence[Mark], width: int) -> bool:
    """Whether a figure comes first and blanks fill up the end: its label takes fewer cells than others'."""
    return _text(document, cells[0]).isdecimal() and not any(_text(document, mark) for mark in cells[width:])


def _wrapped(document: Document, marks: list[Mark], width: int) -> list[Span] | None:
    by_cell: dict[int | None, Mark] = {}
    for mark in marks:
        if _text(document, mark):
            if mark.cell in by_cell and _text(document, by_cell[mark.cell]):
                filled = [mark.span for mark in marks if _text(document, mark)]
                return filled if len(filled) == width else None
            by_cell[mark.cell] = mark
        else:
            by_cell.setdefault(mark.cell, mark)
    spans = [mark.span for _, mark in sorted(by_cell.items(), key=lambda item: item[0] or 0)]
    return spans if len(spans) == width else None


def _join_spaced_digits(document: Document, spans: list[Span], width: int) -> list[Span]:
    """Join digits that a scanner set apart by one blank, where cells stand further apart or are but one."""
    gaps = [document.folded[a.end : b.start] for a, b in pairwise(spans)]
    is_one = width == 1 and document.slice(spans[0]) != "0"
    if not is_one and not any(len(gap) > 1 for gap in gaps):
        return spans
    joined = spans[:1]
    for gap, span in zip(gaps, spans[1:], strict=True):
        if gap == " ":
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _text(document: Document, mark: Mark) -> str:
    return document.folded[mark.span.start : mark.span.end].strip()
