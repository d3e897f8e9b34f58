"""The prose of a draft as one text without blanks, in which every character knows where it came from.

Figures are read over the line breaks and blanks of a converted file (``受理 859\\n件``).  A line feed is left
only where a paragraph ends; a blank only between two figures that the file keeps apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from linter.documents.document import Document, Span
from linter.patterns import compiled

# Between digits at the end of a line and digits at the start of the next: one figure or two.
CUT = "\v"

_WORD = compiled(r"\S+")
_ORDINAL = compiled(r"\(?[一二三四五六七八九十]{1,3}[)、.]|#|\(\d{1,2}\)|\d{1,2}[.、](?!\d)")
_ENDS = "。!?"
_GOES_ON = ",、;:"
_WRAPPED = 18  # characters: a shorter line that ends without a mark is a heading or a cell, not wrapped

# Runs of characters between blanks; no draft has so many, and the first ones of what is no draft say enough.
_MOST_WORDS = 50_000


class RunningText:
    """``text`` and the places of its characters in the draft."""

    def __init__(self, document: Document, excluded: Sequence[Span] = ()) -> None:
        self._starts: list[int] = []
        self._origins: list[int] = []
        pieces: list[str] = []
        size = 0
        for gap, word, origin in islice(_pieces(document, excluded), _MOST_WORDS):
            pieces.append(gap)
            size += len(gap)
            self._starts.append(size)
            self._origins.append(origin)
            pieces.append(word)
            size += len(word)
        self.text = "".join(pieces)

    def offset(self, index: int) -> int:
        """Where the character at ``index`` stands in the draft."""
        piece = max(bisect_right(self._starts, index) - 1, 0)
        return self._origins[piece] + index - self._starts[piece] if self._starts else 0

    def span(self, start: int, end: int) -> Span:
        """The characters from ``start`` to ``end`` (not empty) in the draft."""
        return Span(self.offset(start), self.offset(end - 1) + 1)


def _pieces(document: Document, excluded: Sequence[Span]) -> Iterator[tuple[str, str, int]]:
    """Every word of the prose with what stands before it (nothing, a blank or a line feed) and its offset."""
    folded = document.folded
    before = ""  # the line before; empty where a paragraph begins
    for line in _lines(document, excluded):
        if line.start == line.end:
            before = ""
            continue
        last = ""
        for match in _WORD.finditer(folded, line.start, line.end):
            word = match[0]
            gap = _between(last, word) if last else _break(before, word, folded[line.start : line.end])
            yield gap, word, match.start()
            last = word
        before = folded[line.start : line.end].strip()


def _between(last: str, word: str) -> str:
    """Two words of Latin letters or digits stay apart, all others are one text."""
    latin = all(each.isascii() and each.isalnum() for each in (last[-1], word[0]))
    return " " if latin else ""


def _break(before: str, word: str, line: str) -> str:
    """What stands for a line end: a line feed where a paragraph ends, else nothing."""
    if before and before[-1] in _GOES_ON:
        return ""
    heading = _ORDINAL.match(before) and not any(mark in before for mark in ",。;")
    if not before or before[-1] in _ENDS or len(before) < _WRAPPED or heading or _ORDINAL.match(line.strip()):
        return "\n"
    return CUT if before[-1].isdecimal() and word[0].isdecimal() else ""


def _lines(document: Document, excluded: Sequence[Span]) -> Iterator[Span]:
    """The lines outside the tables; an empty one stands for each table."""
    size = len(document.text)
    start = 0
    for hole in (*sorted(excluded), Span(size, size)):
        for line in document.lines[document.line_at(start) : document.line_at(hole.start) + 1]:
            if start <= line.start and line.end <= hole.start:
                yield line
            elif max(start, line.start) <= min(line.end, hole.start):
                yield Span(max(start, line.start), min(line.end, hole.start))
        yield Span(hole.start, hole.start)
        start = max(start, hole.end)
