"""Numbers as word processors print them in front of paragraphs."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_CYCLES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}
_COUNTED = frozenset(
    ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand")
)
_MOST = 32_767  # the largest number that Word gives


def print_number(number: int, form: str) -> str:
    """``number`` in a number format of WordprocessingML (ST_NumberFormat); an unknown one counts 1, 2, 3."""
    number = min(number, _MOST)
    if number < 0 or form in ("none", "bullet"):
        return ""
    if form in _COUNTED:
        text = _counted(number)
        return text.removeprefix("一") if 10 <= number < 20 else text
    if form in ("japaneseCounting", "koreanCounting"):
        return _japanese(number)
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    if form in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return _counted(number, _LEGAL, "拾佰仟万")
    if form in _CYCLES:
        cycle = _CYCLES[form]
        return cycle[number - 1] if 1 <= number <= len(cycle) else str(number)
    return _western(number, form)


def _western(number: int, form: str) -> str:
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    if form == "decimalZero":
        return f"{number:02}"
    if form in ("upperRoman", "lowerRoman"):
        letters = _roman(number)
        return letters.upper() if form == "upperRoman" else letters
    if form in ("upperLetter", "lowerLetter") and number > 0:
        times, index = divmod(number - 1, 26)
        return chr(ord("A" if form == "upperLetter" else "a") + index) * min(times + 1, 30)
    return str(number)


def _counted(number: int, digits: str = _DIGITS, units: str = "十百千万") -> str:
    """一百零二, 三千二百一十; up to 32,767."""
    if number == 0:
        return digits[0]
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        rest = _counted(low, digits, units) if low else ""
        return _counted(high, digits, units) + units[3] + (digits[0] if 0 < low < 1000 else "") + rest
    text = ""
    gap = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + (units[power - 1] if power else "")
        gap = False
    return text


def _japanese(number: int) -> str:
    """百二十: no 一 before 十, 百 and 千, no 零 for a gap."""
    if number == 0:
        return "〇"
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return _japanese(high) + "万" + (_japanese(low) if low else "")
    text = ""
    for power, unit in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = number // 10**power % 10
        if digit:
            text += ("" if digit == 1 and unit else _DIGITS[digit]) + unit
    return text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text
