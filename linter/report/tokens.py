"""The lines of a table taken apart into values, pieces of labels and empty lines, whatever the layout.

Cells may stand one a line, several on a line between blanks, or between tabs, pipes or box-drawing
characters.  Where separators make a cell certain, an empty one is a blank cell.
"""

import itertools
from collections.abc import Collection, Iterator
from functools import partial
from typing import Literal

from linter.documents.document import Document, Span, span_of
from linter.patterns import compiled
from linter.report.cells import CHANGE, NOTE, NOTHING, NUMBER, UNIT, ZERO, is_odd, is_value, without_markup
from linter.report.labels import LETTERS, NOTHING_KNOWN, Label, Wording
from linter.tuples import NamedTuple

_FURNITURE = compiled(
    r"[-—–―·]\s*\d{1,3}\s*[-—–―·]|第\s*\d{1,3}\s*页(?:[,\s/]*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
    r"|(?=.*[|+])(?=.*--)[|:\-\s+=]+|-{5,}|[─━═┄┈┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╞╪╡\s]+"
)
_BARS = "|│┃║"
SEPARATORS = f"{_BARS}\t"
_SEPARATOR = compiled(r"[|│┃║\t]")
_SEMICOLONS = compiled(
    r"(?:;\s*[\d.]*\s*(?=;|$)){4}"
)  # between the cells of a row, as a spreadsheet saves it
_ONLY_BARS = compiled(r"[\s|│┃║]+")  # padding of merged cells, or the bars of cells on lines of their own
_PROSE = compiled(r"[。;!?]")
# Row ordinals (1. （7） 2、) are no values: they stand before a label's words, or end a broken line.  Where a
# site has run the cells together, the last digit before the mark is the ordinal of the next label.
_WORDS_FOLLOW = r"""(?=\s*[“"'‘]?[㐀-鿿]|\s*$)"""
_ORDINAL = (
    rf"\(\s*\d{{1,2}}\s*\){_WORDS_FOLLOW}"
    rf"|(?:(?<![\d.,])\d{{1,2}}|(?<=\d)\d)\s?[.、](?!\d){_WORDS_FOLLOW}"
    r"|(?:(?<=附件)|(?<=附表)|(?<=图)|(?<=表))\d{1,2}(?!\d)"
)
_NO_ORDINAL = r"(?!\s?[.、]\s?[㐀-鿿])"
_INLINE = compiled(
    rf"(?P<ordinal>{_ORDINAL})"
    rf"|(?P<value>{CHANGE}?{NUMBER}{UNIT}?(?![㐀-鿿]){_NO_ORDINAL}(?: ?{NOTE})?"
    rf"|{NUMBER}{_NO_ORDINAL}|\d+(?=\d\s?[.、]\s?[㐀-鿿])|(?<!\S)(?:{NOTHING}|{ZERO}|无)(?!\S))"
)

# What most labels look like: letters of one cell and nothing that any pattern of this module could be of.
_LABEL = compiled(
    r"(?P<ordinal> *\d{1,2}[.、](?=[㐀-鿿]))?"
    r" *(?:\([一二三四五六七八九十]{1,3}\))?"
    r"(?![一二三四五六七八九十百千两零无约近见详暂没不未待])[㐀-鿿][㐀-鿿“”、]{1,22} *"
)

# No row and no empty part of a table is longer; what is, is a text that means to be slow.
_MAX_LINE = 5_000  # characters, unless it holds the labels of a table run together
_MAX_EMPTY_LINES = 1_000  # in a row
_MAX_VALUE = 40  # characters of a line that is one value
_TABLE_ANCHORS = 5  # labels in one line of text that make it a table run together

Kind = Literal["value", "empty_line", "text", "label", "unknown"]


class Mark(NamedTuple):
    """One thing in a table, at its first character.

    A value or an empty line has its ``line``, and the index of its ``cell`` there where separators make cells
    certain.  A text is yet to be told apart (``linter.report.marks``) into labels and unknown words.  A label
    broken over lines may hold values between its characters; they are marks of their own and come after it.
    ``wording`` is what a label may mean, ``ordinal`` what is printed before it.
    """

    kind: Kind
    span: Span
    text: str = ""
    wording: Wording = NOTHING_KNOWN
    ordinal: str = ""
    line: int | None = None
    cell: int | None = None

    def reads_as(self, axis: str) -> Label | None:
        """The reading of this label on an axis, the form's own wording first."""
        return self.wording.by_axis.get(axis)


_mark = partial(tuple.__new__, Mark)  # half the time of a call of ``Mark``, for the lines of a table


