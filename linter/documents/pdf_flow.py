"""From the pages of a PDF to one text: paragraphs and tables without their page breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.documents.pdf_furniture import without_furniture
from linter.documents.pdf_layout import Line, PageLayout, Piece
from linter.documents.pdf_paragraphs import Margins, goes_on, join, margins
from linter.documents.pdf_tables import CutTable
from linter.documents.rendering import Rendering


def flow(pages: Sequence[PageLayout]) -> Rendering:
    """The paragraphs and tables of all pages in reading order, each with the page where it begins."""
    kept = without_furniture(pages)
    writer = _Writer(margins(kept))
    for page in kept:
        for item in _in_order(page):
            if isinstance(item, Line):
                writer.line(item, page.number)
            else:
                writer.piece(item, page.number)
    return writer.finish()


def _in_order(page: PageLayout) -> Iterator[Line | Piece]:
    items: list[Line | Piece] = [*page.lines, *page.pieces]
    yield from sorted(items, key=lambda item: item.top)


class _Writer:
    """Takes lines and pieces of tables in reading order; nothing is written before it is known to end."""

    def __init__(self, edges: Margins) -> None:
        self._rendering = Rendering()
        self._edges = edges
        self._text = ""
        self._began = 0  # the page where the paragraph begins
        self._last: tuple[Line, int] | None = None
        self._table: CutTable | None = None
        self._table_page = 0  # the page of the table's last piece

    def line(self, line: Line, page: int) -> None:
        """Add a line of text."""
        self._end_table()
        if self._last and goes_on(self._last[0], line, self._edges, same_page=self._last[1] == page):
            self._text = join(self._text, line.text)
        else:
            self._end_paragraph()
            self._text, self._began = line.text, page
        self._last = (line, page)

    def piece(self, piece: Piece, page: int) -> None:
        """Add a table, or the next piece of the table that the page before ended with."""
        self._end_paragraph()
        if self._table and page == self._table_page + 1 and self._table.continues_in(piece):
            self._table.add(piece, page)
        else:
            self._end_table()
            self._table = CutTable(piece, page)
        self._table_page = page

    def finish(self) -> Rendering:
        """The whole text."""
        self._end_paragraph()
        self._end_table()
        return self._rendering

    def _end_paragraph(self) -> None:
        if self._text:
            self._rendering.paragraph(self._text, page=self._began)
        self._text, self._last = "", None

    def _end_table(self) -> None:
        if self._table:
            self._rendering.table(self._table.cells)
        self._table = None
