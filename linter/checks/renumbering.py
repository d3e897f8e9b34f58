"""Fixes of numbers before headings, where it is certain which number belongs there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from linter.checks.sequences import Item, SequenceFault
from linter.diagnostics import Edit, Fix, Text
from linter.documents.document import Document, Span
from linter.patterns import compiled
from linter.report.ordinals import NUMERALS, chinese, printed
from linter.report.report import Outline

_NUMERAL = compiled(rf"[{NUMERALS}](?:[ \t]?[{NUMERALS}])*|\d+|[①-⑳]")
# Where one of these was found, it is not certain that the numbers are at fault.
_DOUBT = frozenset(("missing", "order", "duplicate", "unexpected", "superseded"))


def sections_renumbered(document: Document, outline: Outline) -> Fix | None:
    """The sections counted up from one, where all are there in their order and numbered in one way."""
    headings = [section.heading for section in outline.sections]
    if any(fault.kind in _DOUBT for fault in outline.faults) or len({each.style for each in headings}) > 1:
        return None
    wrong = [(each, number) for number, each in enumerate(headings, 1) if each.number != number]
    edits = [_edit(document, Span(each.span.start, each.words_span.start), number) for each, number in wrong]
    if None in edits:
        return None
    wanted = "、".join(printed(each.style, number) for each, number in wrong)
    english = ", ".join(printed(each.style, number) for each, number in wrong)
    message = Text(f"编号依次改为{wanted}", f"number them {english}")
    return Fix(message, "safe", tuple(edit for edit in edits if edit))


def item_renumbered(document: Document, fault: SequenceFault, items: Sequence[Item]) -> Fix | None:
    """The next number for an item that repeats the one before.

    Safe where the list then goes on rightly or ends; where all that follow must move up, what the text says
    of them may have to follow.  None where the list has other faults.
    """
    item = fault.item
    if fault.kind != "repeated" or fault.doubtful or item not in items:
        return None
    same = [each for each in items[items.index(item) + 1 :] if each.style == item.style]
    later = list(takewhile(lambda each: each.number != 1, same))
    numbers = [each.number for each in later]
    goes_on = not numbers or numbers[0] == item.number + 2
    if not goes_on and numbers != list(range(item.number + 1, item.number + 1 + len(later))):
        return None
    moved = [item] if goes_on else [item, *later]
    edits = [_edit(document, each.span, each.number + 1) for each in moved]
    if None in edits:
        return None
    zh = "、".join(_printed(each.style, each.number + 1) for each in moved)
    en = ", ".join(_printed(each.style, each.number + 1) for each in moved)
    message = Text(f"编号改为{zh}", f"number {'it' if goes_on else 'them'} {en}")
    return Fix(message, "safe" if goes_on else "unsafe", tuple(edit for edit in edits if edit))


def _printed(style: str, number: int) -> str:
    return f"{chinese(number)}是" if style == "是" else printed(style, number)


def _edit(document: Document, span: Span, number: int) -> Edit | None:
    """Another number in the place of the numeral that a heading begins with, in the same numerals."""
    found = _NUMERAL.search(document.folded, span.start, span.end)
    if found is None:
        return None
    numeral = document.text[found.start()]
    if numeral in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        content = printed("circled", number)
    elif found[0][0].isdecimal():
        content = "".join(chr(ord(digit) + 0xFEE0 * (not numeral.isascii())) for digit in str(number))
    else:
        content = chinese(number)
    return Edit(Span(*found.span()), content)
