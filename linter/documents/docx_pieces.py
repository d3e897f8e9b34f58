"""The paragraphs and cells of a Word file, each with the elements that hold its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from linter.documents.alignment import align
from linter.documents.document import Document, Origin
from linter.documents.docx_text import texts
from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element


class Piece(NamedTuple):
    """A paragraph or a cell: the text read from it, the elements that hold it, and where its characters are.

    ``places`` are indices into the texts of the elements put together, ``ends`` where each of them ends.
    """

    start: int
    text: str
    paragraphs: Sequence[_Element]
    held: Sequence[tuple[str, _Element]]
    ends: Sequence[int]
    places: Sequence[int | None] | None

    @property
    def is_empty(self) -> bool:
        """Whether it is a paragraph or a cell without text, not even blanks."""
        return not self.text and bool(self.paragraphs) and not "".join(text for text, _ in self.held).strip()

    def holding(self, start: int, end: int) -> list[_Element]:
        """The elements that hold the text between two offsets into the document; empty where unknown."""
        if self.places is None or start < self.start >= end:
            return []
        # What has no width stands at the character before it, or at the first.
        first = max(min(start - self.start, len(self.text) - 1), 0)
        after = max(end - self.start, first + 1)
        places = [place for place in self.places[first:after] if place is not None]
        if not places:
            return []
        held = self.held[bisect_right(self.ends, places[0]) : bisect_right(self.ends, places[-1]) + 1]
        return [element for _, element in held]


class Pieces:
    """Makes the pieces of a document out of the paragraphs of its file, each once."""

    def __init__(self, document: Document, paragraphs: Sequence[_Element]) -> None:
        self._document = document
        self._paragraphs = paragraphs
        self._known: dict[Origin, Piece] = {}

    def of(self, origin: Origin) -> Piece:
        """The piece that was read at ``origin``."""
        if origin not in self._known:
            start = origin.span.start + origin.automatic
            text = self._document.text[start : origin.span.end]
            first, after = origin.blocks or (0, 0)
            paragraphs = self._paragraphs[first:after]
            held = [pair for paragraph in paragraphs for pair in texts(paragraph, [])]
            ends = list(accumulate(len(text) for text, _ in held))
            places = align(text, "".join(text for text, _ in held))
            self._known[origin] = Piece(start, text, paragraphs, held, ends, places)
        return self._known[origin]
