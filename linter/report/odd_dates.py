"""Dates that no calendar has, or that lost a character: 2月30日, 20251月1日, 2025年1231日, 二○二五年."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from linter.patterns import compiled
from linter.tuples import NamedTuple

OddKind = Literal["impossible", "run_together", "zero"]

_LEAP = 2020  # a year in which every day that any year has is there
_DATE = compiled(
    r"(?<![\d.:/—-])(?:(?P<year>\d{2,5})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})(?:日|号(?![楼院室门文线]))"
)
_NO_YEAR_SIGN = compiled(r"(?<![\d.:/-])(?P<year>(?:19|20)\d\d)(?P<month>1[0-2]|[1-9])月(?P<day>\d{1,2})日")
_NO_MONTH_SIGN = compiled(r"(?<![\d.:/-])(?P<year>(?:19|20)\d\d)年?(?P<rest>\d{2,4})日(?![志报常])")
_YEAR = compiled(r"(?<![\d.])(?P<year>20\d|20\d{3})年(?=度|\d{1,2}月)")
_ZERO = compiled(r"[一二][一二三四五六七八九〇○oO0零]{3}(?=年)")
_WRONG_ZERO = compiled(r"[○oO0零]")


class OddDate(NamedTuple):
    """A date from ``start`` to ``end`` of a text; ``expected`` is what must be meant, empty where unsure."""

    start: int
    end: int
    kind: OddKind
    expected: str = ""


def odd_dates(text: str) -> Iterator[OddDate]:
    """Every such date of a folded text without blanks, in order of kind and place."""
    for match in _NO_YEAR_SIGN.finditer(text):
        year, month, day = match["year"], int(match["month"]), int(match["day"])
        meant = f"{year}年{month}月{day}日" if _exists(int(year), month, day) else ""
        yield OddDate(*match.span(), "run_together", meant)
    for match in _NO_MONTH_SIGN.finditer(text):
        # 2025年1231日 lacks one sign, 20251231日 two; certain where one reading is left.
        readings = list(_readings(int(match["year"]), match["rest"]))
        if not readings and "年" not in match[0]:
            continue  # 20240305日 may be a number of another kind
        meant = f"{match['year']}年{readings[0]}" if len(readings) == 1 else ""
        yield OddDate(*match.span(), "run_together", meant)
    for match in _DATE.finditer(text):
        year_written = match["year"]
        year = int(year_written) if year_written and len(year_written) == 4 else _LEAP
        if not _exists(year, int(match["month"]), int(match["day"])):
            yield OddDate(*match.span(), "impossible")
    for match in _YEAR.finditer(text):
        yield OddDate(*match.span(), "impossible")
    for match in _ZERO.finditer(text):
        meant = _WRONG_ZERO.sub("〇", match[0])
        if meant != match[0]:
            yield OddDate(*match.span(), "zero", meant)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _readings(year: int, digits: str) -> Iterator[str]:
    for cut in (1, 2):
        month, day = digits[:cut], digits[cut:]
        is_plain = 1 <= len(day) <= 2 and "0" not in (day[0], month[0])
        if is_plain and _exists(year, int(month), int(day)):
            yield f"{month}月{day}日"
