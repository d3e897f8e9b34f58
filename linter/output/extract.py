"""A draft as data: what was read from it, without any judgement."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from linter.output.json import location
from linter.report.claim import Claim
from linter.report.figures import Figure
from linter.report.forms import FORMS, form
from linter.report.prose import Prose
from linter.report.report import Cell, Citation, Report, Section, Table


def extract(report: Report) -> str:
    """The JSON that ``reportlint extract`` prints, two blanks an indent."""
    return json.dumps(extract_record(report), ensure_ascii=False, indent=2) + "\n"


def extract_record(report: Report) -> dict[str, Any]:
    """form, year, agency, title, sections, tables, tables_form, citations, figures.

    What is unknown is null, so that every draft has the same keys.
    """
    identity = report.identity
    return {
        "form": report.form,
        "year": identity.year,
        "agency": identity.agency,
        "title": identity.title,
        "sections": [_section(report, section) for section in report.outline.sections],
        "tables": {table.id: _table(table) for table in report.tables.values()},
        "tables_form": {table.id: table.form for table in report.tables.values()},
        "citations": [_citation(report, citation) for citation in report.citations],
        "figures": _figures(report),
    }


def _section(report: Report, section: Section) -> dict[str, Any]:
    heading = section.heading
    return {
        "id": section.id,
        "title": heading.words,
        "location": location(report.document, heading.span.start),
    }


def _table(table: Table) -> dict[str, Any]:
    """Rows and columns nested, table 二 also by part, in the form's order."""
    parts = _part_of_row(table)
    nested: dict[str, Any] = {}
    for (row, column), cell in table.cells.items():
        part = parts.get(row)
        rows = nested if part is None else nested.setdefault(part, {})
        rows.setdefault(row, {})[column] = _cell(cell)
    return nested


def _part_of_row(table: Table) -> dict[str, str | None]:
    if table.form not in FORMS:
        return {}
    parts = form(table.form).tables[table.id].parts
    return {row.id: part.id for part in parts for row in part.rows}


def _cell(cell: Cell) -> dict[str, Any]:
    value = cell.value
    record: dict[str, Any] = {
        "text": cell.text,
        "value": _number(value) if value is not None else None,
        "state": cell.state,
    }
    return record if cell.note is None else record | {"note": cell.note}


def _figures(report: Report) -> list[dict[str, Any]]:
    """Every figure of the text; what it could not be bound to is null."""
    prose = report.prose
    if prose is None:
        return []
    claims = {claim.figure.start: claim for claim in prose.claims}
    return [_figure(report, prose, figure, claims.get(figure.start)) for figure in prose.figures]


def _figure(report: Report, prose: Prose, figure: Figure, claim: Claim | None) -> dict[str, Any]:
    """``bound_to`` lists the readings: each the cells (table.row.column) whose sum the figure states."""
    value = figure.value
    return {
        "text": prose.text[figure.start : figure.end],
        "value": int(value) if value.denominator == 1 else float(value),
        "unit": figure.unit or None,
        "subject": claim.subject if claim else None,
        "indicator": claim.indicator if claim else None,
        "applicant": claim.applicant if claim else None,
        "bound_to": [[f"{claim.table}.{row}.{column}" for row, column in r] for r in claim.readings]
        if claim
        else None,
        "location": location(report.document, prose.span(figure).start),
    }


def _number(value: int | Decimal) -> int | float:
    if isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _citation(report: Report, citation: Citation) -> dict[str, Any]:
    return {
        "title": citation.title,
        "number": citation.number,
        "article": citation.article,
        "status": citation.status,
        "location": location(report.document, citation.span.start),
    }
