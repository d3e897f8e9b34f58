"""``statements``: what the text states without a figure (未收到申请, 全部办结) agrees with the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.cell_sums import calculation, cells_of, names, sum_of
from linter.checks.outcome import Outcome
from linter.checks.prose_words import place_of
from linter.checks.tables import column_text, row_text
from linter.diagnostics import Finding, Parameter, Related, Text
from linter.report.claim import Cell, Reading
from linter.report.forms import form
from linter.report.report import Report, Table
from linter.report.statements import Statement
from linter.rules import Rule

_NOT_READ = Text("表里对应的格没有读出，无法与文中的话核对", "the cells of the table could not be read")
_NOT_UPHELD = ("corrected", "other", "pending")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Every statement of the rule's kinds against its table."""
    prose = report.prose
    if prose is None:
        return
    for rule in rules:
        for statement in prose.statements:
            table = report.tables.get(statement.table)
            if statement.kind in rule.options["kinds"] and table is not None:
                yield _outcome(rule, report, statement, table)


def _outcome(rule: Rule, report: Report, statement: Statement, table: Table) -> Outcome:
    reading = _zero(statement)
    cells = cells_of(table, reading)
    if cells is None:
        return Outcome(rule, "not_checkable", reason=_NOT_READ)
    low = sum_of(table, cells).low
    if low is not None and low > 0:
        variant = _variant(statement)
        return Outcome(rule, "failed", _finding(report, statement, table, reading, cells, variant))
    if statement.subject == "requests" and statement.kind == "denied":
        stray = _stray(table)
        if stray:
            return Outcome(rule, "failed", _finding(report, statement, table, ((stray),), [stray], "stray"))
    return Outcome(rule, "passed")


def _zero(statement: Statement) -> Reading:
    """The cells that must be 0 if the statement is true."""
    if statement.kind != "upheld":
        return statement.reading
    return tuple((group, column) for group, _ in statement.reading for column in _NOT_UPHELD)


def _variant(statement: Statement) -> str | None:
    """Which of the rule's messages says it; None for its first."""
    if statement.kind == "denied" and statement.subject != "requests":
        corrected = any(column == "corrected" for _, column in statement.reading)
        return "corrected" if corrected else statement.subject
    return "upheld" if statement.kind == "upheld" else None


def _stray(table: Table) -> Cell | None:
    """Where no request was received or carried over, the first cell that counts one nevertheless."""
    nothing = [("received", "total"), ("carried_over", "total")]
    if any(cell not in table.cells or table.cells[cell].value != 0 for cell in nothing):
        return None
    return next((cell for cell, found in table.cells.items() if found.value), None)


def _finding(
    report: Report,
    statement: Statement,
    table: Table,
    reading: Reading,
    cells: Sequence[Cell],
    variant: str | None,
) -> Finding:
    assert report.prose is not None
    prose = report.prose
    form_table = form(table.form).tables[table.id]
    first = next(cell for cell in cells if table.cells[cell].value or len(cells) == 1)
    shown = [cell for cell in cells if table.cells[cell].value] or [first]
    parameters: dict[str, Parameter] = {
        "quote": prose.text[statement.start : statement.end].lstrip(",、;:"),
        "table": Text(form_table.name, form_table.en),
        "cells": _cells(table, shown) if len(shown) < 4 else names(table, reading),
        "value": calculation(table, shown),
    }
    span = prose.running.span(statement.start, statement.end)
    return Finding(
        span=span,
        place=place_of(report, span),
        parameters=parameters,
        variant=variant,
        found=calculation(table, shown).zh.rpartition("=")[2],
        expected="0",
        related=(
            Related(
                table.cells[first].span,
                Text(
                    f"{form_table.name}：{_cells(table, [first]).zh}是{calculation(table, [first]).zh}",
                    f"{form_table.en}: {_cells(table, [first]).en} {calculation(table, [first]).en}",
                ),
            ),
        ),
    )


def _cells(table: Table, cells: Sequence[Cell]) -> Text:
    form_table = form(table.form).tables[table.id]
    named = [(row_text(form_table, row), column_text(form_table, row, column)) for row, column in cells]
    return Text(
        "、".join(f"“{row.zh}·{column.zh}”" for row, column in named),
        ", ".join(f"{row.en} · {column.en}" for row, column in named),
    )
