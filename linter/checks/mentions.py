"""``mentions``: a part of the report speaks of what it must speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Place, Text
from linter.documents.document import Span
from linter.report.report import Report
from linter.report.surroundings import OMISSION, words_of
from linter.rules import Rule

_OMISSION = re.compile(OMISSION)
_LEFT_OUT = Text("有省略的文字（〔…〕）", "part of the text is left out (〔…〕)")
_NO_PART = Text("没有找到相应的部分", "the part was not found")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance a draft; one finding names every topic that is missing.

    Options: ``part`` is a section's id, ``preamble`` or ``anywhere``; ``topics`` are lists of words of
    which one must occur; ``governments_only`` leaves out reports of bureaus; where none of the words in
    ``given`` occurs, the part is not what it seems and is not judged.
    """
    for rule in rules:
        yield _outcome(rule, report)


def _outcome(rule: Rule, report: Report) -> Outcome:
    if rule.options.get("governments_only") and not _is_government(report):
        return Outcome(rule, "not_applicable")
    place = _span(rule.options["part"], report)
    if place is None:
        return Outcome(rule, "not_checkable", reason=_NO_PART)
    span, section = place
    text = report.document.folded[span.start : span.end]
    missing = [topic for topic in rule.options["topics"] if not any(word in text for word in topic["words"])]
    if not missing:
        return Outcome(rule, "passed")
    if _OMISSION.search(text):
        return Outcome(rule, "not_checkable", reason=_LEFT_OUT)
    tables = sorted(table.span for table in report.tables.values())
    given = rule.options.get("given")
    if (
        not words_of(report.document, span, tables)
        or len(missing) == len(rule.options["topics"]) > 1
        or (given and not any(word in text for word in given))
    ):
        # Nothing at all is another rule's finding, or the part is not what it seems.
        return Outcome(rule, "not_checkable", reason=_NO_PART)
    names = Text("、".join(t["zh"] for t in missing), ", ".join(t["en"] for t in missing))
    heading = next((s.heading for s in report.outline.sections if s.id == section), None)
    at = heading.span if heading else Span(span.start, span.start)
    return Outcome(
        rule, "failed", Finding(span=at, place=Place(section=section), parameters={"missing": names})
    )


def _is_government(report: Report) -> bool:
    return (report.identity.agency or "").endswith("人民政府")


def _span(part: str, report: Report) -> tuple[Span, str | None] | None:
    if part == "anywhere":
        return Span(0, len(report.document.text)), None
    if part == "preamble":
        return report.outline.preamble, None
    section = next((section for section in report.outline.sections if section.id == part), None)
    return (section.body, part) if section else None
