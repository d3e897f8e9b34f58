"""``typos``: words that ``rules/words.yaml`` lists as wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.checks.slips import Place, changed, finding, is_whole
from linter.diagnostics import Finding, Severity, Text
from linter.report.prose import Prose
from linter.report.report import Report
from linter.report.wording import Slip
from linter.report.words import Typo
from linter.rules import Rule


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One finding a typo, however often it stands in the draft."""
    prose = report.prose
    if prose is None:
        return
    # A title that no instrument has is said as such.
    misnamed = [c.title_span for c in report.citations if c.title_span and c.status == "misnamed"]
    by_typo: dict[Typo, list[Slip]] = {}
    for slip in prose.typos:
        offset = prose.running.offset(slip.start)
        if not any(offset in span for span in misnamed):
            by_typo.setdefault(slip.typo, []).append(slip)
    for rule in rules:
        for typo, slips in by_typo.items():
            yield Outcome(rule, "failed", _finding(report, prose, typo, slips))
        if not by_typo:
            yield Outcome(rule, "passed")


def _finding(report: Report, prose: Prose, typo: Typo, slips: Sequence[Slip]) -> Finding:
    return finding(
        report,
        [_place(report, prose, slip) for slip in slips],
        {"words": typo.wrong, "right": typo.right},
        variant="usage" if typo.usage else None,
        severity=Severity.INFO if typo.usage else None,
        mend=Text(f"改为“{typo.right}”。", f"Write “{typo.right}”."),
        applicability="unsafe" if typo.usage else "safe",
    )


def _place(report: Report, prose: Prose, slip: Slip) -> Place:
    """Where a line end or a Traditional character is in it, how to mend it is left to a person."""
    span = prose.running.span(slip.start, slip.end)
    as_listed = is_whole(prose, slip.start, slip.end) and report.document.slice(span) == slip.typo.wrong
    return Place(span, tuple(changed(slip.typo.wrong, slip.typo.right, span)) if as_listed else ())
