"""A page's tree as a stream of texts, breaks and tables, in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from linter.documents.furniture import is_hidden
from linter.documents.html_tables import is_layout, rows_of
from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCK_TAGS = (
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section table tbody td tfoot th "
    "thead tr ul"
)
BLOCKS = frozenset(_BLOCK_TAGS.split())
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef、。《》〔〕“”]")


class Piece(NamedTuple):
    """A text with the element that it follows, a break, or a whole table."""

    kind: Literal["text", "break", "table"]
    element: _Element
    text: str = ""
    rows: Sequence[Sequence[_Element]] = ()  # of a table


class Line(NamedTuple):
    """A line of text with the element whose tag stands before it."""

    text: str
    element: _Element


def pieces(root: _Element, left_out: Collection[_Element] = (), *, tables: bool) -> Iterator[Piece]:
    """The pieces below ``root``.  ``tables`` says whether data tables come whole or as their texts."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end"), tag="*")
    for event, element in walker:
        if event == "start":
            if element in left_out or is_hidden(element):
                walker.skip_subtree()
            elif element.tag == "table" and tables and not is_layout(rows := rows_of(element)):
                yield Piece("table", element, rows=rows)
                walker.skip_subtree()
            else:
                if element.tag in BLOCKS:
                    yield Piece("break", element)
                yield from _text(element, element.text, preformatted=element.tag == "pre")
            continue
        if element.tag in BLOCKS and element.tag != "br":
            yield Piece("break", element)
        if element is not root:
            parent = element.getparent()
            yield from _text(element, element.tail, preformatted=parent is not None and parent.tag == "pre")


def lines(stream: Iterator[Piece]) -> Iterator[Line | Piece]:
    """The stream with its texts joined to lines; tables are handed through."""
    texts: list[str] = []
    first: _Element | None = None
    for piece in stream:
        if piece.kind == "text":
            if first is None and piece.text.strip():
                first = piece.element
            texts.append(piece.text)
            continue
        if first is not None:
            yield Line(_collapse("".join(texts)), first)
        texts, first = [], None
        if piece.kind == "table":
            yield piece
    if first is not None:
        yield Line(_collapse("".join(texts)), first)


def text_of(cell: _Element) -> str:
    """The text of a table's cell, its lines apart."""
    if not len(cell):
        return _collapse(cell.text or "")
    return "\n".join(line.text for line in lines(pieces(cell, tables=False)))


def _text(element: _Element, text: str | None, *, preformatted: bool) -> Iterator[Piece]:
    if not text:
        return
    if not preformatted:
        yield Piece("text", element, text)
        return
    for line in text.splitlines(keepends=True):
        yield Piece("text", element, line)
        if line.endswith(("\n", "\r")):
            yield Piece("break", element)


def _collapse(text: str) -> str:
    """Blanks as a browser shows them; a line's end in the source between Chinese characters is none."""
    text = text.strip(" \t\r\n\f")
    return text if text.isalnum() else _BLANKS.sub(_blank, text)  # most cells of a table hold no blank


def _blank(match: re.Match[str]) -> str:
    text = match.string
    wrapped = "\n" in match[0] or "\r" in match[0]
    return "" if wrapped and _WIDE.match(text[match.start() - 1]) and _WIDE.match(text[match.end()]) else " "
