"""Lines become paragraphs: where a line was full and the next is not indented, the sentence goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from linter.documents.pdf_layout import Line, PageLayout
from linter.tuples import NamedTuple

_SENTENCE_END = re.compile(r"[。！？!?；;：:]”?$")
_BEGINS_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}[章节部]|附[件表]"
)
_WORD = re.compile(r"[!-~]+")
_ASCII = re.compile(r"[!-~]")
_GOES_ON = "-/@._"  # where numbers and addresses are broken
_INDENT = 0.7  # of a character's height: a line that begins further in than this begins a paragraph
_SLACK = 1.0  # of a character's height: what justification and punctuation may leave at a line's end
_SAME_SIZE = 0.12
_LONG = 0.7  # of the widest line
_FAR = 1.5  # a gap this many times the usual one parts paragraphs


class Margins(NamedTuple):
    """The edges of the text of a document, and the usual distance from line to line."""

    left: float
    right: float
    pitch: float


def margins(pages: Sequence[PageLayout]) -> Margins:
    """The margins that most of the long lines keep to; rows of tables without rules are shorter."""
    widest = max((line.x1 - line.x0 for page in pages for line in page.lines), default=0.0)
    long = [[line for line in page.lines if line.x1 - line.x0 > _LONG * widest] for page in pages]
    starts = sorted(line.x0 for lines in long for line in lines)
    ends = sorted(line.x1 for lines in long for line in lines)
    if not ends:
        return Margins(0.0, 0.0, 0.0)
    pitches = [
        below.top - line.top for lines in long for line, below in pairwise(lines) if below.top > line.top
    ]
    return Margins(starts[len(starts) // 10], ends[9 * len(ends) // 10], median(pitches) if pitches else 0.0)


def goes_on(line: Line, following: Line, edges: Margins, *, same_page: bool) -> bool:
    """Whether ``following`` continues the paragraph of ``line``."""
    if abs(line.size - following.size) > _SAME_SIZE * line.size:
        return False
    if following.x0 - edges.left > _INDENT * following.size:
        return False
    if same_page and following.top - line.top > max(_FAR * edges.pitch, 1.2 * line.size):
        return False
    if line.x1 + _first_word(following) + _SLACK * line.size < edges.right:
        return False
    return not (_SENTENCE_END.search(line.text) and _BEGINS_ITEM.match(following.text))


def join(text: str, following: str) -> str:
    """A paragraph with one more line; a blank is put between Latin words only."""
    latin = _ASCII.match(text[-1]) and _ASCII.match(following[0]) and text[-1] not in _GOES_ON
    return text + (" " if latin else "") + following


def _first_word(line: Line) -> float:
    """The width of what could not be broken off at the beginning of a line."""
    word = _WORD.match(line.text)
    return line.size * (0.5 * len(word[0]) if word else 1.0)
