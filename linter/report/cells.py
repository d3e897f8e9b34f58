"""A cell's text and the number in it: raw text, value, state and note kept apart.

Counts have at most 15 digits and no exponent; anything longer is text, never a float.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from linter.documents.document import Document, Span
from linter.patterns import compiled
from linter.report.numerals import value_of
from linter.report.report import Cell

MAX_DIGITS = 15

NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
UNIT = r"(?:[件条项个宗起笔份次]|[万亿]?元)"
# A note stands in brackets behind the number; （二）部分公开 behind a number is the next row's label.
NOTE = r"\((?![一二三四五六七八九十]{1,3}\)|\d{1,2}\))[^()\n]{1,60}\)"
CHANGE = r"(?:新增|增加|增长|减少|下降|增|减)"
NOTHING = r"/|\\|[-—–―－]+"
ZERO = r"[○〇◯零]"

# Met where a figure belongs, and no figure: 约212, 212①, 200+12, 1.2万, 见附件, a spreadsheet's error.
_ODD = (
    rf"[约近]\s?{NUMBER}|{NUMBER}\s?(?:[①-⑳※%‰万千百余多+＋][\d.,①-⑳%‰件条元余多]{{0,8}})"
    r"|见附[件表]\S{0,6}|详见\S{1,8}|暂无|没有|不详|未统计|待[补填报核]|#[A-Z0-9/!?]{2,9}|N/A|null|[xX×]{1,4}"
)
_NUMERALS = "〇零一二三四五六七八九十百千两"
# Markup that a site or a Markdown file leaves around a figure: blanked, so that places hold.
_MARKUP = compiled(r"\*{1,3}|`|&nbsp;|<[a-zA-Z/][^<>]{0,80}>")

_ODD_CELL = compiled(_ODD)
_NUMERAL_CELL = compiled(rf"[{_NUMERALS}]+")
_NUMBER_CELL = compiled(rf"({NUMBER})\s*({UNIT}?)\s*({NOTE})?")
_SPACED_DIGITS = compiled(rf"(\d+(?:(?: +|, +(?=\d{{3}}(?!\d)))\d+)+)( *{NOTE})?")  # 1 2, 1,<br>089
_CHANGE_CELL = compiled(rf"({CHANGE})\s*({NUMBER})\s*{UNIT}?")
_NOTHING_CELL = compiled(NOTHING)
_ZERO_CELL = compiled(ZERO)


_MARKUP_SIGNS = frozenset("*`&<")
_VALUES = (_NUMBER_CELL, _NOTHING_CELL, _ZERO_CELL, _SPACED_DIGITS, _CHANGE_CELL)


def without_markup(folded: str) -> str:
    """Folded text with markup blanked, as long as before."""
    if _MARKUP_SIGNS.isdisjoint(folded):
        return folded
    return _MARKUP.sub(lambda match: " " * len(match[0]), folded)


def is_value(folded: str) -> bool:
    """Whether the folded text of a cell is something that stands where a figure belongs."""
    text = folded.strip()
    return not text or text == "无" or is_odd(text) or any(pattern.fullmatch(text) for pattern in _VALUES)


def is_odd(text: str) -> bool:
    """Whether a text stands for a figure without being one: 约212, 十八, 见附件."""
    return bool(_ODD_CELL.fullmatch(text) or _NUMERAL_CELL.fullmatch(text))


_cell = partial(tuple.__new__, Cell)  # half the time of a call of ``Cell``


def read_cell(document: Document, span: Span) -> Cell:
    """The cell that stands at ``span``: blanks around it are dropped from the span, nothing is repaired."""
    folded = document.folded[span.start : span.end]
    if len(folded) <= MAX_DIGITS and folded.isdecimal():
        # most cells; the patterns would agree
        return _cell((document.slice(span), int(folded), "number", span, None))
    if not folded:
        return Cell("", None, "blank", span)
    folded = without_markup(folded)
    lead = len(folded) - len(folded.lstrip())
    text = folded.strip()
    span = Span(span.start + lead, span.start + lead + len(text))
    raw = document.slice(span)
    if not text:
        return Cell(raw, None, "blank", span)
    if _NOTHING_CELL.fullmatch(text):
        return Cell(raw, None, "not_applicable", span)
    if _ZERO_CELL.fullmatch(text):
        return Cell(raw, 0, "number", span)
    if match := _SPACED_DIGITS.fullmatch(text):
        text = match[1].replace(" ", "") + (match[2] or "")
    if match := _NUMBER_CELL.fullmatch(text):
        value = number(match[1])
        note = raw[len(raw) - (match.end() - match.end(1)) :].strip("（）() ")
        return Cell(raw, value, "text" if value is None else "number", span, note or None)
    if match := _CHANGE_CELL.fullmatch(text):
        value = number(match[2])
        falls = text[0] in "减下"
        return Cell(raw, -value if falls and value is not None else value, "text", span)
    if _NUMERAL_CELL.fullmatch(text):
        return Cell(raw, value_of(text), "text", span)
    return Cell(raw, None, "text", span)


def number(text: str) -> int | Decimal | None:
    """The exact value of a folded number, or None where it has too many digits to be a count."""
    plain = text.replace(",", "")
    if sum(map(str.isdigit, plain)) > MAX_DIGITS:
        return None
    return Decimal(plain) if "." in plain else int(plain)
