"""``shares``: a percentage of the text is what its two figures give, within what rounding allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from math import ceil, floor

from linter.checks.outcome import Outcome
from linter.checks.percentages import Percentage, cut_off, finding, outcomes
from linter.checks.prose_words import percent, plain, quoted
from linter.diagnostics import Finding, Parameter, Related, Text
from linter.report.figures import Figure
from linter.report.intervals import Interval, hundredths, percentage, rounded
from linter.report.lone_shares import LoneShare
from linter.report.prose import Prose
from linter.report.report import Report
from linter.report.sentences import Said
from linter.report.shares import Share
from linter.rules import Rule

_AMBIGUOUS = Text("不能确定百分比以哪个数为分母", "it is not certain what the percentage is a share of")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Every share against each total that the wording admits; wrong only where none gives it."""
    prose = report.prose
    if prose is None:
        return
    for share in prose.shares:
        part = share.part.figure.interval
        values = [percentage(part, whole.figure.interval) for whole in share.wholes]
        write = partial(_finding, report, prose, share)
        yield from outcomes(
            rules, [Percentage(share.printed.figure, values, share.certain, write)], _AMBIGUOUS
        )
    for lone in prose.lone_shares:
        # One place more or less: it may have been cut off, or be what the others left of 100.
        shown, whole = lone.printed.figure, lone.whole.figure.value
        possible = [rounded(hundredths(count, whole), shown.place) for count in _nearest(lone)]
        write = partial(_impossible, report, prose, lone)
        yield from outcomes(rules, [Percentage(shown, possible, True, write)], _AMBIGUOUS)


def _finding(report: Report, prose: Prose, share: Share, values: Sequence[Interval]) -> Finding:
    printed = share.printed.figure
    index = next((i for i, value in enumerate(values) if cut_off(printed, value)), -1)
    whole = share.wholes[index]
    variant: str | None = "truncated"
    more: dict[str, Parameter] = {}
    if not cut_off(printed, values[index]):
        variant, more = _reconciled(prose, share, whole)
    return finding(
        report,
        printed,
        hundredths(share.part.figure.value, whole.figure.value),
        {
            "part": quoted(prose, share.part),
            "whole": quoted(prose, whole),
            "calculation": f"{plain(share.part.figure.value)}÷{plain(whole.figure.value)}",
            **_bounds(printed),
            **more,
        },
        variant,
        (
            Related(prose.span(share.part.figure), Text("分子", "numerator")),
            Related(prose.span(whole.figure), Text("分母", "denominator")),
        ),
    )


def _bounds(printed: Figure) -> dict[str, Parameter]:
    """What a printed percentage may stand for."""
    low, high = printed.interval
    return {
        "low": plain(low) if low is not None else "0",
        "high": plain(high) if high is not None else "100",
    }


def _reconciled(prose: Prose, share: Share, whole: Said) -> tuple[str | None, dict[str, Parameter]]:
    """The other figure that would make the share right: the parts' sum as total, or the part."""
    printed, part = share.printed.figure, share.part.figure
    for breakdown in prose.breakdowns:
        if whole in breakdown.heads and share.part in breakdown.parts:
            added = sum((Fraction(said.figure.value) for said in breakdown.parts), Fraction(0))
            if hundredths(part.value, added) in printed.interval:
                return "total", {
                    "total": plain(added),
                    "with_total": percent(hundredths(part.value, added), printed),
                }
    low, high = printed.interval.low, printed.interval.high
    if low is None or high is None:
        return None, {}
    numerators = range(
        ceil(Fraction(low * whole.figure.value) / 100), floor(Fraction(high * whole.figure.value) / 100) + 1
    )
    if len(numerators) == 1:
        return "part", {"other": str(numerators[0]), "unit": part.unit}
    return None, {}


def _nearest(lone: LoneShare) -> tuple[int, int]:
    """The two counts whose shares of the whole are nearest to the printed one, below and above."""
    below = floor(Fraction(lone.printed.figure.value * lone.whole.figure.value) / 100)
    return below, below + 1


def _impossible(report: Report, prose: Prose, lone: LoneShare, values: Sequence[Interval]) -> Finding:
    printed, whole = lone.printed.figure, lone.whole.figure
    below, above = _nearest(lone)
    shares = [hundredths(count, whole.value) for count in (below, above)]
    return finding(
        report,
        printed,
        min(shares, key=lambda share: abs(share - printed.value)),
        {
            "part": lone.part,
            "whole": quoted(prose, lone.whole),
            "calculation": f"{below}÷{plain(whole.value)}, {above}÷{plain(whole.value)}",
            **_bounds(printed),
            "unit": whole.unit,
            "below": below,
            "above": above,
            "with_below": percent(shares[0], printed),
            "with_above": percent(shares[1], printed),
        },
        "impossible",
        (Related(prose.span(whole), Text("分母", "denominator")),),
    )
