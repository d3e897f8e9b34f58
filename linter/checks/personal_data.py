"""``personal_data``: identity numbers, mobile numbers and names of parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.checks.slips import Place, finding
from linter.report.personal_data import Personal, read_personal_data
from linter.report.prose import Prose
from linter.report.report import Report
from linter.rules import Rule


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One finding each.  A message hides the middle of a number: findings are passed on and published."""
    prose = report.prose
    if prose is None:
        return
    found = [each for each in read_personal_data(prose.text) if not _is_contact(report, prose, each)]
    for rule in rules:
        for each in found:
            shown = prose.text[each.start : each.end]
            failed = finding(
                report,
                [Place(prose.running.span(each.start, each.end))],
                {"shown": shown if each.kind == "name" else f"{shown[:3]}…{shown[-2:]}"},
                variant=None if each.kind == "identity" else each.kind,
            )
            yield Outcome(rule, "failed", failed)
        if not found:
            yield Outcome(rule, "passed")


def _is_contact(report: Report, prose: Prose, each: Personal) -> bool:
    """Whether it is a telephone number where reports give those of the office: before the first section."""
    preamble_ends = report.outline.preamble.end
    return each.kind == "mobile" and prose.running.offset(each.start) < preamble_ends
