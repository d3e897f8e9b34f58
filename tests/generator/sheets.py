"""A table of a draft before it is laid out: what stands in which row and column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from linter.report.forms import FormPart, FormTable, form
from linter.report.report import CellState
from tests.generator.figures import Figures, Key, Number


@dataclass(frozen=True)
class Printed:
    """What is printed in a cell, and what a reader must make of it."""

    text: str
    value: Number | None
    state: CellState = "number"
    note: str | None = None


@dataclass
class Column:
    id: str
    label: str
    group: str | None = None


@dataclass
class Row:
    """A line of a table; ``parents`` are the headings it stands under, outermost first."""

    id: str
    label: str
    cells: dict[str, Printed] = field(default_factory=dict)
    heading: bool = False
    parents: tuple[str, ...] = ()


@dataclass
class Part:
    caption: str
    columns: list[Column]
    rows: list[Row]


@dataclass
class Sheet:
    """One statutory table; a fault changes it before it is laid out."""

    table: str
    parts: list[Part]
    across: bool = False

    def rows(self) -> list[Row]:
        return [row for part in self.parts for row in part.rows]

    def printed(self) -> dict[Key, Printed]:
        """Every cell of the sheet as it must be read."""
        return {
            (self.table, row.id, column): cell for row in self.rows() for column, cell in row.cells.items()
        }


def plain(_: Key, value: Number) -> Printed:
    """A cell with its figure and nothing else."""
    return Printed(str(value), value)


def make_sheets(
    form_id: str, figures: Figures, printer: Callable[[Key, Number], Printed] = plain
) -> dict[str, Sheet]:
    """The form's three tables with ``figures``, each cell printed by ``printer``."""
    return {
        table.id: Sheet(
            table.id, [_part(table, part, figures, printer) for part in table.parts], table.groups_across
        )
        for table in form(form_id).tables.values()
    }


def _part(
    table: FormTable, part: FormPart, figures: Figures, printer: Callable[[Key, Number], Printed]
) -> Part:
    rows, parents = [], list[tuple[int, str]]()
    for row in part.rows:
        depth = _depth(row.id, row.label)
        parents = [(level, label) for level, label in parents if level < depth]
        cells: dict[str, Printed] = {}
        if not row.heading:
            for column in part.columns:
                key = (table.id, row.id, column.id)
                cells[column.id] = printer(key, figures[key])
        rows.append(Row(row.id, row.label, cells, row.heading, tuple(label for _, label in parents)))
        if row.heading:
            parents.append((depth, row.label))
    columns = [Column(column.id, column.label, column.group) for column in part.columns]
    return Part(part.caption, columns, rows)


def _depth(row_id: str, label: str) -> int:
    """一、 stands at level 0, （一） at 1, 1. at 2; rows without numbers at 0."""
    if label[0] == "（":
        return 1
    return 2 if "." in row_id else 0
