"""``signed_early``: a report is neither signed nor published before the year that it covers is over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from linter.checks.days import corrected_years, day_text
from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Place, Related, Text
from linter.documents.document import Span
from linter.report.dates import year_covered
from linter.report.report import Report
from linter.report.report_year import report_year
from linter.rules import Rule

_TOO = Text("这个日期也早于统计期限的末日。", "This date too is before the end of the period.")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance a report that has both a year and a day of its own."""
    identity = report.identity
    year = report_year(report).year
    days = [
        (day, span)
        for day, span in (
            (identity.signed, identity.signed_span),
            (identity.issued, identity.issued_span),
        )
        if day and span
    ]
    for rule in rules:
        if year is None or not days or identity.year_span == identity.signed_span:
            yield Outcome(rule, "not_applicable")
            continue
        end = date(year, 12, 31)
        early = [each for each in days if each[0] < end]
        yield Outcome(rule, "failed", _finding(report, year, early)) if early else Outcome(rule, "passed")


def _finding(report: Report, year: int, early: Sequence[tuple[date, Span]]) -> Finding:
    day, span = early[0]
    of_last_year = year_covered(day) == year - 1
    return Finding(
        span=span,
        place=Place(),
        parameters={
            "day": day_text(day),
            "end": day_text(date(year, 12, 31)),
            "year": year,
            "next_year": year + 1,
        },
        variant="last_years" if of_last_year else None,
        found=day.isoformat(),
        expected=str(year + 1) if of_last_year else None,
        related=tuple(Related(other, _TOO) for _, other in early[1:]),
        fix=corrected_years(report, span, year + 1) if of_last_year else None,
    )
