"""``prose_contradiction``: what the text says twice it says with the same figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.cell_sums import settled
from linter.checks.outcome import Outcome
from linter.checks.prose_table import agrees, disagrees
from linter.checks.prose_words import place_of, plain, quoted
from linter.diagnostics import Finding, Related, Text
from linter.patterns import compiled
from linter.report.prose import Prose
from linter.report.report import Report
from linter.report.sentences import Said
from linter.rules import Rule

# 主动公开政府信息 N 条 with nothing that narrows it: no channel, no kind, no part of the year.
_PUBLISHED = compiled(
    r"^(?:全年|本年度?|年内|我[局镇乡县市区委办]|本机关|(?P<area>全[省市县区])|累计|共|共计|度|,)*(?:法定)?主动公开(?:各类|各种)?"
    r"(?:政府)?信息(?:共计|共|总数|总量|数量|数|总条数|达|为)*$"
)
# 在主动公开的 N 条政府信息中: a number that was told before.
_REFERENCE = "在主动公开的"
_INFORMATION = compiled(r"^(?:政府)?信息[中里]")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Figures that speak of one thing; one that already contradicts its table is said there."""
    prose = report.prose
    if prose is None:
        return
    for rule in rules:
        for group in groups(report, prose):
            first = group[0]
            others = (each for each in group if not each.figure.interval.meets(first.figure.interval))
            other = next(others, None)
            if other is None:
                yield Outcome(rule, "passed")
            else:
                yield Outcome(rule, "failed", _finding(report, prose, first, other))


def groups(report: Report, prose: Prose) -> Iterator[list[Said]]:
    """Figures that speak of one thing, in the order of the text; two at least."""
    found: dict[object, list[Said]] = {}
    told: set[object] = set()
    tables = settled(report.tables)
    for claim in prose.claims:
        found.setdefault(claim.key, []).append(claim.said)
        if disagrees(tables, claim) or (agrees(tables, claim) and len(claim.readings) > 1):
            told.add(claim.key)
    before: dict[object, Said] = {}
    for said in (said for sentence in prose.sentences for said in sentence.said):
        own_year = said.year is None or said.year == prose.circumstances.year
        if own_year and not said.figure.doubtful and said.depth == 0:
            told_before = before.get((said.figure.unit, said.figure.value))
            if said.label == _REFERENCE and _INFORMATION.match(said.behind):
                pair = [told_before] if told_before else found.get(("published", said.figure.unit, None), [])
                found["reference", said.figure.start] = [*pair[:1], said]
            elif "主动公开" in said.label and (match := _PUBLISHED.match(said.label)):
                found.setdefault(("published", said.figure.unit, match["area"]), []).append(said)
        before[said.figure.unit, said.figure.value] = said
    for key, group in found.items():
        if len(group) > 1 and key not in told:
            yield group


def _finding(report: Report, prose: Prose, first: Said, other: Said) -> Finding:
    span = prose.span(other.figure)
    return Finding(
        span=span,
        place=place_of(report, span),
        parameters={"first": quoted(prose, first), "other": quoted(prose, other)},
        found=plain(other.figure.value),
        expected=plain(first.figure.value),
        related=(Related(prose.span(first.figure), Text("另一处", "the other place")),),
    )
