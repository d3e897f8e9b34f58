"""``late_publication``: a report is dated within the time that the law sets.

Article 49 of the Regulations: departments of governments from the county up by 31 January, the governments
themselves by 31 March.  Townships have no national date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from linter.checks.days import day_text
from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Place
from linter.documents.document import Span
from linter.patterns import compiled
from linter.report.body_names import parted
from linter.report.report import Report
from linter.report.report_year import report_year
from linter.rules import Rule

_BELOW_COUNTY = ("镇", "乡", "街道")
# Offices of a township, and bodies of a ministry's own system, whose calendar is its own.
_OTHERS = compiled(r"街道|办事处|社区|片区|国家|税务|海关|气象|烟草|邮政|消防|银行")
_DEPARTMENT = compiled(r"(?:局|(?<!管理)委员会|(?<!管)委|厅)$")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance a report; ``deadlines`` gives the first report year, the bodies and the last day."""
    year = report_year(report).year
    for rule in rules:
        limit = _limit(rule.options["deadlines"], report, year) if year else None
        dated = _dated(report, year) if year else None
        if limit is None or dated is None:
            yield Outcome(rule, "not_applicable")
        elif dated[0] <= limit:
            yield Outcome(rule, "passed")
        else:
            day, span = dated
            parameters = {"day": day_text(day), "limit": day_text(limit)}
            found, expected = day.isoformat(), limit.isoformat()
            finding = Finding(span, Place(), parameters, found=found, expected=expected)
            yield Outcome(rule, "failed", finding)


def _limit(deadlines: Sequence[dict[str, str]], report: Report, year: int) -> date | None:
    """The last day for this body's report on ``year``, None where the law sets none."""
    kind = _kind(report.identity.agency)
    for entry in deadlines:
        if year >= int(entry["from_year"]) and kind in entry["bodies"]:
            month, day = map(int, entry["day"].split("-"))
            return date(year + 1, month, day)
    return None


def _kind(agency: str | None) -> str:
    name = parted(agency or "")
    if not agency or _OTHERS.search(agency) or any(place.endswith(_BELOW_COUNTY) for place in name.places):
        return ""
    if name.is_government:
        return "government" if name.places else ""
    return "department" if _DEPARTMENT.search(name.body) else ""


def _dated(report: Report, year: int) -> tuple[date, Span] | None:
    """The last day that the draft bears.  A page put up in a later year is an old one on a new site."""
    identity = report.identity
    days = [(identity.signed, identity.signed_span), (identity.issued, identity.issued_span)]
    return max(((day, span) for day, span in days if day and span and day.year == year + 1), default=None)
