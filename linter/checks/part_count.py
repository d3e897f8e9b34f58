"""``part_count``: the parts that the preamble announces and lists are those that follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linter.checks.naming import section_name
from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Parameter, Place, Text
from linter.documents.document import Span
from linter.patterns import compiled
from linter.report.forms import FORMS
from linter.report.ordinals import NUMERALS, value_of
from linter.report.report import Report
from linter.report.titles import key, known, telling
from linter.rules import Rule

_OFFICIAL = ("title", "accepted", "recognised")
_COUNT = compiled(rf"(?P<number>[{NUMERALS}]{{1,3}}|\d{{1,2}})[ \t]?个?(?:方面|部分)(?:内容)?")
_ANNEX = compiled(r"附(?:有)?(?:相关的?)?(?P<annex>(?:说明(?:和|及|与|、))?(?:指标)?统计(?:附)?表)")
_ANNEXED = compiled(r"附[件表]|一览表|统计表")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance for the number of parts, one for their list and one for an annex that is announced.

    A part that is missing is another rule's finding; a statistics annex may count as a part or not.
    """
    for rule in rules:
        yield from (_count(rule, report), _list(rule, report), _annex(rule, report))


def _count(rule: Rule, report: Report) -> Outcome:
    preamble = report.outline.preamble
    match = _COUNT.search(report.document.folded, preamble.start, preamble.end)
    if not match:
        return Outcome(rule, "not_applicable")
    announced = value_of(match["number"])
    present = len(report.outline.sections)
    absent = sum(fault.kind == "missing" for fault in report.outline.faults)
    others = sum(fault.kind in ("duplicate", "unexpected") for fault in report.outline.faults)
    if announced in {present, present + absent, present + 1, present - others, present - others + absent}:
        return Outcome(rule, "passed")
    parameters: dict[str, Parameter] = {"announced": announced, "present": present}
    return _failed(rule, Span(match.start(), match.end()), parameters, None)


def _list(rule: Rule, report: Report) -> Outcome:
    """A section that the list leaves out, where the list names most of the others."""
    preamble = report.outline.preamble
    text = key(report.document.folded[preamble.start : preamble.end])
    present = {section.id for section in report.outline.sections if section.id}
    listed = {
        title.section for words, title in known().items() if title.wording in _OFFICIAL and words in text
    }
    if len(listed & present) < 3 or report.form not in FORMS:
        return Outcome(rule, "not_applicable")
    told = listed | (present & set(telling(text)))
    missing = sorted(present - told, key=lambda section: str(section))
    if len(present & told) < 4:
        return Outcome(rule, "not_applicable")
    if not missing:
        return Outcome(rule, "passed")
    start = report.document.folded.find("总体情况", preamble.start, preamble.end)
    names = [section_name(section, report.held_to) for section in missing]
    words = Text("、".join(name.zh for name in names), ", ".join(name.en for name in names))
    return _failed(rule, Span(max(start, preamble.start), preamble.end), {"missing": words}, "unlisted")


def _annex(rule: Rule, report: Report) -> Outcome:
    preamble = report.outline.preamble
    match = _ANNEX.search(report.document.folded, preamble.start, preamble.end)
    if not match:
        return Outcome(rule, "not_applicable")
    after = report.document.folded[preamble.end :].replace("附件下载", "")
    if _ANNEXED.search(after):
        return Outcome(rule, "passed")
    words = report.document.text[match.start("annex") : match.end()]
    return _failed(rule, Span(match.start(), match.end()), {"words": words}, "annex")


def _failed(rule: Rule, span: Span, parameters: Mapping[str, Parameter], variant: str | None) -> Outcome:
    finding = Finding(span=span, place=Place(), parameters=parameters, variant=variant)
    return Outcome(rule, "failed", finding)
