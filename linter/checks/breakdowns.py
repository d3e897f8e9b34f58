"""``breakdowns``: the parts of a total add up to it, by at least one reading of where the list ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from linter.checks.outcome import Outcome
from linter.checks.prose_words import place_of, plain, quoted
from linter.diagnostics import Finding, Parameter, Related, Severity, Text
from linter.patterns import compiled
from linter.report.breakdowns import Breakdown, fits, sums, totals, unit_of
from linter.report.intervals import Interval, hundredths, total
from linter.report.prose import Prose
from linter.report.report import Report
from linter.report.sentences import Said
from linter.rules import Rule

_CARRIED = Text(
    "有上年结转或结转下年度的申请，收到数与各项结果之和本来就可以不同",
    "with requests carried over or forward, the results need not add up to those received",
)
_NO_PROMISE = Text("列举没有说全部列完，不能据此核对", "the list does not say that it is complete")
_RECEIVED = compiled("^(?!.*(?:答复|办结|办理)).*(?:收到|受理|新收|接收|收办|接到|申请)")
_NEARLY = Fraction(9, 10)  # a list that names less of its total than this leaves things out on purpose


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Every list of parts; more than the total is wrong in any, less only in one that says it is complete."""
    prose = report.prose
    if prose is None:
        return
    for rule in rules:
        for breakdown in prose.breakdowns:
            yield _outcome(rule, report, prose, breakdown)
        for first, second in prose.complements:
            yield _complement(rule, report, prose, first, second)


def _outcome(rule: Rule, report: Report, prose: Prose, breakdown: Breakdown) -> Outcome:
    if fits(breakdown):
        return Outcome(rule, "passed")
    if _results_of_received(prose, breakdown) and not _nothing_carried(report):
        return Outcome(rule, "not_checkable", reason=_CARRIED)
    found = sums(breakdown)
    wholes = totals(breakdown)
    exceeds = all(_below(whole, each) for each in found for whole in wholes)
    short = all(_below(each, whole) for each in found for whole in wholes)
    head = breakdown.heads[-1]
    if exceeds and not breakdown.overlapping:
        return Outcome(rule, "failed", _finding(report, prose, breakdown, "exceeds", None))
    if short and breakdown.complete and not breakdown.overlapping:
        return Outcome(rule, "failed", _finding(report, prose, breakdown, "short", None))
    nearly = not head.figure.unit or max((each.high or 0) for each in found) >= _NEARLY * head.figure.value
    if short and not breakdown.open and nearly:
        supported = _supported(prose, breakdown)
        return Outcome(
            rule,
            "failed",
            _finding(report, prose, breakdown, "short", None)
            if supported
            else _finding(report, prose, breakdown, "named", Severity.INFO),
        )
    return Outcome(rule, "not_checkable", reason=_NO_PROMISE)


def _below(one: Interval, other: Interval) -> bool:
    """Whether all of one interval is less than all of the other."""
    return one.high is not None and other.low is not None and one.high < other.low


def _added(breakdown: Breakdown) -> Fraction:
    """The printed values of the parts added up."""
    return sum((Fraction(said.figure.value) for said in breakdown.parts), Fraction(0))


def _results_of_received(prose: Prose, breakdown: Breakdown) -> bool:
    """Whether the total is of requests received and the parts are what became of requests."""
    received = any(_RECEIVED.search(head.label) for head in breakdown.heads)
    claims = {claim.figure.start: claim for claim in prose.claims}
    results = [claims[part.figure.start] for part in breakdown.parts if part.figure.start in claims]
    return received and any(claim.indicator not in ("received", "handled") for claim in results)


def _nothing_carried(report: Report) -> bool:
    """Whether the table says that nothing was carried over or forward."""
    table = report.tables.get("applications")
    cells = (("carried_over", "total"), ("carried_forward", "total"))
    return table is not None and all(cell in table.cells and table.cells[cell].value == 0 for cell in cells)


def _complement(rule: Rule, report: Report, prose: Prose, first: Said, second: Said) -> Outcome:
    """Two shares of one whole are 100 % within what rounding allows; there may be a third, so only a note."""
    added = total([first.figure.interval, second.figure.interval])
    if 100 in added:
        return Outcome(rule, "passed")
    span = prose.span(second.figure)
    parameters: dict[str, Parameter] = {
        "quote": quoted(prose, first),
        "parts": f"{plain(first.figure.value)}%+{plain(second.figure.value)}%",
        "sum": plain(Fraction(first.figure.value) + second.figure.value) + "%",
        "total": "100%",
        "unit": "",
        "difference": plain(abs(100 - Fraction(first.figure.value) - second.figure.value)),
        "count": 2,
        "other": quoted(prose, second),
    }
    finding = Finding(
        span=span,
        place=place_of(report, span),
        parameters=parameters,
        variant="complement",
        severity=Severity.INFO,
        related=(Related(prose.span(first.figure), Text("另一个百分比", "the other share")),),
    )
    return Outcome(rule, "failed", finding)


def _supported(prose: Prose, breakdown: Breakdown) -> bool:
    """Whether a share of the text was reckoned with the sum of the parts, not with the total."""
    added = _added(breakdown)
    return added > 0 and any(
        share.part in breakdown.parts
        and any(whole in breakdown.heads for whole in share.wholes)
        and share.printed.figure.place < 1
        and hundredths(share.part.figure.value, added) in share.printed.figure.interval
        and not any(
            hundredths(share.part.figure.value, whole.figure.value) in share.printed.figure.interval
            for whole in share.wholes
        )
        for share in prose.shares
    )


def _finding(
    report: Report, prose: Prose, breakdown: Breakdown, variant: str, severity: Severity | None
) -> Finding:
    head = _nearest(breakdown)
    span = prose.span(head.figure)
    parts = breakdown.parts
    added = _added(breakdown)
    parameters: dict[str, Parameter] = {
        "quote": quoted(prose, head),
        "parts": "+".join(plain(said.figure.value) for said in parts),
        "sum": plain(added),
        "total": plain(head.figure.value),
        "unit": unit_of(head),
        "difference": plain(abs(added - head.figure.value)),
        "count": len(parts),
    }
    return Finding(
        span=span,
        place=place_of(report, span),
        parameters=parameters,
        variant=variant,
        severity=severity,
        found=plain(head.figure.value),
        expected=plain(added) if severity is None else None,
        related=tuple(
            Related(prose.span(said.figure), Text(f"第{index}项", f"part {index}"))
            for index, said in enumerate(parts, start=1)
        ),
    )


def _nearest(breakdown: Breakdown) -> Said:
    added = _added(breakdown)
    return min(reversed(breakdown.heads), key=lambda head: abs(added - head.figure.value))
