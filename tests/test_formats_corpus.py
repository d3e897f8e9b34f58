"""Real files of other formats, where REPORTLINT_CORPUS names a folder of them."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from linter.documents import load
from linter.engine import run
from linter.report import read
from linter.report.report import Report
from linter.rules import load_rules

CORPUS = Path(os.environ.get("REPORTLINT_CORPUS", "")) / "reports"
pytestmark = pytest.mark.skipif(
    not os.environ.get("REPORTLINT_CORPUS"), reason="REPORTLINT_CORPUS is not set"
)


def report_on(name: str) -> Report:
    return read(load(str(CORPUS / name)), today=date(2026, 6, 30))


def test_the_blank_form_has_three_tables_and_its_blanks_are_told_once_a_table() -> None:
    report = report_on("blank-form-2021.docx")
    assert {table.id: len(table.cells) for table in report.tables.values()} == {
        "active_disclosure": 10,
        "applications": 175,
        "review_and_litigation": 15,
    }
    assert not any(table.irregularities for table in report.tables.values())
    blanks = [d.place.table for d in run(report, load_rules(), "zh").diagnostics if d.code == "T007"]
    assert blanks == ["active_disclosure", "applications", "review_and_litigation"]


def test_each_blank_of_the_form_is_placed_at_its_own_cell() -> None:
    report = report_on("blank-form-2021.docx")
    places = set()
    for table in report.tables.values():
        for cell in table.cells.values():
            origin = report.document.origin_at(cell.span.start)
            assert origin is not None
            places.add((origin.table, origin.row, origin.column))
    assert len(places) == 200


def test_a_page_gives_the_same_as_its_text() -> None:
    page, text = report_on("S01_shfb2019.html"), report_on("S01_shfb2019.txt")
    for table_id, table in text.tables.items():
        cells = {key: (cell.value, cell.state) for key, cell in table.cells.items()}
        assert {key: (c.value, c.state) for key, c in page.tables[table_id].cells.items()} == cells
    # The page has marks in half width that its text does not.
    rules = [rule for rule in load_rules() if rule.code != "W003"]
    findings = [
        [(d.code, d.place._replace(paragraph=None), d.found) for d in run(report, rules, "zh").diagnostics]
        for report in (page, text)
    ]
    assert findings[0] == findings[1]
