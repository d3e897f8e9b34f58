"""``doubled_words``: a word or phrase that follows itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.checks.slips import Place, around, finding, is_elsewhere, is_whole
from linter.diagnostics import Edit, Text
from linter.documents.document import Span
from linter.report.report import Report
from linter.rules import Rule


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One finding each; over a blank or a line end, and above the title, two words are two words."""
    prose = report.prose
    if prose is None:
        return
    found = [
        each
        for each in prose.repetitions
        if is_whole(prose, each.start, each.end)
        and not is_elsewhere(report, prose.running.span(each.start, each.end))
    ]
    for rule in rules:
        for each in found:
            span = prose.running.span(each.start, each.end)
            second = Span(span.start + each.again - each.start, span.end)
            word = report.document.slice(second)
            failed = finding(
                report,
                [Place(span, (Edit(second, ""),))],
                {"words": around(report, span), "word": word},
                mend=Text(f"删去多出的“{word}”。", f"Delete one “{word}”."),
                applicability="unsafe",
            )
            yield Outcome(rule, "failed", failed)
        if not found:
            yield Outcome(rule, "passed")
