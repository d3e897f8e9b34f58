"""``growth``: a growth in per cent is what the two figures beside it give, within what rounding allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial

from linter.checks.outcome import Outcome
from linter.checks.percentages import Percentage, cut_off, finding, outcomes
from linter.checks.prose_words import plain, quoted
from linter.diagnostics import Finding, Related, Text
from linter.report.growth import Growth
from linter.report.intervals import Interval, change, hundredths
from linter.report.prose import Prose
from linter.report.report import Report
from linter.rules import Rule

_NO_BASE = Text("上年的数是0或不确定，无法核对", "last year's figure is 0 or not certain")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Every growth whose two figures the sentence itself gives."""
    prose = report.prose
    if prose is None:
        return
    for growth in prose.growth:
        write = partial(_finding, report, prose, growth)
        printed = growth.printed.figure
        yield from outcomes(rules, [Percentage(printed, [_value(growth)], True, write)], _NO_BASE)


def _value(growth: Growth) -> Interval | None:
    """The growth, or the fall as a positive number."""
    value = change(growth.new.figure.interval, growth.old)
    if value is None or not growth.down:
        return value
    return Interval(None if value.high is None else -value.high, None if value.low is None else -value.low)


def _finding(report: Report, prose: Prose, growth: Growth, values: Sequence[Interval]) -> Finding:
    old = growth.old.low if growth.from_difference or growth.old.exact is not None else None
    base = old if old is not None else growth.old_said.figure.value
    new = growth.new.figure.value
    more, less = (base, new) if growth.down else (new, base)
    return finding(
        report,
        growth.printed.figure,
        hundredths(more - less, base) if base else Fraction(0),
        {
            "new": quoted(prose, growth.new),
            "old": quoted(prose, growth.old_said),
            "calculation": f"({plain(more)}-{plain(less)})÷{plain(base)}",
        },
        "truncated" if cut_off(growth.printed.figure, values[0]) else None,
        (
            Related(prose.span(growth.new.figure), Text("本年的数", "this year's figure")),
            Related(prose.span(growth.old_said.figure), Text("上年的数", "last year's figure")),
        ),
    )
