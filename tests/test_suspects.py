"""The smallest sets of cells whose change satisfies every identity."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.suspects import MAX_CELLS, MAX_SOLUTIONS, Change, Equation, Evidence, slip, solutions

Cell = tuple[str, str]
ROWS, COLUMNS = ("a", "b", "sum"), ("x", "y", "total")


def square() -> list[Equation]:
    """Two addends and a sum in each row and each column."""
    rows = [Equation({(row, "x"): 1, (row, "y"): 1, (row, "total"): -1}) for row in ROWS]
    columns = [Equation({("a", column): 1, ("b", column): 1, ("sum", column): -1}) for column in COLUMNS]
    return rows + columns


def balanced(a: int, b: int, c: int, d: int) -> dict[Cell, int | None]:
    table = {("a", "x"): a, ("a", "y"): b, ("b", "x"): c, ("b", "y"): d}
    table |= {("a", "total"): a + b, ("b", "total"): c + d, ("sum", "x"): a + c, ("sum", "y"): b + d}
    return {**table, ("sum", "total"): a + b + c + d}


def test_a_table_that_balances_needs_no_change() -> None:
    assert solutions(square(), balanced(1, 2, 3, 4)) == []


@pytest.mark.parametrize("wrong", list(product(ROWS, COLUMNS)))
def test_one_wrong_cell_is_named_with_its_value(wrong: Cell) -> None:
    values = balanced(1, 2, 3, 4)
    right = values[wrong]
    assert right is not None
    values[wrong] = right + 5
    assert solutions(square(), values) == [(Change(wrong, right + 5, right),)]


def test_two_wrong_cells_are_named_together() -> None:
    values = balanced(10, 20, 30, 40) | {("a", "x"): 11, ("b", "y"): 47}
    assert {frozenset(found) for found in solutions(square(), values)} == {
        frozenset({Change(("a", "x"), 11, 10), Change(("b", "y"), 47, 40)})
    }


def test_one_cell_that_explains_all_leaves_no_room_for_two() -> None:
    row, column = (
        Equation({("r", "y"): 1, ("r", "x"): 1, ("r", "total"): -1}),
        Equation({("sum", "y"): 1, ("r", "y"): -1, ("s", "y"): -1}),
    )
    values = {("r", "x"): 4, ("r", "y"): 20, ("r", "total"): 6, ("s", "y"): 1, ("sum", "y"): 3}
    assert solutions([row, column], values) == [(Change(("r", "y"), 20, 2),)]


def test_a_blank_is_never_blamed_and_a_cell_only_once() -> None:
    equation = Equation({("r", "x"): 1, ("r", "y"): 1, ("r", "total"): -1})
    found = solutions([equation], {("r", "x"): 4, ("r", "y"): None, ("r", "total"): 3})
    assert found == [(Change(("r", "x"), 4, 3),), (Change(("r", "total"), 3, 4),)]


def test_a_search_that_grows_too_long_ends_without_an_explanation() -> None:
    def rows(width: int) -> tuple[list[Equation], dict[Cell, int | None]]:
        cells = [[(row, str(column)) for column in range(width)] for row in "abc"]
        equations = [Equation(dict.fromkeys(row, 1) | {(row[0][0], "total"): -1}) for row in cells]
        figures = {cell: 30 for row in cells for cell in row}
        return equations, figures | {(row, "total"): 30 * width + 5 for row in "abc"}

    equations, values = rows(10)
    assert len(solutions(equations, values)) == MAX_SOLUTIONS
    assert solutions(*rows(40)) == []


def test_cells_that_explain_equally_well_are_all_listed() -> None:
    equation = Equation({("r", "x"): 1, ("r", "y"): 1, ("r", "total"): -1})
    found = solutions([equation], {("r", "x"): 2, ("r", "y"): 1, ("r", "total"): 2})
    assert {solution[0] for solution in found} == {
        Change(("r", "x"), 2, 1),
        Change(("r", "y"), 1, 0),
        Change(("r", "total"), 2, 3),
    }


def test_a_recognised_slip_comes_first() -> None:
    equation = Equation({("r", "x"): 1, ("r", "y"): 1, ("r", "total"): -1})
    found = solutions([equation], {("r", "x"): 100, ("r", "y"): 21, ("r", "total"): 112})
    assert found[0] == (Change(("r", "y"), 21, 12),)


def test_without_a_slip_a_number_of_the_same_length_comes_first() -> None:
    equation = Equation({("r", "total"): -1, ("r", "x"): 1, ("r", "y"): 1})
    found = solutions([equation], {("r", "x"): 583, ("r", "y"): 490, ("r", "total"): 761})
    assert [solution[0].expected for solution in found] == [271, 178, 1073]
    assert all(type(solution[0].expected) is int for solution in found)


def test_a_count_is_never_made_negative() -> None:
    equation = Equation({("r", "x"): 1, ("r", "y"): 1, ("r", "total"): -1})
    found = solutions([equation], {("r", "x"): 2, ("r", "y"): 1, ("r", "total"): 0})
    assert found == [(Change(("r", "total"), 0, 3),)]


def test_a_blank_leaves_an_equation_open_where_it_could_close_it() -> None:
    equation = Equation({("r", "x"): 1, ("r", "total"): -1})
    assert equation.status({("r", "x"): None, ("r", "total"): 3}) == "open"
    assert equation.status({("r", "x"): None, ("r", "total"): 0}) == "holds"
    both = Equation({("r", "x"): 1, ("r", "y"): 1, ("r", "total"): -1})
    assert both.status({("r", "x"): 4, ("r", "y"): None, ("r", "total"): 3}) == "broken"


def test_a_blank_sum_takes_up_what_its_addends_make() -> None:
    equation = Equation({("r", "x"): 1, ("r", "total"): -1})
    assert equation.status({("r", "x"): 1, ("r", "total"): None}) == "open"
    assert equation.status({("r", "x"): None, ("r", "total"): 1}) == "open"
    assert equation.status({("r", "x"): 1, ("r", "total"): 0}) == "broken"
    assert equation.status({("r", "x"): 0, ("r", "total"): 1}) == "broken"


def test_as_many_cells_are_changed_as_the_search_may_change_and_no_more() -> None:
    copies = [Equation({(str(row), "x"): 1, (str(row), "y"): -1}) for row in range(MAX_CELLS + 1)]
    values = {
        (str(row), column): 5 if column == "x" else 7 for row in range(MAX_CELLS + 1) for column in "xy"
    }
    assert all(len(found) == MAX_CELLS for found in solutions(copies[:-1], values))
    assert len(solutions(copies[:-1], values)) == 2**MAX_CELLS
    assert solutions(copies, values) == []


SUM = Equation({("r", "x"): 1, ("r", "y"): 1, ("r", "total"): -1})
SHORT: dict[Cell, int | None] = {("r", "x"): 2, ("r", "y"): 1, ("r", "total"): 2}


def test_what_the_text_says_decides_between_cells() -> None:
    said = Evidence(((("r", "total"),),), 3)
    assert solutions([SUM], SHORT, [said]) == [(Change(("r", "total"), 2, 3),)]
    either = Evidence(((("r", "x"), ("r", "y")), (("r", "y"),)), 0)
    assert solutions([SUM], SHORT, [either]) == [(Change(("r", "y"), 1, 0),)]


def test_what_the_text_says_of_a_blank_or_unknown_cell_counts_it_as_nothing() -> None:
    said = Evidence(((("r", "total"), ("r", "note"), ("r", "blank")),), 3)
    assert solutions([SUM], SHORT | {("r", "blank"): None}, [said]) == [(Change(("r", "total"), 2, 3),)]


def test_a_change_against_what_the_text_says_comes_last() -> None:
    said = Evidence(((("r", "x"),),), 2)
    found = solutions([SUM], SHORT, [said])
    assert len(found) == 3
    assert found[-1] == (Change(("r", "x"), 2, 1),)
    mixed = [said, Evidence(((("r", "x"),),), 1)]  # what is spoiled is not made good by what is mended
    assert solutions([SUM], SHORT, mixed)[-1] == (Change(("r", "x"), 2, 1),)


def test_what_the_text_says_of_other_cells_changes_nothing() -> None:
    true, untrue = Evidence(((("s", "x"),),), 4), Evidence(((("s", "x"),),), 5)
    alone = solutions([SUM], SHORT)
    assert solutions([SUM], SHORT | {("s", "x"): 4}, [true, untrue]) == alone


def test_two_statements_outweigh_one() -> None:
    total, part = Evidence(((("r", "total"),),), 3), Evidence(((("r", "y"),),), 0)
    again = Evidence(((("r", "total"), ("r", "note")),), 3)
    found = solutions([SUM], SHORT, [part, total, again])
    assert [solution[0].cell[1] for solution in found] == ["total", "y", "x"]


def test_what_the_text_says_counts_more_than_a_slip() -> None:
    equation = Equation({("r", "y"): 1, ("r", "x"): 1, ("r", "total"): -1})
    said = [Evidence(((("r", "x"),),), 91), Evidence(((("r", "total"),),), 121)]
    found = solutions([equation], {("r", "x"): 100, ("r", "y"): 21, ("r", "total"): 112}, said)
    assert [solution[0].cell[1] for solution in found] == ["total", "x", "y"]


def test_a_sum_taken_several_times_is_put_right_by_its_share() -> None:
    twice = Equation({("r", "x"): 2, ("r", "total"): -1})
    found = solutions([twice], {("r", "x"): 4, ("r", "total"): 6})
    assert {solution[0] for solution in found} == {Change(("r", "x"), 4, 3), Change(("r", "total"), 6, 8)}


def test_a_table_of_nothing_but_noise_ends_without_an_explanation() -> None:
    wide = [
        Equation({(str(row), str(column)): 1 for column in range(25)} | {(str(row), "t"): -1})
        for row in range(7)
    ]
    values: dict[Cell, int | None] = {
        key: 10**6 + hash(key) % 97 for equation in wide for key in equation.terms
    }
    assert solutions(wide, values) == []


@pytest.mark.parametrize(
    ("found", "expected", "kind"),
    [
        (2923, 2932, "transposed"),
        (140, 14, "tenfold"),
        (18, 13, "one_digit"),
        (19, 189, "lost_digit"),
        (1189, 189, "extra_digit"),
        (0, 5, None),
        (7, 31, None),
        (10, 0, None),
        (5, 3, None),  # of one digit alone nothing can be said
        (4321, 1234, None),
        (2931, 1932, None),  # exchanged, but not neighbours
        (98, 87, None),
        (1899, 189, "extra_digit"),
        (9, 19, "lost_digit"),
        (1234, 56, None),
        (30, 3, "tenfold"),
    ],
)
def test_a_slip_of_the_hand_is_recognised(found: int, expected: int, kind: str | None) -> None:
    assert slip(found, expected) == kind


def by_brute_force(values: dict[Cell, int | None], limit: int) -> set[frozenset[Change]]:
    """Every smallest set of changes to counts up to ``limit`` that balances the square."""
    for size in (1, 2):
        found = set()
        for cells in combinations(values, size):
            for numbers in product(range(limit + 1), repeat=size):
                changed = values | dict(zip(cells, numbers, strict=True))
                if any(changed[cell] == values[cell] for cell in cells):
                    continue
                if all(equation.balance(changed) == 0 for equation in square()):
                    pairs = zip(cells, numbers, strict=True)
                    found.add(frozenset(Change(cell, values[cell] or 0, number) for cell, number in pairs))
        if found:
            return found
    return set()


@settings(max_examples=25, deadline=None)
@given(
    st.tuples(*[st.integers(0, 3)] * 4),
    st.lists(
        st.tuples(st.sampled_from(list(product(ROWS, COLUMNS))), st.integers(0, 12)), min_size=1, max_size=2
    ),
)
def test_the_explanations_are_those_of_brute_force(
    addends: tuple[int, int, int, int], faults: list[tuple[Cell, int]]
) -> None:
    values = balanced(*addends) | dict(faults)
    found = {frozenset(solution) for solution in solutions(square(), values)}
    expected = by_brute_force(values, 24)
    # a change that no single equation asks for balances nothing by itself and is not looked for
    assert found <= expected or not expected
    if all(len(changes) == 1 for changes in expected):
        assert found == expected
