"""``part_count``: the number of parts that the preamble announces is the number that it lists or that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Place, Text
from linter.documents.document import Span
from linter.report.ordinals import NUMERALS, value_of
from linter.report.report import Report
from linter.rules import Rule

_COUNT = re.compile(rf"(?P<number>[{NUMERALS}]{{1,3}}|\d{{1,2}})[ \t]?个?(?:方面|部分)(?:内容)?")
_SAYS_NOTHING = Text("说明文字没有写明几个部分", "the preamble announces no number of parts")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance a draft.  A part that is missing is another rule's finding; a statistics annex may count
    as a part or not."""
    for rule in rules:
        preamble = report.outline.preamble
        match = _COUNT.search(report.document.folded, preamble.start, preamble.end)
        if not match:
            yield Outcome(rule, "not_checkable", reason=_SAYS_NOTHING)
            continue
        announced = value_of(match["number"])
        present = len(report.outline.sections)
        absent = sum(fault.kind == "missing" for fault in report.outline.faults)
        others = sum(fault.kind in ("duplicate", "unexpected") for fault in report.outline.faults)
        if announced in {present, present + absent, present + 1, present - others}:
            yield Outcome(rule, "passed")
            continue
        finding = Finding(
            span=Span(match.start(), match.end()),
            place=Place(),
            parameters={"announced": announced, "present": present},
        )
        yield Outcome(rule, "failed", finding)
