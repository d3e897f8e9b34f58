"""The text of a report's sections as clauses that can be compared with those of another report.

A clause is what stands between two marks.  What the form, the law and every report say is left out, as are
headings; years are read as one another, so that last year's sentence with this year's number is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b

from linter import resources
from linter.patterns import compiled
from linter.report.report import Report
from linter.tuples import NamedTuple

_SENTENCE = compiled(r"[^。!?\n\v〔〕]+")
_CLAUSE = compiled(r"[^,;:]+")
_YEAR = compiled(r"20\d\d年度?")
_QUOTES = compiled(r"[“”\"'‘’ ]")
_SHORTEST = 4  # characters of a clause that says anything
_TITLE = 20  # characters of a heading; a longer one is a numbered sentence
_MOST = 20_000  # clauses; no report has so many


class Clause(NamedTuple):
    """A clause: its words for comparison, and where it stands in the running text."""

    words: str
    start: int
    end: int

    @property
    def size(self) -> int:
        return len(self.words)

    @property
    def fingerprint(self) -> int:
        """The same for the same words, in every process."""
        return int.from_bytes(blake2b(self.words.encode(), digest_size=8).digest(), "big")


class Passage(NamedTuple):
    """Clauses that follow each other in both texts: the first and last+1 of ``new``, the first of ``old``."""

    first: int
    last: int
    old: int


def clauses(report: Report) -> dict[str, list[Clause]]:
    """The clauses of each section of the form that says more than its tables."""
    found: dict[str, list[Clause]] = {}
    prose = report.prose
    if prose is None:
        return found
    headings = sorted(
        heading.span
        for section in report.outline.sections
        for heading in (section.heading, *section.headings)
        if len(heading.words) <= _TITLE
    )
    sections = iter(report.outline.sections)
    section = next(sections, None)
    heading = 0
    for count, clause in enumerate(_clauses(prose.text)):
        if count == _MOST:
            break
        offset = prose.running.offset(clause.start)
        while section and section.body.end <= offset:
            section = next(sections, None)
        while heading < len(headings) and headings[heading].end <= offset:
            heading += 1
        in_heading = heading < len(headings) and headings[heading].start <= offset
        if section and section.id and section.body.start <= offset and not in_heading:
            found.setdefault(section.id, []).append(clause)
    return found


def passages(new: Sequence[Clause], old: Sequence[Clause], least: int) -> list[Passage]:
    """Where ``new`` repeats ``old`` for at least ``least`` characters, in order.  Linear in both."""
    starts: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    for index, clause in enumerate(old):
        starts.setdefault(clause.words, index)
        if index + 1 < len(old):
            pairs.setdefault((clause.words, old[index + 1].words), index)
    found, at = [], 0
    while at < len(new):
        follower = new[at + 1].words if at + 1 < len(new) else ""
        start = pairs.get((new[at].words, follower), starts.get(new[at].words))
        if start is None:
            at += 1
            continue
        end = at + 1
        while (
            end < len(new) and start + end - at < len(old) and new[end].words == old[start + end - at].words
        ):
            end += 1
        if sum(clause.size for clause in new[at:end]) >= least:
            found.append(Passage(at, end, start))
        at = end
    return found


def _clauses(text: str) -> Iterator[Clause]:
    """Every clause of the running text that is no formula."""
    for sentence in _SENTENCE.finditer(text):
        if any(pattern.search(sentence[0]) for pattern in _formulas()):
            continue
        for match in _CLAUSE.finditer(text, *sentence.span()):
            words = _leading().sub("", _YEAR.sub("年", _QUOTES.sub("", match[0])))
            if len(words) >= _SHORTEST:
                yield Clause(words, match.end() - len(match[0]), match.end())


@cache
def _formulas() -> list[re.Pattern[str]]:
    return [compiled(each) for each in resources.load("passages.yaml")["formulas"]]


@cache
def _leading() -> re.Pattern[str]:
    return compiled(resources.load("passages.yaml")["leading"])
