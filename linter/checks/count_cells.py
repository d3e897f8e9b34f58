"""``count_cells``: cells that hold something other than a plain count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.cell_sums import NOTHING, sure_of_zero
from linter.checks.outcome import Outcome
from linter.checks.tables import cells_text, column_text, governed, place, row_text
from linter.diagnostics import Edit, Finding, Fix, Severity, Text
from linter.report.forms import form
from linter.report.report import Cell, Report, Table
from linter.rules import Rule
from linter.suspects import CellKey

_MANY = 3  # cells of one table with the same fault; more are one habit, and one finding


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Every cell: negative, fractional, with a unit or words; a mere note beside it weighs less.

    Full-width digits and ○ for 0, and what many cells of a table hold alike, are one finding a table."""
    for rule in rules:
        for table in report.tables.values():
            if governed(rule, table):
                yield from _cells(rule, table)


def _cells(rule: Rule, table: Table) -> Iterator[Outcome]:
    alike: dict[tuple[str, object], list[CellKey]] = {}
    for key, cell in table.cells.items():
        variant = _fault(cell, key[1], rule)
        if variant is not None:
            alike.setdefault((variant, _habit(cell, variant, key)), []).append(key)
    yield Outcome(rule, "passed", instances=len(table.cells) - sum(map(len, alike.values())))
    for (variant, _), keys in alike.items():
        if variant == "digits" or len(keys) > _MANY:
            # one habit of the whole table: the first cell stands for all
            yield Outcome(rule, "failed", _finding(table, keys, variant))
            yield Outcome(rule, "failed", instances=len(keys) - 1)
        else:
            for key in keys:
                yield Outcome(rule, "failed", _finding(table, [key], variant))


def _habit(cell: Cell, variant: str, key: CellKey) -> object:
    """What the cells of one finding have in common; the cell itself where it stands alone."""
    return {"digits": "", "words": cell.text, "unit": cell.note, "note": cell.note}.get(variant, key)


def _fault(cell: Cell, column: str, rule: Rule) -> str | None:
    if cell.state == "text":
        return "words"
    if cell.state != "number" or cell.value is None:
        return None
    if cell.text.isdecimal() and cell.text.isascii():
        return None  # most cells
    if cell.value < 0 and column not in rule.options["signed"]:
        return "negative"
    if not isinstance(cell.value, int) and column not in rule.options["fractional"]:
        return "fractional"
    if cell.note:
        bracketed = cell.text.rstrip().endswith((")", "）"))
        return "note" if bracketed else None if column in rule.options["fractional"] else "unit"
    if not cell.text.isascii():
        return "digits"
    return None


def _fix(table: Table, keys: Sequence[CellKey], variant: str) -> Fix | None:
    """Plain digits where they say the same: in every cell in other digits, without the unit, 0 for 无."""
    cells = [table.cells[key] for key in keys]
    first = cells[0]
    applicability = "safe"
    if variant == "digits":
        message = Text("改用半角阿拉伯数字", "write plain digits")
    elif variant == "unit" and first.note and not first.note.endswith("元"):
        message = (
            Text(f"改为{first.value}", f"change to {first.value}")
            if len(cells) == 1
            else Text("去掉单位", "leave out the unit")
        )
    elif variant == "words" and first.text in NOTHING and (sure := sure_of_zero(table, keys)):
        applicability, message = sure, Text(f"{len(cells)}格填0", f"fill in 0 in {len(cells)} cell(s)")
    else:
        return None
    return Fix(message, applicability, tuple(Edit(cell.span, str(cell.value or 0)) for cell in cells))


def _finding(table: Table, keys: Sequence[CellKey], variant: str) -> Finding:
    """What is said of one cell, or of the first of those that have the same fault."""
    form_table = form(table.form).tables[table.id]
    row, column = keys[0]
    cell = table.cells[row, column]
    expected = None if cell.value is None or variant in ("negative", "fractional") else str(cell.value)
    return Finding(
        span=cell.span,
        place=place(table, row, column),
        parameters={
            "table": Text(form_table.name, form_table.en),
            "row": row_text(form_table, row),
            "column": column_text(form_table, row, column),
            "text": " ".join(cell.text.split()),
            "note": cell.note or "",
            "value": expected or "",
            "count": len(keys),
            "cells": cells_text(form_table, keys),
        },
        variant=variant if len(keys) == 1 or variant == "digits" else f"{variant}_in_many",
        severity=Severity.INFO if variant in ("note", "digits") else None,
        found=cell.text,
        expected=expected,
        fix=_fix(table, keys, variant),
    )
