"""``shares``: a percentage of the text is what its two figures give, within what rounding allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor

from linter.checks.outcome import Outcome
from linter.checks.prose_words import as_printed, percent, place_of, plain, quoted
from linter.diagnostics import Finding, Parameter, Related, Severity, Text
from linter.report.intervals import Interval, hundredths, percentage, truncated
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
    for rule in rules:
        for share in prose.shares:
            printed = share.printed.figure
            values = [percentage(share.part.figure.interval, whole.figure.interval) for whole in share.wholes]
            known = [value for value in values if value is not None]
            if len(known) < len(values):
                yield Outcome(rule, "not_checkable", reason=_AMBIGUOUS)
            elif any(value.meets(printed.interval) for value in known):
                yield Outcome(rule, "passed")
            elif not share.certain:
                yield Outcome(rule, "not_checkable", reason=_AMBIGUOUS)
            else:
                yield Outcome(rule, "failed", _finding(report, prose, share, known))


def _finding(report: Report, prose: Prose, share: Share, values: Sequence[Interval]) -> Finding:
    printed = share.printed.figure
    cut = truncated(printed.value, printed.place)
    index = next((i for i, value in enumerate(values) if not printed.hedge and value.meets(cut)), -1)
    whole = share.wholes[index]
    span = prose.span(printed)
    value = hundredths(share.part.figure.value, whole.figure.value)
    parameters: dict[str, Parameter] = {
        "part": quoted(prose, share.part),
        "whole": quoted(prose, whole),
        "printed": printed.text,
        "calculation": f"{plain(share.part.figure.value)}÷{plain(whole.figure.value)}",
        "value": percent(value, printed),
        "expected": as_printed(value, printed),
        "low": plain(printed.interval.low) if printed.interval.low is not None else "0",
        "high": plain(printed.interval.high) if printed.interval.high is not None else "100",
    }
    variant = "truncated" if values[index].meets(cut) and not printed.hedge else None
    if variant is None:
        variant, more = _reconciled(prose, share, whole)
        parameters |= more
    return Finding(
        span=span,
        place=place_of(report, span),
        parameters=parameters,
        variant=variant,
        severity=Severity.INFO if variant == "truncated" else None,
        found=printed.text,
        expected=as_printed(value, printed),
        related=(
            Related(prose.span(share.part.figure), Text("分子", "numerator")),
            Related(prose.span(whole.figure), Text("分母", "denominator")),
        ),
    )


def _reconciled(prose: Prose, share: Share, whole: Said) -> tuple[str | None, dict[str, Parameter]]:
    """The other figure that would make the share right: the parts' sum as total, or the part."""
    printed, part = share.printed.figure, share.part.figure
    for breakdown in prose.breakdowns:
        if whole in breakdown.heads and share.part in breakdown.parts:
            added = sum((Fraction(said.figure.value) for said in breakdown.parts), Fraction(0))
            if added == whole.figure.value or added <= 0:
                continue
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
