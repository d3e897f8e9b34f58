"""``reporting_period``: the figures are those of one whole year, and the report says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from linter.checks.days import corrected_years, day_text
from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Place, Severity
from linter.documents.document import Span
from linter.patterns import compiled
from linter.report.report import Report
from linter.report.report_year import report_year
from linter.rules import Rule

_AROUND = 24  # characters before a period that say what it is
_ANNOUNCED = compiled(r"统计|期限|时限|数据|区间")
# The period in other words, or dates too damaged to be read.
_STATED = compiled(
    r"(?:统计|数据|报告|资料|年报)[^。;]{0,20}(?:期限|时限|期间|时间|区间|周期|截止|截至)|(?:期限|时限)[^。]{0,6}[为是自从]"
    r"|1月[^。;]{0,8}12月|12月31日|全年(?:度)?数据|截[至止]到?(?:20\d\d)?年?(?:12月|年?底)"
)
_FOUNDED = compiled(
    r"成立[^。,]{0,6}以来|新(?:成立|组建|设立)|(?:成立|组建|挂牌|揭牌|设立)于"
    r"|\d月(?:份|\d+日)?[^。;]{0,24}(?:成立|组建|挂牌|揭牌|设立)(?!领导|专班|工作|小组|协调|审)"
)


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance a report; an office that was founded within the year may begin late."""
    identity = report.identity
    for rule in rules:
        span = identity.period_span
        if identity.period is None or span is None or not _is_announced(report, span):
            yield _unread(rule, report)
            continue
        first, last = identity.period
        variant, severity = _fault(report, first, last)
        if variant is None:
            yield Outcome(rule, "passed")
            continue
        year = report_year(report).year
        finding = Finding(
            span=span,
            place=Place(),
            parameters={"first": day_text(first), "last": day_text(last)},
            variant=variant,
            severity=severity,
            found=f"{first}/{last}",
            expected=f"{year}-01-01/{year}-12-31" if year else None,
            fix=corrected_years(report, span, year) if year and _only_years_differ(first, last) else None,
        )
        yield Outcome(rule, "failed", finding)


def _is_announced(report: Report, span: Span) -> bool:
    before = report.document.folded[max(0, span.start - _AROUND) : span.start]
    return bool(_ANNOUNCED.search(before))


def _unread(rule: Rule, report: Report) -> Outcome:
    """No period was read: it is in other words, or it is not there.  A blank form has no year either."""
    text, year = report.prose.text if report.prose else "", report.identity.year
    if year is None or report.superseded or _STATED.search(text):
        return Outcome(rule, "not_applicable")
    at = report.outline.preamble.end
    finding = Finding(
        span=Span(at, at),
        place=Place(),
        parameters={"year": year},
        variant="absent",
        severity=Severity.WARNING,
    )
    return Outcome(rule, "failed", finding)


def _fault(report: Report, first: date, last: date) -> tuple[str | None, Severity | None]:
    """The name of what is wrong with a period, and how much it weighs where that is not as the rule says."""
    if last < first:
        return "reversed", None
    if first.year != last.year:
        return "two_years", None
    if (last.month, last.day) != (12, 31):
        return "ends_early", None
    if (first.month, first.day) == (1, 1):
        return None, None
    founded = _FOUNDED.search(report.prose.text) if report.prose else None
    return ("founded", Severity.INFO) if founded else ("begins_late", Severity.WARNING)


def _only_years_differ(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
