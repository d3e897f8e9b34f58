"""The line that a finding stands on, with a caret under the right characters."""

from linter.documents.document import Document, Span
from linter.output.display import pieces
from linter.tuples import NamedTuple

WINDOW = 76  # columns of a line that are shown at most
_BEFORE = 30  # columns kept before a span in the middle of a long line
_ELLIPSIS = "..."


class Excerpt(NamedTuple):
    """``text`` is one line, made printable; ``marker`` stands below it; ``row`` counts from 1."""

    row: int
    text: str
    marker: str


def excerpt(document: Document, span: Span) -> Excerpt:
    """The first line of ``span``.  A long line is cut around it; a zero-width span gets one caret."""
    index = document.line_at(span.start)
    line = document.lines[index]
    start = min(span.start, line.end)
    end = max(start, min(span.end, line.end))
    first, before = _window_start(document, line, start, end)
    last = min(line.end, first + WINDOW)
    text = _ELLIPSIS if before else ""
    used = len(text)
    lead = carets = 0
    for offset, (shown, width) in enumerate(pieces(document.text[first:last]), first):
        if used + width > WINDOW:
            last = offset
            break
        lead += width if offset < start else 0
        carets += width if start <= offset < end else 0
        text += shown
        used += width
    after = _ELLIPSIS if last < line.end else ""
    margin = " " * (len(_ELLIPSIS if before else "") + lead)
    return Excerpt(index + 1, (text + after).rstrip(), margin + "^" * max(carets, 1))


def _window_start(document: Document, line: Span, start: int, end: int) -> tuple[int, bool]:
    """Where the shown part of a line begins, and whether something was left out before it."""
    if end - line.start <= WINDOW:
        through = document.text[line.start : end]
        if sum(width for _, width in pieces(through)) <= WINDOW:
            return line.start, False
    first, room = start, _BEFORE
    for _, width in pieces(reversed(document.text[max(line.start, start - _BEFORE) : start])):
        room -= width
        if room < 0:
            break
        first -= 1
    return first, first > line.start
