"""A yearly notice that the report rests on is the one of its own year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.checks.quotations import place_of, quoted
from linter.diagnostics import Finding, Related, Text
from linter.report.report import Citation, Report
from linter.rules import Rule

_AGAIN = Text("这里也引用了它。", "It is quoted here too.")
_YEAR = re.compile(r"(20\d\d)(?=年|[-–—~至])")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One outcome a citation that is a yearly notice; ``plans`` and ``reporting`` tell those by their titles.

    ``plans`` are the year's work points, ``reporting`` the notices on drawing up the report itself, which
    matter only where the sentence is about that.
    """
    year = report.identity.year
    if year is None:
        return
    for rule in rules:
        plans, reporting = (
            [re.compile(each) for each in rule.options[key]] for key in ("plans", "reporting")
        )
        seen: dict[str, list[Citation]] = {}
        for citation in report.citations:
            notice_year = _notice_year(citation, plans, reporting)
            if notice_year is None:
                continue
            if notice_year >= year or citation.historical:
                yield Outcome(rule, "passed")
            else:
                seen.setdefault(quoted(citation), []).append(citation)
        for same in seen.values():
            yield Outcome(
                rule, "failed", _finding(report, same, year, _notice_year(same[0], plans, reporting) or 0)
            )
            for _ in same[1:]:
                yield Outcome(rule, "failed")


def _notice_year(
    citation: Citation, plans: Sequence[re.Pattern[str]], reporting: Sequence[re.Pattern[str]]
) -> int | None:
    """The year that a notice is for, None where the citation is none or is not what the report rests on."""
    verdict, circumstances = citation.verdict, citation.circumstances
    if verdict is None or circumstances is None:
        return None
    law = verdict.law
    if law is not None:
        return law.report_years[0] if law.annual and law.report_years and circumstances.basis else None
    title = "".join((citation.title or "").split())
    years = _YEAR.findall(title)
    if not years:
        return None
    year = max(years)
    plan = circumstances.basis and any(pattern.search(title) for pattern in plans)
    # 按照《关于做好2021年年度报告…的通知》完成2021年年度报告 tells of the work of that winter.
    tells = f"{year}年" in circumstances.clause
    guide = circumstances.compiles and not tells and any(pattern.search(title) for pattern in reporting)
    return int(year) if plan or guide else None


def _finding(report: Report, same: Sequence[Citation], year: int, notice_year: int) -> Finding:
    span = same[0].span
    return Finding(
        span=span,
        place=place_of(report, span),
        parameters={"quoted": quoted(same[0]), "notice_year": notice_year, "year": year},
        expected=str(year),
        found=str(notice_year),
        related=tuple(Related(other.span, _AGAIN) for other in same[1:]),
    )
