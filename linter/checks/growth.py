"""``growth``: a growth in per cent is what the two figures beside it give, within what rounding allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from linter.checks.outcome import Outcome
from linter.checks.prose_words import as_printed, percent, place_of, plain, quoted
from linter.diagnostics import Finding, Related, Severity, Text
from linter.report.growth import Growth
from linter.report.intervals import Interval, change, hundredths, truncated
from linter.report.prose import Prose
from linter.report.report import Report
from linter.rules import Rule

_NO_BASE = Text("上年的数是0或不确定，无法核对", "last year's figure is 0 or not certain")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Every growth whose two figures the sentence itself gives."""
    prose = report.prose
    if prose is None:
        return
    for rule in rules:
        for growth in prose.growth:
            value = _value(growth)
            if value is None:
                yield Outcome(rule, "not_checkable", reason=_NO_BASE)
            elif value.meets(growth.printed.figure.interval):
                yield Outcome(rule, "passed")
            else:
                yield Outcome(rule, "failed", _finding(report, prose, growth, value))


def _value(growth: Growth) -> Interval | None:
    """The growth, or the fall as a positive number."""
    value = change(growth.new.figure.interval, growth.old)
    if value is None or not growth.down:
        return value
    return Interval(None if value.high is None else -value.high, None if value.low is None else -value.low)


def _finding(report: Report, prose: Prose, growth: Growth, value: Interval) -> Finding:
    printed = growth.printed.figure
    old = growth.old.low if growth.from_difference or growth.old.exact is not None else None
    base = old if old is not None else growth.old_said.figure.value
    new = growth.new.figure.value
    exact = hundredths(new - base, base) if base else Fraction(0)
    exact = -exact if growth.down else exact
    span = prose.span(printed)
    cut = value.meets(truncated(printed.value, printed.place)) and not printed.hedge
    return Finding(
        span=span,
        place=place_of(report, span),
        parameters={
            "new": quoted(prose, growth.new),
            "old": quoted(prose, growth.old_said),
            "printed": printed.text,
            "calculation": f"({plain(new)}-{plain(base)})÷{plain(base)}"
            if not growth.down
            else f"({plain(base)}-{plain(new)})÷{plain(base)}",
            "value": percent(exact, printed),
            "expected": as_printed(exact, printed),
        },
        variant="truncated" if cut else None,
        severity=Severity.INFO if cut else None,
        found=printed.text,
        expected=as_printed(exact, printed),
        related=(
            Related(prose.span(growth.new.figure), Text("本年的数", "this year's figure")),
            Related(prose.span(growth.old_said.figure), Text("上年的数", "last year's figure")),
        ),
    )
