"""How a sentence speaks of an instrument that it quotes: as the basis of today, or as history."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from linter.documents.document import Span
from linter.patterns import compiled
from linter.report.endings import spoken_of_as_ended

_REACH = 160
_LEAD = 30  # characters before a citation in which it is called former; the pattern takes fewer
_CLAUSE_END = compiled(r"[,:。;!?]|\n(?=(\r?\n))")
_INSIDE = ",:"  # end a clause, and no sentence
_FORMER = compiled(
    r"(?:[原旧老]|原先的|原来的|旧版的?|老版的?|修[订改]前的?|废止前的?|当时的?|时行的?|已废止的|已失效的"
    r"|(?:原先?|原来|以前|此前|过去|以往|曾经?|先前|从前|之前|早前|当年)(?:一直|均|都|主要)?"
    r"(?:按照?|依照|依据|根据|执行|适用|使用|沿用|参照|采用)的?)\s?$"
)
_PAST = compiled(
    r"废止|失效|停止执行|当时有效|当时施行|修[订改]前|(?:施行|实施|颁布|出台|公布)(?:以来|之初|前)|相比|对比|新旧|变化|沿革|区别|差异|异同|(?:作|进行)了?比较|代替|取代|替代"
)
_BASIS = compiled(r"根据|依据|按照?|依照|遵照|遵循|参照|对照|贯彻|落实|执行|结合|严格|围绕|要求|规定|精神")
_COMPILES = compiled(
    r"(?:编制|编写|撰写|制作|编辑|形成|公布|发布|编报)[^。;]{0,40}(?:年度报告|年报|本报告)|(?:年度报告|年报|本报告)[^。;]{0,40}(?:编制|编写|撰写)|特编制|现编制"
)
_YEAR = compiled(r"((?:19|20)\d\d)\s?年(?!以来|起|来)")
_QUOTED = compiled(r"《[^《》]*》|\([^()]*\)")


class _Ends:
    """Where the sentences, or the clauses, of a text of some length end."""

    def __init__(self, length: int, found: Sequence[tuple[int, int]]) -> None:
        self._length = length
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def around(self, island: Span) -> Span:
        """The stretch around an island, within reach, that no end interrupts."""
        start, stop = max(0, island.start - _REACH), min(self._length, island.end + _REACH)
        before = bisect_right(self._ends, island.start) - 1
        if before >= 0 and self._starts[before] >= start:
            start = self._ends[before]
        after = bisect_left(self._starts, island.end)
        if after < len(self._ends) and self._ends[after] <= stop:
            stop = self._starts[after]
        return Span(start, stop)


class Sentences:
    """The sentences of a folded text, as they speak of what they quote."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _marks(self) -> list[tuple[int, int]]:
        met = _CLAUSE_END.finditer(self.text)
        return [(match.start(), match.end(1) if match[1] else match.end()) for match in met]

    @cached_property
    def ends(self) -> _Ends:
        marks = [mark for mark in self._marks if self.text[mark[0]] not in _INSIDE]
        return _Ends(len(self.text), marks)

    @cached_property
    def clause_ends(self) -> _Ends:
        return _Ends(len(self.text), self._marks)


class Spoken:
    """The ``Circumstances`` of a citation, read from its sentence as far as they are asked for.

    ``island`` is where the citation stands, ``period_year`` the year reported on.
    """

    def __init__(self, sentences: Sentences, island: Span, period_year: int) -> None:
        self._sentences = sentences
        self._island = island
        self._period_year = period_year

    @cached_property
    def _parts(self) -> tuple[str, str]:
        """The sentence before the citation and after it."""
        text, island = self._sentences.text, self._island
        sentence = self._sentences.ends.around(island)
        return text[sentence.start : island.start], text[island.end : sentence.end]

    @cached_property
    def _clause(self) -> Span:
        return self._sentences.clause_ends.around(self._island)

    @cached_property
    def historical(self) -> bool:
        """Whether it is spoken of as something past: 原《…》, 已废止."""
        text, island, clause = self._sentences.text, self._island, self._clause
        before, after = self._parts
        near = text[clause.start : island.start], text[island.end : clause.end]
        return (
            bool(_FORMER.search(before[-_LEAD:]))
            or any(_PAST.search(part) for part in near)
            or spoken_of_as_ended(before, text[island.start : island.end], after)
            or _year_spoken_of(before, near[1], self._period_year) < self._period_year
        )

    @property
    def basis(self) -> bool:
        """Whether the work rests on it: 根据, 按照."""
        before, after = self._parts
        return bool(_BASIS.search(before)) or bool(_BASIS.match(after.lstrip()))

    @property
    def compiles(self) -> bool:
        """Whether this report is drawn up by it."""
        return bool(_COMPILES.search(self.sentence))

    @property
    def clause(self) -> str:
        """The words around, with their topics."""
        text, island, clause = self._sentences.text, self._island, self._clause
        # The clause that follows still speaks of the article: 按照第三十二条的规定,编制年度报告.
        following = self._sentences.clause_ends.around(Span(island.start, min(clause.end + 1, len(text))))
        return text[clause.start : island.start] + text[island.end : following.end]

    @property
    def sentence(self) -> str:
        """All of the sentence but the citation."""
        return "".join(self._parts)


def _year_spoken_of(before: str, after: str, period_year: int) -> int:
    """The year that the sentence is about: the last one before the citation, else one after it."""
    years = _years(before)
    return years[-1] if years else max(_years(after), default=period_year)


def _years(text: str) -> list[int]:
    """The years that a part of a sentence names outside quotations and brackets."""
    if "年" not in text:
        return []
    return [int(year) for year in _YEAR.findall(_QUOTED.sub("", text))]
