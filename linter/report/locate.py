"""Where in a draft its statutory tables stand, told by their labels wherever they are put."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from linter.documents.document import Document
from linter.report.labels import Vocabulary
from linter.report.tokens import LETTERS

_MAX_GAP = 220  # letters between two labels of one table: a header repeated on a new page and a remark
_LEAD = 130  # letters above the first anchor that may hold the header
_TRAIL = 60  # letters below the last anchor that may hold the last rows' labels


class Region(NamedTuple):
    """Lines ``first`` up to ``last`` that hold a table, ``anchors`` the label words found there."""

    first: int
    last: int
    anchors: frozenset[str]


class DraftLetters:
    """The letters of a whole draft as one string, each run with its offset in the document."""

    def __init__(self, document: Document) -> None:
        runs = [(match.start(), match[0]) for match in LETTERS.finditer(document.folded) if match[0] != "无"]
        self._document = document
        self._offsets = [start for start, _ in runs]
        self._starts = []
        length = 0
        for _, run in runs:
            self._starts.append(length)
            length += len(run)
        self.text = "".join(run for _, run in runs)

    def line(self, index: int) -> int:
        """The line of the draft that the letter ``index`` stands on; the ends are the first and last line."""
        if index >= len(self.text):
            return len(self._document.lines) - 1
        if index < 0:
            return 0
        run = bisect_right(self._starts, index) - 1
        return self._document.line_at(self._offsets[run] + index - self._starts[run])


def regions(letters: DraftLetters, vocabulary: Vocabulary, floor: int = -1) -> list[Region]:
    """The places that may hold the table, in order."""
    hits = sorted(_hits(letters.text, vocabulary.strong))
    clusters: list[list[tuple[int, int, str]]] = []
    for hit in hits:
        if clusters and _continues(clusters[-1], hit):
            clusters[-1].append(hit)
        else:
            clusters.append([hit])
    found = []
    for index, cluster in enumerate(clusters):
        before = clusters[index - 1][-1][1] if index else floor
        after = clusters[index + 1][0][0] if index + 1 < len(clusters) else len(letters.text)
        first = max(cluster[0][0] - _LEAD, before)
        last = min(cluster[-1][1] + _TRAIL, after)
        # the line on which the next thing begins is left out, unless the table itself ends on it
        end = max(letters.line(last) + (last == len(letters.text)), letters.line(cluster[-1][1] - 1) + 1)
        found.append(Region(letters.line(first), end, frozenset(words for _, _, words in cluster)))
    return found


def _continues(cluster: Sequence[tuple[int, int, str]], hit: tuple[int, int, str]) -> bool:
    return hit[0] - cluster[-1][1] <= _MAX_GAP


def _hits(text: str, words: Sequence[str]) -> list[tuple[int, int, str]]:
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append((at, at + len(word), word))
            at = text.find(word, at + len(word))
    return found
