"""What a finding on a broken identity says: whom it suspects, in which words, and how the slip came about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from linter.diagnostics import Diagnostic
from linter.documents.document import Document
from linter.engine import run
from linter.report import read
from linter.rules import Rule, load_rules
from linter.skeleton import skeleton

RULES = {rule.code: rule for rule in load_rules() if rule.code in ("T101", "T102", "T103", "T104")}
ROWS = {"received": "21", "granted": "12", "other.other": "9", "handled": "21"}
TABLE = {f"applications.{row}.{column}": n for row, n in ROWS.items() for column in ("business", "total")}
REVIEW = "review_and_litigation.review"


def requests(**cells: str) -> dict[str, str]:
    """The table of requests with some cells otherwise."""
    return TABLE | {f"applications.{cell}": n for cell, n in cells.items()}


def findings(
    cells: Mapping[str, str], rules: Sequence[Rule] = tuple(RULES.values()), language: str = "en"
) -> tuple[str, list[Diagnostic]]:
    text = skeleton("2021", cells=dict(cells))
    report = read(Document("draft.txt", "text", text), today=date(2025, 6, 30))
    return text, list(run(report, rules, language).diagnostics)


def the_only(cells: Mapping[str, str], *rules: Rule, language: str = "en") -> Diagnostic:
    _, (found,) = findings(cells, rules or tuple(RULES.values()), language)
    return found


def own(code: str, expect: str, **options: str) -> Rule:
    """A rule of a user's own: like one of the program, with another condition and one message."""
    rule = RULES[code]
    return rule._replace(code="X001", messages={}, options={**rule.options, "expect": expect, **options})


def test_the_one_wrong_cell_is_named_with_its_value_its_place_and_its_mending() -> None:
    text, (found,) = findings(requests(**{"received.business": "12"}))
    assert (found.code, found.place.row, found.place.column) == ("T101", "received", "business")
    assert (found.found, found.expected) == ("12", "21")
    assert text[found.span.start : found.span.end] == "12"
    assert found.message == (
        "Column businesses does not balance: received plus carried over is 12 + 0 = 12, handled plus carried "
        "forward is 21 + 0 = 21. Only 1. received this year · businesses, changed from 12 to 21, makes "
        "everything agree (two digits exchanged)."
    )
    assert [(each.found, each.expected) for each in found.suspects] == [("12", "21")]
    assert found.fix is not None and found.fix.applicability == "unsafe"
    assert [(edit.span, edit.content) for edit in found.fix.edits] == [(found.span, "21")]
    (related,) = found.related
    assert related.message.en == (
        "T103 Applicants add up, 1. received this year: 0 + 12 + 0 + 0 + 0 + 0 = 12 against 21"
    )
    assert text[related.span.start : related.span.end] == "21"


def test_two_wrong_cells_are_told_as_belonging_together() -> None:
    _, found = findings(requests(**{"granted.business": "13", "received.total": "20"}))
    assert [(each.code, each.found, each.expected) for each in found] == [
        ("T101", "20", "21"),
        ("T102", "13", "12"),
    ]
    for each in found:
        assert "At least 2 cells must change to make everything agree; one of them is" in each.message
        assert "(one digit differs)" in each.message


def test_several_candidates_are_listed_best_first_and_three_of_them_named() -> None:
    cells = {f"{REVIEW}.{column}": n for column, n in (("upheld", "2"), ("corrected", "1"), ("total", "4"))}
    found = the_only(cells)
    assert "Possible: administrative review · upheld should be 3 (is 2); or administrative review · " in (
        found.message
    )
    assert found.message.count("should be") == 3 and found.message.endswith(" and others.")
    assert the_only(cells, language="zh").message.endswith("其他结果应为1（现为0）等。")
    assert [(each.place.column, each.expected) for each in found.suspects] == [
        ("upheld", "3"),
        ("corrected", "2"),
        ("other", "1"),
        ("pending", "1"),
        ("total", "3"),
    ]
    assert (found.place.column, found.found, found.expected, found.fix) == ("total", "3", "4", None)


