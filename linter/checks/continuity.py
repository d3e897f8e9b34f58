"""``continuity``: figures of a table that follow from those of last year's report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from linter.checks.cell_sums import supported
from linter.checks.outcome import Outcome
from linter.checks.tables import column_text, governed, place, row_text
from linter.checks.years import related
from linter.diagnostics import Finding, Suspect, Text
from linter.expressions import PREVIOUS, Calculation, Expression, compile_expression
from linter.linear import Number
from linter.report.forms import FormTable, form
from linter.report.report import Cell, Report, Table
from linter.rules import Rule
from linter.suspects import CellKey, Equation
from linter.tuples import NamedTuple

_UNREAD = Text("上年报告的表没有读出", "the table of last year's report could not be read")
_ABSENT = Text("有的格没有读出", "a cell could not be read")
_NOT_NUMBERED = Text(
    "有空格或不是数字的格，填上后才能核对", "a cell is blank or no number; fill it in to check"
)
_NOTE = Text("格内的说明可能影响核对", "a note in a cell may change what it counts")


class _Years(NamedTuple):
    """One table in this report and in last year's."""

    now: Table
    before: Table


class _Instance(NamedTuple):
    """One expectation of one column or row: ``cells`` gives the cell of each name in it."""

    expression: Expression
    key: str
    cells: Mapping[str, Cell | None]
    ids: Mapping[str, CellKey]

    @property
    def own(self) -> str:
        """The name of the figure that follows from the others."""
        return self.expression.names[0]

    @property
    def earlier(self) -> list[CellKey]:
        """The cells of last year's report."""
        return [cell for name, cell in self.ids.items() if name.startswith(PREVIOUS)]

    @property
    def values(self) -> dict[str, Number]:
        return {name: cell.value or 0 for name, cell in self.cells.items() if cell}


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Every expectation of every column or row that both reports' forms have."""
    previous = report.across.previous
    for rule in rules:
        table = report.tables.get(rule.options["table"])
        if previous is None or table is None or not governed(rule, table):
            yield Outcome(rule, "not_applicable")
        elif table.id not in previous.tables:
            yield Outcome(rule, "not_checkable", reason=_UNREAD)
        else:
            yield from _outcomes(rule, report, _Years(table, previous.tables[table.id]))


def _outcomes(rule: Rule, report: Report, years: _Years) -> Iterator[Outcome]:
    broken = []
    for instance in _instances(rule, years):
        state = _state(instance)
        if state == "broken":
            broken.append(instance)
        elif isinstance(state, Text):
            yield Outcome(rule, "not_checkable", reason=state)
        else:
            yield Outcome(rule, "passed")
    # What differs in several columns of one row has one cause; rows are counted each by itself.
    together = [broken] if rule.options["for_each"] == "column" and broken else [[each] for each in broken]
    for group in together:
        yield Outcome(rule, "failed", _finding(rule, group, report, years))
        yield from (Outcome(rule, "failed") for _ in group[1:])


def _instances(rule: Rule, years: _Years) -> Iterator[_Instance]:
    by_column = rule.options["for_each"] == "column"
    tables = [(each, form(each.form).tables[each.id]) for each in years]
    form_table = tables[0][1]
    known = [set(each.cells()) for _, each in tables]
    for text in rule.options["expect"]:
        expression = compile_expression(text)
        for part in form_table.parts:
            for key in (
                (column.id for column in part.columns) if by_column else (row.id for row in part.figure_rows)
            ):
                names = {name: name.removeprefix(PREVIOUS) for name in expression.names}
                ids = {name: (plain, key) if by_column else (key, plain) for name, plain in names.items()}
                if all(cell in known[name != names[name]] for name, cell in ids.items()):
                    cells = {
                        name: tables[name != names[name]][0].cells.get(cell) for name, cell in ids.items()
                    }
                    yield _Instance(expression, key, cells, ids)


def _state(instance: _Instance) -> str | Text:
    if any(cell is None for cell in instance.cells.values()):
        return _ABSENT
    cells = {(name, instance.key): cell for name, cell in instance.cells.items() if cell}
    coefficients = instance.expression.linear(instance.cells) or {}
    equation = Equation({(name, instance.key): factor for name, factor in coefficients.items()})
    status = equation.status({key: cell.value for key, cell in cells.items()})
    if status == "open":
        return _NOT_NUMBERED
    if status == "broken" and any(cell.note for cell in cells.values()):
        return _NOTE
    return status


def _finding(rule: Rule, group: Sequence[_Instance], report: Report, years: _Years) -> Finding:
    now = form(years.now.form).tables[years.now.id]
    first = group[0]
    own = first.ids[first.own]
    cell = years.now.cells[own]
    calculations = [(each, _calculated(each)) for each in group]
    return Finding(
        span=cell.span,
        place=place(years.now, *own),
        parameters={
            "table": Text(now.name, now.en),
            "row": row_text(now, own[0]),
            "column": column_text(now, *own),
            "left": calculations[0][1].left_text,
            "right": calculations[0][1].right_text,
            "differences": _differences(now, calculations),
        },
        variant=first.own if first.own in rule.messages else None,
        found=str(calculations[0][1].left),
        expected=str(calculations[0][1].right),
        suspects=tuple(_suspects(years.now, calculations)),
        related=related(report, years.now, *(key for each in group for key in each.earlier)),
    )


def _calculated(instance: _Instance) -> Calculation:
    found = instance.expression.calculate(instance.values)
    assert found is not None  # `linear` took it for one comparison
    return found


def _differences(form_table: FormTable, found: Sequence[tuple[_Instance, Calculation]]) -> Text:
    """Each column with both its figures: 自然人 3（上年 2）."""
    names = [column_text(form_table, *each.ids[each.own]) for each, _ in found]
    sides = [(each.left, each.right) for _, each in found]
    return Text(
        "，".join(f"{name.zh}{now}（上年{old}）" for name, (now, old) in zip(names, sides, strict=True)),
        ", ".join(
            f"{name.en} {now} (last year {old})" for name, (now, old) in zip(names, sides, strict=True)
        ),
    )


def _suspects(table: Table, found: Sequence[tuple[_Instance, Calculation]]) -> Iterator[Suspect]:
    """The cell, where the identities of this year's table also ask for last year's figure."""
    if len(found) > 1:
        return  # several cells are wrong together; a finding's suspects are alternatives
    instance, calculation = found[0]
    own = instance.ids[instance.own]
    if supported(table, [own], Fraction(calculation.right)) == "text_mends":
        yield Suspect(
            place(table, *own), table.cells[own].span, str(calculation.left), str(calculation.right)
        )
