"""``identity``: an arithmetic identity that each column, row or group of a table must satisfy.

All identities of a table are looked at together, so that one wrong cell is one finding that names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from linter.checks.evidence import evidence
from linter.checks.identity_finding import Instance, Key, Writer
from linter.checks.outcome import Outcome
from linter.checks.tables import governed
from linter.diagnostics import Text
from linter.expressions import compile_expression
from linter.linear import Number
from linter.report.forms import FormTable, form
from linter.report.report import Report, Table
from linter.rules import Rule
from linter.suspects import Change, Equation, Solution, solutions

KIND = "identity"
_NOT_NUMBERED = Text(
    "有空格或不是数字的格，填上后才能核对", "a cell is blank or no number; fill it in to check"
)
_ABSENT = Text("有的格没有读出", "a cell could not be read")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Every identity of every table, broken ones explained by the cells that are wrong."""
    for table in report.tables.values():
        form_table = form(table.form).tables[table.id]
        yield from _table(list(_of_table(rules, table)), table, form_table, report)


def totals(rules: Iterable[Rule], table: Table) -> dict[tuple[str, str], list[Number]]:
    """What the cells of a table that are totals should be, by row and column id: one figure for each identity
    that makes it a total and whose addends are all numbers.  Of ``rules`` only those of this kind count."""
    found: dict[tuple[str, str], list[Number]] = {}
    own = [rule for rule in rules if rule.check == KIND]
    for instance in _of_table(own, table):
        factors = instance.equation.terms if instance.equation else {}
        single = [cell for cell, factor in factors.items() if list(factors.values()).count(factor) == 1]
        if len(single) != 1 or not factors.keys() <= table.cells.keys():
            continue
        (whole,) = single
        addends = [table.cells[cell].value for cell in factors if cell != whole]
        if None not in addends:
            total = sum(value for value in addends if value is not None)
            found.setdefault(whole, []).append(total)
    return found


def _of_table(rules: Iterable[Rule], table: Table) -> Iterator[Instance]:
    for rule in rules:
        if rule.options["table"] == table.id and governed(rule, table):
            expression = compile_expression(rule.options["expect"])
            for key, ids, equation in _instances(
                rule.options["expect"], rule.options["for_each"], table.form, table.id
            ):
                yield Instance(rule, key, expression, ids, equation)


@cache
def _instances(
    expect: str, for_each: str, form_id: str, table_id: str
) -> Sequence[tuple[str, Mapping[str, Key], Equation | None]]:
    """For each column or row of a form's table that has what an identity needs: its id, the cell of each
    name, and the equation where the identity is one."""
    expression = compile_expression(expect)
    by_column = for_each == "column"
    found = []
    for part in form(form_id).tables[table_id].parts:
        rows = [row.id for row in part.figure_rows]
        columns = [column.id for column in part.columns]
        names = expression.expand(rows if by_column else columns)
        if not set(names) <= set(rows if by_column else columns):
            continue
        coefficients = expression.linear(names)
        for key in columns if by_column else rows:
            ids = {name: (name, key) if by_column else (key, name) for name in names}
            terms = {ids[name]: factor for name, factor in (coefficients or {}).items()}
            found.append((key, ids, Equation(terms) if coefficients else None))
    return found


def _table(
    instances: Sequence[Instance], table: Table, form_table: FormTable, report: Report
) -> Iterator[Outcome]:
    linear: list[tuple[Instance, Equation]] = []
    for instance in instances:
        if not all(map(table.cells.__contains__, instance.ids.values())):
            yield Outcome(instance.rule, "not_checkable", reason=_ABSENT)
        elif instance.equation:
            linear.append((instance, instance.equation))
        else:
            yield _comparison(instance, table, form_table)
    cells = dict.fromkeys(chain.from_iterable(equation.terms for _, equation in linear))
    values = {cell: table.cells[cell].value for cell in cells}
    broken = []
    for instance, equation in linear:
        status = equation.status(values)
        if status == "broken":
            broken.append(instance)
        elif status == "open":
            yield Outcome(instance.rule, "not_checkable", reason=_NOT_NUMBERED)
        else:
            yield Outcome(instance.rule, "passed")
    if broken:
        found = solutions([equation for _, equation in linear], values, evidence(report, table))
        yield from _explained(broken, found, table, form_table)


def _explained(
    broken: Sequence[Instance], found: Sequence[Solution], table: Table, form_table: FormTable
) -> Iterator[Outcome]:
    """One finding for each wrong cell, bearing the code of the first identity that it breaks."""
    left = sorted(broken, key=lambda instance: instance.rule.code)
    writer = Writer(table, form_table)
    for change in found[0] if found else ():
        own = [instance for instance in left if change.cell in instance.cells]
        if not own:
            continue
        left = [instance for instance in left if instance not in own]
        alternatives = _alternatives(change, found, own)
        yield Outcome(own[0].rule, "failed", writer.finding(own, alternatives, found))
        for instance in own[1:]:
            yield Outcome(instance.rule, "failed")
    for instance in left:
        yield Outcome(instance.rule, "failed", writer.finding([instance], [], found))


def _alternatives(change: Change, found: Sequence[Solution], own: Sequence[Instance]) -> list[Change]:
    """The changes that may stand in for ``change``, itself first: those that touch the same identities."""
    cells = set.intersection(*(set(instance.cells) for instance in own))
    listed = [change]
    for solution in found:
        for other in solution:
            if other.cell in cells and other not in listed and other.cell != change.cell:
                listed.append(other)
    return listed


def _comparison(instance: Instance, table: Table, form_table: FormTable) -> Outcome:
    values = {name: table.cells[cell].value for name, cell in instance.ids.items()}
    if any(value is None for value in values.values()):
        return Outcome(instance.rule, "not_checkable", reason=_NOT_NUMBERED)
    known = {name: value for name, value in values.items() if value is not None}
    if instance.expression.evaluate(known):
        return Outcome(instance.rule, "passed")
    return Outcome(instance.rule, "failed", Writer(table, form_table).finding([instance], [], []))
