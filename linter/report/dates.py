"""Dates as reports write them: 2024年1月5日, 2020 年 1 月 1 日, 二〇二四年一月五日."""

from collections.abc import Iterator
from datetime import date

from linter.documents.document import Span
from linter.patterns import compiled
from linter.tuples import NamedTuple

_NUMERAL = "一二三四五六七八九十"
_YEAR = r"(?:(?:19|20)[ \t]?\d[ \t]?\d|[一二][一二三四五六七八九〇○零oO0]{3})"
_SMALL = rf"(?:\d{{1,2}}|[{_NUMERAL}元]{{1,3}})"
_DATE = compiled(
    rf"(?P<year>{_YEAR})[ \t]?年度?[ \t]?(?P<month>{_SMALL})[ \t]?月[ \t]?(?P<day>{_SMALL})[ \t]?[日号]"
    rf"|(?P<year2>(?:19|20)\d\d)[-./](?P<month2>\d{{1,2}})[-./](?P<day2>\d{{1,2}})(?!\d)"
)
_PERIOD = compiled(
    rf"(?P<year>{_YEAR})[ \t]?年[ \t]?(?P<month>{_SMALL})[ \t]?月[ \t]?(?P<day>{_SMALL})[ \t]?日?\s{{0,2}}起?"
    r",?\s{0,2}(?:至|到|—{1,2}|-{1,2}|~|–)\s{0,2}"
    rf"(?:(?P<year2>{_YEAR})[ \t]?年[ \t]?)?(?P<month2>{_SMALL})[ \t]?月[ \t]?(?P<day2>{_SMALL})[ \t]?日?"
    r"[ \t]?(?:为?止)?"
)
_SPRING = 6
_YEAR_ONLY = compiled(rf"(?P<year>{_YEAR})[ \t]?年")
_ZERO = str.maketrans("〇○零oO", "00000")
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")


class Dated(NamedTuple):
    """A date and where it stands."""

    span: Span
    day: date


class Period(NamedTuple):
    """A reporting period and where it stands."""

    span: Span
    first: date
    last: date


def year_of(text: str) -> int:
    """The year that 2024 or 二〇二四 stands for."""
    return int("".join(text.translate(_ZERO).translate(_DIGITS).split()))


def _small(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text == "元":
        return 1
    tens, ten, units = text.partition("十")
    if not ten:
        return int(text.translate(_DIGITS)) if text.isdecimal() or len(text) == 1 else 0
    return (int(tens.translate(_DIGITS)) if tens else 1) * 10 + (
        int(units.translate(_DIGITS)) if units else 0
    )


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(year_of(year), _small(month), _small(day))
    except ValueError:
        return None


def dates(folded: str, span: Span) -> Iterator[Dated]:
    """Every possible date in a span of folded text; impossible ones (2月30日) are passed over."""
    for match in _DATE.finditer(folded, span.start, span.end):
        parts = (match["year"], match["month"], match["day"])
        day = _date(*parts) if parts[0] else _date(match["year2"], match["month2"], match["day2"])
        if day:
            yield Dated(Span(*match.span()), day)


def periods(folded: str, span: Span) -> Iterator[Period]:
    """Every period from one date to another; the second year may be left out."""
    for match in _PERIOD.finditer(folded, span.start, span.end):
        first = _date(match["year"], match["month"], match["day"])
        last = _date(match["year2"] or match["year"], match["month2"], match["day2"])
        if first and last:
            yield Period(Span(*match.span()), first, last)


def year_covered(day: date) -> int:
    """The year that a report of this day is on: until June that before."""
    return day.year - 1 if day.month <= _SPRING else day.year


def years(folded: str, span: Span) -> Iterator[tuple[Span, int]]:
    """Every year that is named (2024年, 二〇二四年), with the place of its figures."""
    for match in _YEAR_ONLY.finditer(folded, span.start, span.end):
        yield Span(*match.span("year")), year_of(match["year"])
