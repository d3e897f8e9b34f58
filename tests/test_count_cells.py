"""Cells that hold no plain count: one finding each, or one for a table that is filled in so throughout."""

from __future__ import annotations

from datetime import date

import pytest

from linter.diagnostics import Diagnostic
from linter.documents.document import Document
from linter.engine import run
from linter.report import read
from linter.rules import load_rules
from linter.skeleton import skeleton
from tests.test_tables import APPLICANTS

RULES = [rule for rule in load_rules() if rule.code in ("T007", "T008")]
FIVE = {f"applications.{row}.natural_person": "5" for row in ("received", "granted", "handled")}
FIVE |= {f"applications.{row}.total": "5" for row in ("received", "granted", "handled")}

GROUPS = ("review", "litigation_direct", "litigation_after_review")
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")


def lint(cells: dict[str, str]) -> tuple[str, list[Diagnostic]]:
    """A draft with these cells, and what is said of them."""
    text = skeleton("2021", cells=FIVE | cells)
    report = read(Document("draft.txt", "text", text), today=date(2025, 6, 30))
    return text, list(run(report, RULES, "zh").diagnostics)


def row_of(row: str, cell: str) -> dict[str, str]:
    return {f"applications.{row}.{column}": cell for column in (*APPLICANTS, "total")}


def test_a_word_in_two_cells_is_two_findings_at_their_places() -> None:
    text, found = lint({"applications.received.research": "无", "applications.handled.research": "无"})
    assert [(each.code, each.place.row, each.place.column) for each in found] == [
        ("T008", "received", "research"),
        ("T008", "handled", "research"),
    ]
    assert {text[each.span.start : each.span.end] for each in found} == {"无"}


@pytest.mark.parametrize("word", ["无", "暂无"])
def test_a_row_filled_with_one_word_is_one_finding(word: str) -> None:
    text, (found,) = lint(row_of("partly_granted", word))
    assert (found.code, found.place.row, found.place.column) == ("T008", "partly_granted", "natural_person")
    assert f"表三有7格填的是“{word}”" in found.message and "（二）部分公开" in found.message
    assert found.fix and found.fix.applicability == "safe"
    assert [(text[edit.span.start : edit.span.end], edit.content) for edit in found.fix.edits] == [
        (word, "0")
    ] * 7


@pytest.mark.parametrize("nothing", ["/", "-", "—"])
def test_a_row_struck_out_is_one_finding(nothing: str) -> None:
    _, (found,) = lint(row_of("partly_granted", nothing))
    assert (found.code, found.place.row) == ("T007", "partly_granted")
    assert "表三有7格没有填数" in found.message


def test_a_word_that_stands_for_a_count_is_not_made_0() -> None:
    _, (found,) = lint(row_of("granted", "无"))
    assert found.code == "T008" and found.fix is None


def test_a_table_of_words_alone_is_one_finding_and_nothing_is_filled_in() -> None:
    cells = {f"review_and_litigation.{group}.{column}": "无" for group in GROUPS for column in OUTCOMES}
    _, (found,) = lint(cells)
    assert (found.code, found.place.table, found.place.row) == ("T008", "review_and_litigation", "review")
    assert "表四有15格填的是“无”" in found.message and found.fix is None


def test_one_word_that_other_cells_without_figures_leave_open_is_a_persons_to_mend() -> None:
    group = {f"review_and_litigation.review.{column}": "无" for column in OUTCOMES}
    text, (found,) = lint(group)
    assert found.fix and found.fix.applicability == "unsafe"
    assert [text[edit.span.start : edit.span.end] for edit in found.fix.edits] == ["无"] * 5


def test_a_unit_in_every_cell_is_one_finding_with_every_cell_in_its_fix() -> None:
    text, (found,) = lint(row_of("partly_granted", "0件") | row_of("carried_over", "0件"))
    assert (found.code, found.place.row, found.place.column) == ("T008", "carried_over", "natural_person")
    assert "表三有14格的数字带了单位（例如0件）" in found.message
    assert found.fix and len(found.fix.edits) == 14
    assert {text[edit.span.start : edit.span.end] for edit in found.fix.edits} == {"0件"}


def test_different_words_are_told_apart() -> None:
    cells = row_of("partly_granted", "无") | {"applications.carried_over.business": "见附件"}
    _, found = lint(cells)
    assert [(each.place.row, each.place.column) for each in found] == [
        ("carried_over", "business"),
        ("partly_granted", "natural_person"),
    ]
