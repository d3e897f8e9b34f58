"""Which year a report is on where its title and its reporting period disagree."""

from __future__ import annotations

from linter.documents.document import Span
from linter.patterns import compiled
from linter.report.dates import year_covered, years
from linter.report.report import Identity, Report
from linter.tuples import NamedTuple

_NAMED = compiled(r"(?<!\d)(20\d\d)年")


class ReportYear(NamedTuple):
    """``year`` is None where it cannot be decided.

    Where title and period disagree ``wrong`` is where the ``other`` year stands (that of the period, where
    it cannot be decided), ``right`` where the year ``named`` in its place stands.
    """

    year: int | None
    other: int = 0
    named: int = 0
    wrong: Span | None = None
    right: Span | None = None


def report_year(report: Report) -> ReportYear:
    """The year of the report, and the place that contradicts it.

    Title and period are weighed by the days of signature and publication, then by the years of the text.
    """
    identity = report.identity
    titled = _titled(report)
    period = _whole_year(identity)
    if titled is None or period is None or titled[1] == period[1]:
        return ReportYear(identity.year)
    if _evidence(report, titled[1]) > _evidence(report, period[1]):
        return ReportYear(titled[1], period[1], titled[1], period[0], titled[0])
    if _evidence(report, period[1]) > _evidence(report, titled[1]):
        return ReportYear(period[1], titled[1], period[1], titled[0], period[0])
    return ReportYear(None, period[1], titled[1], period[0], titled[0])


def _titled(report: Report) -> tuple[Span, int] | None:
    title = report.identity.title_span
    return next(years(report.document.folded, title), None) if title else None


def _whole_year(identity: Identity) -> tuple[Span, int] | None:
    if identity.period is None or identity.period_span is None:
        return None
    first, last = identity.period
    return (identity.period_span, last.year) if first.year == last.year else None


def _evidence(report: Report, year: int) -> tuple[int, int]:
    identity = report.identity
    days = [day for day in (identity.signed, identity.issued) if day]
    text = report.prose.text if report.prose else ""
    return sum(year_covered(day) == year for day in days), _NAMED.findall(text).count(str(year))
