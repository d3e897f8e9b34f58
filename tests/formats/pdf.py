"""A report printed as a PDF by ReportLab: ruled tables, merged cells, page breaks wherever they fall."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from linter.documents.document import Document
from tests.formats.contents import Paragraph, Table, contents
from tests.generator.manuscript import Manuscript

_FONT = "STSong-Light"  # one of Adobe's fonts that need not be in the file
_WIDTH = 440.0  # of a table, in points
_LABELS = {4: (160.0,), **dict.fromkeys((9, 10, 11), (40.0, 60.0, 110.0))}  # by the number of columns


@dataclass(frozen=True)
class Printer:
    """How the pages look; ``leading`` moves the page breaks."""

    leading: float = 26.0
    ruled: bool = True
    repeated_header: bool = False
    page_numbers: str = "- {} -"
    shaded_prose: bool = False
    password: str | None = None


_PLAIN = Printer()


def printed(manuscript: Manuscript, printer: Printer = _PLAIN) -> bytes:
    """The bytes of the PDF."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import SimpleDocTemplate
    from reportlab.platypus.doctemplate import LayoutError

    def footer(canvas: Any, document: Any) -> None:
        canvas.setFont(_FONT, 12)
        canvas.drawCentredString(A4[0] / 2, 50, printer.page_numbers.format(document.page))

    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    # A merged cell is not cut by a page: cells with notes in them are printed smaller.
    for size in (9, 7, 5):
        story: list[Any] = []
        for index, item in enumerate(contents(manuscript)):
            if isinstance(item, Paragraph):
                story.append(_paragraph(item.ordinal + item.text, printer, centred=index == 0))
            else:
                story += _table(item, printer, size)
        out = io.BytesIO()
        template = SimpleDocTemplate(
            out, pagesize=A4, leftMargin=79, rightMargin=74, topMargin=85, bottomMargin=85,
            invariant=True, encrypt=printer.password,
        )  # fmt: skip
        try:
            template.build(story, onFirstPage=footer, onLaterPages=footer)
        except LayoutError:
            continue
        return out.getvalue()
    raise ValueError("a table is too large for a page")


def read_here(data: bytes) -> Document:
    """Read a PDF without the process of its own that the program starts for each."""
    from linter.documents.pdf_flow import flow
    from linter.documents.pdf_pages import read_pages

    return flow(read_pages(data)).document("draft.pdf", "pdf")


def _paragraph(text: str, printer: Printer, *, centred: bool) -> Any:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph as Printed

    style = ParagraphStyle(
        "text", fontName=_FONT, fontSize=14, leading=printer.leading, wordWrap="CJK",
        firstLineIndent=0 if centred else 28, alignment=1 if centred else 0,
        backColor="#eeeeee" if printer.shaded_prose else None,
    )  # fmt: skip
    return Printed(escape(text), style)


def _table(table: Table, printer: Printer, size: int) -> list[Any]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph as Printed
    from reportlab.platypus import Spacer
    from reportlab.platypus import Table as PrintedTable

    style = ParagraphStyle(
        "cell", fontName=_FONT, fontSize=size, leading=size * 4 / 3, wordWrap="CJK", alignment=1
    )
    width = max(column + cell.columns for row in table for column, cell in row)
    grid: list[list[Any]] = [[""] * width for _ in table]
    commands: list[Any] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    if printer.ruled:
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
    for index, row in enumerate(table):
        for column, cell in row:
            grid[index][column] = Printed(escape(cell.text), style)
            if cell.rows > 1 or cell.columns > 1:
                last = (column + cell.columns - 1, index + cell.rows - 1)
                commands.append(("SPAN", (column, index), last))
    labels = _LABELS.get(width, ())
    header = next((i for i, row in enumerate(table) if not all(cell.is_label for _, cell in row)), 0)
    again = header if printer.repeated_header and len(labels) == 3 else 0
    widths = [*labels, *[(_WIDTH - sum(labels)) / (width - len(labels))] * (width - len(labels))]
    return [PrintedTable(grid, colWidths=widths, repeatRows=again, style=commands), Spacer(1, 6)]
