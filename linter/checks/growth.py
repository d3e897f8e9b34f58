"""``growth``: a growth in per cent is what its two figures give, within what rounding allows.

Both stand in the sentence, or the old one in last year's report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from linter.checks.cell_sums import cells_of, names, sum_of
from linter.checks.outcome import Outcome
from linter.checks.percentages import Percentage, cut_off, finding, outcomes
from linter.checks.prose_words import plain, quoted
from linter.checks.years import related
from linter.diagnostics import Finding, Parameter, Related, Text
from linter.report.claim import Reading
from linter.report.growth import Comparison, Growth
from linter.report.intervals import Interval, Number, change, hundredths, opposite
from linter.report.prose import Prose
from linter.report.report import Report, Table
from linter.report.sentences import Said
from linter.rules import Rule

_NO_BASE = Text("上年的数是0或不确定，无法核对", "last year's figure is 0 or not certain")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Every growth whose old figure the sentence or last year's report gives."""
    prose = report.prose
    if prose is None:
        return
    for growth in prose.growth:
        write = partial(_finding, report, prose, growth)
        printed = growth.printed.figure
        value = _value(growth.new, growth.old, down=growth.down)
        yield from outcomes(rules, [Percentage(printed, [value], True, write)], _NO_BASE)
    if report.across.previous:
        yield from outcomes(rules, _against(report, prose, report.across.previous), _NO_BASE)


def _value(new: Said, old: Interval, *, down: bool) -> Interval | None:
    """The growth, or the fall as a positive number; None where the old figure may be 0."""
    value = change(new.figure.interval, old)
    return opposite(value) if value and down else value


def _against(report: Report, prose: Prose, previous: Report) -> Iterator[Percentage]:
    """The growth of figures that are bound to cells, against the same cells of last year's report."""
    claims = {claim.figure: claim for claim in prose.claims}
    for comparison in prose.comparisons:
        claim = claims.get(comparison.new.figure)
        if claim is None:
            continue
        table = previous.tables.get(claim.table)
        if table is None:
            continue
        readings = [cells_of(table, each) for each in claim.readings]
        if None in readings:
            continue
        sums = [sum_of(table, cells) for cells in readings if cells]
        values = [
            None if old.exact is None else _value(comparison.new, old, down=comparison.down) for old in sums
        ]
        write = partial(_finding_against, report, prose, comparison, (table, claim.readings[0], sums[0]))
        yield Percentage(comparison.printed.figure, values, True, write)


def _finding_against(
    report: Report,
    prose: Prose,
    comparison: Comparison,
    before: tuple[Table, Reading, Interval],
    values: Sequence[Interval],
) -> Finding:
    table, reading, value = before
    old = value.exact
    assert old is not None  # else there would be no value to find wrong
    words, figure = names(table, reading), plain(old)
    said = Text(f"上年报告{words.zh}{figure}", f"{words.en} {figure} in last year's report")
    return _worded(
        report,
        (comparison.printed, comparison.new, comparison.down),
        (old, said),
        values,
        (
            Related(prose.span(comparison.new.figure), Text("本年的数", "this year's figure")),
            *related(report, table, *(cells_of(table, reading) or ())),
        ),
    )


def _finding(report: Report, prose: Prose, growth: Growth, values: Sequence[Interval]) -> Finding:
    base = growth.old_said.figure.value
    if growth.from_difference:
        new = growth.new.figure.value
        base = new + base if growth.down else new - base
    return _worded(
        report,
        (growth.printed, growth.new, growth.down),
        (base, quoted(prose, growth.old_said)),
        values,
        (
            Related(prose.span(growth.new.figure), Text("本年的数", "this year's figure")),
            Related(prose.span(growth.old_said.figure), Text("上年的数", "last year's figure")),
        ),
    )


def _worded(
    report: Report,
    stated: tuple[Said, Said, bool],
    before: tuple[Number, Parameter],
    values: Sequence[Interval],
    places: tuple[Related, ...],
) -> Finding:
    """The finding on a growth as ``stated`` (printed, new, down); ``before`` the old figure, and in words."""
    assert report.prose is not None
    (printed, new_said, down), (base, words) = stated, before
    new = new_said.figure.value
    more, less = (base, new) if down else (new, base)
    return finding(
        report,
        printed.figure,
        hundredths(more - less, base),
        {
            "new": quoted(report.prose, new_said),
            "old": words,
            "calculation": f"({plain(more)}-{plain(less)})÷{plain(base)}",
        },
        "truncated" if cut_off(printed.figure, values[0]) else None,
        places,
    )
