"""``empty_section``: a section holds text, and the one on problems says something of problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.naming import content_wanted, heading_name
from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Place, Severity
from linter.patterns import compiled
from linter.report.report import Report, Section
from linter.report.surroundings import OMISSION, words_of
from linter.rules import Rule

_PROBLEMS = "problems_and_improvements"


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance a section.  Options: ``nothing`` lists words that stand for no content, ``problems`` words
    of which section five must have one unless it is long."""
    for rule in rules:
        empty = {fault.heading for fault in report.outline.faults if fault.kind == "empty"}
        for section in report.outline.sections:
            variant = "empty" if section.heading in empty else _says_nothing(rule, report, section)
            if variant is None:
                yield Outcome(rule, "passed")
                continue
            finding = Finding(
                span=section.heading.span,
                place=Place(section=section.id),
                parameters={
                    "heading": heading_name(section.heading),
                    "content": content_wanted(section.id),
                },
                variant=_variant(section, variant),
                severity=Severity.ERROR if section.id == _PROBLEMS else None,
            )
            yield Outcome(rule, "failed", finding)


def _variant(section: Section, variant: str) -> str | None:
    if section.id == "other_matters":
        return "last"
    return variant if section.id == _PROBLEMS else None


def _says_nothing(rule: Rule, report: Report, section: Section) -> str | None:
    """Why section five fails although it is not empty: ``nothing`` or ``praise``; None where it does not."""
    if section.id != _PROBLEMS or section.heading.wording == "merged":
        return None
    tables = sorted(table.span for table in report.tables.values())
    words = words_of(report.document, section.body, tables)
    if words in rule.options["nothing"]:
        return "nothing"
    body = report.document.folded[section.body.start : section.body.end]
    if compiled(OMISSION).search(body) or section.headings or len(words) > 200:
        return None
    return None if any(word in body for word in rule.options["problems"]) else "praise"
