"""``report_title``: the title names the year and the report, and nothing of a covering letter is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Place, Severity, Text
from linter.documents.document import Span
from linter.report.dates import years
from linter.report.report import Report
from linter.rules import Rule

_NO_TITLE = Text("文件里没有标题", "the file has no title")
_NAMED = re.compile(r"政府信息公开(?:工作)?年度报告")
_LETTER = re.compile(r"关于报送[^\n。]{0,40}的函|(?:^|[。\s])此函(?=[。\s]|$)|\d日(?P<issued>印发)(?=\s|$)")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance for the title and one for each remainder of a letter."""
    for rule in rules:
        yield _title(rule, report)
        for match in _LETTER.finditer(report.document.folded):
            start = match.start("issued")
            if start < 0:
                start = match.start() + len(match[0]) - len(match[0].lstrip("。 \t\r\n"))
            words = report.document.text[start : match.end()]
            finding = Finding(
                span=Span(start, match.end()),
                place=Place(),
                parameters={"words": words},
                variant="letter",
                severity=Severity.WARNING,
            )
            yield Outcome(rule, "failed", finding)


def _title(rule: Rule, report: Report) -> Outcome:
    span = report.identity.title_span
    if report.form == "legacy" != report.held_to:
        return Outcome(rule, "not_applicable")  # its whole layout is a finding already
    if span is None:
        return Outcome(rule, "not_checkable", reason=_NO_TITLE)
    title = "".join(report.document.folded[span.start : span.end].split())
    variant = "named_otherwise" if not _NAMED.search(title) else None
    if not any(years(report.document.folded, span)):
        variant = "no_year"
    if variant is None:
        return Outcome(rule, "passed")
    finding = Finding(span=span, place=Place(), parameters={"words": title}, variant=variant)
    return Outcome(rule, "failed", finding)
