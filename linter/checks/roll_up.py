"""``roll_up``: a county's tables are the sums of its bodies', with or without its own level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linter.checks.gaps import (
    Figures,
    Gap,
    Key,
    equals,
    figures,
    gap,
    is_a_body,
    is_within,
    mended,
    mends,
    open_cells,
    rounding,
)
from linter.checks.outcome import Outcome
from linter.checks.roll_up_finding import Writer
from linter.diagnostics import Finding, Text
from linter.report.bodies import body_key
from linter.report.forms import FORMS, form
from linter.report.report import Members, Report
from linter.rules import Rule
from linter.suspects import Number, slip

_NO_TABLE = Text("汇总报告的表没有读出", "a table of the county's report could not be read")
_NO_MEMBERS = Text("没有可以计入的单位报告", "there is no body's report to add up")
_UNREAD = Text("有单位的这一格没有读出，无法汇总", "the cell could not be read in every body's report")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One outcome for each cell of the county's tables, and a finding for each cause of the differences."""
    members = report.across.members
    for rule in rules:
        if members is None:
            yield Outcome(rule, "not_applicable")
        else:
            yield from _outcomes(rule, report, members)


def _outcomes(rule: Rule, county: Report, members: Members) -> Iterator[Outcome]:
    official = form(county.held_to if county.held_to in FORMS else FORMS[-1]).tables
    for table in official.values():
        if table.id not in county.tables or not members.reports:
            yield Outcome(rule, "not_checkable", reason=_NO_TABLE if members.reports else _NO_MEMBERS)
    if not members.reports:
        return
    groups = _groups(members.reports)
    own = figures(county)
    bodies, gaps, slack = _best(rule, own, _one_of_each(own, groups), members.own)
    differing = open_cells(gaps, slack)
    yield from (Outcome(rule, "passed") for _ in range(len(gaps) - len(differing)))
    yield from (Outcome(rule, "failed") for _ in differing)
    yield from (Outcome(rule, "not_checkable", reason=_UNREAD) for _ in range(len(own) - len(gaps)))
    writer = Writer(county)
    for group in groups:
        if len(group) > 1:
            yield Outcome(rule, "failed", writer.twice(group))
    absent = _absent(members)
    for finding in _causes(writer, county, bodies, gaps, slack, absent):
        yield Outcome(rule, "failed", finding)


def _groups(reports: Sequence[Report]) -> list[list[Report]]:
    """The reports by body; one whose name was not read is a body of its own."""
    found: dict[str, list[Report]] = {}
    for report in reports:
        found.setdefault(body_key(report.identity.agency) or report.document.path, []).append(report)
    return list(found.values())


def _one_of_each(county: Figures, groups: Sequence[Sequence[Report]]) -> list[Report]:
    """One report of each body; of several that with which the sums come nearest to the county's figures."""
    chosen = [group[0] for group in groups]
    for index, group in enumerate(groups):
        if len(group) > 1:
            others = [figures(each) for n, each in enumerate(chosen) if n != index]
            gaps = [len(open_cells(gap(county, [*others, figures(each)]), {})) for each in group]
            chosen[index] = group[gaps.index(min(gaps))]
    return chosen


def _absent(members: Members) -> list[str]:
    """The bodies of the list that have no report."""
    agencies = [report.identity.agency for report in (*members.reports, members.own) if report]
    present = [key for key in map(body_key, agencies) if key]
    # A list names the bodies of one county without its name.
    return [body for body in members.bodies if not any(key.endswith(body_key(body) or "") for key in present)]


def _best(
    rule: Rule, county: Figures, bodies: list[Report], own: Report | None
) -> tuple[list[Report], Gap, Mapping[Key, Number]]:
    """The bodies with or without the county's own level, whichever comes nearer to its figures."""
    found = []
    for chosen in [bodies] if own is None else [bodies, [*bodies, own]]:
        parts = [figures(each) for each in chosen]
        found.append((chosen, gap(county, parts), rounding(county, parts, rule.options["amounts"])))
    return min(found, key=lambda each: len(open_cells(each[1], each[2])))


def _causes(
    writer: Writer,
    county: Report,
    bodies: Sequence[Report],
    gaps: Gap,
    slack: Mapping[Key, Number],
    absent: Sequence[str],
) -> Iterator[Finding]:
    """What explains the gap, the surest first; what is left is listed cell by cell."""
    if not open_cells(gaps, slack):
        if absent:
            yield writer.missing(absent, {})
        return
    wrong = list(mends(county, bodies, gaps))
    left = mended(gaps, wrong, county)
    # A wrong cell is named where mending it helps: nothing is left, less is left, or just one body is.
    if not is_a_body(left, county) and len(open_cells(left, slack)) >= len(open_cells(gaps, slack)):
        wrong, left = [], gaps
    yield from map(writer.cell, wrong)
    left = {key: 0 if is_within(value, slack.get(key)) else value for key, value in left.items()}
    explained = _explained(writer, county, bodies, left, absent)
    if explained:
        yield explained
        return
    if absent:
        yield writer.missing(absent, {})
    for table in county.tables:
        cells = {key: value for key, value in left.items() if key[0] == table and value}
        if len(cells) == 1 and (named := _slip(bodies, cells)):
            yield writer.slip(named, *next(iter(cells.items())))
        elif cells:
            yield writer.cells(table, cells, bodies)


def _explained(
    writer: Writer, county: Report, bodies: Sequence[Report], left: Gap, absent: Sequence[str]
) -> Finding | None:
    """The one body whose figures are the gap."""
    if not any(left.values()):
        return writer.missing(absent, {}) if absent else None
    for sign in (-1, 1):
        same = [each for each in bodies if equals(left, figures(each), sign)]
        if len(same) == 1 and not absent:
            return writer.left_out(same[0]) if sign < 0 else writer.counted_again(same[0])
    if is_a_body(left, county):
        return writer.missing(absent, left)
    return None


def _slip(bodies: Sequence[Report], cells: Mapping[Key, Number]) -> Report | None:
    """The only body in which a slip of the hand would make the gap of one cell."""
    ((key, value),) = cells.items()
    found = []
    for body in bodies:
        figure = figures(body).get(key)
        if figure and figure + value > 0 and slip(figure, figure + value) in ("transposed", "tenfold"):
            found.append(body)
    return found[0] if len(found) == 1 else None
