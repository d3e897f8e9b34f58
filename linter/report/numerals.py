"""Chinese and Arabic numerals of articles and document numbers."""

from __future__ import annotations

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def value_of(numeral: str) -> int:
    """The number that 第五十条's 五十, 一百二十, 二〇 or 50 stands for; 0 where it stands for none."""
    if numeral.isdecimal():
        return int(numeral)
    if not any(character in _UNITS for character in numeral):
        return _positional(numeral)
    total = digit = 0
    for character in numeral:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS.get(character, 0)
    return total + digit


def chinese(number: int) -> str:
    """The Chinese numeral of 1 to 9999, as articles are numbered: 20 is 二十, 105 is 一百零五."""
    digits = "零一二三四五六七八九"
    parts = []
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            parts.append(digits[digit] + name)
        elif parts and number % unit and not parts[-1].endswith("零"):
            parts.append("零")
    text = "".join(parts)
    return text.removeprefix("一") if text.startswith("一十") else text


def _positional(numeral: str) -> int:
    value = 0
    for character in numeral:
        value = value * 10 + _DIGITS.get(character, 0)
    return value
