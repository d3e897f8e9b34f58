"""``impossible_date``: every date is one of the calendar and written in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.days import corrected
from linter.checks.outcome import Outcome
from linter.checks.prose_words import place_of
from linter.diagnostics import Edit, Finding, Fix, Severity, Text
from linter.documents.document import Span
from linter.report.odd_dates import OddDate, odd_dates
from linter.report.prose import Prose
from linter.report.report import Report
from linter.rules import Rule

_ZERO = Text("把零改为“〇”", "write the zero as 〇")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One finding a date; the wrong character for a zero is only a note, and safe to mend."""
    if report.prose is None:
        return
    running = report.prose.running
    for rule in rules:
        odd = list(odd_dates(running.text))
        if not odd:
            yield Outcome(rule, "passed")
        for each in odd:
            span = running.span(each.start, each.end)
            words = running.text[each.start : each.end]
            is_zero = each.kind == "zero"
            fix = _zeros(report.prose, each) if is_zero else corrected(span, words, each.expected)
            finding = Finding(
                span=span,
                place=place_of(report, span),
                parameters={"words": words, "expected": each.expected},
                variant=each.kind if each.expected else None,
                severity=Severity.INFO if is_zero else None,
                found=words,
                expected=each.expected or None,
                fix=fix if each.expected else None,
            )
            yield Outcome(rule, "failed", finding)


def _zeros(prose: Prose, odd: OddDate) -> Fix:
    """Only the characters for zero change."""
    wrong = [at for at in range(odd.start, odd.end) if prose.text[at] != odd.expected[at - odd.start]]
    edits = tuple(Edit(Span(offset, offset + 1), "〇") for offset in map(prose.running.offset, wrong))
    return Fix(_ZERO, "safe", edits)
