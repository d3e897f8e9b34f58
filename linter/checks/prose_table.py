"""``prose_table``: a figure of the text that is bound to a table's cells agrees with them."""

from collections.abc import Iterator, Mapping, Sequence

from linter.checks.cell_sums import calculation, cells_of, names, settled, sum_of, supported
from linter.checks.outcome import Outcome
from linter.checks.prose_words import figure_fix, place_of, plain, quoted
from linter.diagnostics import Finding, Related, Severity, Text
from linter.report.claim import APPLICATIONS, TOTALS, Claim, Reading
from linter.report.forms import form
from linter.report.intervals import Interval
from linter.report.report import Report, Table
from linter.rules import Rule
from linter.tuples import NamedTuple

_NOT_READ = Text("表里对应的格没有读出，无法与文中的数核对", "the cells of the table could not be read")
_NEW_ALONE = Text(
    "文中的数可能没有算上年结转的申请，不能与表里的数核对",
    "the figures of the text may leave out the requests carried over",
)


class _Compared(NamedTuple):
    reading: Reading
    cells: list[tuple[str, str]]
    value: Interval


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Every bound figure against each reading of it; wrong only where none fits."""
    if report.prose is None:
        return
    tables = settled(report.tables)
    for rule in rules:
        new_alone = False  # the results that are told belong to a total without those carried over
        for claim in report.prose.claims:
            table = tables.get(claim.table)
            if table is None:
                continue
            compared = _compared(claim, table)
            if claim.indicator in TOTALS:
                new_alone = _leaves_out(claim, table, compared)
            if new_alone and claim.table == APPLICATIONS and not _fits(claim, compared):
                yield Outcome(rule, "not_checkable", reason=_NEW_ALONE)
            else:
                yield _outcome(rule, report, claim, table, compared)


def _leaves_out(claim: Claim, table: Table, compared: Sequence[_Compared] | None) -> bool:
    """Whether a figure that fits no reading fits without those carried over: 办结16件, of the 20 received."""
    left_out = cells_of(table, claim.without)
    if not left_out or not compared or _fits(claim, compared):
        return False
    value, less = compared[0].value.exact, sum_of(table, left_out).exact
    return value is not None and bool(less) and value - (less or 0) in claim.figure.interval


def disagrees(tables: Mapping[str, Table], claim: Claim) -> bool:
    """Whether a claim contradicts its table, of those that ``settled`` gives."""
    table = tables.get(claim.table)
    compared = _compared(claim, table) if table else None
    return bool(compared) and not _fits(claim, compared)


def agrees(tables: Mapping[str, Table], claim: Claim) -> bool:
    """Whether a claim fits its table, of those that ``settled`` gives."""
    table = tables.get(claim.table)
    return _fits(claim, _compared(claim, table) if table else None)


def _fits(claim: Claim, compared: Sequence[_Compared] | None) -> bool:
    return any(each.value.meets(claim.figure.interval) for each in compared or ())


def _compared(claim: Claim, table: Table) -> list[_Compared] | None:
    found = []
    for reading in claim.readings:
        cells = cells_of(table, reading)
        if cells is None:
            return None
        found.append(_Compared(reading, cells, sum_of(table, cells)))
    return found


def _outcome(
    rule: Rule, report: Report, claim: Claim, table: Table, compared: Sequence[_Compared] | None
) -> Outcome:
    if compared is None:
        return Outcome(rule, "not_checkable", reason=_NOT_READ)
    fitting = [each for each in compared if each.value.meets(claim.figure.interval)]
    if any(each.value.meets(claim.figure.usual) for each in fitting):
        return Outcome(rule, "passed")
    return Outcome(rule, "failed", _finding(report, claim, table, fitting or compared, bool(fitting)))


def _finding(
    report: Report, claim: Claim, table: Table, compared: Sequence[_Compared], loose: bool
) -> Finding:
    """What is said of a figure that fits no reading, or (``loose``) only as far as its hedge is taken at its
    word: 100余件 of 286, which is a note."""
    assert report.prose is not None
    first = compared[0]
    span = report.prose.span(claim.figure)
    side = "loose" if loose else _side(table, first, claim)
    form_table = form(table.form).tables[table.id]
    expected = first.value.exact
    return Finding(
        span=span,
        place=place_of(report, span),
        parameters={
            "quote": quoted(report.prose, claim.said),
            "table": Text(form_table.name, form_table.en),
            "cells": _readings(table, compared),
            "figure": claim.figure.text,
            "value": plain(claim.figure.value),
            "expected": plain(expected) if expected is not None else _least(first.value),
        },
        variant=side,
        severity=Severity.INFO if loose else None,
        found=plain(claim.figure.value),
        expected=plain(expected) if expected is not None else None,
        # What supports the text itself would have to be the table's fault.
        fix=figure_fix(report, claim.figure, plain(expected))
        if expected is not None and side != "text"
        else None,
        related=tuple(
            Related(
                table.cells[each.cells[0]].span,
                Text(
                    f"{form_table.name}：{_readings(table, compared[:1]).zh}",
                    f"{form_table.en}: {_readings(table, compared[:1]).en}",
                ),
            )
            for each in compared[:1]
        ),
    )


def _side(table: Table, first: _Compared, claim: Claim) -> str | None:
    """Which message says it: who is right as far as the table's own arithmetic tells."""
    side = supported(table, first.cells, claim.figure.interval.exact)
    # Where all is 0 everything balances.
    return "not_counted" if side == "table_holds" and first.value.exact == 0 else side


def _readings(table: Table, compared: Sequence[_Compared]) -> Text:
    """Each reading with its sum: 本年新收 859；连同上年结转 859+18=877; one that adds nothing is left out."""
    compared = [each for each in compared if each is compared[0] or each.value != compared[0].value]
    told = [_told(table, each) for each in compared]
    return Text("，".join(each.zh for each in told), ", ".join(each.en for each in told))


def _told(table: Table, each: _Compared) -> Text:
    """What the table has for one reading: 科研机构是0, or that nothing is filled in."""
    name, sum_ = names(table, each.reading), calculation(table, each.cells)
    if each.value.exact == 0 and not any(table.cells[cell].text.strip() for cell in each.cells):
        return Text(f"{name.zh}没有填数", f"{name.en} is blank")
    return Text(f"{name.zh}是{sum_.zh}", f"{name.en} is {sum_.en}")


def _least(value: Interval) -> Text:
    low = plain(value.low) if value.low is not None else "0"
    return Text(f"{low}以上", f"{low} or more")
