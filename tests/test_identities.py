"""The identities of whole tables: what is held, what is left open, what a wrong cell is accused of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from linter.checks.identity import totals
from linter.documents.document import Document
from linter.engine import Result, run
from linter.report import read
from linter.report.report import Report
from linter.rules import load_rules
from linter.skeleton import skeleton

CODES = ("T101", "T102", "T103", "T104")
RULES = [rule for rule in load_rules() if rule.code in CODES]
ROWS = {"received": "21", "carried_over": "0", "granted": "12", "other.other": "9", "handled": "21"}
TABLE = {f"applications.{row}.{column}": n for row, n in ROWS.items() for column in ("business", "total")}
DIRECT = "review_and_litigation.litigation_direct"
SUITS = {f"{DIRECT}.upheld": "2", f"{DIRECT}.corrected": "1", f"{DIRECT}.total": "3"}


def of(cells: Mapping[str, str]) -> Report:
    text = skeleton("2021", cells=dict(cells))
    return read(Document("draft.txt", "text", text), today=date(2025, 6, 30))


def judged(cells: Mapping[str, str]) -> Result:
    return run(of(cells), RULES, "en")


def accused(cells: Mapping[str, str]) -> list[tuple[str, str | None, str | None, list[str]]]:
    """Code, row and column of each finding, and the values that its suspects should have."""
    return [
        (each.code, each.place.row, each.place.column, [str(one.expected) for one in each.suspects])
        for each in judged(cells).diagnostics
    ]


def test_a_table_that_balances_passes_every_identity_once() -> None:
    coverage = judged(TABLE | SUITS).by_rule
    columns, rows, groups = 7, 25, 3
    assert [coverage[code].passed for code in CODES] == [columns, columns, rows, groups]
    assert sum(each.failed + each.not_checkable + each.not_applicable for each in coverage.values()) == 0


@pytest.mark.parametrize(
    ("cell", "wrong", "expected"),
    [
        ("applications.received.business", "12", ("T101", "received", "business", ["21"])),
        ("applications.handled.total", "22", ("T101", "handled", "total", ["21"])),
        ("applications.granted.business", "13", ("T102", "granted", "business", ["12"])),
        (f"{DIRECT}.total", "4", ("T104", "litigation_direct", "total", ["3"])),
    ],
)
def test_one_wrong_cell_is_one_finding(cell: str, wrong: str, expected: tuple[object, ...]) -> None:
    found = accused(TABLE | SUITS | {cell: wrong})
    assert len(found) == 1
    assert found[0][0] == expected[0]
    assert found[0][3][:1] == expected[3]


def test_two_wrong_cells_far_apart_are_two_findings() -> None:
    found = accused(TABLE | {"applications.received.total": "20", "applications.granted.business": "13"})
    assert sorted(code for code, *_ in found) == ["T101", "T102"]


def test_every_broken_identity_is_counted_though_one_finding_explains_it() -> None:
    result = judged(TABLE | {"applications.handled.business": "12"})
    assert len(result.diagnostics) == 1
    failed = {code: each.failed for code, each in result.by_rule.items()}
    assert failed == {"T101": 1, "T102": 1, "T103": 1, "T104": 0}


def test_an_identity_with_a_blank_that_could_close_it_is_left_open() -> None:
    result = judged(TABLE | {"applications.granted.business": ""})
    assert result.diagnostics == ()
    assert [result.by_rule[code].not_checkable for code in CODES] == [0, 1, 1, 0]


def test_a_total_is_what_its_addends_make() -> None:
    report = of(TABLE | {"applications.handled.business": "99", "applications.other.other.total": "10"})
    expected = totals(RULES, report.tables["applications"])
    assert expected[("handled", "business")] == [21]
    assert expected[("handled", "total")] == [22, 99]
    assert expected[("received", "total")] == [21]
    assert expected[("handled", "natural_person")] == [0]
    assert ("received", "business") not in expected  # no identity makes it a sum


def test_a_total_follows_the_form_of_its_table() -> None:
    table = of(TABLE).tables["applications"]
    assert totals([rule._replace(forms=frozenset({"2019"})) for rule in RULES], table) == {}


def test_a_total_over_a_blank_or_of_another_kind_of_rule_is_unknown() -> None:
    report = of(TABLE | {"applications.granted.business": ""})
    expected = totals(load_rules(), report.tables["applications"])
    assert ("handled", "business") not in expected
    assert ("granted", "total") not in expected
    assert expected[("received", "total")] == [21]