def test_three_candidates_are_all() -> None:
    cells = {f"{REVIEW}.{column}": n for column, n in (("upheld", "6"), ("corrected", "5"), ("total", "7"))}
    found = the_only(cells)
    assert len(found.suspects) == 3
    assert found.message.count("should be") == 3 and "others" not in found.message
    assert the_only(cells, language="zh").message.endswith("总计应为11（现为7）。")


def test_a_candidate_is_named_once_however_many_solutions_it_stands_in() -> None:
    figures = (("upheld", "6"), ("corrected", "5"), ("total", "7"))
    groups = (REVIEW, "review_and_litigation.litigation_direct")
    _, found = findings({f"{group}.{column}": n for group in groups for column, n in figures})
    assert [[each.place.column for each in one.suspects] for one in found] == [
        ["upheld", "corrected", "total"],
        ["upheld", "corrected", "total"],
    ]


def test_candidates_for_each_of_two_faults_are_those_of_its_own_identities() -> None:
    _, found = findings(requests(**{"granted.business": "9", "other.other.business": "12"}))
    assert [[(each.place.row, each.place.column) for each in one.suspects] for one in found] == [
        [("granted", "business"), ("granted", "total")],
        [("other.other", "business"), ("other.other", "total")],
    ]
    assert all("Possible" in one.message for one in found)


def test_a_table_of_noise_is_told_identity_by_identity_at_its_total() -> None:
    noise = requests(
        **{
            "received.total": "99",
            "granted.business": "50",
            "other.other.total": "77",
            "handled.natural_person": "8",
        }
    )
    _, found = findings(noise | {"applications.carried_over.research": "6"})
    assert all(each.suspects == () and each.fix is None for each in found)
    rows = {each.place.row: each for each in found if each.code == "T103"}
    assert rows["granted"].place.column == "total"
    assert (rows["granted"].found, rows["granted"].expected) == ("50", "12")
    assert rows["granted"].message == (
        "Row (1) granted: the applicants add up to 0 + 50 + 0 + 0 + 0 + 0 = 50, the total is 12."
    )
    # where neither side is a single cell, the last one is where to begin
    assert {each.place.row for each in found if each.code == "T101"} == {"carried_forward"}
    assert {each.place.row for each in found if each.code == "T102"} == {"handled"}


@pytest.mark.parametrize(
    ("wrong", "how"),
    [
        ({"received.business": "210"}, " (one 0 too many, ten times the value)."),
        ({"received.business": "1"}, " (a digit is lost)."),
        ({"received.business": "121"}, " (a digit too many)."),
        ({"received.business": "24"}, " (one digit differs)."),
        ({"received.business": "36"}, " makes everything agree."),
        ({"received.business": "0"}, " makes everything agree."),
        ({"received.total": "36"}, " makes everything agree."),
        ({"handled.total": "20"}, " (most likely a total that was not updated)."),
        ({"handled.business": "35"}, " (most likely a total that was not updated)."),
        ({"granted.business": "0", "granted.research": "12"}, " (exchanged with another cell)."),
    ],
)
def test_how_the_figure_came_about_is_told_where_it_can_be_seen(wrong: dict[str, str], how: str) -> None:
    _, found = findings(requests(**wrong))
    assert {each.message[each.message.rfind(how) :] for each in found} == {how}


def test_a_total_of_cases_that_was_not_updated() -> None:
    found = the_only({f"{REVIEW}.upheld": "3", f"{REVIEW}.corrected": "4"})
    assert found.message.endswith("total: 7 instead of 0 (most likely a total that was not updated).")
    other = {f"{REVIEW}.corrected": "x", f"{REVIEW}.other": "x", f"{REVIEW}.pending": "x"}
    assert findings({f"{REVIEW}.upheld": "3", f"{REVIEW}.total": "5"} | other)[1] == []


def requests_of(columns: Mapping[str, int], carried_over: Mapping[str, int], **wrong: str) -> dict[str, str]:
    """A table that balances, all granted, with some cells otherwise."""
    figures: dict[str, int] = {}
    for column, received in columns.items():
        carried = carried_over.get(column, 0)
        handled = received + carried
        rows = {"received": received, "carried_over": carried, "granted": handled, "handled": handled}
        for row, number in rows.items():
            figures[f"{row}.{column}"] = number
            figures[f"{row}.total"] = figures.get(f"{row}.total", 0) + number
    return {f"applications.{cell}": str(n) for cell, n in (figures | wrong).items()}


