"""What pages print beside their text: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from linter.documents.folding import fold
from linter.documents.pdf_layout import Line, PageLayout

_MARKED = re.compile(
    r"[-—–―·•~]+\s*[0-9ivx]{1,5}\s*[-—–―·•~]+|第\s*\d{1,3}\s*页(?:[,，/\s]*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
    r"|[Pp]age\s+\d{1,3}(?:\s+of\s+\d{1,3})?"
)
_BARE = re.compile(r"\d{1,3}")
_DIGITS = re.compile(r"\d+")
_EDGE = 0.14  # the share of a page's height at either end where furniture stands
_RUNNING = 3  # pages that carry the same line at the same height


def without_furniture(pages: Sequence[PageLayout]) -> list[PageLayout]:
    """The pages without page numbers and running heads and feet; the first of each running line stays."""
    bare = _bare_numbers(pages)
    running = _running(pages)
    met: set[tuple[str, int]] = set()
    kept: list[PageLayout] = []
    for page in pages:
        lines: list[Line] = []
        for line in page.lines:
            key = _key(line)
            if _at_edge(line, page) and (
                _MARKED.fullmatch(fold(line.text)) or (page.number, line) in bare or key in met
            ):
                continue
            if _at_edge(line, page) and key in running:
                met.add(key)
            lines.append(line)
        kept.append(page._replace(lines=lines))
    return kept


def _at_edge(line: Line, page: PageLayout) -> bool:
    return line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.top / 4)


def _running(pages: Sequence[PageLayout]) -> set[tuple[str, int]]:
    counts = Counter(
        key for page in pages for key in {_key(line) for line in page.lines if _at_edge(line, page)}
    )
    return {key for key, count in counts.items() if count >= _RUNNING}


def _bare_numbers(pages: Sequence[PageLayout]) -> set[tuple[int, Line]]:
    """Figures alone at the end of a page that count the pages; anywhere else they may be a table's."""
    by_shift: dict[int, list[tuple[int, Line]]] = {}
    for page in pages:
        last = max((piece.bottom for piece in page.pieces), default=0.0)
        for line in (*page.lines[:1], *page.lines[-1:]):
            if (
                _BARE.fullmatch(line.text)
                and _at_edge(line, page)
                and (line.top > last or line is page.lines[0])
            ):
                by_shift.setdefault(int(line.text) - page.number, []).append((page.number, line))
    return {
        item
        for shift, found in by_shift.items()
        if len(found) > 1 or (shift == 0 and len(pages) == 1)
        for item in found
    }
