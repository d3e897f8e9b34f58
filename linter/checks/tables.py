"""What the checks of tables share: which rules govern a table, and its places in the form's own words."""

from __future__ import annotations

from collections.abc import Sequence

from linter.diagnostics import Place, Text
from linter.report.forms import FormTable, form
from linter.report.report import Table
from linter.rules import Rule
from linter.suspects import CellKey, Number

_NAMED = 3


def governed(rule: Rule, table: Table) -> bool:
    """Whether the rule holds for a table of this form."""
    return table.form in rule.forms


def place(table: Table, row: str | None = None, column: str | None = None) -> Place:
    """The place of a cell, a row or the whole table, with its section and, in table 二, its part."""
    form_table = form(table.form).tables[table.id]
    part = form_table.part_of(row).id if row else None
    return Place(section=form_table.section, table=table.id, part=part, row=row, column=column)


def row_text(form_table: FormTable, row: str) -> Text:
    """A row's label in the form's words, a group's sub-item with its group: （三）1.属于国家秘密."""
    found = form_table.row(row)
    label = found.label
    stem = row.partition(".")[0]
    if stem != row:
        heading = form_table.row(stem).label
        label = heading[: heading.find("）") + 1] + label
    return Text(label, found.en)


def column_text(form_table: FormTable, row: str, column: str) -> Text:
    """A column's label in the form's words."""
    found = form_table.column(row, column)
    label = f"{found.group}·{found.label}" if found.group and len(found.label) <= 2 else found.label
    return Text(label, found.en)


def shown(value: Number | None) -> str | None:
    """A value as data: plain digits."""
    return None if value is None else str(value)


def cells_text(form_table: FormTable, cells: Sequence[CellKey]) -> Text:
    """The first few cells in the form's words, and whether there are more."""
    places = [
        (row_text(form_table, row), column_text(form_table, row, column)) for row, column in cells[:_NAMED]
    ]
    more = len(cells) > _NAMED
    return Text(
        "、".join(f"{row.zh}·{column.zh}" for row, column in places) + ("等" if more else ""),
        ", ".join(f"{row.en} · {column.en}" for row, column in places) + (" and others" if more else ""),
    )
