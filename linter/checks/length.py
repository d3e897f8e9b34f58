"""``length``: a section is no longer than is customary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Place, Severity
from linter.documents.document import Span
from linter.report.report import Report
from linter.rules import Rule


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance a draft that has the section.

    Options: ``section``, ``limit`` in characters (blanks and tables do not count), ``warn_over`` from which
    on it weighs more.
    """
    for rule in rules:
        for section in report.outline.sections:
            if section.id != rule.options["section"]:
                continue
            count = _letters(report, section.body) - sum(
                _letters(report, table.span)
                for table in report.tables.values()
                if section.body.start <= table.span.start and table.span.end <= section.body.end
            )
            if count <= rule.options["limit"]:
                yield Outcome(rule, "passed")
                continue
            finding = Finding(
                span=section.heading.span,
                place=Place(section=section.id),
                parameters={"count": count, "limit": rule.options["limit"]},
                severity=Severity.WARNING if count > rule.options["warn_over"] else None,
            )
            yield Outcome(rule, "failed", finding)


def _letters(report: Report, span: Span) -> int:
    return len("".join(report.document.slice(span).split()))
