"""The tokens of a table with their labels recognised, in the order in which each thing begins."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from linter.documents.document import Document, Span, span_of
from linter.patterns import compiled
from linter.report.labels import LETTERS, Vocabulary
from linter.report.tokens import SEPARATORS, Mark

_MAX_PIECES = 16
_NUMERALS = frozenset("一二三四五六七八九十")
_AFTER_ORDINAL = frozenset(".、)")
_ORDINAL_BEFORE = compiled(r"((?<!\d)[1-9]\d?|\d|[一二三四五六七八九十]{1,3})\s*[.、)][\s“\"'‘]*$")


class _Letters:
    """The letters of the texts as one string; ``offsets`` says where each stands in the document."""

    def __init__(self, document: Document, texts: Iterable[Mark]) -> None:
        self.offsets: list[int] = []
        self._starts: list[int] = []  # of the unbroken runs
        runs = []
        for text in texts:
            for match in LETTERS.finditer(document.folded, *text.span):
                self._starts.append(len(self.offsets))
                self.offsets += range(*match.span())
                runs.append(match[0])
        self.text = "".join(runs)

    def span(self, start: int, end: int) -> Span:
        return span_of((self.offsets[start], self.offsets[end - 1] + 1))

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The unbroken runs of letters between two indexes."""
        first = bisect_right(self._starts, start) - 1
        bounds = [start, *self._starts[first + 1 : bisect_left(self._starts, end)], end]
        return [(left, right) for left, right in itertools.pairwise(bounds) if left < right]

    def stands_alone(self, start: int, end: int) -> bool:
        before = (
            start == 0
            or self.text[start - 1] in _NUMERALS
            or self.offsets[start - 1] + 1 != self.offsets[start]
        )
        after = end == len(self.text) or self.offsets[end - 1] + 1 != self.offsets[end]
        return before and after


def marks(document: Document, tokens: Sequence[Mark], vocabulary: Vocabulary) -> list[Mark]:
    """The tokens of a table with the words of their text told apart, in the order in which each begins."""
    letters = _Letters(document, (token for token in tokens if token.kind == "text"))
    stops = [token.span.start for token in tokens if token.kind == "value"]
    found = [token for token in tokens if token.kind != "text"]
    found.extend(_words(document, letters, vocabulary, stops))
    return sorted(found, key=lambda mark: mark.span.start)


def _words(document: Document, letters: _Letters, vocabulary: Vocabulary, stops: list[int]) -> Iterator[Mark]:
    unknown_from = 0
    for start, end in vocabulary.find(letters.text):
        words = letters.text[start:end]
        if words in vocabulary.weak and not letters.stands_alone(start, end):
            continue
        yield from _between(document, letters, (unknown_from, start), stops, vocabulary)
        span = letters.span(start, end)
        yield Mark("label", span, words, vocabulary.by_words[words], _ordinal(document, span.start))
        unknown_from = end
    yield from _between(document, letters, (unknown_from, len(letters.text)), stops, vocabulary)


def _between(
    document: Document, letters: _Letters, stretch: tuple[int, int], stops: list[int], vocabulary: Vocabulary
) -> Iterator[Mark]:
    """What stands between two whole labels: labels with a narrow column's letters in them, and the rest."""
    if _NUMERALS.issuperset(letters.text[slice(*stretch)]):
        return  # nothing, or the ordinal of the next label: no label is made of numerals alone
    pieces = letters.pieces(*stretch)
    index = 0
    rest: list[tuple[int, int]] = []
    while index < len(pieces):
        assembled = _assemble(letters, pieces[index : index + _MAX_PIECES], vocabulary)
        if assembled:
            yield from _unknown(document, letters, rest, stops)
            rest = []
            words, used = assembled
            span = letters.span(pieces[index][0], pieces[index + used - 1][1])
            yield Mark("label", span, words, vocabulary.by_words[words], _ordinal(document, span.start))
            index += used
        else:
            rest.append(pieces[index])
            index += 1
    yield from _unknown(document, letters, rest, stops)


def _assemble(
    letters: _Letters, pieces: list[tuple[int, int]], vocabulary: Vocabulary
) -> tuple[str, int] | None:
    """A label made of ``pieces`` from the first on, passing over pieces of a group's label.

    Returned with the number of pieces that it took.
    三、本年度办理结果 written one character a line puts its characters among the lines of a broken label.
    """
    first = letters.text[slice(*pieces[0])]
    for words in vocabulary.beginning(first):
        left = words.removeprefix(first)
        for used, (start, end) in enumerate(pieces[1:], start=2):
            piece = letters.text[start:end]
            if left.startswith(piece):
                left = left.removeprefix(piece)
            elif not any(piece in heading for heading in vocabulary.headings):
                break
            if not left:
                return words, used
    return None


def _unknown(
    document: Document, letters: _Letters, pieces: list[tuple[int, int]], stops: list[int]
) -> Iterator[Mark]:
    """Unknown words, cut where a value or another cell stands between them; ordinals alone are dropped."""
    run: list[tuple[int, int]] = []
    for piece in pieces:
        if run and _parted(document, letters.offsets[run[-1][1] - 1], letters.offsets[piece[0]], stops):
            yield from _words_of(document, letters, run)
            run = []
        if run or not set(letters.text[slice(*piece)]) <= _NUMERALS:
            run.append(piece)
    yield from _words_of(document, letters, run)


def _words_of(document: Document, letters: _Letters, run: list[tuple[int, int]]) -> Iterator[Mark]:
    while run and set(letters.text[slice(*run[-1])]) <= _NUMERALS:
        run.pop()  # the ordinal of the next label
    if run:
        text = "".join(letters.text[start:end] for start, end in run)
        span = letters.span(run[0][0], run[-1][1])
        yield Mark("unknown", span, text, ordinal=_ordinal(document, span.start))


def _ordinal(document: Document, start: int) -> str:
    """The ordinal printed on the same line before ``start``, as a bare number or numeral."""
    before = document.folded[max(start - 12, 0) : start].rpartition("\n")[2]
    if before.rstrip("“\"'‘ \t\r\v\f")[-1:] not in _AFTER_ORDINAL:
        return ""
    match = _ORDINAL_BEFORE.search(before)
    return match[1] if match else ""


def _parted(document: Document, left: int, right: int, stops: list[int]) -> bool:
    index = bisect_right(stops, left)
    if index < len(stops) and stops[index] < right:
        return True
    return any(bar in document.folded[left:right] for bar in SEPARATORS)
