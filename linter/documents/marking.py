"""Notes cut to the pieces of a text that a page shows one by one: paragraphs, lines and cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.documents.document import Document, Span
from linter.documents.notes import Note
from linter.tuples import NamedTuple


class Segment(NamedTuple):
    """Characters of a piece with the notes (by index) that are on them, and those that end behind them."""

    span: Span
    on: tuple[int, ...]
    ending: tuple[int, ...]


def pieces_of(document: Document) -> list[Span]:
    """The paragraphs and cells of a document; of a plain text, its lines."""
    return [origin.span for origin in document.origins] or list(document.lines)


def segments(pieces: Sequence[Span], notes: Sequence[Note]) -> Iterator[list[Segment]]:
    """The segments of each piece, in order; one that no note is on has none of its own.

    Of what stands in no piece, the note is on the nearest one before.
    """
    starts = [piece.start for piece in pieces]
    on_piece: list[list[tuple[Span, int, bool]]] = [[] for _ in pieces]
    for index, note in enumerate(notes):
        at = max(bisect_right(starts, note.span.start) - 1, 0)
        while True:
            is_last = at + 1 >= len(pieces) or starts[at + 1] >= note.span.end
            own = _clipped(note.span, pieces[at])
            if is_last or own.start < own.end:
                on_piece[at].append((own, index, is_last))
            if is_last:
                break
            at += 1
    for piece, own_notes in zip(pieces, on_piece, strict=True):
        yield list(_cut(piece, own_notes))


def _clipped(span: Span, piece: Span) -> Span:
    start = min(max(span.start, piece.start), piece.end)
    return Span(start, max(start, min(span.end, piece.end)))


def _cut(piece: Span, notes: Sequence[tuple[Span, int, bool]]) -> Iterator[Segment]:
    def ending(at: int) -> tuple[int, ...]:
        return tuple(index for span, index, is_last in notes if is_last and span.end == at)

    yield Segment(Span(piece.start, piece.start), (), ending(piece.start))
    for start, end in pairwise(sorted({*piece, *(at for span, _, _ in notes for at in span)})):
        on = tuple(index for span, index, _ in notes if span.start <= start and end <= span.end)
        yield Segment(Span(start, end), on, ending(end))
