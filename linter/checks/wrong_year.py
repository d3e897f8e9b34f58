"""``wrong_year``: no year is left over from another year's report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.days import corrected, corrected_years
from linter.checks.outcome import Outcome
from linter.checks.prose_words import place_of
from linter.diagnostics import Finding, Place, Related, Text
from linter.documents.document import Span
from linter.report.report import Report
from linter.report.report_year import ReportYear, report_year
from linter.report.stale_years import StaleYear, stale_years
from linter.rules import Rule

_OTHER = Text("这里写的是{year}年。", "Here it is {year}.")
_WORDS = 24  # characters of the draft that a message quotes from the year on


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance for title and period together, and one for each year that the text has wrong."""
    decided = report_year(report)
    for rule in rules:
        if decided.wrong:
            yield Outcome(rule, "failed", _contradiction(report, decided))
        if decided.year is None:
            yield Outcome(rule, "not_applicable")
            continue
        found = list(stale_years(report, decided.year))
        if not found and not decided.wrong:
            yield Outcome(rule, "passed")
        for each in found:
            yield Outcome(rule, "failed", _leftover(report, each, decided.year))


def _contradiction(report: Report, decided: ReportYear) -> Finding:
    """Title and period are on two years; the finding stands at the wrong one, or at the period."""
    wrong, right = decided.wrong or Span(0, 0), decided.right or Span(0, 0)
    variant = "period" if wrong == report.identity.period_span else "title"
    return Finding(
        span=wrong,
        place=Place(),
        parameters={"year": decided.named, "found": decided.other, "words": ""},
        variant=variant if decided.year else "undecided",
        found=str(decided.other),
        expected=str(decided.year) if decided.year else None,
        related=(Related(right, Text(*(words.format(year=decided.named) for words in _OTHER))),),
        fix=corrected_years(report, wrong, decided.year) if decided.year else None,
    )


def _leftover(report: Report, stale: StaleYear, year: int) -> Finding:
    assert report.prose is not None
    span = report.prose.running.span(stale.start, stale.end)
    words = report.prose.text[stale.start : stale.start + _WORDS].split("\n")[0]
    for mark in "。;":
        words = words.partition(mark)[0]
    return Finding(
        span=span,
        place=place_of(report, span),
        parameters={"year": year, "found": stale.year, "words": words},
        variant=None if stale.kind == "claim" else stale.kind,
        found=str(stale.year),
        expected=str(stale.expected),
        fix=corrected(span, str(stale.year), str(stale.expected)),
    )
