"""``repeated_text``: the share of a section's text that last year's report or another body's has too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Parameter, Place, Related, Text
from linter.report.forms import FORMS, form
from linter.report.passages import Clause, Passage, clauses, passages
from linter.report.report import Report
from linter.rules import Rule
from linter.tuples import NamedTuple

_QUOTED = 40  # characters of a passage that a message shows
_SHOWN = 3  # passages, the longest, that a finding gives as places
_Sections = Mapping[str, Sequence[Clause]]


class _Copy(NamedTuple):
    """What a section has in common with another report."""

    other: Report
    old: Sequence[Clause]
    passages: list[Passage]
    repeated: int


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One outcome for each section that is long enough, against last year and against the peers."""
    across = report.across
    if across.previous is None and not across.peers:
        yield from (Outcome(rule, "not_applicable") for rule in rules)
        return
    own = _counted(report, report)
    others = {id(each): _counted(each, report) for each in (across.previous, *across.peers) if each}
    for rule in rules:
        for section, new in own.items():
            total = sum(clause.size for clause in new)
            if total < rule.options["least"]:
                continue
            for variant, reports in (("previous", (across.previous,)), ("peer", across.peers)):
                found = [
                    _copy(new, others[id(each)].get(section, ()), each, rule.options["passage"])
                    for each in reports
                    if each
                ]
                copies = [each for each in found if each.repeated * 100 > total * rule.options["percent"]]
                if copies:
                    best = max(copies, key=lambda each: each.repeated)
                    finding = _finding(report, section, new, total, best, len(copies) - 1)
                    yield Outcome(rule, "failed", finding._replace(variant=variant))
                elif found:
                    yield Outcome(rule, "passed")


def _counted(report: Report, beside: Report) -> _Sections:
    """The clauses of a report's sections without those that most drafts share."""
    common = beside.across.common
    return {
        section: [each for each in found if not common or each.fingerprint not in common]
        for section, found in clauses(report).items()
    }


def _copy(new: Sequence[Clause], old: Sequence[Clause], other: Report, least: int) -> _Copy:
    found = passages(new, old, least)
    repeated = sum(clause.size for each in found for clause in new[each.first : each.last])
    return _Copy(other, old, found, repeated)


def _finding(
    report: Report, section: str, new: Sequence[Clause], total: int, copy: _Copy, others: int
) -> Finding:
    assert report.prose is not None and copy.other.prose is not None
    longest = sorted(copy.passages, key=lambda each: new[each.first].start - new[each.last - 1].end)[:_SHOWN]
    held_to = form(report.held_to if report.held_to in FORMS else FORMS[-1]).section(section)
    first = longest[0]
    span = report.prose.running.span(new[first.first].start, new[first.last - 1].end)
    agency = copy.other.identity.agency
    parameters: dict[str, Parameter] = {
        "section": Text(f"“{held_to.numeral}、{held_to.title}”", f"“{held_to.en}”"),
        "share": copy.repeated * 100 // total,
        "repeated": copy.repeated,
        "total": total,
        "quote": _quote(report, new, first),
        "agency": Text(agency or "另一单位", agency or "another body"),
        "path": copy.other.document.path,
        "others": Text(f"，另有 {others} 份", f" and {others} more") if others else Text("", ""),
    }
    return Finding(
        span=span,
        place=Place(section=section),
        parameters=parameters,
        related=tuple(_related(report, new, each, copy) for each in longest),
    )


def _related(report: Report, new: Sequence[Clause], passage: Passage, copy: _Copy) -> Related:
    """Where the other report has a passage."""
    assert copy.other.prose is not None
    last = passage.old + passage.last - passage.first - 1
    span = copy.other.prose.running.span(copy.old[passage.old].start, copy.old[last].end)
    size = sum(clause.size for clause in new[passage.first : passage.last])
    quote = _quote(report, new, passage)
    return Related(
        span,
        Text(f"相同的{size}字：“{quote}”", f"the same {size} characters: “{quote}”"),
        copy.other.document,
    )


def _quote(report: Report, new: Sequence[Clause], passage: Passage) -> str:
    """The beginning of a passage as the draft writes it."""
    assert report.prose is not None
    span = report.prose.running.span(new[passage.first].start, new[passage.last - 1].end)
    words = "".join(report.document.slice(span).split())
    return words if len(words) <= _QUOTED else words[:_QUOTED] + "…"
