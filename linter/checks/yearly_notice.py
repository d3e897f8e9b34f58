"""A yearly notice that the report rests on is the one of its own year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.checks.quotations import place_of, quoted
from linter.diagnostics import Finding, Related, Text
from linter.patterns import compiled
from linter.report.report import Citation, Report
from linter.report.verdicts import Circumstances
from linter.rules import Rule

_REACH = 160
_STOP = compiled(r"[。;!?]|\n\s*\n")
_AGAIN = Text("这里也引用了它。", "It is quoted here too.")
# The sentence is about the report at hand, or says nothing but that it rests on the notice.
_THIS_REPORT = compiled(
    r"本(?:年度)?报告|本年报|特编制|现编制|^[^,;。]{0,12},?(?:现|特)?(?:编制|编写|撰写)(?:如下)?$"
    r"|现将"
)
_NOTHING_MORE = compiled(
    r"^(?:等?(?:文件|通知)?的?(?:有关|相关|统一|具体)*(?:要求|精神|规定|部署|安排)*)"
    r"(?:编制|编写|撰写|制作)?$"
)
# What was done by it in the year before: 按照…要求,按时完成编制和公布.
_WORK_DONE = compiled(r"按时|及时|如期|按期|按要求完成|指导|督促|组织|部署|培训|各(?:单位|部门|乡镇|镇|地)")
_MARKS = compiled(r"\([^()]*\)|[\s)]")
_YEAR = compiled(r"(20\d\d)(?=年|[-–—~至])")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One outcome a citation that is a yearly notice; ``plans`` and ``reporting`` tell those by their titles.

    ``plans`` are the year's work points, ``reporting`` the notices on drawing up the report itself, which
    matter only where the sentence is about that.
    """
    year = report.identity.year
    if year is None:
        return
    for rule in rules:
        plans, reporting = ([compiled(each) for each in rule.options[key]] for key in ("plans", "reporting"))
        seen: dict[str, list[Citation]] = {}
        last: Citation | None = None
        for citation in report.citations:
            notice_year = _notice_year(report, citation, plans, reporting)
            if notice_year is None:
                continue
            is_later = _is_later(report, citation, notice_year)
            if (notice_year >= year and not is_later) or citation.historical:
                yield Outcome(rule, "passed")
            elif last and last.span.end == citation.span.start and not last.title and not citation.number:
                yield Outcome(rule, "failed")  # 国办发〔2019〕14号《2019年政务公开工作要点》 is one notice
            else:
                seen.setdefault(quoted(citation), []).append(citation)
                last = citation
        for same in seen.values():
            notice_year = _notice_year(report, same[0], plans, reporting) or 0
            yield Outcome(rule, "failed", _finding(report, same, year, notice_year))
            for _ in same[1:]:
                yield Outcome(rule, "failed")


def _is_later(report: Report, citation: Citation, notice_year: int) -> bool:
    """Whether a notice is for a year after that in which the report was drawn up.

    Those of the catalogue are judged by the day on which they were issued.
    """
    signed = report.identity.signed
    drawn_up = max(report.as_of.year, signed.year if signed else 0)
    return citation.law is None and notice_year > drawn_up


def _notice_year(
    report: Report,
    citation: Citation,
    plans: Sequence[re.Pattern[str]],
    reporting: Sequence[re.Pattern[str]],
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
    year = max(years)  # 2021—2022年
    plan = circumstances.basis and any(pattern.search(title) for pattern in plans)
    # 按照《关于做好2021年年度报告…的通知》完成2021年年度报告 tells of the work of that winter.
    tells = f"{year}年" in circumstances.clause
    guide = (
        not tells
        and any(pattern.search(title) for pattern in reporting)
        and _guides_this_report(report, citation, circumstances)
    )
    return int(year) if plan or guide else None


def _guides_this_report(report: Report, citation: Citation, circumstances: Circumstances) -> bool:
    """Whether this report is drawn up by a notice, and not last year's as the notice told."""
    after = _MARKS.sub("", _after(report, citation.span.end))
    if _THIS_REPORT.search(circumstances.sentence) or _THIS_REPORT.search(after):
        return True
    if _WORK_DONE.search(after):
        return False
    return circumstances.compiles or (circumstances.basis and bool(_NOTHING_MORE.search(after)))


def _after(report: Report, offset: int) -> str:
    """What follows in the sentence."""
    text = report.document.folded
    stop = _STOP.search(text, offset, offset + _REACH)
    return text[offset : stop.start() if stop else offset + _REACH]


def _finding(report: Report, same: Sequence[Citation], year: int, notice_year: int) -> Finding:
    span = same[0].span
    return Finding(
        span=span,
        variant="later" if notice_year > year else None,
        place=place_of(report, span),
        parameters={"quoted": quoted(same[0]), "notice_year": notice_year, "year": year},
        expected=str(year),
        found=str(notice_year),
        related=tuple(Related(other.span, _AGAIN) for other in same[1:]),
    )
