"""Where in a draft its statutory tables stand, told by their labels wherever they are put."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from linter.documents.document import Document
from linter.report.labels import LETTERS, Vocabulary
from linter.tuples import NamedTuple

_MAX_GAP = 220  # letters between two labels of one table: a header repeated on a new page and a remark
_MAX_HEADER = 600  # letters of a header repeated on a new page, its merged cells written out
_LEAD = 130  # letters above the first anchor that may hold the header
_TRAIL = 120  # letters below the last anchor that may hold the last rows' labels


class Region(NamedTuple):
    """Lines ``first`` up to ``last`` that hold a table, ``anchors`` the label words found there."""

    first: int
    last: int
    anchors: frozenset[str]


class Hit(NamedTuple):
    """A label met, from letter ``start`` up to, not including, ``end``."""

    start: int
    end: int
    words: str


class DraftLetters:
    """The letters of a whole draft as one string, each run with its offset in the document."""

    def __init__(self, document: Document) -> None:
        met = LETTERS.finditer(document.folded)
        runs = {match.start(): run for match in met if (run := match[0]) != "无"}
        self._document = document
        self._offsets = [*runs]
        self._starts = [0, *accumulate(map(len, runs.values()))]
        self.text = "".join(runs.values())

    def line(self, index: int) -> int:
        """The line of the draft that the letter ``index`` stands on; the ends are the first and last line."""
        if index >= len(self.text):
            return len(self._document.lines) - 1
        if index < 0:
            return 0
        run = bisect_right(self._starts, index) - 1
        return self._document.line_at(self._offsets[run] + index - self._starts[run])

    def hits(self, words: Sequence[str]) -> list[Hit]:
        """Where the words stand, in order."""
        found = []
        for word in words:
            at = self.text.find(word)
            while at >= 0:
                found.append(Hit(at, at + len(word), word))
                at = self.text.find(word, at + len(word))
        return sorted(found)


def regions(
    letters: DraftLetters, table_id: str, words: Vocabulary, hits: Mapping[str, Sequence[Hit]]
) -> list[Region]:
    """The places that may hold a table, in order; one begins and ends where the labels of others stand.

    ``hits`` are those of each table's labels.
    """
    clusters: list[list[Hit]] = []
    for hit in hits[table_id]:
        if clusters and _unknown(letters.text[clusters[-1][-1].end : hit.start], words) <= _MAX_GAP:
            clusters[-1].append(hit)
        else:
            clusters.append([hit])
    every = [hit for found in hits.values() for hit in found]
    ends = sorted([-1, *(hit.end for hit in every)])
    starts = sorted([*(hit.start for hit in every), len(letters.text)])
    found = []
    for cluster in clusters:
        begin, end = cluster[0].start, cluster[-1].end
        first = max(begin - _LEAD, ends[bisect_right(ends, begin) - 1])
        last = min(end + _TRAIL, starts[bisect_left(starts, end)])
        # the line on which the next thing begins is left out, unless the table itself ends on it
        stop = max(letters.line(last) + (last == len(letters.text)), letters.line(end - 1) + 1)
        found.append(Region(letters.line(first), stop, frozenset(hit.words for hit in cluster)))
    return found


def _unknown(text: str, vocabulary: Vocabulary) -> int:
    """How many letters between two labels are none of a label: a merged header written out is long."""
    if not _MAX_GAP < len(text) <= _MAX_HEADER:
        return len(text)
    return len(text) - sum(end - start for start, end in vocabulary.find(text))
