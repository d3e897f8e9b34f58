"""``missing_number``: a measure word has its number, and a number its measure word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.checks.prose_words import place_of
from linter.diagnostics import Finding
from linter.report.prose import Prose
from linter.report.report import Report
from linter.rules import Rule

_AROUND = 14  # characters of the draft that a message shows before the gap


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Every gap that the figures beside it prove."""
    prose = report.prose
    if prose is None:
        return
    for rule in rules:
        missing = list(prose.missing)
        if not missing:
            yield Outcome(rule, "passed" if prose.figures else "not_applicable")
        for each in missing:
            span = prose.running.span(each.start, each.end)
            finding = Finding(
                span=span,
                place=place_of(report, span),
                parameters={"words": _words(prose, each.start, each.end), "unit": each.unit},
                variant=None if each.kind == "number" else each.kind,
            )
            yield Outcome(rule, "failed", finding)


def _words(prose: Prose, start: int, end: int) -> str:
    """The gap with the words before it, from the last mark on."""
    begin = max(start - _AROUND, 0)
    before = prose.text[begin:start]
    for mark in "。,;:、()〔〕\n":
        before = before.rpartition(mark)[2]
    return before + prose.text[start:end]
