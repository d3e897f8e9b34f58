"""What last year's report says of jumps, units, growth and the wrong cell."""

from __future__ import annotations

from datetime import date

import pytest

from linter.diagnostics import Diagnostic
from linter.documents.document import Document
from linter.engine import run
from linter.report import read
from linter.report.report import Across, Report
from linter.rules import load_rules
from linter.skeleton import skeleton
from tests.test_continuity import beside, draft, of, requests

FEE = "active_disclosure.fees.amount_10k_yuan"
PENALTIES = "active_disclosure.penalties.decisions"
OVERVIEW = "完善登记、审核、办理、答复、归档各环节的工作流程，依法答复每一位申请人，办理情况见表三"


def telling(words: str, cells: dict[str, int | str]) -> Report:
    """A draft on 2024 whose overview says ``words``."""
    text = skeleton("2021", {name: str(value) for name, value in cells.items()}, layout="pipes")
    return read(Document("2024.md", "text", text.replace(OVERVIEW, words)), today=date(2025, 6, 30))


def found(code: str, now: Report, before: Report) -> list[Diagnostic]:
    return of(code, beside(now, before))


@pytest.mark.parametrize(
    ("before", "now", "fires"),
    [
        (57, 0, True),
        (12, 0, False),  # small figures change without a reason
        (30, 300, True),
        (3, 30, False),
        (480, 41, True),
        (480, 52, False),
        (0, 480, False),
    ],
)
def test_a_figure_that_jumps_is_said(before: int, now: int, fires: bool) -> None:
    report = draft({PENALTIES: now})
    diagnostics = found("A005", report, draft({PENALTIES: before}, year=2023, prose=False))
    assert bool(diagnostics) == fires
    if fires:
        (only,) = diagnostics
        assert only.span == report.tables["active_disclosure"].cells["penalties", "decisions"].span
        assert str(before) in only.message


def test_a_jump_that_the_text_explains_is_not_said() -> None:
    now = telling("因机构改革，行政处罚职能划转至县综合执法局", {PENALTIES: 0})
    assert not found("A005", now, draft({PENALTIES: 57}, year=2023, prose=False))


@pytest.mark.parametrize(("before", "now", "fires"), [("3.5", "36000", True), ("36000", "3.5", False)])
def test_an_amount_in_yuan_shows_against_last_years_in_10_000_yuan(
    before: str, now: str, fires: bool
) -> None:
    result = beside(draft({FEE: now}), draft({FEE: before}, year=2023, prose=False))
    assert bool(of("T108", result)) == fires
    if fires:
        (only,) = of("T108", result)
        assert before in only.message
        assert only.related[0].document is not None
        assert not of("A005", result)  # said once


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("全年收到政府信息公开申请120件，同比增长20%", None),
        ("全年收到政府信息公开申请120件，比上年增长25%", "25%"),
        ("全年收到政府信息公开申请120件，较去年下降20%", "20%"),
        ("全年收到政府信息公开申请120件，占全县的25%", None),
        ("全年收到政府信息公开申请120件，比上年的96件增长25%", None),
    ],
)
def test_growth_is_compared_with_last_years_table(words: str, code: str | None) -> None:
    now = telling(words, requests(received=120, granted=120, handled=120))
    before = draft(requests(received=100, granted=100, handled=100), year=2023, prose=False)
    diagnostics = found("N007", now, before)
    assert [each.found for each in diagnostics] == ([code] if code else [])
    if code:
        assert "(120-100)÷100" in diagnostics[0].message or "(100-120)÷100" in diagnostics[0].message
        assert diagnostics[0].related[-1].document is before.document


def test_growth_is_compared_with_the_likeliest_reading_of_the_figure() -> None:
    now = telling(
        "全年收到政府信息公开申请120件，同比增长50%", requests(received=120, granted=120, handled=120)
    )
    before = draft(requests(received=100, carried_over=10, granted=110, handled=110), year=2023, prose=False)
    (only,) = found("N007", now, before)
    assert "“1. received this year” (total) 100 in last year's report" in only.message
    assert "(120-100)÷100" in only.message
    cell = before.tables["applications"].cells["received", "total"]
    assert [each.span for each in only.related if each.document is before.document] == [cell.span]


def test_growth_of_what_last_years_tables_do_not_tell_is_left_alone() -> None:
    cells = requests(received=120, granted=120, handled=120)
    before = draft(requests(received=100, granted=100, handled=100), year=2023, prose=False)
    assert not found("N007", telling("全年发布信息120条，同比增长25%", cells), before)
    said = telling("全年收到政府信息公开申请120件，同比增长25%", cells)
    assert found("N007", said, before)
    assert not found("N007", said, before._replace(tables={}))
    table = before.tables["applications"]
    torn = table._replace(
        cells={cell: at for cell, at in table.cells.items() if cell != ("received", "total")}
    )
    assert not found("N007", said, before._replace(tables={"applications": torn}))


def test_growth_from_nothing_cannot_be_judged() -> None:
    now = telling("全年收到政府信息公开申请2件，同比增长100%", requests(received=2, granted=2, handled=2))
    result = beside(now, draft({}, year=2023, prose=False))
    assert not of("N007", result)
    assert result.by_rule["N007"].not_checkable == 1


def test_last_years_figure_decides_which_of_two_cells_is_wrong() -> None:
    """Without it 11 requests may have been received too many, or 1 carried over too few."""
    right = requests(received=10, carried_over=4, granted=14, handled=14)
    now = draft(right | {f"applications.carried_over.{each}": 3 for each in ("natural_person", "total")})
    alone = run(now, load_rules(), "en")
    assert all(len(each.suspects) != 1 for each in of("T101", alone))
    before = draft(requests(received=9, granted=5, handled=5, carried_forward=4), year=2023, prose=False)
    suspects = {
        (suspect.place.row, suspect.place.column, suspect.expected)
        for each in of("T101", run(now._replace(across=Across(previous=before)), load_rules(), "en"))
        for suspect in each.suspects
    }
    assert suspects == {("carried_over", "natural_person", "4"), ("carried_over", "total", "4")}
