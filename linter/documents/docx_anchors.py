"""Where in a Word file a comment on a span of its text may begin and end.

The marks of a comment stand between the children of one paragraph, which no program objects to: never in a
run, in a tracked change, in the middle of a field or in a text box.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from linter.documents.document import Document, Origin, Span
from linter.documents.docx_package import W
from linter.documents.docx_pieces import Pieces
from linter.documents.docx_text import PARAGRAPH, TEXT_BOX

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
        self._paragraphs = paragraphs
        self._pieces = Pieces(document, paragraphs)

    def of(self, span: Span) -> Anchor:
        """The anchor of a span; of what is in no paragraph, the nearest one."""
        piece = self._pieces.of(_nearest(self._document, span.start))
        held = piece.holding(span.start, span.end)
        paragraph = _paragraph_of(held[0]) if held else next(iter(piece.paragraphs), self._paragraphs[0])
        return self._legal(paragraph, [each for each in held if _paragraph_of(each) is paragraph])

    def _legal(self, paragraph: _Element, held: Sequence[_Element]) -> Anchor:
        """The anchor in this paragraph; where comments are not allowed in it, at what it hangs on."""
        for around in paragraph.iterancestors(TEXT_BOX, *_NOTES):
            own = around if around.tag == TEXT_BOX else self._references.get(_note_id(around))
            if own is None:  # a note that nothing refers to
                return self._legal(self._paragraphs[0], ())
            return self._legal(_paragraph_of(own), [own])
        children = [child for child in paragraph if child.tag != _PROPERTIES]
        if not children:
            return Anchor(paragraph)
        tops = [children.index(_child_of(paragraph, each)) for each in held]
        first, last = _around_fields(children, min(tops, default=0), max(tops, default=len(children) - 1))
        return Anchor(paragraph, children[first], children[last])

    @cached_property
    def _references(self) -> dict[tuple[str, str | None], _Element]:
        """The places in the body that notes belong to, by their kind and id."""
        return {
            _note_id(each): each
            for each in self._body.iter(f"{W}footnoteReference", f"{W}endnoteReference")
            if _paragraph_of(each) is not None
        }


def _nearest(document: Document, offset: int) -> Origin:
    before = (origin for origin in reversed(document.origins) if origin.span.start <= offset)
    return document.origin_at(offset) or next(before, document.origins[0])


def _note_id(element: _Element) -> tuple[str, str | None]:
    return str(element.tag).removesuffix("Reference"), element.get(f"{W}id")


def _paragraph_of(element: _Element) -> _Element:
    return next(element.iterancestors(PARAGRAPH))


def _child_of(paragraph: _Element, element: _Element) -> _Element:
    """The child of a paragraph that holds an element."""
    while (parent := element.getparent()) is not None and parent is not paragraph:
        element = parent
    return element


def _around_fields(children: Sequence[_Element], first: int, last: int) -> tuple[int, int]:
    """The range widened to whole fields, whose parts are children of their own."""
    depths = [0]
    for child in children:
        types = [mark.get(_FIELD_TYPE) for mark in child.iter(_FIELD)]
        depths.append(max(0, depths[-1] + types.count("begin") - types.count("end")))
    while first > 0 and depths[first]:
        first -= 1
    while last < len(children) - 1 and depths[last + 1]:
        last += 1
    return first, last
