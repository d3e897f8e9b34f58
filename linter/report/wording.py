"""Slips of wording in the prose: listed typos, and words written twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from linter.patterns import compiled
from linter.report.words import Typo, Words
from linter.tuples import NamedTuple

_MOST = 2_000  # slips of one kind; no draft has so many
_LONGEST = 12  # characters of a phrase that is looked for twice
_TWICE = compiled(rf"([一-龥]{{2,{_LONGEST}}}?)\1")
_NUMERAL = compiled(r"[一二三四五六七八九十百千万亿零两]+")
_ONE_BY_ONE = compiled(r"一.{1,4}|.一|[很极最太].{1,2}|.{1,2}[着来去]|越.")
# Where a heading has no line of its own: （一）主动公开主动公开了机构职能.
_HEADING = compiled(r"(?:^|[\n。;:〕)])\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.][一-龥]{2,24}$")
_LONGEST_HEADING = 32
# Particles that stand twice by a slip of the hand; not where two words meet (为了+了解, 目的+的).
_PARTICLE = compiled(
    r"的的(?<!目的的)(?![确士])|了了(?<![不为除]了了)(?![解结却断然不])|和和(?<![温共总人饱调缓平暖]和和)(?![美气睦平])"
    r"|及及(?<![普涉触波危顾提]及及)(?![时早])|被被|把把(?<!一把把)(?![关脉])"
)


class Slip(NamedTuple):
    """A stretch of the running text and what it is taken for."""

    start: int
    end: int
    typo: Typo


def read_typos(text: str, words: Words) -> Iterator[Slip]:
    """Every listed typo, in the order of the list; of two on one place the one listed first."""
    return islice(_typos(text, words), _MOST)


def _typos(text: str, words: Words) -> Iterator[Slip]:
    characters = set(text)  # most of the list is not there: a quick no for each
    taken: set[int] = set()
    for typo in words.typos:
        if not characters.issuperset(typo.wrong):
            continue
        start = text.find(typo.wrong)
        while start >= 0:
            end = start + len(typo.wrong)
            is_part = text.endswith(typo.not_after, 0, start) or text.startswith(typo.not_before, end)
            if not is_part and taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield Slip(start, end, typo)
            start = text.find(typo.wrong, end)


class Repetition(NamedTuple):
    """A word written twice: from ``start`` to ``end``, the second time from ``again``."""

    start: int
    again: int
    end: int


def read_repetitions(text: str, words: Words) -> Iterator[Repetition]:
    """Every word or phrase that follows itself, but for those that may."""
    return islice(_repetitions(text, words), _MOST)


def _repetitions(text: str, words: Words) -> Iterator[Repetition]:
    for match in _TWICE.finditer(text):
        word = match[1]
        if (
            word in words.may_repeat
            or len(set(word)) == 1
            or _NUMERAL.fullmatch(word)
            or _ONE_BY_ONE.fullmatch(word)
            or (word in words.may_meet and "一" <= text[match.end() : match.end() + 1] <= "龥")
            or _HEADING.search(text, max(0, match.end(1) - _LONGEST_HEADING), match.end(1))
        ):
            continue
        yield Repetition(match.start(), match.end(1), match.end())
    for match in _PARTICLE.finditer(text):
        yield Repetition(match.start(), match.start() + 1, match.end())
