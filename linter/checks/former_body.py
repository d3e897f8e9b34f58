"""``former_body``: a body that a reform did away with is not named as one of today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from linter.checks.outcome import Outcome
from linter.checks.prose_words import place_of
from linter.diagnostics import Finding, Related, Text
from linter.patterns import compiled
from linter.report.former_bodies import former_bodies
from linter.report.quotes import unquoted
from linter.report.report import Report
from linter.rules import Rule

_AGAIN = Text("这里也是这样写的。", "It is written so here too.")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance for each entry of ``bodies``.

    An entry has ``names`` (a pattern), a ``kind`` (a ``local`` body stands behind the level of its place),
    the day ``until`` which it existed anywhere, and what stands in its place ``now``.

    A body that bears the name itself knows better.
    """
    year, prose = report.identity.year, report.prose
    for rule in rules:
        text = unquoted(prose.text) if prose else ""
        for entry in rule.options["bodies"]:
            own = compiled(entry["names"]).search(report.identity.agency or "")
            if prose is None or year is None or own or date(year, 1, 1) < date.fromisoformat(entry["until"]):
                yield Outcome(rule, "not_applicable")
                continue
            places = list(former_bodies(text, entry["names"], is_local=entry["kind"] == "local"))
            if not places:
                yield Outcome(rule, "passed")
                continue
            words = prose.text[slice(*places[0])]
            first, *others = (prose.running.span(*each) for each in places)
            finding = Finding(
                span=first,
                place=place_of(report, first),
                parameters={"name": words, "now": entry["now"], "until": entry["until"][:4]},
                found=words,
                expected=entry["now"],
                related=tuple(Related(span, _AGAIN) for span in others),
            )
            yield Outcome(rule, "failed", finding)
