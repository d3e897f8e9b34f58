"""``blank_cells``: cells left empty, or struck out, where the form wants 0: one finding a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.cell_sums import sure_of_zero
from linter.checks.outcome import Outcome
from linter.checks.tables import cells_text, governed, place
from linter.diagnostics import Edit, Finding, Fix, Text
from linter.documents.document import Document, Span
from linter.report.forms import form
from linter.report.report import Report, Table
from linter.rules import Rule
from linter.suspects import CellKey


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """The first blank cell of each table, with how many more there are."""
    for rule in rules:
        for table in report.tables.values():
            if governed(rule, table) and table.cells:
                blank = [
                    key for key, cell in table.cells.items() if cell.state in ("blank", "not_applicable")
                ]
                if blank:
                    yield Outcome(rule, "failed", _finding(report, table, blank))
                else:
                    yield Outcome(rule, "passed")


def _finding(report: Report, table: Table, blank: Sequence[tuple[str, str]]) -> Finding:
    form_table = form(table.form).tables[table.id]
    row, column = blank[0]
    return Finding(
        span=table.cells[row, column].span,
        place=place(table, row, column),
        parameters={
            "table": Text(form_table.name, form_table.en),
            "count": len(blank),
            "cells": cells_text(form_table, blank),
        },
        variant="all" if len(blank) == len(table.cells) else None,
        found="",
        expected="0",
        fix=_fix(report.document, table, blank),
    )


def _fix(document: Document, table: Table, blank: Sequence[CellKey]) -> Fix | None:
    """0 in every blank cell."""
    applicability = sure_of_zero(table, blank)
    if applicability is None:
        return None
    edits = tuple(Edit(_between_blanks(document, table.cells[key].span), "0") for key in blank)
    return Fix(Text(f"{len(blank)}格填0", f"fill in 0 in {len(blank)} cell(s)"), applicability, edits)


def _between_blanks(document: Document, span: Span) -> Span:
    """The place of an empty cell, one blank before its border where it has two."""
    if span.start == span.end and document.text[max(span.start - 2, 0) : span.start] == "  ":
        return Span(span.start - 1, span.start - 1)
    return span
