"""``report_title``: the title names the year and the report, and nothing of a covering letter is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Place, Severity, Text
from linter.documents.document import Span
from linter.patterns import compiled
from linter.report.dates import years
from linter.report.report import Report
from linter.rules import Rule

_UNSURE = Text("无法确定哪一行是标题", "it is not clear which line is the title")
_REPORT = compiled(r"报告|年报")
_SENTENCE = compiled(r"[。,;]|根据|按照|编制")
_FIRST_LINES = 40
_LONGEST = 60  # characters of a title's line
_NAMED = compiled(r"政府信息公开(?:工作)?年度报告")
_LETTER = compiled(r"关于报送[^\n。]{0,40}的函|(?:^|[。\s])此函(?=[。\s]|$)|\d日(?P<issued>印发)(?=\s|$)")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance for the title and one for each remainder of a letter."""
    for rule in rules:
        yield _title(rule, report)
        folded = report.document.folded
        for match in _LETTER.finditer(folded) if "函" in folded or "印发" in folded else ():
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
        if _like_a_title(report):
            return Outcome(rule, "not_checkable", reason=_UNSURE)
        return _without_title(rule, report)
    title = "".join(report.document.folded[span.start : span.end].split())
    variant = "named_otherwise" if not _NAMED.search(title) else None
    if not any(years(report.document.folded, span)):
        variant = "no_year"
    if variant is None:
        return Outcome(rule, "passed")
    finding = Finding(span=span, place=Place(), parameters={"words": title}, variant=variant)
    return Outcome(rule, "failed", finding)


def _like_a_title(report: Report) -> bool:
    """Whether a short line before the first section calls itself a report, in words of its own."""
    end = report.outline.preamble.end
    first = [line for line in report.document.lines[:_FIRST_LINES] if line.start < end]
    lines = [
        report.document.folded[line.start : line.end] for line in first if line.end - line.start <= _LONGEST
    ]
    return any(_REPORT.search(words) and not _SENTENCE.search(words) for words in lines)


def _without_title(rule: Rule, report: Report) -> Outcome:
    """A title line that was not pasted; the finding stands at the first line with words."""
    line = next((line for line in report.document.lines if report.document.slice(line).strip()), Span(0, 0))
    finding = Finding(span=line, place=Place(), parameters={"words": ""}, variant="absent")
    return Outcome(rule, "failed", finding)
