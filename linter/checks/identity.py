"""``identity``: an arithmetic identity that each column, row or group of a table must satisfy.

All identities of a table are looked at together, so that one wrong cell is one finding that names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.checks.outcome import Outcome
from linter.checks.tables import column_text, governed, place, row_text, shown
from linter.diagnostics import Finding, Parameter, Related, Suspect, Text
from linter.expressions import Calculation, Expression, compile_expression
from linter.report.forms import FormPart, FormTable, form
from linter.report.report import Cell, Report, Table
from linter.rules import Rule
from linter.suspects import Change, Equation, Number, Slip, Solution, slip, solutions

Key = tuple[str, str]

_NOT_NUMBERED = Text("有空格或不是数字的格，填上后才能核对", "a cell is blank or no number; fill it in to check")
_ABSENT = Text("有的格没有读出", "a cell could not be read")
_SLIPS: dict[Slip, Text] = {
    "transposed": Text("（相邻两位数字颠倒）", " (two digits exchanged)"),
    "tenfold": Text("（多了一个0，扩大为十倍）", " (one 0 too many, ten times the value)"),
    "one_digit": Text("（一位数字不同）", " (one digit differs)"),
    "lost_digit": Text("（少了一位数字）", " (a digit is lost)"),
    "extra_digit": Text("（多了一位数字）", " (a digit too many)"),
}


@dataclass(frozen=True, slots=True)
class Instance:
    """One identity of one column or row: what must hold, and between which cells."""

    rule: Rule
    key: str
    expression: Expression
    ids: dict[str, Key]

    @property
    def cells(self) -> tuple[Key, ...]:
        return tuple(self.ids.values())

    @property
    def sum_cell(self) -> Key:
        """The cell that a clerk looks at first: the total, where one side of the identity is one."""
        comparison = self.expression.condition.comparison
        assert comparison is not None
        for side in (comparison.left, comparison.right):
            if len(side.terms) == 1 and not next(iter(side.terms)).endswith("*"):
                return self.ids[next(iter(side.terms))]
        return self.ids[next(iter(comparison.right.terms))]


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Every identity of every table, broken ones explained by the cells that are wrong."""
    for table in report.tables.values():
        form_table = form(table.form).tables[table.id]
        instances = [
            instance
            for rule in rules
            if rule.options["table"] == table.id and governed(rule, table)
            for instance in _instances(rule, form_table)
        ]
        yield from _table(instances, table, form_table, report)


def _instances(rule: Rule, form_table: FormTable) -> Iterator[Instance]:
    expression = compile_expression(rule.options["expect"])
    by_column = rule.options["for_each"] == "column"
    for part in form_table.parts:
        rows = [row.id for row in part.figure_rows]
        columns = [column.id for column in part.columns]
        names = expression.expand(rows if by_column else columns)
        if not set(names) <= set(rows if by_column else columns):
            continue
        for key in columns if by_column else rows:
            yield Instance(
                rule, key, expression, {name: (name, key) if by_column else (key, name) for name in names}
            )


def _table(
    instances: Sequence[Instance], table: Table, form_table: FormTable, report: Report
) -> Iterator[Outcome]:
    linear: list[tuple[Instance, Equation]] = []
    for instance in instances:
        if any(cell not in table.cells for cell in instance.cells):
            yield Outcome(instance.rule, "not_checkable", reason=_ABSENT)
        elif coefficients := instance.expression.linear(instance.ids):
            terms = {instance.ids[name]: factor for name, factor in coefficients.items()}
            linear.append((instance, Equation(terms)))
        else:
            yield _comparison(instance, table, form_table, report)
    values = {cell: table.cells[cell].value for _, equation in linear for cell in equation.terms}
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
        found = solutions([equation for _, equation in linear], values)
        yield from _explained(broken, found, table, form_table, report)


def _explained(
    broken: Sequence[Instance], found: Sequence[Solution], table: Table, form_table: FormTable, report: Report
) -> Iterator[Outcome]:
    """One finding for each wrong cell, bearing the code of the first identity that it breaks."""
    left = sorted(broken, key=lambda instance: instance.rule.code)
    writer = _Writer(table, form_table, report)
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


