"""Totals and parts that no word announces: what became of the requests; shares that are everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.patterns import compiled
from linter.report.breakdowns import Breakdown
from linter.report.claim import APPLICATIONS, Claim
from linter.report.figures import PERCENT
from linter.report.sentences import Said, Sentence
from linter.report.vocabulary import words

# Every request ends in one of these (the statutory form, 三、本年度办理结果).
_RESULTS = ("granted", "partly_granted", "denied", "unavailable", "not_processed", "other")
_WHOLE = compiled(r"占(?P<whole>[^,;。]{0,12}?)(?:量)?(?:总数|总量)(?:的)?$")


def with_results(claims: Sequence[Claim], found: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """The lists, with each run of results that names every kind of them added; it stands for a list of the
    same parts whose total is not certain."""
    sure = {_first(each) for each in found if len(each.heads) == 1}
    results = [each for each in _results(claims) if _first(each) not in sure]
    replaced = {_first(each) for each in results}
    yield from (each for each in found if _first(each) not in replaced)
    yield from results


def _first(breakdown: Breakdown) -> int:
    return breakdown.parts[0].figure.start


def _results(claims: Sequence[Claim]) -> Iterator[Breakdown]:
    """Each run of results that names every kind of them, with the number of requests handled before it."""
    head: Claim | None = None
    run: list[Claim] = []
    for claim in [*claims, None]:
        kinds = _kinds(claim)
        if claim and kinds and head and not kinds & {kind for each in run for kind in _kinds(each)}:
            run.append(claim)
            continue
        if head and claim and claim.indicator.startswith("carried"):
            continue
        if head and {kind for each in run for kind in _kinds(each)} == set(_RESULTS):
            parts = tuple(each.said for each in run)
            yield Breakdown((head.said,), parts, (len(parts),), True, False, False)
        run = []
        if claim:
            head = claim if claim.indicator == "handled" and claim.applicant is None else None


def _kinds(claim: Claim | None) -> set[str]:
    """The kinds of result that a claim is the sum of; a single row of a group is none."""
    if claim is None or claim.table != APPLICATIONS or claim.applicant:
        return set()
    rows = {row.removesuffix(".*") for row, _ in claim.readings[0]}
    return rows if rows <= set(_RESULTS) else set()


def read_complements(found: Sequence[Sentence]) -> Iterator[tuple[Said, Said]]:
    """Two shares of one whole that leave nothing over: 好评占评价总数…, 差评占评价总数…."""
    pairs = [tuple(pair) for pair in words("complements")]
    for sentence in found:
        shares = [said for said in sentence.said if said.figure.unit == PERCENT and not said.figure.hedge]
        for index, first in enumerate(shares):
            for second in shares[index + 1 :]:
                if _whole(first) and _whole(first) == _whole(second) and _opposed(first, second, pairs):
                    yield first, second


def _whole(said: Said) -> str:
    match = _WHOLE.search(said.label)
    return match["whole"] if match else ""


def _opposed(first: Said, second: Said, pairs: Sequence[Sequence[str]]) -> bool:
    orders = ((first.label, second.label), (second.label, first.label))
    return any(one.startswith(a) and other.startswith(b) for one, other in orders for a, b in pairs)
