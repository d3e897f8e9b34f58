"""``agency_name``: title, preamble, text and signature speak of one body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.days import corrected
from linter.checks.outcome import Outcome
from linter.checks.prose_words import both, place_of
from linter.diagnostics import Edit, Finding, Fix, Place, Related, Text
from linter.documents.document import Span
from linter.documents.folding import fold
from linter.patterns import compiled
from linter.report.body_names import Relation, parted, relation
from linter.report.named_bodies import NamedBody, named_bodies
from linter.report.other_places import other_places
from linter.report.report import Report
from linter.report.running_text import RunningText
from linter.report.self_names import SelfName, self_names
from linter.rules import Rule

_ROLES = {
    "title": Text("标题", "the title"),
    "preamble": Text("前言", "the preamble"),
    "contact": Text("联系方式", "the contact line"),
    "signature": Text("落款", "the signature"),
}
_NAMED = Text("这里写的是“{name}”。", "Here it is {name}.")
_AGAIN = Text("这里也是这样写的。", "It is written so here too.")
_OWN = Text("改为“{name}”", "write {name}")
_QUOTED = 8  # characters that a message shows behind the name of a place
_KIND = compiled(r"(局|委|厅|镇|乡|街道|中心)(?:员会)?(?:人民政府|政府|办事处)?$")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance for each name beside the first, and one for each kind of name that the body gives itself.

    ``self_names`` says which of those a body may use: ``fits`` is a pattern for its names, ``only`` one for
    the bodies that are judged at all.
    """
    bodies = list(named_bodies(report))
    for rule in rules:
        if not bodies:
            yield Outcome(rule, "not_applicable")
            continue
        first, *others = bodies
        for other in others:
            how = relation(first.name, other.name)
            # A bureau may leave it to another one to answer the telephone.
            is_at_odds = how in ("slip", "place") or (how == "body" and other.role != "contact")
            yield (
                Outcome(rule, "failed", _named(first, other, how)) if is_at_odds else Outcome(rule, "passed")
            )
        # Whom to ask may be anybody.
        if first.role != "contact":
            yield from _self_named(rule, report, [fold(body.name) for body in bodies])
            yield from _elsewhere(rule, report, bodies)


def _named(first: NamedBody, other: NamedBody, how: Relation) -> Finding:
    here = Text(*(words.format(name=first.name) for words in _NAMED))
    mended = how == "slip" and len(first.name) == len(other.name)
    return Finding(
        span=other.span,
        place=Place(),
        parameters={
            "name": other.name,
            "where": _ROLES[other.role],
            "agency": first.name,
            "there": _ROLES[first.role],
        },
        variant="slip" if how == "slip" else None,
        found=other.name,
        expected=first.name,
        related=(Related(first.span, here),),
        fix=corrected(other.span, other.name, first.name) if mended else None,
    )


def _elsewhere(rule: Rule, report: Report, bodies: Sequence[NamedBody]) -> Iterator[Outcome]:
    if report.prose is None:
        return
    running = report.prose.running
    for start, end in other_places(running.text, [parted(body.name) for body in bodies]):
        span = running.span(start, end)
        words = running.text[start : end + _QUOTED].partition("\n")[0]
        finding = Finding(
            span=span,
            place=place_of(report, span),
            parameters={"name": words, "agency": bodies[0].name, "where": both(""), "there": both("")},
            variant="elsewhere",
            found=running.text[start:end],
        )
        yield Outcome(rule, "failed", finding)


def _self_named(rule: Rule, report: Report, names: Sequence[str]) -> Iterator[Outcome]:
    if report.prose is None:
        return
    running = report.prose.running
    kinds: dict[str, list[SelfName]] = {}
    for each in self_names(running.text):
        kinds.setdefault(each.kind, []).append(each)
    for entry in rule.options["self_names"]:
        used = kinds.get(entry["word"], [])
        is_judged = all(compiled(entry.get("only", "")).search(name) for name in names)
        if not used or not is_judged or any(compiled(entry["fits"]).search(name) for name in names):
            yield Outcome(rule, "passed" if used else "not_applicable")
        else:
            yield Outcome(rule, "failed", _misnamed(report, running, used, names[0]))


def _misnamed(report: Report, running: RunningText, used: Sequence[SelfName], agency: str) -> Finding:
    first, *others = (running.span(each.start, each.end) for each in used)
    words = running.text[used[0].start : used[0].end]
    kind = _KIND.search(agency)
    own = words[0] + kind[1] if kind else None
    return Finding(
        span=first,
        place=place_of(report, first),
        parameters={"name": words, "agency": agency, "where": both(""), "there": both("")},
        variant="self",
        found=words,
        expected=own,
        related=tuple(Related(span, _AGAIN) for span in others),
        fix=_renamed([first, *others], words[0], own) if own else None,
    )


def _renamed(spans: Sequence[Span], whose: str, own: str) -> Fix:
    message = Text(*(words.format(name=own) for words in _OWN))
    return Fix(message, "unsafe", tuple(Edit(span, own) for span in spans))
