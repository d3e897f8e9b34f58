"""Terms and procedures that a new law did away with are no longer used as if they held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from linter.checks.outcome import Outcome
from linter.checks.quotations import place_of
from linter.diagnostics import Finding, Related, Severity, Text
from linter.documents.document import Span
from linter.patterns import compiled
from linter.report.report import Report
from linter.rules import Rule

_AGAIN = Text("这里也是这样写的。", "It is written so here too.")
_SENTENCE_END = compiled(r"[。;!?]|\n\s*\n")
_REACH = 120


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One outcome a concept; those of the time before ``abolished`` may still use it.

    What is a part of the old form (``old_form``) is not said again of a draft that is laid out on it.
    """
    year = report.identity.year
    for rule in rules:
        abolished = date.fromisoformat(rule.options["abolished"])
        for concept in rule.options["concepts"]:
            of_old_form = concept.get("old_form", False) and report.form == "legacy"
            if year is None or of_old_form or date(year, 1, 1) < abolished:
                yield Outcome(rule, "not_applicable")
                continue
            places = list(_places(concept, report))
            if places:
                yield Outcome(rule, "failed", _finding(rule, concept, report, places))
            else:
                yield Outcome(rule, "passed")


def _places(concept: Mapping[str, Any], report: Report) -> Iterator[Span]:
    """Where the text has the concept outside its tables and in no sentence that explains it otherwise."""
    text = report.document.folded
    unless = [compiled(pattern) for pattern in concept.get("unless", ())]
    needs = [compiled(pattern) for pattern in concept.get("needs", ())]
    tables = [table.span for table in report.tables.values()]
    for found in compiled(concept["pattern"]).finditer(text):
        if any(found.start() in span for span in tables):
            continue
        sentence = _sentence(text, found.start(), found.end())
        if any(pattern.search(sentence) for pattern in unless):
            continue
        if all(pattern.search(sentence) for pattern in needs):
            yield Span(found.start(), found.end())


def _sentence(text: str, start: int, end: int) -> str:
    begin = max(0, start - _REACH)
    for mark in _SENTENCE_END.finditer(text, begin, start):
        begin = mark.end()
    stop = _SENTENCE_END.search(text, end, min(len(text), end + _REACH))
    return text[begin : stop.start() if stop else min(len(text), end + _REACH)]


def _finding(rule: Rule, concept: Mapping[str, Any], report: Report, places: Sequence[Span]) -> Finding:
    weight = concept.get("severity")
    return Finding(
        span=places[0],
        place=place_of(report, places[0]),
        parameters={
            "words": "".join(report.document.slice(places[0]).split()),
            "now": Text(**concept["now"]),
        },
        severity=min(rule.severity, Severity[weight.upper()]) if weight else None,
        related=tuple(Related(span, _AGAIN) for span in places[1:]),
    )
