"""The writer of Word files: the texts of runs are changed in place, all else stays byte for byte."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.documents.alignment import placed, smallest
from linter.documents.document import Document, Span
from linter.documents.docx import Reader
from linter.documents.docx_numbering import Numbering
from linter.documents.docx_package import Package, W
from linter.documents.docx_part import edited
from linter.documents.docx_pieces import Piece, Pieces
from linter.documents.errors import WriteError
from linter.documents.repacking import replace_entry
from linter.documents.splicing import Change, changed
from linter.documents.writing import inexact

if TYPE_CHECKING:
    from lxml.etree import _Element

_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def write_docx(data: bytes, document: Document, changes: Sequence[Change]) -> bytes:
    """A Word file with changes to the texts of its runs; an empty cell gets a run.

    Raises WriteError for a place that is not in the main part, is a number that Word prints, or stands there
    twice (for older programs), and for a signed file.
    """
    package = Package(data, document.path)
    package.refuse_signed()
    reader = Reader(Numbering(package))
    reader.blocks(package.body)
    writer = _Writer(document, reader.paragraphs)
    for change in changes:
        writer.change(change)
    main = edited(package.content(package.main), package.body, writer.texts, writer.runs)
    written = None if main is None else replace_entry(data, package.main, main)
    if written is None:
        raise inexact(document)
    return written


class _Writer:
    """Collects what the text elements are to hold, and the paragraphs that get a first run."""

    def __init__(self, document: Document, paragraphs: Sequence[_Element]) -> None:
        self._document = document
        self._pieces = Pieces(document, paragraphs)
        self._changes: dict[_Element, list[Change]] = defaultdict(list)
        self.runs: dict[_Element, str] = {}

    @property
    def texts(self) -> dict[_Element, str]:
        """The new text of each element that changes."""
        return {element: changed(element.text or "", changes) for element, changes in self._changes.items()}

    def change(self, change: Change) -> None:
        """Note one change.  Raises WriteError where its place is not certain."""
        span, content = change
        origin = self._document.origin_at(span.start)
        if origin is None or origin.blocks is None or span.end > origin.span.end:
            raise inexact(self._document)
        piece = self._pieces.of(origin)
        if span.start < piece.start:
            raise WriteError(
                self._document.path,
                "这个编号是 Word 自动编的，不是文字，没有改。请在 Word 里调整编号。",
                "Word counts this number itself, it is no text; set the numbering right in Word",
            )
        if piece.is_empty:
            self.runs[piece.paragraphs[0]] = content
            return
        own = Span(span.start - piece.start, span.end - piece.start)
        for each in smallest(piece.text, (own, content)):
            pieces = None if piece.places is None else placed(each, piece.places)
            if pieces is None:
                raise inexact(self._document)
            for start, end, text in pieces:
                self._note(piece, start, end, text)

    def _note(self, piece: Piece, start: int, end: int, content: str) -> None:
        """Spread new text over the elements that hold the old; what is put in goes to the first of them."""
        while True:
            # What is put in between two elements goes behind the first.
            index = bisect_right(piece.ends, start - 1 if start == end and start else start)
            text, element = piece.held[index]
            begin = piece.ends[index] - len(text)
            stop = min(end, piece.ends[index])
            if element.tag != f"{W}t" or next(element.iterancestors(_ALTERNATIVES), None) is not None:
                raise inexact(self._document)
            self._changes[element].append((Span(start - begin, stop - begin), content))
            if stop >= end:
                return
            start, content = stop, ""
