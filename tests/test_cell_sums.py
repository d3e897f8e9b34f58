"""Sums of a table's cells: what they may be, how they are written out, and which side the table supports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from linter.checks.cell_sums import calculation, cells_of, identities, names, sum_of, supported
from linter.documents.document import Document
from linter.report import read
from linter.report.report import Table
from linter.skeleton import skeleton

GRANTED, PARTLY = ("granted", "total"), ("partly_granted", "total")
REVIEW = "review_and_litigation"


def table(cells: Mapping[str, str], name: str = "applications", form: str = "2021") -> Table:
    text = skeleton(form, cells={f"{name}.{cell}": value for cell, value in cells.items()})
    return read(Document("draft.txt", "text", text), today=date(2025, 6, 30)).tables[name]


def test_a_group_stands_for_all_its_rows() -> None:
    found = cells_of(table({}), (("denied.*", "total"), ("granted", "business")))
    assert found is not None and len(found) == 9
    assert found[0] == ("denied.state_secret", "total") and found[-1] == ("granted", "business")
    assert cells_of(table({}), (("denied", "total"),)) is None  # a heading has no figures
    assert cells_of(table({}, form="2019"), (("other.*", "total"),)) == [("other", "total")]


def test_what_was_not_read_has_no_sum() -> None:
    whole = table({})
    torn = whole._replace(cells={cell: at for cell, at in whole.cells.items() if cell != GRANTED})
    assert cells_of(torn, (GRANTED, PARTLY)) is None
    assert cells_of(torn, (PARTLY,)) == [PARTLY]


def test_a_blank_total_is_what_its_row_adds_up_to() -> None:
    row = {"granted.natural_person": "3", "granted.business": "4"}
    assert sum_of(table({**row, "granted.total": "9", "partly_granted.total": "2"}), [GRANTED, PARTLY]) == (
        11,
        11,
    )
    assert sum_of(table({**row, "granted.total": ""}), [GRANTED]) == (7, 7)
    assert sum_of(table({**row, "granted.total": "", "granted.research": ""}), [GRANTED]) == (7, None)
    assert sum_of(table({"granted.business": ""}), [("granted", "business"), GRANTED]) == (0, None)


@pytest.mark.parametrize(
    ("cells", "zh"),
    [
        ({"granted.total": "272", "partly_granted.total": "3"}, "272+3=275"),
        ({"granted.total": "272"}, "272"),
        ({}, "0"),
        (
            {"granted.total": "272", "partly_granted.total": "", "partly_granted.business": ""},
            "272以上（有空格未填）",
        ),
    ],
)
def test_a_sum_is_written_out_without_its_zeros(cells: dict[str, str], zh: str) -> None:
    written = calculation(table(cells), [GRANTED, PARTLY])
    assert written.zh == zh
    assert written.en == zh.replace("以上（有空格未填）", " or more (some cells are blank)")


@pytest.mark.parametrize(
    ("reading", "zh", "en"),
    [
        ((GRANTED,), "“（一）予以公开”的总计", "“(1) granted” (total)"),
        (
            (GRANTED, PARTLY),
            "“（一）予以公开”“（二）部分公开”的总计",
            "“(1) granted” and “(2) partly granted” (total)",
        ),
        (
            (GRANTED, ("granted", "business")),
            "“（一）予以公开”的总计、商业企业",
            "“(1) granted” (total, businesses)",
        ),
        (
            (GRANTED, ("granted", "business"), ("granted", "research")),
            "“（一）予以公开”的法人或其他组织",
            "“(1) granted” (organisations)",
        ),
        ((("denied.*", "total"),), "“（三）不予公开”的总计", "“(3) denied” (total)"),
        (
            (("denied.state_secret", "total"),),
            "“（三）1.属于国家秘密”的总计",
            "“(3) 1. state secrets” (total)",
        ),
    ],
)
def test_cells_are_named_as_the_form_names_them(
    reading: tuple[tuple[str, str], ...], zh: str, en: str
) -> None:
    assert (names(table({}), reading).zh, names(table({}), reading).en) == (zh, en)


def test_a_column_is_named_as_in_its_part_of_the_table() -> None:
    found = names(table({}, "active_disclosure"), (("penalties", "decisions"),))
    assert found.zh == "“行政处罚”的本年处理决定数量"


def test_the_identities_of_the_form_hold_whatever_the_rules() -> None:
    found = [each.terms for each in identities(table({}))]
    columns, rows = 7, 25
    assert len(found) == rows + 2 * columns
    received = found[0]
    assert received[("received", "total")] == -1
    assert sorted(received.values()) == [-1, 1, 1, 1, 1, 1, 1]
    balance = {("received", "business"): 1, ("carried_over", "business"): 1}
    balance |= {("handled", "business"): -1, ("carried_forward", "business"): -1}
    assert balance in found
    (results,) = [
        each for each in found if ("granted", "business") in each and ("handled", "business") in each
    ]
    assert results[("handled", "business")] == -1
    assert {row for (row, _), factor in results.items() if factor == 1} == {
        row
        for row, _ in table({}).cells
        if row not in ("received", "carried_over", "handled", "carried_forward")
    }
    assert len(identities(table({}, REVIEW))) == 3
    assert identities(table({}, "active_disclosure")) == []


def test_only_identities_of_which_all_cells_were_read_are_known() -> None:
    whole = table({}, REVIEW)
    torn = whole._replace(cells={cell: at for cell, at in whole.cells.items() if cell != ("review", "total")})
    assert len(identities(torn)) == 2


UPHELD, TOTAL = ("review", "upheld"), ("review", "total")


@pytest.mark.parametrize(
    ("upheld", "corrected", "total", "said", "support"),
    [
        ("2", "1", "3", 5, "table_holds"),  # the table agrees with itself
        ("2", "1", "5", 3, "text_mends"),
        ("2", "1", "5", 4, None),  # neither
        ("2", "1", "5", None, None),
        ("0", "0", "5", 0, "text_mends"),
        ("", "1", "3", 5, None),  # open
        ("2", "1", "", 3, None),
    ],
)
def test_the_side_that_the_identities_of_a_table_support(
    upheld: str, corrected: str, total: str, said: int | None, support: str | None
) -> None:
    figures = {"review.upheld": upheld, "review.corrected": corrected, "review.total": total}
    assert supported(table(figures, REVIEW), [TOTAL], said) == support


def test_a_cell_of_a_sum_is_mended_by_what_is_missing_from_it() -> None:
    figures = {"review.upheld": "2", "review.corrected": "1", "review.total": "5"}
    broken = table(figures, REVIEW)
    corrected = ("review", "corrected")
    assert supported(broken, [UPHELD, corrected], 5) == "text_mends"
    assert supported(broken, [UPHELD, corrected], 4) is None
    assert supported(broken, [TOTAL, ("litigation_direct", "total")], 3) == "text_mends"
    blank = table({"review.upheld": "4", "review.corrected": "", "review.total": "3"}, REVIEW)
    assert supported(blank, [corrected], 0) is None
    assert supported(blank, [UPHELD, corrected], 3) == "text_mends"
    less = table({"review.upheld": "0", "review.corrected": "7", "review.total": "3"}, REVIEW)
    assert supported(less, [UPHELD], -4) is None  # no count is less than nothing
