"""The figures of the prose: every number that is counted in a unit, with what it may stand for.

Arabic and Chinese numerals, 万 and 亿, decimals, percentages, hedges (约 近 余 以上).  Dates, ordinals,
telephone and document numbers are none.  Values are exact; positions are those of the running text.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from linter.patterns import compiled
from linter.report import vocabulary
from linter.report.intervals import Interval, Number, exactly, rounded
from linter.report.numerals import value_of
from linter.report.running_text import CUT
from linter.tuples import NamedTuple

PERCENT = "%"
POINTS = "百分点"
TIMES = "倍"

_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7}
_SCALES["亿"] = 10**8
_NEAR = ("大约", "约", "近似", "左右")
_BELOW = ("近", "不足", "将近", "接近", "不到", "以下", "以内")
_ABOVE = ("余", "多", "超", "超过", "逾", "突破", "多达", "至少", "不少于", "以上", "高达")
_LONGEST = 60  # characters with unit and hedges; no figure of a report has so many digits
_CHINESE = "一二三四五六七八九十百千两廿〇零"


class Figure(NamedTuple):
    """One figure.

    ``start`` and ``end`` bound the figure with its unit and hedges in the running text, ``number`` is where
    the numeral begins.  ``unit`` is empty where none is printed; a percentage has the unit ``%`` and the
    value as printed.  ``place`` is the unit of its last digit, ``rounds`` where it may be rounded
    to that.
    ``doubtful`` where digits around it may belong to it.
    """

    start: int
    number: int
    end: int
    text: str
    value: Number
    unit: str
    place: Number
    rounds: bool = False
    hedge: str = ""
    doubtful: bool = False

    @property
    def interval(self) -> Interval:
        """What the value may stand for: a hedge opens the side that it hedges."""
        value = self.value
        if not self.hedge:
            return rounded(value, self.place) if self.rounds else exactly(value)
        if self.hedge in _NEAR:
            return self.usual
        return Interval(None, value) if self.hedge in _BELOW else Interval(value, None)

    @property
    def usual(self) -> Interval:
        """What a hedged value stands for by custom (100余件 is not said of 286): as far as the place of the
        last digit that is not 0."""
        if not self.hedge:
            return self.interval
        value, step = self.value, self.place
        while value and value % (step * 10) == 0:
            step *= 10
        return Interval(
            value if self.hedge in _ABOVE else value - step, value if self.hedge in _BELOW else value + step
        )


@cache
def _figure() -> re.Pattern[str]:
    words = {*vocabulary.words("counts"), *vocabulary.words("amounts")}
    units = sorted(words, key=lambda word: (-len(word), word))
    unit = "|".join(("个百分点", "百分点", *units, "%", "倍", "成"))
    hedges = {*_NEAR, *_BELOW, *_ABOVE} - {"多", "余", "以上", "以下", "以内", "左右"}
    before = "|".join(sorted(hedges))
    scale = "(?:十万|百万|千万|万|亿|千|百)"
    return compiled(
        rf"(?P<before>{before})?"
        rf"(?:(?P<arabic>\d+(?:,\d{{3}})*(?:\.\d+)?)(?P<more>[余多])?(?P<scale>{scale})?(?P<more2>[余多])?"
        rf"(?P<unit>{unit})?|百分之(?P<hundredth>\d+(?:\.\d+)?|[{_CHINESE}]{{1,6}})"
        rf"|(?P<chinese>[{_CHINESE}]{{1,10}}[万亿]?)(?P<more3>[余多])?(?P<unit2>{unit}))"
        r"(?P<after>以上|以下|以内|左右)?"
    )


_NO_COUNT_BEFORE = compiled(r"[A-Za-z〔\[《#第—–～~./:-]")
_NO_COUNT_AFTER = compiled(
    r"[年月日号时点度级层楼室届版章路弄幢栋期世A-Za-z\d]|[-—~–:]\d|[.)](?!\d)|、(?=[^\d]{12})"
)
# 每一件, 这一件, 任何一件, 第一期, 统一: words, no counts.
_CHINESE_NUMERALS = frozenset(_CHINESE)
_IDIOM_UNITS = ("家", "人", "名", "成")
_IDIOM_BEFORE = compiled(r"[每第任何同统这那逐哪某唯单专进其另]")


def read_figures(text: str) -> Iterator[Figure]:
    """Every figure of the running text, in order."""
    for match in _figure().finditer(text):
        figure = _read(text, match)
        if figure:
            yield figure


def _read(text: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    if end - start > _LONGEST:
        return None
    hedged, arabic, more, scale, more2, unit, hundredth, chinese, more3, unit2, after = match.groups()
    before = text[start - 1 : start]
    value: Number
    place: Number
    if chinese:
        if _IDIOM_BEFORE.match(before) or before in _CHINESE_NUMERALS:
            return None
        if unit2 in _IDIOM_UNITS and not hedged:
            return None
        number, unit, at = chinese, unit2, match.start("chinese")
        value, place = _chinese(number), 1
    elif hundredth:
        number, unit, at = hundredth, PERCENT, match.start("hundredth")
        value, place = _printed(number) if number.isascii() else (value_of(number), 1)
    else:
        number, unit, at = arabic, unit or "", match.start("arabic")
        if not unit and (scale or _NO_COUNT_AFTER.match(text, end)):
            return None
        if not hedged and _NO_COUNT_BEFORE.match(before):
            return None
        value, place = _printed(number.replace(",", ""))
        if scale:
            value, place = value * _SCALES[scale], place * _SCALES[scale]
    unit = POINTS if unit.endswith(POINTS) else unit
    if unit == "成":
        value, place, unit = value * 10, 10, PERCENT
    hedge = after or more or more2 or more3 or hedged or ""
    scaled = bool(scale) or "." in number or unit in (PERCENT, POINTS, TIMES)
    return Figure(
        start=start,
        number=at,
        end=end,
        text=match[0],
        value=value,
        unit=unit,
        place=place,
        rounds=scaled,
        hedge=hedge,
        doubtful=_touched(text, at, end),
    )


def _touched(text: str, start: int, end: int) -> bool:
    """Whether digits stand so near that they may belong to the figure: a table that was run together."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isdecimal() or after.isdecimal() or CUT in (before, after)


def _printed(number: str) -> tuple[Number, Number]:
    """The value of an Arabic numeral and the unit of its last digit."""
    whole, _, decimals = number.partition(".")
    if not decimals:
        return int(number), 1
    unit = 10 ** len(decimals)
    return Fraction(int(whole + decimals), unit), Fraction(1, unit)


def _chinese(number: str) -> int:
    if number[-1] in "万亿":
        return value_of(_twenty(number[:-1])) * _SCALES[number[-1]]
    return value_of(_twenty(number))


def _twenty(number: str) -> str:
    return number.replace("廿", "二十")
