"""Places where a figure was lost: a measure word without its number, a number without its measure word."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from linter.patterns import compiled
from linter.report.breakdowns import LOOSE
from linter.report.sentences import Said, Sentence
from linter.report.vocabulary import pattern, words
from linter.tuples import NamedTuple

Kind = Literal["number", "unit", "base"]
_SIBLINGS = 2
_NUMERAL = compiled(r"[\d一二三四五六七八九十百千万亿两几数多余半]$")
_BARE_UNIT = compiled(r"[条篇起宗份](?<=[^\d万亿余多].)(?=[、,;。])")


class Missing(NamedTuple):
    """``start`` and ``end`` bound the words in the running text; ``unit`` is the measure word of the list."""

    kind: Kind
    start: int
    end: int
    unit: str


@cache
def _gap() -> re.Pattern[str]:
    units = "|".join(words("missing", "units"))
    return compiled(rf"(?P<words>[^\d\s、,;:。!?()“”《》〔〕]{{2,30}}?)(?P<unit>{units})(?=[、,;。])")


def read_missing(text: str, found: Sequence[Sentence]) -> Iterator[Missing]:
    """Every figure that a sentence lacks; only where the figures beside it leave no doubt."""
    for sentence in found:
        if sentence.said:
            yield from _in_list(text, sentence)
            yield from _without_unit(sentence)
        for kind, key in (("number", "bare"), ("base", "change")):
            for match in pattern("missing", key).finditer(text, sentence.start, sentence.end + 1):
                unit = "%" if match[0].endswith(("%", "点")) else match[0][-1]
                yield Missing(kind, match.start(), match.end(), unit)  # type: ignore[arg-type]


def _in_list(text: str, sentence: Sentence) -> Iterator[Missing]:
    units = [said.figure.unit for said in sentence.said]
    may_lack = len(units) >= _SIBLINGS and _BARE_UNIT.search(text, sentence.start, sentence.end + 1)
    for match in _gap().finditer(text, sentence.start, sentence.end + 1) if may_lack else ():
        unit, end = match["unit"], match.end()
        lost = text[match.start() : end]
        if units.count(unit) < _SIBLINGS or _NUMERAL.search(match["words"]):
            continue
        if pattern("missing", "not_counts").search(lost) or not _next_to(sentence, unit, match.start(), end):
            continue
        yield Missing("number", match.start(), end, unit)
    if "件" in units:
        for match in pattern("missing", "cases").finditer(text, sentence.start, sentence.end + 1):
            yield Missing("number", match.start(), match.end(), "件")


def _next_to(sentence: Sentence, unit: str, start: int, end: int) -> bool:
    """Whether the figures before and behind, as far as there are any, count in the same unit."""
    before = [said for said in sentence.said if said.figure.end <= start][-1:]
    behind = [said for said in sentence.said if said.figure.start >= end][:1]
    return all(said.figure.unit == unit for said in (*before, *behind))


def _without_unit(sentence: Sentence) -> Iterator[Missing]:
    if all(said.figure.unit for said in sentence.said):
        return
    units = [said.figure.unit for said in sentence.said if said.figure.unit in LOOSE]
    unit = max(units, key=units.count, default="")
    if units.count(unit) < _SIBLINGS:
        return
    for said in sentence.said:
        figure = said.figure
        if figure.unit or figure.doubtful or not _ends_item(said) or 1900 <= figure.value <= 2100:
            continue
        if pattern("missing", "labels").search(said.label):
            yield Missing("unit", figure.number, figure.end, unit)


def _ends_item(said: Said) -> bool:
    return not said.behind and said.mark in (",", "、", ";", "")