def tokens(document: Document, first: int, last: int, anchors: Collection[str] = ()) -> Iterator[Mark]:
    """The tokens of the lines ``first`` up to, not including, ``last``, in order.

    A line of prose holds no cells; one that holds several ``anchors`` (labels) is a table however long.
    """
    folded, lines = document.folded, document.lines
    empty = 0  # lines in a row
    for index in range(first, last):
        line = lines[index]
        text = folded[line.start : line.end]
        if text.isdecimal() and text.isascii():  # most lines of a table; the patterns would say the same
            empty = 0
            yield _mark(("value", line, "", NOTHING_KNOWN, "", index, None))
            continue
        if label := _LABEL.fullmatch(text):  # and most of the others
            empty = 0
            span = span_of((line.start + max(label.end("ordinal"), 0), line.end))
            yield _mark(("text", span, "", NOTHING_KNOWN, "", None, None))
            continue
        text = without_markup(text)
        if ";" in text and _SEMICOLONS.search(text):
            text = text.replace(";", "|")
        is_empty = not text.strip()
        empty = empty + 1 if is_empty else 0
        marked = bool(document.origins) and "\t" in text  # the file itself marks its cells
        if marked and is_empty:
            yield from _blank_row(text, line.start, index)
        elif is_empty:
            if empty <= _MAX_EMPTY_LINES:
                yield Mark("empty_line", Span(line.start, line.start), line=index)
        elif _ONLY_BARS.fullmatch(text) or _FURNITURE.fullmatch(text.strip()):
            continue
        elif marked or _has_cells(text):
            yield from _explicit(text, line.start, index, marked=marked)
        elif 1 < len(word := text.strip()) < _MAX_VALUE and is_odd(word):
            yield Mark("value", line, line=index)
        elif (
            len(text) > 24
            and (len(text) > _MAX_LINE or _PROSE.search(text))
            and sum(words in text for words in anchors) < _TABLE_ANCHORS
        ):
            yield Mark("unknown", line, "".join(LETTERS.findall(text)))
        else:
            yield from _inline(text, line.start, index)


def cell_index(document: Document, offset: int) -> int:
    """How many separators stand before an offset on its line: which cell of a marked row it is in."""
    start = document.lines[document.line_at(offset)].start
    return len(_SEPARATOR.findall(document.folded[start:offset]))


def _has_cells(text: str) -> bool:
    separators = _SEPARATOR.findall(text.strip(" \t"))
    return "\t" in separators or len(separators) >= 2 or (bool(separators) and text.strip()[0] in _BARS)


def _blank_row(text: str, offset: int, line: int) -> Iterator[Mark]:
    """A row without a single figure, of a file that marks its cells."""
    for cell in range(text.count("\t") + 1):
        at = offset + min(cell, len(text))
        yield Mark("value", Span(at, at), line=line, cell=cell)


def _explicit(text: str, offset: int, line: int, *, marked: bool) -> Iterator[Mark]:
    bounds = [-1, *(match.start() for match in _SEPARATOR.finditer(text)), len(text)]
    cells = [(left + 1, right) for left, right in itertools.pairwise(bounds)]
    bare = text.strip(" ")
    # A bar that a blank precedes ends an empty first cell, unless the line is framed by bars on both sides.
    if bare[0] in _BARS and (text[0] != " " or text[-1] in _BARS):
        cells = cells[1:-1] if bare[-1] in _BARS else cells[1:]
    empty = [not text[left:right].strip() for left, right in cells]
    value = [is_value(text[left:right]) for left, right in cells]
    words = [index for index, is_a_value in enumerate(value) if not is_a_value]
    # Empty cells before a label belong to a merged one; in a line of several labels alone, all of them do.
    header = value == empty and len(words) > 1 and not marked
    # Where the file marks its cells, a header has none empty: those behind labels are figures left out.
    labels = words[-1] if words and marked and value == empty else words[0] if words else 0
    numbered = bool(words) and any(value[words[0] :])  # a column of running numbers before the labels
    for index, (left, right) in enumerate(cells):
        if empty[index] and words and (header or index < labels):
            continue
        if numbered and index < words[0]:
            continue
        kind: Kind = "value" if value[index] else "text"
        yield Mark(kind, Span(offset + left, offset + right), line=line, cell=index)


def _inline(text: str, offset: int, line: int) -> Iterator[Mark]:
    start = 0
    for match in _INLINE.finditer(text):
        yield from _text(text, start, match.start(), offset)
        if match.lastgroup == "value":
            yield Mark("value", Span(offset + match.start(), offset + match.end()), line=line)
        start = match.end()
    yield from _text(text, start, len(text), offset)


def _text(text: str, start: int, end: int, offset: int) -> Iterator[Mark]:
    if LETTERS.search(text, start, end):
        yield Mark("text", Span(offset + start, offset + end))
