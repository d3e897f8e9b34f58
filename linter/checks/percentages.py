"""A percentage of the text against what its figures give: the loop and finding of shares and growth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from linter.checks.outcome import Outcome
from linter.checks.prose_words import as_printed, figure_fix, percent, place_of
from linter.diagnostics import Finding, Parameter, Related, Severity, Text
from linter.report.figures import Figure
from linter.report.intervals import Interval, truncated
from linter.report.report import Report
from linter.rules import Rule
from linter.tuples import NamedTuple


class Percentage(NamedTuple):
    """A printed percentage and its ``values``, one for each reading of the wording; None where it is one of
    nothing.  ``certain`` where there is no further reading; ``finding`` words what fits none."""

    printed: Figure
    values: Sequence[Interval | None]
    certain: bool
    finding: Callable[[Sequence[Interval]], Finding]


def outcomes(rules: Sequence[Rule], percentages: Iterable[Percentage], doubt: Text) -> Iterator[Outcome]:
    """Wrong is only what no reading gives; ``doubt`` says why one cannot be judged."""
    for each in percentages:
        known = [value for value in each.values if value is not None]
        for rule in rules:
            if len(known) < len(each.values):
                yield Outcome(rule, "not_checkable", reason=doubt)
            elif any(value.meets(each.printed.interval) for value in known):
                yield Outcome(rule, "passed")
            elif each.certain:
                yield Outcome(rule, "failed", each.finding(known))
            else:
                yield Outcome(rule, "not_checkable", reason=doubt)


def cut_off(printed: Figure, value: Interval) -> bool:
    """Whether a percentage was cut off where it should have been rounded; 20% is not cut off to 19.9%."""
    cut = truncated(printed.value, printed.place)
    return not printed.hedge and value.meets(cut) and value.low != cut.high


def finding(
    report: Report,
    printed: Figure,
    exact: Fraction,
    parameters: Mapping[str, Parameter],
    variant: str | None,
    related: tuple[Related, ...],
) -> Finding:
    """A wrong percentage beside the ``exact`` one; one that was merely cut off is a note."""
    assert report.prose is not None
    span = report.prose.span(printed)
    return Finding(
        span=span,
        place=place_of(report, span),
        parameters={
            "printed": printed.text,
            "value": percent(exact, printed),
            "expected": as_printed(exact, printed),
            **parameters,
        },
        variant=variant,
        severity=Severity.INFO if variant == "truncated" else None,
        found=printed.text,
        expected=as_printed(exact, printed),
        related=related,
        # A variant names another figure that may be the wrong one.
        fix=figure_fix(report, printed, as_printed(exact, printed).removesuffix("%"))
        if variant in (None, "truncated") and exact >= 0
        else None,
    )
