"""What rounds to a printed figure is accepted, whatever way it was rounded; what does not is not."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from linter.report.intervals import Interval, change, exactly, opposite, percentage, rounded, total, truncated

WHOLES = st.integers(1, 2000)
DECIMALS = st.integers(0, 2)


def printed(value: Fraction, decimals: int, rounding: str) -> Fraction:
    """The value as a person prints it, by decimal arithmetic that shares nothing with the program."""
    place = Decimal(1).scaleb(-decimals)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return Fraction(exact.quantize(place, rounding=rounding))


@given(WHOLES, st.data(), DECIMALS, st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))
def test_a_share_rounded_either_way_is_accepted(
    whole: int, data: st.DataObject, d: int, rounding: str
) -> None:
    part = data.draw(st.integers(0, whole))
    share = percentage(exactly(part), exactly(whole))
    assert share is not None
    assert share.meets(rounded(printed(Fraction(100 * part, whole), d, rounding), Fraction(1, 10**d)))


@given(WHOLES, st.data(), DECIMALS, st.sampled_from([-3, -2, -1, 1, 2, 3]))
def test_a_wrong_last_digit_is_refused(whole: int, data: st.DataObject, d: int, off: int) -> None:
    part = data.draw(st.integers(0, whole))
    exact = Fraction(100 * part, whole)
    wrong = printed(exact, d, ROUND_HALF_UP) + Fraction(off, 10**d)
    assume(abs(exact - wrong) > Fraction(1, 2 * 10**d))
    share = percentage(exactly(part), exactly(whole))
    assert share is not None and not share.meets(rounded(wrong, Fraction(1, 10**d)))


@given(st.lists(st.integers(0, 99), min_size=1, max_size=6))
def test_plain_counts_add_up_exactly(parts: list[int]) -> None:
    assert total([exactly(part) for part in parts]) == exactly(sum(parts))


@given(st.integers(1, 500), st.integers(0, 900))
def test_growth_is_the_change_in_hundredths_of_the_old_value(old: int, new: int) -> None:
    assert change(exactly(new), exactly(old)) == exactly(Fraction(100 * (new - old), old))


def test_a_share_of_nothing_cannot_be_judged() -> None:
    assert percentage(exactly(0), exactly(0)) is None


def test_an_open_end_meets_what_lies_beyond() -> None:
    assert Interval(Fraction(5), None).meets(exactly(900))
    assert not Interval(Fraction(5), None).meets(exactly(4))
    assert Interval(5, None).meets(Interval(900, None)) and Interval(900, None).meets(Interval(5, None))


def test_both_parts_of_a_rate_may_be_rounded() -> None:
    ten_thousands = Fraction(100)
    rate = percentage(rounded(Fraction(58500), ten_thousands), rounded(Fraction(59100), ten_thousands))
    assert rate is not None
    assert rate.meets(rounded(Fraction("98.99"), Fraction(1, 100)))
    assert not rate.meets(rounded(Fraction("98.5"), Fraction(1, 10)))


def test_an_end_that_is_open_on_one_side_only_bounds_the_other() -> None:
    below, above = Interval(None, Fraction(5)), Interval(Fraction(5), None)
    assert below.meets(above) and above.meets(below)
    assert not below.meets(exactly(6)) and not exactly(6).meets(below)
    assert Interval(None, None).meets(below) and below.meets(Interval(None, None))


def test_only_one_possible_value_is_exact() -> None:
    assert exactly(4).exact == 4
    assert Interval(4, 5).exact is None
    assert Interval(None, None).exact is None
    assert Interval(0, 0).exact == 0


def test_what_is_cut_off_lies_from_the_figure_up_to_the_next() -> None:
    assert truncated(Fraction(12), Fraction(1)) == Interval(12, 13)


def test_a_share_of_an_open_whole_has_no_lower_bound_but_nothing() -> None:
    assert percentage(exactly(5), Interval(10, None)) == Interval(0, 50)
    assert percentage(Interval(5, None), exactly(10)) == Interval(50, None)
    assert percentage(Interval(None, 5), exactly(10)) is None
    assert percentage(exactly(5), Interval(None, 10)) is None
    assert percentage(exactly(5), Interval(1, 1)) == exactly(500)
    assert change(Interval(5, None), exactly(10)) == Interval(-50, None)
    assert change(exactly(5), Interval(0, 3)) is None


def test_the_opposite_of_an_interval_lies_on_the_other_side_of_nothing() -> None:
    assert opposite(Interval(2, 5)) == Interval(-5, -2)
    assert opposite(Interval(2, None)) == Interval(None, -2)
    assert opposite(Interval(None, 5)) == Interval(-5, None)


def test_a_number_is_within_where_it_lies_between_the_ends() -> None:
    assert 4 in Interval(4, 5) and 5 in Interval(4, 5)
    assert 6 not in Interval(4, 5) and "4" not in Interval(4, 5)
