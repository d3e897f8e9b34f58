"""The pages of a PDF, read by pdfplumber.

Runs in a process of its own (``pdf_process``): a hostile file may make pdfminer unpack gigabytes or never
end.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from linter.documents.pdf_cells import TableFiller
from linter.documents.pdf_layout import PageLayout
from linter.documents.pdf_lines import Character, lines_of
from linter.documents.pdf_rules import MAX_RULE, Rule, lattices

if TYPE_CHECKING:
    from pdfplumber.page import Page

MAX_PAGES = 500
MAX_CHARACTERS = 3_000_000
_MAX_OBJECTS = 200_000  # on one page
# A font without a map to Unicode leaves its characters as "(cid:123)".
_UNMAPPED = "(cid:"
_MOST_UNMAPPED = 0.2


class Refusal(Exception):
    """A PDF that cannot be read; ``reason`` is a key of the messages in ``pdf``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_pages(data: bytes) -> list[PageLayout]:
    """What stands on each page.  Raises Refusal where no text can be read, and nothing else."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        pages = list(_pages(data))
        if not pages:
            raise Refusal("damaged")
        _refuse_without_text(pages)
    except Refusal:
        raise
    except Exception as error:  # pdfminer meets damage with whatever it stumbles over
        raise Refusal(_reason(error)) from error
    return pages


def _reason(error: BaseException) -> str:
    """Why pdfplumber gave up; it wraps what pdfminer raises."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    seen: list[BaseException] = [error]
    while isinstance(inner := next(iter(seen[-1].args), None) or seen[-1].__context__, BaseException):
        seen.append(inner)
    if any(isinstance(one, MemoryError) for one in seen):
        return "memory"
    locked = any(isinstance(one, (PDFPasswordIncorrect, PDFEncryptionError)) for one in seen)
    return "encrypted" if locked else "damaged"


def _pages(data: bytes) -> Iterator[PageLayout]:
    from pdfminer.pdfpage import PDFPage
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

    pdf = PDF(io.BytesIO(data))
    left = MAX_CHARACTERS
    for number, source in enumerate(islice(PDFPage.create_pages(pdf.doc), MAX_PAGES + 1), 1):
        if number > MAX_PAGES:
            raise Refusal("pages")
        page = Page(pdf, source, number)
        layout = _page(page, number)
        page.close()
        left -= _length(layout)
        if left < 0:
            raise Refusal("characters")
        yield layout


def _page(page: Page, number: int) -> PageLayout:
    objects: dict[str, list[dict[str, Any]]] = page.objects
    if sum(map(len, objects.values())) > _MAX_OBJECTS:
        raise Refusal("objects")
    left, top, right, bottom = page.bbox
    filler = TableFiller(lattices(*_rules(objects)))
    for source in objects.get("char", ()):
        char = _character(source)
        if char and left <= (char.x0 + char.x1) / 2 <= right and top <= char.middle <= bottom:
            filler.put(char)
    lines = list(lines_of(filler.outside))
    return PageLayout(number, float(right - left), float(bottom - top), lines, filler.pieces())


def _character(source: dict[str, Any]) -> Character | None:
    """A character, None for one that stands askew: a watermark."""
    along, up, across, _ = source["matrix"][:4]
    text = source["text"]
    if not text or (up and along and abs(up) > 0.1 * abs(along) > 0.001 * abs(up)):
        return None
    turned = 0 if source["upright"] or not up else 1 if up > 0 > across else -1
    return Character(
        text, float(source["x0"]), float(source["x1"]), float(source["top"]), float(source["bottom"]), turned
    )


def _rules(objects: dict[str, list[dict[str, Any]]]) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright rules: lines, thin shapes, and the sides of shapes drawn in outline."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for kind in ("line", "rect", "curve"):
        for shape in objects.get(kind, ()):
            x0, x1 = float(shape["x0"]), float(shape["x1"])
            top, bottom = float(shape["top"]), float(shape["bottom"])
            if _is_white(shape):
                continue
            if bottom - top < MAX_RULE:
                level.append(Rule((top + bottom) / 2, x0, x1))
            if x1 - x0 < MAX_RULE:
                upright.append(Rule((x0 + x1) / 2, top, bottom))
            elif bottom - top >= MAX_RULE and kind == "rect" and shape["stroke"]:
                level += (Rule(top, x0, x1), Rule(bottom, x0, x1))
                upright += (Rule(x0, top, bottom), Rule(x1, top, bottom))
    return level, upright


def _is_white(shape: dict[str, Any]) -> bool:
    colour = shape["stroking_color" if shape["stroke"] else "non_stroking_color"]
    if not isinstance(colour, (tuple, list)) or not all(isinstance(part, (int, float)) for part in colour):
        return False
    return len(colour) in (1, 3) and all(part >= 0.99 for part in colour)


def _length(layout: PageLayout) -> int:
    return sum(len(text) for text in _texts(layout))


def _texts(layout: PageLayout) -> Iterator[str]:
    yield from (line.text for line in layout.lines)
    for piece in layout.pieces:
        yield from (cell.text for cell in piece.cells)


def _refuse_without_text(pages: list[PageLayout]) -> None:
    texts = [text for page in pages for text in _texts(page)]
    unmapped = sum(text.count(_UNMAPPED) for text in texts)
    letters = sum(char.isalpha() for text in texts for char in text) - 3 * unmapped
    if unmapped > _MOST_UNMAPPED * (letters + unmapped):
        raise Refusal("unmapped")
    if letters < 10:
        raise Refusal("scan")