def _comparison(instance: Instance, table: Table, form_table: FormTable, report: Report) -> Outcome:
    values = {name: table.cells[cell].value for name, cell in instance.ids.items()}
    if any(value is None for value in values.values()):
        return Outcome(instance.rule, "not_checkable", reason=_NOT_NUMBERED)
    known = {name: value for name, value in values.items() if value is not None}
    if instance.expression.evaluate(known):
        return Outcome(instance.rule, "passed")
    return Outcome(instance.rule, "failed", _Writer(table, form_table, report).finding([instance], [], []))


class _Writer:
    """Puts a broken identity and its suspects into a finding."""

    def __init__(self, table: Table, form_table: FormTable, report: Report) -> None:
        self._table = table
        self._form_table = form_table
        self._report = report

    def finding(
        self, own: Sequence[Instance], suspects: Sequence[Change], found: Sequence[Solution]
    ) -> Finding:
        first = own[0]
        calculation = self._calculation(first)
        only = suspects[0] if len(suspects) == 1 else None
        cell = only.cell if only else first.sum_cell
        assert isinstance(cell, tuple)
        parameters: dict[str, Parameter] = {
            "key": self._key(first),
            "left": calculation.left_text if calculation else "",
            "right": calculation.right_text if calculation else "",
        }
        variant = None
        if only:
            variant = "suspect"
            parameters |= self._suspect_words(only, found)
        elif suspects:
            variant = "suspects"
            parameters["suspects"] = self._listed(suspects)
        return Finding(
            span=self._table.cells[cell].span,
            place=place(self._table, *cell),
            parameters=parameters,
            variant=variant if variant in first.rule.messages else None,
            found=shown(only.found if only else calculation.left if calculation else None),
            expected=shown(only.expected if only else calculation.right if calculation else None),
            suspects=tuple(self._suspect(change) for change in suspects),
            related=tuple(self._related(instance) for instance in own[1:]),
        )

    def _suspect_words(self, change: Change, found: Sequence[Solution]) -> dict[str, Parameter]:
        kind = slip(change.found, change.expected)
        note = _SLIPS[kind] if kind else Text("", "")
        for other in found[0] if len(found) == 1 else ():
            if other.cell != change.cell and (other.found, other.expected) == (change.expected, change.found):
                note = Text("（与另一格互换）", " (exchanged with another cell)")
        assert isinstance(change.cell, tuple)
        return {
            "cell": self._cell_words(change.cell),
            "found": str(change.found),
            "expected": str(change.expected),
            "slip": note,
        }

    def _listed(self, suspects: Sequence[Change]) -> Text:
        zh, en = [], []
        for change in suspects:
            assert isinstance(change.cell, tuple)
            words = self._cell_words(change.cell)
            zh.append(f"{words.zh}应为{change.expected}（现为{change.found}）")
            en.append(f"{words.en} should be {change.expected} (is {change.found})")
        return Text("；或".join(zh), "; or ".join(en))

    def _cell_words(self, cell: Key) -> Text:
        row, column = row_text(self._form_table, cell[0]), column_text(self._form_table, *cell)
        return Text(f"{row.zh} · {column.zh}", f"{row.en} · {column.en}")

    def _key(self, instance: Instance) -> Text:
        row, column = instance.cells[0]
        if instance.rule.options["for_each"] == "column":
            return column_text(self._form_table, row, column)
        return row_text(self._form_table, row)

    def _calculation(self, instance: Instance) -> Calculation | None:
        values: dict[str, Number] = {
            name: self._table.cells[cell].value or 0 for name, cell in instance.ids.items()
        }
        return instance.expression.calculate(values)

    def _suspect(self, change: Change) -> Suspect:
        assert isinstance(change.cell, tuple)
        return Suspect(
            place=place(self._table, *change.cell),
            span=self._table.cells[change.cell].span,
            found=str(change.found),
            expected=str(change.expected),
        )

    def _related(self, instance: Instance) -> Related:
        calculation = self._calculation(instance)
        key, title = self._key(instance), instance.rule.title
        left, right = (calculation.left_text, calculation.right_text) if calculation else ("", "")
        return Related(
            self._table.cells[instance.sum_cell].span,
            Text(
                f"{instance.rule.code} {title.zh}：“{key.zh}”{left}，另一边{right}",
                f"{instance.rule.code} {title.en}, {key.en}: {left} against {right}",
            ),
        )
