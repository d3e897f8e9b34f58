"""``leftovers``: parts of a template and markup that were left in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from linter.checks.outcome import Outcome
from linter.checks.slips import Place, finding
from linter.diagnostics import Edit, Text
from linter.patterns import compiled
from linter.report.prose import Prose
from linter.report.report import Report
from linter.rules import Rule

_MOST = 2_000  # places of one kind; no draft has so many
_SHOWN = 30  # characters
_BEFORE = 12  # characters that ``unless`` may look at on each side


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance a pattern; its first place is the finding's, the others stand beside it.

    ``leftovers`` are records: ``pattern``; ``given``, of which one must be in the text at all; ``unless``,
    a pattern that must not match over the place; ``markdown: false`` where it is a part of Markdown;
    ``remove: true`` where deleting it mends the text.
    """
    prose = report.prose
    if prose is None:
        return
    for rule in rules:
        for record in rule.options["leftovers"]:
            if report.document.kind == "markdown" and not record.get("markdown", True):
                continue
            places = list(_places(prose, record))
            if not places:
                yield Outcome(rule, "passed")
                continue
            words = " ".join(report.document.slice(places[0].span).split())
            failed = finding(
                report,
                places,
                {"words": words if len(words) <= _SHOWN else words[:_SHOWN] + "…"},
                variant=record.get("variant"),
                mend=Text("删去代码。", "Delete the markup.") if record.get("remove") else None,
            )
            yield Outcome(rule, "failed", failed)


def _places(prose: Prose, record: Mapping[str, Any]) -> Iterator[Place]:
    if "given" in record and not any(words in prose.text for words in record["given"]):
        return
    unless = compiled(record["unless"]) if "unless" in record else None
    for match in islice(compiled(record["pattern"]).finditer(prose.text), _MOST):
        start, end = match.span()
        around = (
            unless.finditer(prose.text, max(0, start - _BEFORE), min(len(prose.text), end + _BEFORE))
            if unless
            else ()
        )
        if any(each.start() < end and start < each.end() for each in around):
            continue
        span = prose.running.span(start, end)
        yield Place(span, (Edit(span, ""),) if record.get("remove") else ())
