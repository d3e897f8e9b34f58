"""The program on real reports, where REPORTLINT_CORPUS names a folder of them with their cells as data.

What must be found is what a person found by hand and by recomputation; every other error is listed here too,
so that a change to a rule or a reader shows at once what it newly finds and no longer finds.
"""

from __future__ import annotations

import json
import os
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from linter import documents
from linter.diagnostics import Diagnostic, Severity
from linter.engine import run
from linter.report import read
from linter.report.report import Report
from linter.rules import load_rules

CORPUS = Path(os.environ.get("REPORTLINT_CORPUS", ""))
pytestmark = pytest.mark.skipif(
    not os.environ.get("REPORTLINT_CORPUS"), reason="REPORTLINT_CORPUS is not set"
)

WITH_CELLS = [path.stem for path in sorted((CORPUS / "reports").glob("*.json"))] if CORPUS.name else []

# (code, line) of every error in the text and Markdown reports; a report that is not named has none.
ERRORS = {
    "reports/P11_cj2021.txt": {("S002", 283)},
    "reports/P24_jt2021.txt": {("C001", 1)},
    "reports/P27_ht2021.txt": {("C001", 1), ("S008", 2), ("T101", 239)},
    "reports/P28_ht2022.txt": {("S008", 2), ("T101", 239), ("T101", 245)},
    "reports/P40_jy2011.txt": {("S008", 1)},
    "reports/jinhu-2023.md": {("T104", 77)},
    "seeds/000_fc839379ecaf0f5e.txt": {("S008", 11)},
    "seeds/002_bf79b25df0a37390.txt": {("S001", 1)},
    "seeds/003_c1f01cbd8d4303a8.txt": {("S008", 12)},
    "seeds/004_8c069560b4a0925e.txt": {("S008", 2)},
}


def of_kinds(*folders: str) -> list[str]:
    if not CORPUS.name:
        return []
    paths = [path for folder in folders for path in sorted((CORPUS / folder).iterdir())]
    return [str(path.relative_to(CORPUS)) for path in paths if path.suffix in (".txt", ".md")]


@cache
def report_on(name: str) -> Report:
    return read(documents.load(str(CORPUS / name)), today=date(2026, 11, 22))


@cache
def findings(name: str) -> tuple[Diagnostic, ...]:
    return run(report_on(name), load_rules(), "en").diagnostics


def text_of(stem: str) -> str:
    return next(
        f"reports/{stem}{kind}" for kind in (".txt", ".md") if (CORPUS / f"reports/{stem}{kind}").exists()
    )


@pytest.mark.parametrize("stem", WITH_CELLS)
def test_every_cell_is_read_as_it_stands(stem: str) -> None:
    data = json.loads((CORPUS / "reports" / f"{stem}.json").read_text("utf-8"), parse_float=Decimal)
    report = report_on(text_of(stem))
    expected = {
        (table, row, column): value
        for table, rows in data.get("tables", {}).items()
        for row, column, value in _cells(rows)
    }
    read_cells = {
        (table_id, row, column): cell.value
        for table_id, table in report.tables.items()
        for (row, column), cell in table.cells.items()
    }
    wrong = {
        key: (value, read_cells.get(key, "not read"))
        for key, value in expected.items()
        if key not in read_cells or read_cells[key] != value
    }
    assert not wrong
    assert (report.identity.year, report.form) == (data["year"], data["form"])


def _cells(rows: dict[str, dict[str, object]]) -> list[tuple[str, str, object]]:
    found = []
    for row, columns in rows.items():
        for column, value in columns.items():
            if isinstance(value, dict):  # a part of table 二: its rows, each with its columns
                found += [(column, inner, figure) for inner, figure in value.items()]
            else:
                found.append((row, column, value))
    return found


@pytest.mark.parametrize("name", of_kinds("reports", "seeds"))
def test_the_structure_tables_and_citations_give_these_errors_and_no_others(name: str) -> None:
    document = report_on(name).document
    errors = {
        (found.code, document.position(found.span.start)[0])
        for found in findings(name)
        if found.severity is Severity.ERROR and found.code[0] in "STC"
    }
    assert errors == ERRORS.get(name, set())


def test_the_wrong_cells_are_named() -> None:
    suspects = {
        name: [
            (suspect.place.table, suspect.place.row, suspect.place.column, suspect.found, suspect.expected)
            for found in findings(name)
            for suspect in found.suspects
        ]
        for name in ("reports/P27_ht2021.txt", "reports/P28_ht2022.txt", "reports/jinhu-2023.md")
    }
    assert suspects == {
        "reports/P27_ht2021.txt": [("applications", "handled", "natural_person", "1", "0")],
        "reports/P28_ht2022.txt": [
            ("applications", "handled", "natural_person", "0", "4"),
            ("applications", "handled", "total", "0", "4"),
        ],
        "reports/jinhu-2023.md": [("review_and_litigation", "litigation_direct", "total", "0", "3")],
    }


def test_the_broken_balances_are_places_of_one_finding() -> None:
    found = next(found for found in findings("reports/P27_ht2021.txt") if found.code == "T101")
    assert [related.message.en.split()[0] for related in found.related] == ["T102", "T103"]


def test_blanks_are_one_finding_a_table() -> None:
    blanks = [found.place.table for found in findings("reports/S01_shfb2019.txt") if found.code == "T007"]
    assert blanks == ["applications", "review_and_litigation"]


def test_every_finding_has_been_read_and_is_true() -> None:
    from docs.findings import changes, found, verdicts

    known = verdicts()
    changed = changes(found(CORPUS), known)
    assert not changed, "\n".join(["run docs/findings.py and judge what changed", *changed])
    assert set(known.values()) == {"true"}
