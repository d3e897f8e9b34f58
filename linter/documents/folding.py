"""Folding: variant characters to one form, one character for one, so that offsets never move."""

from __future__ import annotations

import os
from functools import cache
from unicodedata import normalize

# PDF text layers hold radicals in place of characters (⼆、⾏政); Unicode maps these to none.
_RADICALS = (
    "⺁厂⺄乙⺎兀⺟母⺠民⺧牛⺩王⺫目⺮竹⺯糸⺶羊⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻑长⻓长⻔门"
    "⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
)

# Blanks that people paste: no-break, en to hair, zero-width, narrow no-break, ideographic, the byte-order
# mark.  Tab and line ends stay.
_BLANKS = (0xA0, 0x1680, *range(0x2000, 0x200E), 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF)

# In a long text, to replace one character takes a twentieth of the time of looking every character up.
_LONG = 200
_MOST_SINGLY = 20


@cache
def _table() -> dict[int, int]:
    # traditional.txt: line 1 the characters, line 2 what each becomes (OpenCC's t2s characters, Apache-2.0).
    with open(os.path.join(os.path.dirname(__file__), "traditional.txt"), encoding="utf-8") as file:
        old, new = file.read().splitlines()
    table = str.maketrans(old, new)
    table.update({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
    table.update(dict.fromkeys(_BLANKS, 0x20))
    table.update(
        (code, ord(plain))
        for first, last in ((0x2E80, 0x2FE0), (0xF900, 0xFB00))
        for code in range(first, last)
        if len(plain := normalize("NFKC", chr(code))) == 1
    )
    table.update(str.maketrans(_RADICALS[::2], _RADICALS[1::2]))
    return table


def fold(text: str) -> str:
    """Fold Traditional to Simplified characters and full-width forms to ASCII.

    ``，：；（）．！？％`` and full-width digits and letters become their ASCII twins and wide blanks a
    blank; ``。、“”〔〕《》`` stay.  The result is as long as ``text``.
    """
    if text.isascii():
        return text
    table = _table()
    if len(text) < _LONG:
        return text.translate(table)
    variants = table.keys() & set(map(ord, set(text)))
    becoming = {table[code] for code in variants}
    if len(variants) > _MOST_SINGLY or becoming & variants:  # ⾒ becomes 見, which becomes 见 elsewhere
        return text.translate(table)
    for code in variants:  # of most drafts only the marks
        text = text.replace(chr(code), chr(table[code]))
    return text


@cache
def _of_one_script() -> frozenset[str]:
    return frozenset(chr(new) for old, new in _table().items() if 0x3400 <= old <= 0x9FFF)


def has_other_script(text: str) -> bool:
    """Whether there are Simplified characters in the text that a Traditional one would stand for."""
    return not _of_one_script().isdisjoint(text)
