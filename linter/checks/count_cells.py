"""``count_cells``: cells that hold something other than a plain count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.checks.tables import column_text, governed, place, row_text
from linter.diagnostics import Edit, Finding, Fix, Severity, Text
from linter.report.forms import form
from linter.report.report import Cell, Report, Table
from linter.rules import Rule


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Every cell: negative, fractional, with a unit or words; a mere note beside it weighs less.

    Full-width digits and ○ for 0 are one finding a table."""
    for rule in rules:
        for table in report.tables.values():
            if governed(rule, table):
                yield from _cells(rule, table)


def _cells(rule: Rule, table: Table) -> Iterator[Outcome]:
    in_other_digits = passed = 0
    for (row, column), cell in table.cells.items():
        variant = _fault(cell, column, rule)
        if variant is None:
            passed += 1
            continue
        in_other_digits += variant == "digits"
        if variant == "digits" and in_other_digits > 1:
            yield Outcome(rule, "failed")  # one habit of the whole table: the first cell stands for all
        else:
            yield Outcome(
                rule, "failed", _finding(table, row, column, cell, variant, _fix(table, cell, variant))
            )
    yield Outcome(rule, "passed", instances=passed)


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


def _fix(table: Table, cell: Cell, variant: str) -> Fix | None:
    """Plain digits, where they say the same: for every cell in other digits, or a cell without its unit."""
    if variant == "digits":
        cells = [cell for cell in table.cells.values() if not cell.note and _is_in_other_digits(cell)]
        edits = tuple(Edit(cell.span, str(cell.value)) for cell in cells)
        return Fix(Text("改用半角阿拉伯数字", "write plain digits"), "safe", edits)
    if variant == "unit" and cell.note and not cell.note.endswith("元"):
        message = Text(f"改为{cell.value}", f"change to {cell.value}")
        return Fix(message, "safe", (Edit(cell.span, str(cell.value)),))
    return None


def _is_in_other_digits(cell: Cell) -> bool:
    return cell.state == "number" and cell.value is not None and not cell.text.isascii()


def _finding(table: Table, row: str, column: str, cell: Cell, variant: str, fix: Fix | None) -> Finding:
    form_table = form(table.form).tables[table.id]
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
        },
        variant=variant,
        severity=Severity.INFO if variant in ("note", "digits") else None,
        found=cell.text,
        expected=expected,
        fix=fix,
    )
