"""Where in a Word file a comment on a span of its text may begin and end.

The marks of a comment stand between the children of one paragraph, which no program objects to: never in a
run, in a tracked change, in the middle of a field or in a text box.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from linter.documents.document import Document, Origin, Span
from linter.documents.docx_package import W
from linter.documents.docx_pieces import Pieces
from linter.documents.docx_text import PARAGRAPH, TEXT_BOX
from linter.documents.writing import inexact
from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_PROPERTIES, _FIELD, _FIELD_TYPE = f"{W}pPr", f"{W}fldChar", f"{W}fldCharType"
_NOTES = (f"{W}footnote", f"{W}endnote")


class Anchor(NamedTuple):
    """The first and the last child of a paragraph that a comment is about; none of an empty paragraph."""

    paragraph: _Element
    first: _Element | None = None
    last: _Element | None = None


class Anchors:
    """Finds the anchors of spans; ``paragraphs`` are all that were read, those of notes included."""

    def __init__(self, document: Document, body: _Element, paragraphs: Sequence[_Element]) -> None:
        self._document = document
        self._body = body
        self._pieces = Pieces(document, paragraphs)
        self._contents: dict[_Element, _Content] = {}

    def of(self, span: Span) -> Anchor:
        """The anchor of a span; of what is in no paragraph, the nearest one."""
        piece = self._pieces.of(_nearest(self._document, span.start))
        held = piece.holding(span.start, span.end)
        paragraph = _paragraph_of(held[0]) if held else next(iter(piece.paragraphs), None)
        if paragraph is None:
            paragraph, held = self._first, []
        return self._legal(paragraph, [each for each in held if _paragraph_of(each) is paragraph])

    def _legal(self, paragraph: _Element, held: Sequence[_Element]) -> Anchor:
        """The anchor in this paragraph; where comments are not allowed in it, at what it hangs on."""
        for around in paragraph.iterancestors(TEXT_BOX, *_NOTES):
            own = around if around.tag == TEXT_BOX else self._references.get(_note_id(around))
            outer = None if own is None else _paragraph_of(own)
            if own is None or outer is None:  # a note that nothing refers to
                return self._legal(self._first, ())
            return self._legal(outer, [own])
        if paragraph not in self._contents:
            self._contents[paragraph] = _Content(paragraph)
        return self._contents[paragraph].anchor(held)

    @cached_property
    def _first(self) -> _Element:
        """The first paragraph of the body."""
        first = next(self._body.iter(PARAGRAPH), None)
        if first is None:
            raise inexact(self._document)
        return first

    @cached_property
    def _references(self) -> dict[tuple[str, str | None], _Element]:
        """The places in the body that notes belong to, by their kind and id."""
        references = self._body.iter(f"{W}footnoteReference", f"{W}endnoteReference")
        return {_note_id(each): each for each in references}


def _nearest(document: Document, offset: int) -> Origin:
    before = (origin for origin in reversed(document.origins) if origin.span.start <= offset)
    return document.origin_at(offset) or next(before, document.origins[0])


def _note_id(element: _Element) -> tuple[str, str | None]:
    return str(element.tag).removesuffix("Reference"), element.get(f"{W}id")


def _paragraph_of(element: _Element) -> _Element | None:
    return next(element.iterancestors(PARAGRAPH), None)


class _Content:
    """The children of a paragraph but its properties, and how many fields are open before each."""

    def __init__(self, paragraph: _Element) -> None:
        self._paragraph = paragraph
        self._children = [child for child in paragraph if child.tag != _PROPERTIES]
        self._index = {child: index for index, child in enumerate(self._children)}
        self._open = [0]
        for child in self._children:
            types = [mark.get(_FIELD_TYPE) for mark in child.iter(_FIELD)]
            self._open.append(max(0, self._open[-1] + types.count("begin") - types.count("end")))

    def anchor(self, held: Sequence[_Element]) -> Anchor:
        """The anchor of some elements in the paragraph, in their order; of none, the whole paragraph."""
        if not self._children:
            return Anchor(self._paragraph)
        first = self._top(held[0]) if held else 0
        last = self._top(held[-1]) if held else len(self._children) - 1
        # The parts of a field are children of their own; it is never cut.
        while first > 0 and self._open[first]:
            first -= 1
        while last < len(self._children) - 1 and self._open[last + 1]:
            last += 1
        return Anchor(self._paragraph, self._children[first], self._children[last])

    def _top(self, element: _Element) -> int:
        """The index of the child that holds an element."""
        while element not in self._index and (parent := element.getparent()) is not None:
            element = parent
        return self._index[element]
