"""``blank_cells``: cells left empty, or struck out, where the form wants 0: one finding a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.checks.tables import column_text, governed, place, row_text
from linter.diagnostics import Finding, Text
from linter.report.forms import FormTable, form
from linter.report.report import Report, Table
from linter.rules import Rule

_NAMED = 3


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """The first blank cell of each table, with how many more there are."""
    for rule in rules:
        for table in report.tables.values():
            if governed(rule, table) and table.cells:
                blank = [
                    key for key, cell in table.cells.items() if cell.state in ("blank", "not_applicable")
                ]
                if blank:
                    yield Outcome(rule, "failed", _finding(table, blank))
                else:
                    yield Outcome(rule, "passed")


def _finding(table: Table, blank: Sequence[tuple[str, str]]) -> Finding:
    form_table = form(table.form).tables[table.id]
    row, column = blank[0]
    return Finding(
        span=table.cells[row, column].span,
        place=place(table, row, column),
        parameters={
            "table": Text(form_table.name, form_table.en),
            "count": len(blank),
            "cells": _named(form_table, blank),
        },
        variant="all" if len(blank) == len(table.cells) else None,
        found="",
        expected="0",
    )


def _named(form_table: FormTable, blank: Sequence[tuple[str, str]]) -> Text:
    """The first few cells in the form's words."""
    places = [
        (row_text(form_table, row), column_text(form_table, row, column)) for row, column in blank[:_NAMED]
    ]
    more = len(blank) > _NAMED
    return Text(
        "、".join(f"{row.zh}·{column.zh}" for row, column in places) + ("等" if more else ""),
        ", ".join(f"{row.en} · {column.en}" for row, column in places) + (" and others" if more else ""),
    )
