"""The tokens of a table with their labels recognised: labels, values, empty lines and unknown words in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from linter.documents.document import Document, Span
from linter.report.labels import Label, Vocabulary
from linter.report.tokens import LETTERS, Token

_NUMERALS = frozenset("一二三四五六七八九十")
_ORDINAL_BEFORE = re.compile(r"(?:\(\s*)?(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.、)]*[\s“\"'‘]*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing in a table, at its first character.

    A label broken over lines may hold values between its characters; they are marks of their own and
    come after it.  ``labels`` are the readings of a label, ``ordinal`` what is printed before it.
    """

    kind: Literal["label", "unknown", "value", "empty_line"]
    span: Span
    text: str = ""
    labels: tuple[Label, ...] = ()
    ordinal: str = ""
    token: Token | None = None

    def reads_as(self, axis: str) -> Label | None:
        """The reading of this label on an axis, the form's own wording first."""
        readings = sorted((label for label in self.labels if label.axis == axis), key=lambda x: not x.printed)
        return readings[0] if readings else None


class _Letters:
    """The letters of the text tokens as one string, each with its offset in the document."""

    def __init__(self, document: Document, tokens: Iterable[Token]) -> None:
        self._starts: list[int] = []
        self._offsets: list[int] = []
        pieces, length = [], 0
        for token in tokens:
            for match in LETTERS.finditer(document.folded, token.span.start, token.span.end):
                self._starts.append(length)
                self._offsets.append(match.start())
                pieces.append(match[0])
                length += len(match[0])
        self.text = "".join(pieces)

    def offset(self, index: int) -> int:
        run = bisect_right(self._starts, index) - 1
        return self._offsets[run] + index - self._starts[run]

    def span(self, start: int, end: int) -> Span:
        return Span(self.offset(start), self.offset(end - 1) + 1)

    def stands_alone(self, start: int, end: int) -> bool:
        before = start == 0 or self.text[start - 1] in _NUMERALS or self.offset(start - 1) + 1 != self.offset(start)
        after = end == len(self.text) or self.offset(end - 1) + 1 != self.offset(end)
        return before and after


def marks(document: Document, tokens: list[Token], vocabulary: Vocabulary) -> list[Mark]:
    """What the tokens of a table say, in the order in which each thing begins."""
    letters = _Letters(document, (token for token in tokens if token.kind == "text"))
    stops = sorted(token.span.start for token in tokens if token.kind == "value")
    found = [
        Mark("value" if token.kind == "value" else "empty_line", token.span, token=token)
        for token in tokens
        if token.kind != "text"
    ]
    found.extend(_words(document, letters, vocabulary, stops))
    return sorted(found, key=lambda mark: mark.span.start)


def _words(
    document: Document, letters: _Letters, vocabulary: Vocabulary, stops: list[int]
) -> Iterator[Mark]:
    unknown_from = 0
    for match in vocabulary.pattern.finditer(letters.text):
        start, end = match.span()
        if match[0] in vocabulary.weak and not letters.stands_alone(start, end):
            continue
        yield from _unknown(document, letters, unknown_from, start, stops)
        span = letters.span(start, end)
        before = document.folded[max(span.start - 12, 0) : span.start]
        ordinal = _ORDINAL_BEFORE.search(before.rpartition("\n")[2])
        yield Mark(
            "label", span, match[0], vocabulary.by_words[match[0]], ordinal[1] if ordinal else ""
        )
        unknown_from = end
    yield from _unknown(document, letters, unknown_from, len(letters.text), stops)


def _unknown(
    document: Document, letters: _Letters, start: int, end: int, stops: list[int]
) -> Iterator[Mark]:
    """The words between two labels, cut where a value stands between them; ordinals alone are dropped."""
    while start < end:
        next_stop = bisect_right(stops, letters.offset(start))
        limit = stops[next_stop] if next_stop < len(stops) else None
        cut = start + 1
        while cut < end and (limit is None or letters.offset(cut) < limit):
            cut += 1
        text = letters.text[start:cut]
        if not set(text) <= _NUMERALS:
            yield Mark("unknown", letters.span(start, cut), text)
        start = cut
