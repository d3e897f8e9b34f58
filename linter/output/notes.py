"""Findings as the notes of a reviewer: at their places, with all that the terminal says of them."""

from __future__ import annotations

from collections.abc import Mapping

from linter.diagnostics import Diagnostic, Place, Text
from linter.documents.document import Span
from linter.documents.notes import Note
from linter.engine import Result
from linter.output.wording import SEVERITY_WORDS, remarks, titled
from linter.report.report import Report


def notes(report: Report, result: Result, titles: Mapping[str, Text], language: str) -> list[Note]:
    """A note for each finding, in their order; ``titles`` are those of the rules by code."""
    made = []
    for item in result.diagnostics:
        severity = SEVERITY_WORDS[item.severity].in_language(language)
        heading = f"{severity} {item.code} {titled(item, titles, language)}"
        made.append(Note(_span(report, item), heading, (item.message, *remarks(report, item, language))))
    return made


def _span(report: Report, item: Diagnostic) -> Span:
    """Where a finding is noted: one about the whole draft, which has no place, at the title."""
    has_place = item.span.start < item.span.end or item.place._replace(paragraph=None, page=None) != Place()
    return item.span if has_place else report.identity.title_span or item.span
