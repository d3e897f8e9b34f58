"""A broken identity and the cells that may be to blame, put into a finding."""

from collections.abc import Mapping, Sequence

from linter.checks.tables import column_text, place, row_text, shown
from linter.diagnostics import Edit, Finding, Fix, Parameter, Related, Suspect, Text
from linter.expressions import Calculation, Expression
from linter.report.forms import FormTable
from linter.report.report import Table
from linter.rules import Rule
from linter.suspects import Change, Equation, Number, Slip, Solution, slip
from linter.tuples import NamedTuple

Key = tuple[str, str]
_LISTED = 3  # candidates that a message names; the suspects of the finding are all of them

_SLIPS: dict[Slip, Text] = {
    "transposed": Text("（相邻两位数字颠倒）", " (two digits exchanged)"),
    "tenfold": Text("（多了一个0，扩大为十倍）", " (one 0 too many, ten times the value)"),
    "one_digit": Text("（一位数字不同）", " (one digit differs)"),
    "lost_digit": Text("（少了一位数字）", " (a digit is lost)"),
    "extra_digit": Text("（多了一位数字）", " (a digit too many)"),
}


class Instance(NamedTuple):
    """One identity of one column or row: what must hold, and between which cells.

    ``equation`` is None where it is no equality of sums.
    """

    rule: Rule
    key: str
    expression: Expression
    ids: Mapping[str, Key]
    equation: Equation | None

    @property
    def cells(self) -> tuple[Key, ...]:
        return tuple(self.ids.values())

    @property
    def sum_cell(self) -> Key:
        """The cell that a clerk looks at first: the total, where one side of the identity is one."""
        comparison = self.expression.condition.comparison
        sides = (comparison.left, comparison.right) if comparison else ()
        alone = [next(iter(side.terms)) for side in sides if len(side.terms) == 1]
        return next((self.ids[name] for name in alone if name in self.ids), self.cells[-1])


class Writer:
    """Puts a broken identity and its suspects into a finding."""

    def __init__(self, table: Table, form_table: FormTable) -> None:
        self._table = table
        self._form_table = form_table

    def finding(
        self, own: Sequence[Instance], suspects: Sequence[Change], found: Sequence[Solution]
    ) -> Finding:
        """One finding for the broken identities ``own``; ``suspects`` are alternatives, best first."""
        first = own[0]
        calculation = self._calculation(first)
        only = suspects[0] if len(suspects) == 1 else None
        cell = only.cell if only else first.sum_cell
        parameters: dict[str, Parameter] = {
            "key": self._key(first),
            "left": calculation.left_text if calculation else "",
            "right": calculation.right_text if calculation else "",
        }
        variant = None
        if only:
            variant = "suspect" if len(found) == len(found[0]) == 1 else "joint"
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
            fix=self._fix(only) if only else None,
        )

    def _suspect_words(self, change: Change, found: Sequence[Solution]) -> dict[str, Parameter]:
        return {
            "cell": self._cell_words(change.cell),
            "found": str(change.found),
            "expected": str(change.expected),
            "slip": self._slip(change, found),
            "count": len(found[0]),
        }

    def _slip(self, change: Change, found: Sequence[Solution]) -> Text:
        """How the wrong figure came about, where that can be seen."""
        for other in found[0] if len(found) == 1 else ():
            if other.cell != change.cell and (other.found, other.expected) == (change.expected, change.found):
                return Text("（与另一格互换）", " (exchanged with another cell)")
        kind = slip(change.found, change.expected)
        if kind and kind != "one_digit":
            return _SLIPS[kind]
        if change.found and any(
            cell.value == change.found
            for key, cell in self._table.cells.items()
            if self._adjoins(key, change.cell)
        ):
            return Text("（与相邻一格的数相同，可能填错了格）", " (the figure of a neighbouring cell)")
        if change.cell[0] == "handled" or (self._form_table.groups_across and change.cell[1] == "total"):
            return Text("（多半是合计没有随各项更新）", " (most likely a total that was not updated)")
        return _SLIPS[kind] if kind else Text("", "")

    def _adjoins(self, one: Key, other: Key) -> bool:
        """Whether two cells stand next to each other in a row or a column of the form."""
        part = self._form_table.part_of(other[0])
        rows = [row.id for row in part.figure_rows]
        columns = [column.id for column in part.columns]
        if one[0] not in rows or one[1] not in columns:
            return False
        down = abs(rows.index(one[0]) - rows.index(other[0]))
        across = abs(columns.index(one[1]) - columns.index(other[1]))
        return down + across == 1

    def _listed(self, suspects: Sequence[Change]) -> Text:
        zh, en = [], []
        for change in suspects[:_LISTED]:
            words = self._cell_words(change.cell)
            zh.append(f"{words.zh}应为{change.expected}（现为{change.found}）")
            en.append(f"{words.en} should be {change.expected} (is {change.found})")
        more = len(suspects) > _LISTED
        return Text(
            "；或".join(zh) + ("等" if more else ""), "; or ".join(en) + (" and others" if more else "")
        )

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
        return Suspect(
            place=place(self._table, *change.cell),
            span=self._table.cells[change.cell].span,
            found=str(change.found),
            expected=str(change.expected),
        )

    def _fix(self, change: Change) -> Fix | None:
        """The value that the cell should have; a person must see whether the cell is the wrong one."""
        cell = self._table.cells[change.cell]
        if cell.note or cell.state != "number":
            return None
        words = self._cell_words(change.cell)
        message = Text(f"{words.zh}改为{change.expected}", f"change {words.en} to {change.expected}")
        return Fix(message, "unsafe", (Edit(cell.span, str(change.expected)),))

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