@pytest.mark.parametrize(
    ("columns", "carried_over", "cell", "said"),
    [
        ({"business": 21, "research": 36}, {}, "received.business", True),  # to the right
        ({"business": 21, "natural_person": 36}, {}, "received.business", True),  # to the left
        ({"business": 21}, {"business": 36}, "received.business", True),  # below
        ({"business": 36}, {"business": 21}, "carried_over.business", True),  # above
        ({"business": 21, "public_interest": 36}, {}, "received.business", False),  # not the next one
        ({"business": 21}, {"research": 36}, "received.business", False),  # at the corner
        ({"business": 21, "research": 35}, {}, "received.business", False),  # another figure
        ({"business": 21, "research": 36}, {}, "granted.business", True),  # further down
    ],
)
def test_the_figure_of_a_neighbouring_cell_may_have_been_copied(
    columns: dict[str, int], carried_over: dict[str, int], cell: str, said: bool
) -> None:
    given = {column: columns.get(column, 0) for column in {**columns, **carried_over}}
    found = the_only(requests_of(given, carried_over, **{cell: "36"}))
    assert (found.found, found.expected) == ("36", "21")
    assert found.message.endswith(" (the figure of a neighbouring cell).") is said


def test_figures_in_other_parts_of_a_table_are_no_neighbours() -> None:
    rule = own("T102", "penalties + coercive_measures == 0", table="active_disclosure")
    rule = rule._replace(messages=RULES["T102"].messages)
    cells = {"penalties.decisions": "2", "licences.decisions": "2", "rules.issued": "2"}
    found = the_only({f"active_disclosure.{cell}": n for cell, n in cells.items()}, rule)
    assert [(each.place.row, each.expected) for each in found.suspects] == [("penalties", "0")]
    assert found.message.endswith("changed from 2 to 0, makes everything agree.")


def test_a_rule_without_words_for_its_suspects_says_its_one_sentence() -> None:
    rule = own("T102", "granted + other.other == handled")
    found = the_only(requests(**{"handled.business": "30"}), rule)
    assert (
        found.message
        == "Column businesses: the results (1) to (6) add up to 12 + 9 = 21, the total (7) is 30."
    )
    assert (found.place.row, found.found, found.expected) == ("handled", "21", "30")


def test_the_total_is_where_to_begin_on_whichever_side_it_stands() -> None:
    for expect in ("handled == granted + other.other", "granted + other.other == handled"):
        assert the_only(requests(**{"handled.business": "30"}), own("T102", expect)).place.row == "handled"


def test_a_condition_that_is_no_sum_is_told_without_a_calculation() -> None:
    rule = own("T102", "received > 0 implies carried_over > 0")
    _, found = findings(requests(), [rule])
    assert [(each.place.row, each.place.column) for each in found] == [
        ("carried_over", "business"),
        ("carried_over", "total"),
    ]
    assert (found[0].found, found[0].expected, found[0].suspects) == (None, None, ())
    assert found[0].message == "Column businesses: the results (1) to (6) add up to , the total (7) is ."


def test_a_comparison_with_a_blank_is_left_open() -> None:
    rule = own("T102", "received <= carried_over")
    _, found = findings(requests(**{"carried_over.total": ""}), [rule])
    assert [each.place.column for each in found] == ["business"]
    assert (found[0].found, found[0].expected) == ("21", "0")


def test_a_blank_counts_as_nothing_in_the_calculation() -> None:
    found = the_only(requests(**{"granted.business": "", "granted.natural_person": "20"}))
    assert "20 + 0 + 0 + 0 + 0 + 0 = 20 against 12" in found.related[0].message.en


@pytest.mark.parametrize("text", ["12（其中重复2件）", "减少12"])
def test_a_cell_that_holds_more_than_its_figure_is_left_to_a_person(text: str) -> None:
    _, found = findings(requests(**{"received.business": text}))
    assert found[0].suspects and found[0].fix is None
