"""Where the characters of a text that was read stand in the marked-up source that it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from linter.documents.document import Span
from linter.documents.rendering import clean
from linter.documents.splicing import Change


def align(text: str, source: str) -> list[int | None] | None:
    """For each character of ``text`` its index in ``source``, None for a blank that stands nowhere there.

    Only blanks and what is invisible may be passed over; None where anything else differs.
    """
    found: list[int | None] = []
    at = 0
    for char in text:
        while at < len(source) and source[at] != char and (not clean(source[at]) or source[at].isspace()):
            if char.isspace() and clean(source[at]):
                break  # any blank of the source will do for one
            at += 1
        if at < len(source) and (source[at] == char or (char.isspace() and source[at].isspace())):
            found.append(at)
            at += 1
        elif char.isspace():
            found.append(None)
        else:
            return None
    return found


def smallest(text: str, change: Change) -> Iterator[Change]:
    """A change to ``text`` cut down to the characters that differ, so that the others keep their format."""
    span, content = change
    before = text[span.start : span.end]
    for kind, start, end, from_, to in SequenceMatcher(None, before, content, False).get_opcodes():
        if kind != "equal":
            yield Span(span.start + start, span.start + end), content[from_:to]


def placed(change: Change, places: Sequence[int | None]) -> list[tuple[int, int, str]] | None:
    """A change to a text as changes to its source: start, end and new content; ``places`` as ``align`` gives.

    What is cut in the source by other things gets its new content in the first piece.  None where the place
    of a character is not known.
    """
    span, content = change
    if span.start == span.end:
        before = places[span.start - 1] if span.start else None
        after = places[span.end] if span.end < len(places) else None
        at = before + 1 if before is not None else after
        return None if at is None else [(at, at, content)]
    pieces: list[tuple[int, int, str]] = []
    for place in places[span.start : span.end]:
        if place is None:
            return None
        if pieces and pieces[-1][1] == place:
            pieces[-1] = (pieces[-1][0], place + 1, pieces[-1][2])
        else:
            pieces.append((place, place + 1, "" if pieces else content))
    return pieces
