"""Ordinals before headings and list items: 一、 （一） 1. （1） ① 第一部分."""

from collections.abc import Iterator
from functools import lru_cache

from linter.patterns import compiled
from linter.tuples import NamedTuple

NUMERALS = "一二三四五六七八九十"
_DIGITS = {numeral: value for value, numeral in enumerate(NUMERALS, 1)}
_CHINESE = rf"[{NUMERALS}](?:[ \t]?[{NUMERALS}]){{0,2}}"

# How deep each style stands by custom (GB/T 9704 7.3.3: 一、 then （一） then 1. then （1）).
LEVELS = {
    "part": 1,
    "chinese": 1,
    "roman": 1,
    "bracketed": 2,
    "arabic": 3,
    "bracketed_arabic": 4,
    "circled": 5,
}

# Folded text: brackets, comma, colon and full stop are ASCII.  A dash may be a misread 一; l, I and | are
# specks that OCR puts before a numeral.
_MARK = compiled(
    rf"(?=[第lI|丨{NUMERALS}—─(\d①-⑳-])"  # said first: all other characters are passed over at once
    rf"(?:第[ \t]?(?P<part>{_CHINESE}|\d{{1,2}})[ \t]?(?:部分|章)[ \t]?[、.:,]?"
    rf"|(?P<speck>[lI|丨])?(?P<chinese>{_CHINESE}|[—─-](?=、))[ \t]?(?:、|[.,](?!\d)|(?=[ \t\r\n]))"
    rf"|\([ \t]?(?P<bracketed>{_CHINESE})[ \t]?\)[ \t]?[、.]?"
    rf"|(?:^|(?<=[\s。]))(?P<half_bracketed>{_CHINESE})[ \t]?\)[ \t]?[、.]?"
    rf"|\([ \t]?(?P<bracketed_arabic>\d{{1,2}})[ \t]?\)[ \t]?[、.]?"
    rf"|(?<![\d.])(?P<arabic>\d{{1,2}})[ \t]?(?:、|\.(?!\d))"
    rf"|(?P<circled>[①-⑳])[、.]?)"
)


# An ordinal without its mark, or of a kind that only a known title after it tells from text: 二主动公开…,
# 1 总体情况, IV. …
_LOOSE_MARK = compiled(
    rf"(?:(?P<chinese>{_CHINESE})|(?P<arabic>\d{{1,2}})|(?P<roman>[IVXⅠ-Ⅻ]{{1,4}}))[ \t]*[、.,:)]?[ \t]*"
)
_LOOSE_STARTS = frozenset(NUMERALS + "IVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class Mark(NamedTuple):
    """One ordinal as it stands in the folded text: ``style`` is a key of LEVELS."""

    start: int
    end: int
    style: str
    number: int


@lru_cache(maxsize=1024)
def value_of(numeral: str) -> int:
    """The number that a Chinese or Arabic numeral up to 99 stands for; a dash is a misread 一."""
    numeral = "".join(numeral.split())
    if numeral.isdigit():
        return int(numeral)
    if "十" not in numeral:
        return _DIGITS.get(numeral[-1], 1)  # 三三 is a doubled 三
    tens, _, units = numeral.partition("十")
    return _DIGITS.get(tens[-1:], 1) * 10 + _DIGITS.get(units[:1], 0)


def chinese(number: int) -> str:
    """The Chinese numeral of 1 to 99."""
    tens, units = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else NUMERALS[tens - 1] + "十"
    return ten + (NUMERALS[units - 1] if units else "")


def printed(style: str, number: int) -> str:
    """An ordinal as a drafter writes it: （二） or 3."""
    if style == "part":
        return f"第{chinese(number)}部分"
    if style == "bracketed":
        return f"（{chinese(number)}）"
    if style == "arabic":
        return f"{number}."
    if style == "bracketed_arabic":
        return f"（{number}）"
    if style == "roman":
        return f"{_ROMAN[number - 1] if number <= len(_ROMAN) else number}. "
    if style == "circled":
        return chr(ord("①") + number - 1)
    return f"{chinese(number)}、"


def begins_loosely(character: str) -> bool:
    """Whether what ``loose_mark`` finds may begin with a character."""
    return character in _LOOSE_STARTS or character.isdecimal()


def loose_mark(folded: str, start: int, end: int) -> Mark | None:
    """The ordinal that a line's words begin with, whatever follows it; a known title must."""
    match = _LOOSE_MARK.match(folded, start, end)
    if not match:
        return None
    style = str(match.lastgroup)
    number = _roman(match[style]) if style == "roman" else value_of(match[style])
    return Mark(start, match.end(), style, number)


def _roman(numeral: str) -> int:
    if len(numeral) == 1 and numeral >= "Ⅰ":
        return ord(numeral) - ord("Ⅰ") + 1
    return _ROMAN.index(numeral) + 1 if numeral in _ROMAN else 0


def marks(folded: str) -> Iterator[Mark]:
    """Every ordinal of the text, in order, whether it begins a heading or not."""
    for match in _MARK.finditer(folded):
        style = str(match.lastgroup)
        number = ord(match[style]) - ord("①") + 1 if style == "circled" else value_of(match[style])
        if number:
            style = "bracketed" if style == "half_bracketed" else style
            yield Mark(match.start(), match.end(), style, number)
