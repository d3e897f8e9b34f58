"""A cell's text and the number in it: raw text, value, state and note kept apart.

Counts have at most 15 digits and no exponent; anything longer is text, never a float.
"""

from __future__ import annotations

import re
from decimal import Decimal

from linter.documents.document import Document, Span
from linter.report.report import Cell

MAX_DIGITS = 15

NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
UNIT = r"(?:[件条项个宗起笔份次]|[万亿]?元)"
# A note stands in brackets behind the number; （二）部分公开 behind a number is the next row's label.
NOTE = r"\((?![一二三四五六七八九十]{1,3}\)|\d{1,2}\))[^()\n]{1,60}\)"
CHANGE = r"(?:新增|增加|增长|减少|下降|增|减)"
NOTHING = r"/|\\|[-—–―－]+"
ZERO = r"[○〇◯零]"

_NUMBER_CELL = re.compile(rf"({NUMBER})\s*({UNIT}?)\s*({NOTE})?")
_SPACED_DIGITS = re.compile(r"\d+(?: +\d+)+")
_CHANGE_CELL = re.compile(rf"({CHANGE})\s*({NUMBER})\s*{UNIT}?")
_NOTHING_CELL = re.compile(NOTHING)
_ZERO_CELL = re.compile(ZERO)


def is_value(folded: str) -> bool:
    """Whether a cell's folded text is something that stands where a figure belongs."""
    text = folded.strip()
    return (
        not text
        or text == "无"
        or any(
            pattern.fullmatch(text)
            for pattern in (_NUMBER_CELL, _NOTHING_CELL, _ZERO_CELL, _SPACED_DIGITS, _CHANGE_CELL)
        )
    )


def read_cell(document: Document, span: Span) -> Cell:
    """The cell that stands at ``span``: blanks around it are dropped from the span, nothing is repaired."""
    folded = document.folded[span.start : span.end]
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
    if _SPACED_DIGITS.fullmatch(text):
        text = text.replace(" ", "")
    if match := _NUMBER_CELL.fullmatch(text):
        value = number(match[1])
        note = (
            raw[len(raw) - (match.end() - match.end(1)) :].strip("（）() ")
            if match.end() > match.end(1)
            else None
        )
        return Cell(raw, value, "text" if value is None else "number", span, note or None)
    if match := _CHANGE_CELL.fullmatch(text):
        value = number(match[2])
        falls = match[1][0] in "减下"
        return Cell(raw, -value if falls and value is not None else value, "text", span)
    return Cell(raw, None, "text", span)


def number(text: str) -> int | Decimal | None:
    """The exact value of a folded number, or None where it has too many digits to be a count."""
    plain = text.replace(",", "")
    if sum(map(str.isdigit, plain)) > MAX_DIGITS:
        return None
    return Decimal(plain) if "." in plain else int(plain)
