"""From paragraphs and tables to the one text that every check reads: a paragraph a line, a row a line.

The cells of a row stand between tabs, so that an empty one is known to be blank.  A reader adds what it
meets in the order of the file and takes the finished Document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.documents.document import Document, Origin, Remark, Span
from linter.documents.grid import Cell, Place, lay_out

_NEVER = dict.fromkeys([*range(9), *range(14, 32), 0x7F, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef、。《》〔〕“”（），：；]")


class Rendering:
    """A text under construction, and where each piece of it stands in the file."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._origins: list[Origin] = []
        self._remarks: list[Remark] = []
        self._paragraphs = 0
        self._tables = 0

    def paragraph(
        self,
        text: str,
        *,
        automatic: str = "",
        page: int | None = None,
        source: tuple[int, int] | None = None,
        blocks: tuple[int, int] | None = None,
    ) -> None:
        """Add a paragraph; one without text is left out, a line break in it begins a new line.

        ``automatic`` is the number that stands before it without being in the file.  Tabs become blanks.
        """
        lines = [" ".join(line.split("\t")).strip() for line in clean(text).splitlines()]
        body = "\n".join(filter(None, lines))
        if not body:
            return
        self._paragraphs += 1
        number = clean(automatic).replace("\t", " ").replace("\n", " ")
        span = self._add(number + body)
        self._origins.append(
            Origin(span, self._paragraphs, page=page, source=source, automatic=len(number), blocks=blocks)
        )
        self._end_line()

    def verbatim(self, line: str, source: tuple[int, int]) -> None:
        """Add a line of a text file as it stands; ``source`` is its line and column there, from 1."""
        self._origins.append(Origin(self._add(line), source=source))
        self._end_line()

    def remark(self, text: str) -> None:
        """Add a comment to the program, which takes no room in the text."""
        self._remarks.append(Remark(Span(self._length, self._length), text))

    def table(self, cells: Sequence[Cell]) -> None:
        """Add a table, its merged cells given once; rows and columns of the cells count from 0.

        A header cell over several columns or rows is written out in each of them, any other merged cell once,
        where it begins.
        """
        self._tables += 1
        for row in lay_out([_on_one_line(cell) for cell in cells]):
            self._row(row)

    def document(self, path: str, kind: str, encoding: str = "utf-8") -> Document:
        """What was added so far, as a Document."""
        return Document(
            path, kind, "".join(self._parts), encoding, tuple(self._origins), tuple(self._remarks)
        )

    def _row(self, row: Sequence[Place]) -> None:
        for index, place in enumerate(row):
            if index:
                self._parts.append("\t")
                self._length += 1
            span = self._add(place.text)
            self._origins.append(
                Origin(
                    span,
                    table=self._tables,
                    row=place.row + 1,
                    column=place.column + 1,
                    page=place.page,
                    source=place.source,
                    blocks=place.blocks,
                )
            )
        self._end_line()

    def _add(self, text: str) -> Span:
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return Span(start, self._length)

    def _end_line(self) -> None:
        self._parts.append("\n")
        self._length += 1


def clean(text: str) -> str:
    """The text without control and invisible characters; tabs and line breaks stay."""
    return text.translate(_NEVER)


def _on_one_line(cell: Cell) -> Cell:
    text = one_line(cell.text)
    return cell if text == cell.text else cell._replace(text=text)


def one_line(text: str) -> str:
    """The text of a cell on one line: a break between Chinese characters goes, any other is a blank."""
    text = text.strip()
    if text.isprintable():  # most cells; what is never shown is not printable
        return text
    text = clean(text).strip()
    joined = ""
    for line in filter(None, (line.strip() for line in text.splitlines())):
        gap = " " if joined and not (_WIDE.match(joined[-1]) or _WIDE.match(line)) else ""
        joined += gap + line
    return joined.replace("\t", " ")
