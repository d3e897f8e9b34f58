"""What a review adds to a Word file, as markup: comments, their marks, and a sheet at the end.

Formats are given in full, since the styles of a draft are made for its body: large, indented, widely spaced.
``names`` is what declares the names of Word where they are not declared around the markup, or empty.
Source: ECMA-376-1, 17.13.4 (comments), 17.5.2 (content controls).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from linter.documents.docx_text import CHECKLIST
from linter.documents.notes import Author, Grid, Line, Note, Sheet

_SMALL, _LARGE = 18, 30  # half points
_WIDTH = 5_000  # of a table, in fiftieths of a per cent: all there is
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_NEVER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def range_start(id_: int, names: str) -> bytes:
    """The mark at which the range of a comment begins."""
    return f'<w:commentRangeStart{names} w:id="{id_}"/>'.encode()


def range_end(id_: int, names: str) -> bytes:
    """The mark at which it ends, and the run that refers to the comment."""
    reference = f'<w:r{names}><w:commentReference w:id="{id_}"/></w:r>'
    return f'<w:commentRangeEnd{names} w:id="{id_}"/>{reference}'.encode()


def comment(id_: int, note: Note, author: Author, names: str) -> bytes:
    """A comment: its heading in bold, then a paragraph a line."""
    who = f"w:author={quoteattr(author.name)} w:initials={quoteattr(author.initials)}"
    lines = "".join([_paragraph(note.heading, is_bold=True), *map(_paragraph, note.lines)])
    start = f'<w:comment{names} w:id="{id_}" {who} w:date="{author.day}T00:00:00Z">'
    return f"{start}{lines}</w:comment>".encode()


def comments_root(content: bytes, uri: str) -> bytes:
    """A part of comments."""
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    start = f'{declaration}<w:comments xmlns:w="{uri}">'.encode()
    return start + content + b"</w:comments>"


def sheet_control(sheet: Sheet, names: str) -> bytes:
    """A sheet on a page of its own, in a content control by which it is known again."""
    blocks = [_grid(block) if isinstance(block, Grid) else _line(block) for block in sheet]
    properties = f'<w:tag w:val="{CHECKLIST}"/>'
    return (
        f"<w:sdt{names}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{''.join(blocks)}</w:sdtContent></w:sdt>"
    ).encode()


def _line(line: Line) -> str:
    return _paragraph(line.text, is_bold=line.is_title, is_title=line.is_title)


def _grid(grid: Grid) -> str:
    columns = "".join(f'<w:gridCol w:w="{width * 90}"/>' for width in grid.widths)
    rows = "".join(_row(row, grid.widths, is_header=not index) for index, row in enumerate(grid.rows))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_WIDTH}" w:type="pct"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(cells: Sequence[str], widths: Sequence[int], *, is_header: bool) -> str:
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width * _WIDTH // 100}" w:type="pct"/></w:tcPr>'
        f"{_paragraph(text, is_bold=is_header)}</w:tc>"
        for text, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{''.join(made)}</w:tr>"


def _paragraph(text: str, *, is_bold: bool = False, is_title: bool = False) -> str:
    """A paragraph of one run; a title begins a page."""
    page, side = ("<w:pageBreakBefore/>", "center") if is_title else ("", "left")
    weight, size = "<w:b/>" if is_bold else "", _LARGE if is_title else _SMALL
    return (
        f'<w:p><w:pPr>{page}<w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:after="20" w:line="240" w:lineRule="auto"/>'
        '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>'
        f'<w:jc w:val="{side}"/></w:pPr><w:r><w:rPr>{weight}<w:sz w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(_NEVER.sub("", text))}</w:t></w:r></w:p>'
    )
