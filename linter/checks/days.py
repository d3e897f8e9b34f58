"""What the checks of dates share: a day in words, and the correction of a year's digits."""

from __future__ import annotations

from datetime import date

from linter.diagnostics import Edit, Fix, Text
from linter.documents.document import Span
from linter.patterns import compiled
from linter.report.report import Report

_CORRECT = Text("把{old}改为{new}", "replace {old} by {new}")
_DIGITS = compiled(r"20\d\d")


def day_text(day: date) -> Text:
    """A day as each language writes it."""
    return Text(f"{day.year}年{day.month}月{day.day}日", day.isoformat())


def corrected(span: Span, old: str, new: str) -> Fix:
    """The fix that writes ``new`` for ``old`` at ``span``; only the drafter knows that it is meant."""
    message = Text(*(words.format(old=old, new=new) for words in _CORRECT))
    return Fix(message, "unsafe", (Edit(span, new),))


def corrected_years(report: Report, span: Span, year: int) -> Fix | None:
    """The fix that writes ``year`` for every other year in digits within ``span``; None without any."""
    found = list(_DIGITS.finditer(report.document.folded, span.start, span.end))
    wrong = [match for match in found if int(match[0]) != year]
    if not wrong:
        return None
    edits = tuple(Edit(Span(*match.span()), str(year)) for match in wrong)
    message = Text(*(words.format(old=wrong[0][0], new=year) for words in _CORRECT))
    return Fix(message, "unsafe", edits)
