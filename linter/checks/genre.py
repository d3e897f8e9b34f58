"""``genre``: the file is an annual report on open government information at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Place, Text
from linter.documents.document import Span
from linter.report.report import Report
from linter.rules import Rule

_SHOWN = 30


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance a file.  The finding stands at the file's first line with words."""
    for rule in rules:
        if report.is_annual_report:
            yield Outcome(rule, "passed")
            continue
        document = report.document
        line = next((line for line in document.lines if document.slice(line).strip()), Span(0, 0))
        words = document.slice(line).strip()
        shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
        known = sum(section.id is not None for section in report.outline.sections)
        parameters = {"begins": shown or Text("（空文件）", "(an empty file)"), "known": known}
        yield Outcome(rule, "failed", Finding(span=line, place=Place(), parameters=parameters))
