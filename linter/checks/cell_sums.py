"""Sums of a table's cells as they stand: a blank holds 0 or more; what was not read is not judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from linter.checks.tables import column_text, row_text
from linter.diagnostics import Text
from linter.patterns import compiled
from linter.report.claim import Cell, Reading
from linter.report.forms import FormTable, form
from linter.report.intervals import Interval, Number, exactly, total
from linter.report.report import Cell as TableCell
from linter.report.report import Table
from linter.suspects import CellKey, Equation
from linter.suspects import Number as CellNumber

_ALL = ".*"
NOTHING = ("无", "暂无", "没有")
_NOTE = compiled(r"(?<=..)（[^（）]*）$")  # 部分公开（区分处理的，…）


def cells_of(table: Table, reading: Reading) -> list[Cell] | None:
    """The cells of a reading, groups (``denied.*``) as all their rows; None where one was not read."""
    form_table = form(table.form).tables[table.id]
    rows = [row.id for part in form_table.parts for row in part.figure_rows]
    cells: list[Cell] = []
    for row, column in reading:
        stem = row.removesuffix(_ALL)
        named = [each for each in rows if each == stem or (row != stem and each.startswith(stem + "."))]
        cells += [(each, column) for each in named]
        if not named:
            return None
    return cells if all(cell in table.cells for cell in cells) else None


def sum_of(table: Table, cells: Sequence[Cell]) -> Interval:
    """What the cells add up to; a blank total is what its row adds up to."""
    return total([_value(table, cell) for cell in cells])


def _value(table: Table, cell: Cell) -> Interval:
    found = table.cells[cell]
    if found.value is not None:
        return exactly(Fraction(found.value))
    row, column = cell
    if column != "total":
        return Interval(Fraction(0), None)
    parts = [other for (name, at), other in table.cells.items() if name == row and at != "total"]
    known = sum((Fraction(part.value) for part in parts if part.value is not None), Fraction(0))
    return Interval(known, known if all(part.value is not None for part in parts) else None)


def calculation(table: Table, cells: Sequence[Cell]) -> Text:
    """The sum written out: ``272+3=275``; zeros are left out, blanks make it a least value."""
    values = [_value(table, cell) for cell in cells]
    shown = [str(value.low) for value in values if value.low]
    whole = str(sum_of(table, cells).low)
    added = f"{'+'.join(shown)}={whole}" if len(shown) > 1 else whole
    if all(value.exact is not None for value in values):
        return Text(added, added)
    return Text(f"{added}以上（有空格未填）", f"{added} or more (some cells are blank)")


def names(table: Table, reading: Reading) -> Text:
    """The rows and the column of a reading in the form's words: “（一）予以公开”“（二）部分公开”的总计."""
    form_table = form(table.form).tables[table.id]
    rows: list[Text] = []
    columns: list[Text] = []
    for row, column in reading:
        words = _row_name(form_table, row)
        rows += [] if words in rows else [words]
        named = column_text(form_table, _any_row(form_table, row), column)
        columns += [] if named in columns else [named]
    shown = columns if len(columns) <= 2 else [Text("法人或其他组织", "organisations")]
    return Text(
        f"{''.join(f'“{each.zh}”' for each in rows)}的{'、'.join(each.zh for each in shown)}",
        f"{' and '.join(f'“{each.en}”' for each in rows)} ({', '.join(each.en for each in shown)})",
    )


def _any_row(form_table: FormTable, row: str) -> str:
    stem = row.removesuffix(_ALL)
    rows = [each.id for part in form_table.parts for each in part.figure_rows]
    return next(each for each in rows if each == stem or each.startswith(stem + "."))


def _row_name(form_table: FormTable, row: str) -> Text:
    stem = row.removesuffix(_ALL)
    found = row_text(form_table, stem) if row != stem else row_text(form_table, row)
    return Text(_NOTE.sub("", found.zh), found.en)


def identities(table: Table) -> list[Equation]:
    """What must hold inside a table whatever the rules in use: totals of rows, results and the balance."""
    form_table = form(table.form).tables[table.id]
    found: list[dict[CellKey, int]] = []
    for part in form_table.parts:
        columns = [column.id for column in part.columns]
        rows = [row.id for row in part.figure_rows]
        if "total" in columns:
            found += [{(row, column): -1 if column == "total" else 1 for column in columns} for row in rows]
        if "handled" in rows:
            results = rows[rows.index("carried_over") + 1 : rows.index("handled")]
            for column in columns:
                found.append({(row, column): 1 for row in results} | {("handled", column): -1})
                found.append(
                    {
                        ("received", column): 1,
                        ("carried_over", column): 1,
                        ("handled", column): -1,
                        ("carried_forward", column): -1,
                    }
                )
    return [Equation(terms) for terms in found if all(cell in table.cells for cell in terms)]


def left_at_zero(table: Table, equations: Sequence[Equation]) -> set[CellKey]:
    """The blank cells that the identities leave nothing but 0: what the others make up has no room left."""
    values: dict[CellKey, CellNumber | None] = {key: cell.value for key, cell in table.cells.items()}
    blank = {key for key, cell in table.cells.items() if cell.value is None and _says_nothing(cell)}
    found: set[CellKey] = set()
    before = -1
    while before < len(found) < len(blank):
        before = len(found)
        for each in equations:
            unknown = [key for key in each.terms if values[key] is None]
            one_sided = len({each.terms[key] > 0 for key in unknown}) == 1
            if one_sided and blank.issuperset(unknown) and each.balance(values) == 0:
                values.update(dict.fromkeys(unknown, 0))
                found.update(unknown)
    return found


def sure_of_zero(table: Table, cells: Sequence[CellKey]) -> Literal["safe", "unsafe"] | None:
    """How sure 0 is in cells without a figure; None where an identity would not hold then, or nothing is
    filled in at all.

    Safe where the identities leave no other value: a total that its other parts make up has nothing left.
    """
    values: dict[CellKey, CellNumber | None] = {key: cell.value for key, cell in table.cells.items()}
    equations = identities(table)
    if len(cells) == len(table.cells) or any(each.balance(values) for each in equations):
        return None
    return "safe" if left_at_zero(table, equations).issuperset(cells) else "unsafe"


def _says_nothing(cell: TableCell) -> bool:
    return cell.state in ("blank", "not_applicable") or cell.text in NOTHING


def settled(tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables with 0 in the blank cells that can hold nothing else: what a figure is compared with."""
    found = dict(tables)
    for id_, table in tables.items():
        if any(cell.value is None for cell in table.cells.values()):
            zeros = left_at_zero(table, identities(table))
            cells = {
                key: cell._replace(value=0) if key in zeros else cell for key, cell in table.cells.items()
            }
            found[id_] = table._replace(cells=cells)
    return found


def supported(
    table: Table, cells: Sequence[Cell], value: Number | None
) -> Literal["table_holds", "text_mends"] | None:
    """Which side the table's own identities support where the text gives ``value`` as sum of the cells."""
    values = {key: cell.value for key, cell in table.cells.items()}
    touching = [each for each in identities(table) if any(cell in each.terms for cell in cells)]
    status = {each.status(values) for each in touching}
    if "broken" not in status:
        return "table_holds" if "holds" in status else None
    if value is None or value.denominator != 1:
        return None
    missing = value.numerator - sum(values[cell] or 0 for cell in cells)
    for cell in cells:
        right = (values[cell] or 0) + missing
        mended = {**values, cell: right}
        if right >= 0 and all(each.status(mended) == "holds" for each in touching):
            return "text_mends"
    return None
