"""What has to agree with last year's report: A001, A002, and what becomes of them without one."""

from __future__ import annotations

from datetime import date

from linter.diagnostics import Diagnostic
from linter.documents.document import Document
from linter.engine import Result, run
from linter.report import read
from linter.report.report import Across, Report
from linter.rules import load_rules
from linter.skeleton import skeleton

RULES = load_rules()
TODAY = date(2025, 6, 30)
REQUESTS = ("natural_person", "total")


def draft(cells: dict[str, int | str], *, form: str = "2021", year: int = 2024, prose: bool = True) -> Report:
    text = skeleton(
        form, {name: str(value) for name, value in cells.items()}, layout="pipes", year=year, prose=prose
    )
    return read(Document(f"{year}.md", "text", text), today=TODAY)


def requests(column: str = "natural_person", **rows: int) -> dict[str, int | str]:
    """Cells of one column of the applications table, with the same in the total."""
    return {f"applications.{row}.{each}": value for row, value in rows.items() for each in (column, "total")}


def beside(now: Report, before: Report) -> Result:
    return run(now._replace(across=Across(previous=before)), RULES, "en")


def of(code: str, result: Result) -> list[Diagnostic]:
    return [each for each in result.diagnostics if each.code == code]


def test_one_finding_names_every_column_in_which_the_carried_figure_differs() -> None:
    before = draft(requests(received=5, granted=2, handled=2, carried_forward=3), year=2023, prose=False)
    now = draft(requests(carried_over=2, granted=2, handled=2))
    result = beside(now, before)
    (found,) = of("A001", result)
    cell = now.tables["applications"].cells["carried_over", "natural_person"]
    assert found.span == cell.span
    assert (found.found, found.expected) == ("2", "3")
    assert "natural persons 2 (last year 3), total 2 (last year 3)" in found.message
    before_cells = before.tables["applications"].cells
    assert [(each.span, each.document) for each in found.related] == [
        (before_cells["carried_forward", column].span, before.document) for column in REQUESTS
    ]
    assert (result.by_rule["A001"].failed, result.by_rule["A001"].passed) == (2, 5)


def test_last_years_figure_names_the_wrong_cell_where_the_table_asks_for_it_too() -> None:
    before = draft(requests(received=5, granted=2, handled=2, carried_forward=3), year=2023, prose=False)
    cells = requests(carried_over=3, granted=3, handled=3) | {"applications.carried_over.natural_person": 2}
    result = beside(draft(cells), before)
    (found,) = of("A001", result)
    assert [(each.place.column, each.found, each.expected) for each in found.suspects] == [
        ("natural_person", "2", "3")
    ]


def test_the_same_requests_in_both_years_are_no_finding() -> None:
    before = draft(requests(received=5, granted=2, handled=2, carried_forward=3), year=2023, prose=False)
    result = beside(draft(requests(carried_over=3, granted=3, handled=3)), before)
    assert not of("A001", result)


def test_a_blank_is_not_taken_for_nought() -> None:
    before = draft(
        requests(received=5, granted=2, handled=2) | {"applications.carried_forward.natural_person": ""},
        year=2023,
        prose=False,
    )
    result = beside(draft(requests(carried_over=3, granted=3, handled=3)), before)
    assert [each.place.column for each in of("A001", result)] == ["total"]
    assert result.by_rule["A001"].not_checkable == 1


def test_a_stock_that_does_not_follow_is_a_finding_of_its_row() -> None:
    stock = "active_disclosure.normative_documents"
    before = draft({f"{stock}.in_force": 12}, year=2023, prose=False)
    now = draft({f"{stock}.issued": 4, f"{stock}.repealed": 1, f"{stock}.in_force": 4})
    (found,) = of("A002", beside(now, before))
    assert found.span == now.tables["active_disclosure"].cells["normative_documents", "in_force"].span
    assert (found.found, found.expected) == ("4", "15")
    assert "12 + 4 - 1 = 15" in found.message


def test_a_note_that_may_explain_the_stock_is_not_accused() -> None:
    stock = "active_disclosure.normative_documents"
    before = draft({f"{stock}.in_force": 12}, year=2023, prose=False)
    now = draft({f"{stock}.issued": "4（其中修订2件）", f"{stock}.in_force": 14})
    result = beside(now, before)
    assert not of("A002", result)
    assert result.by_rule["A002"].not_checkable == 1


def test_the_items_of_the_first_form_go_on_from_year_to_year() -> None:
    items = "active_disclosure.licences"
    before = draft(
        {f"{items}.previous_year_items": 88, f"{items}.change": -3}, form="2019", year=2019, prose=False
    )
    now = draft({f"{items}.previous_year_items": 88}, form="2019", year=2020)
    (found,) = of("A002", beside(now, before))
    assert (found.place.row, found.found, found.expected) == ("licences", "88", "85")


def test_stocks_of_two_forms_are_not_compared_but_carried_requests_are() -> None:
    total = "active_disclosure.normative_documents.published_total"
    before = draft({total: 30} | requests(received=1, carried_forward=1), form="2019", year=2020, prose=False)
    result = beside(draft({}, year=2021), before)
    assert not of("A002", result)
    assert len(of("A001", result)) == 1


def test_without_last_years_report_the_rules_do_not_apply() -> None:
    result = run(draft(requests(carried_over=2, granted=2, handled=2)), RULES, "en")
    assert not of("A001", result)
    assert result.by_rule["A001"].not_applicable == 1
