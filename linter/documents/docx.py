"""The reader of Word files (.docx): paragraphs, tables and notes in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.documents.document import Document
from linter.documents.docx_numbering import Numbering
from linter.documents.docx_package import Package, W
from linter.documents.docx_tables import cells_of, is_layout, rows_of
from linter.documents.docx_text import PARAGRAPH, flattened, paragraph_text
from linter.documents.errors import ReadError
from linter.documents.rendering import Rendering

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTES = ("footnotes", "endnotes")


def read_docx(data: bytes, path: str) -> Document:
    """Read a Word file with the numbers that Word prints; tracked insertions are taken, deletions left out.

    Raises ReadError for a file that is damaged, beyond the limits or without text, and without lxml.
    """
    document = walk(Package(data, path)).rendering.document(path, "docx")
    if not document.text.strip():
        raise ReadError(
            path,
            "Word 文档里没有文字（可能只有图片）。请检查有文字的原稿。",
            "there is no text in the Word document (only pictures, perhaps); check the draft that has it",
        )
    return document


def walk(package: Package) -> Reader:
    """Everything that is read of a Word file: its body, then its notes.  Raises ReadError."""
    reader = Reader(Numbering(package))
    reader.blocks(package.body)
    for kind in _NOTES:
        notes = package.beside(kind)
        for note in notes if notes is not None else ():
            if note.get(f"{W}type") in (None, "normal"):
                reader.blocks(note)
    return reader


class Reader:
    """Walks the blocks in order, since numbers are counted from the first paragraph on.

    ``paragraphs`` are those read so far.
    """

    def __init__(self, numbering: Numbering) -> None:
        self.rendering = Rendering()
        self.paragraphs: list[_Element] = []
        self._numbering = numbering
        self._open = ""  # text whose paragraph mark is deleted: the next paragraph goes on with it

    def blocks(self, parent: _Element) -> None:
        """Add the blocks below ``parent``."""
        for element in flattened(parent):
            if element.tag == PARAGRAPH:
                number, text, boxes = self._read(element)
                read = len(self.paragraphs)
                self.rendering.paragraph(text, automatic=number, blocks=(read - 1, read))
                for box in boxes:
                    self.blocks(box)
                continue
            rows = rows_of(element)
            if not is_layout(rows):
                self.rendering.table(cells_of(rows, self._cell_text))
                continue
            for row in rows:
                for cell in row.cells:
                    self.blocks(cell)
        self.rendering.paragraph(self._take_open())

    def _cell_text(self, cell: _Element) -> tuple[str, tuple[int, int]]:
        first = len(self.paragraphs)
        text = "\n".join(filter(None, self._lines(cell)))
        return text, (first, len(self.paragraphs))

    def _lines(self, parent: _Element) -> Iterator[str]:
        """The paragraphs of a cell; a number counts as text there, for it may be all that the cell shows."""
        for element in flattened(parent):
            if element.tag == PARAGRAPH:
                number, text, boxes = self._read(element)
                yield number + text
                for box in boxes:
                    yield from self._lines(box)
            else:
                for row in rows_of(element):
                    for cell in row.cells:
                        yield from self._lines(cell)
        yield self._take_open()

    def _read(self, paragraph: _Element) -> tuple[str, str, list[_Element]]:
        """The number and the text of a paragraph, and the text boxes that are anchored in it."""
        boxes: list[_Element] = []
        self.paragraphs.append(paragraph)
        properties = paragraph.find(f"{W}pPr")
        text = self._take_open() + paragraph_text(paragraph, boxes)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._open = text
            return "", "", boxes
        return self._numbering.number(properties), text, boxes

    def _take_open(self) -> str:
        text, self._open = self._open, ""
        return text
