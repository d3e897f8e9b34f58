"""The rules' arithmetic agrees with arithmetic, and says where it cannot be read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.expressions import LENGTH_LIMIT, ExpressionError, compile_expression

NAMES = ("received", "granted", "denied.state_secret", "denied.internal_affairs", "other")

# A text and what it must come to, built side by side; Python's own arithmetic is the naive evaluator.
Pair = tuple[str, str]


def sums() -> st.SearchStrategy[Pair]:
    leaf = st.one_of(
        st.integers(0, 99).map(lambda n: (str(n), str(n))),
        st.sampled_from(NAMES).map(lambda name: (name, f"v[{name!r}]")),
        st.just(("denied.*", "(v['denied.state_secret'] + v['denied.internal_affairs'])")),
        st.just(("other.*", "v['other']")),
    )

    def grow(inner: st.SearchStrategy[Pair]) -> st.SearchStrategy[Pair]:
        return st.one_of(
            st.tuples(inner, st.sampled_from("+-"), inner).map(
                lambda t: (f"{t[0][0]} {t[1]} {t[2][0]}", f"{t[0][1]} {t[1]} {t[2][1]}")
            ),
            inner.map(lambda t: (f"({t[0]})", f"({t[1]})")),
            inner.map(lambda t: (f"-({t[0]})", f"-({t[1]})")),
            st.tuples(st.integers(0, 9), inner).map(
                lambda t: (f"{t[0]} * ({t[1][0]})", f"{t[0]} * ({t[1][1]})")
            ),
            st.tuples(inner, st.integers(0, 9)).map(lambda t: (f"({t[0][0]})*{t[1]}", f"({t[0][1]})*{t[1]}")),
        )

    return st.recursive(leaf, grow, max_leaves=6)


comparisons = st.tuples(sums(), st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), sums()).map(
    lambda t: (f"{t[0][0]} {t[1]} {t[2][0]}", f"({t[0][1]}) {t[1]} ({t[2][1]})")
)


def _join(inner: st.SearchStrategy[Pair]) -> st.SearchStrategy[Pair]:
    return st.one_of(
        st.tuples(inner, inner).map(
            lambda t: (f"({t[0][0]}) and ({t[1][0]})", f"(({t[0][1]}) and ({t[1][1]}))")
        ),
        st.tuples(inner, inner).map(
            lambda t: (f"({t[0][0]}) or ({t[1][0]})", f"(({t[0][1]}) or ({t[1][1]}))")
        ),
        st.tuples(inner, inner).map(
            lambda t: (f"({t[0][0]}) implies ({t[1][0]})", f"((not ({t[0][1]})) or ({t[1][1]}))")
        ),
        inner.map(lambda t: (f"not ({t[0]})", f"(not ({t[1]}))")),
    )


conditions = st.recursive(comparisons, _join, max_leaves=4)
figures = st.fixed_dictionaries({name: st.integers(-50, 50) for name in NAMES})


@given(conditions, figures)
def test_a_condition_holds_where_python_says_so(pair: Pair, values: dict[str, int]) -> None:
    text, python = pair
    expected = eval(python, {"v": values})
    assert compile_expression(text).evaluate(values) is expected


@given(sums(), sums(), figures)
def test_the_linear_form_is_zero_exactly_where_the_equality_holds(
    left: Pair, right: Pair, values: dict[str, int]
) -> None:
    expression = compile_expression(f"{left[0]} == {right[0]}")
    linear = expression.linear(NAMES)
    if linear is not None:
        total = sum(coefficient * values[name] for name, coefficient in linear.items())
        assert (total == 0) is expression.evaluate(values)


@given(sums(), sums(), figures)
def test_a_printed_calculation_is_true(left: Pair, right: Pair, values: dict[str, int]) -> None:
    calculation = compile_expression(f"{left[0]} <= {right[0]}").calculate(values)
    assert calculation is not None
    assert calculation.left == eval(left[1], {"v": values})
    for text, value in (
        (calculation.left_text, calculation.left),
        (calculation.right_text, calculation.right),
    ):
        first, *rest = text.replace("×", "*").split(" = ")
        assert eval(first) == value
        assert rest in ([], [str(value)])


def test_both_sides_are_printed_as_a_clerk_would() -> None:
    expression = compile_expression("received + carried_over == handled + carried_forward")
    calculation = expression.calculate({"received": 3, "carried_over": 0, "handled": 2, "carried_forward": 0})
    assert calculation is not None
    assert (calculation.left_text, calculation.right_text) == ("3 + 0 = 3", "2 + 0 = 2")


def test_a_long_sum_is_printed_without_its_zeros() -> None:
    expression = compile_expression("handled == denied.*")
    values = {"handled": 4, **{f"denied.{letter}": 0 for letter in "abcdefgh"}, "denied.x": 1, "denied.y": 3}
    calculation = expression.calculate(values)
    assert calculation is not None
    assert (calculation.left_text, calculation.right_text) == ("4", "1 + 3 = 4")
    nothing = expression.calculate(dict.fromkeys(values, 0))
    assert nothing is not None and nothing.right_text == "0"
    of_seven = expression.calculate({"handled": 4, **{f"denied.{n}": int(n == 6) for n in range(7)}})
    assert of_seven is not None and of_seven.right_text == "0 + 0 + 0 + 0 + 0 + 0 + 1 = 1"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("fees == 0", "-3"),
        ("refunds + fees == 0", "2 + (-3) = -1"),
        ("refunds - fees == 0", "2 - (-3) = 5"),
        ("2 * fees == 0", "2 × (-3) = -6"),
        ("-fees == 0", "-(-3) = 3"),
        ("-refunds == 0", "-2 = -2"),
        ("fees + refunds == 0", "-3 + 2 = -1"),
        ("0 * refunds + 0 * fees == 0", "0 × 2 + 0 × (-3) = 0"),
        ("none == 0", "0"),
        ("2 * none + refunds == 0", "2 × 0 + 2 = 2"),
        ("refunds + none == 0", "2 + 0 = 2"),
    ],
)
def test_signs_and_factors_are_printed_so_that_they_can_be_read(text: str, printed: str) -> None:
    calculation = compile_expression(text).calculate({"fees": -3, "refunds": 2, "none": 0})
    assert calculation is not None and calculation.left_text == printed


def test_the_linear_form_of_the_printed_identity() -> None:
    expression = compile_expression("received + carried_over == handled + carried_forward")
    assert expression.names == ("received", "carried_over", "handled", "carried_forward")
    assert expression.linear(expression.names) == {
        "received": 1,
        "carried_over": 1,
        "handled": -1,
        "carried_forward": -1,
    }


def test_a_wildcard_stands_for_the_row_and_all_rows_below_it() -> None:
    expression = compile_expression("handled == other.*")
    assert expression.expand(["other", "handled", "otherwise"]) == ("handled", "other")
    assert expression.expand(["other.a", "other.b"]) == ("handled", "other.a", "other.b")
    assert expression.linear(["other.a", "other.b"]) == {"handled": 1, "other.a": -1, "other.b": -1}


@pytest.mark.parametrize("text", ["a <= b", "a == b + 1", "a == b and b == a", "not a == b"])
def test_what_is_no_equality_of_sums_has_no_linear_form(text: str) -> None:
    assert compile_expression(text).linear(["a", "b"]) is None


def test_amounts_are_compared_exactly() -> None:
    values = {"a": Decimal("0.1"), "b": Decimal("0.2"), "c": Decimal("0.3")}
    assert compile_expression("a + b == c").evaluate(values)


def test_a_missing_figure_is_never_taken_for_zero() -> None:
    with pytest.raises(KeyError):
        compile_expression("a == b").evaluate({"a": 0})


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0),
        ("a", 1),
        ("a +", 3),
        ("a = b", 2),
        ("a == b c", 7),
        ("a == b == c", 7),
        ("a * b == 3", 4),
        ("a * (b + c) == 3", 5),
        ("2 * (a + b) * c == 3", 14),
        ("A == b", 0),
        ("(a == b", 7),
        ("a == b)", 6),
        ("a && b", 2),
        ("a == denied.*2", 13),
        ("a == 1234567890123456", 20),
        ("a == b and", 10),
        ("__import__('os') == 1", 0),
        ("a == b.c()", 8),
    ],
)
def test_a_fault_is_placed_where_it_stands(text: str, offset: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_expression(text)
    assert caught.value.offset == offset
    assert caught.value.zh and caught.value.en


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("a == + 3", "名称", "the name of a row"),
        ("received 5", "运算符", "an operator"),
        ("a == (b + c and d == 1)", "运算符", "an operator"),
        ("(a == b) c", " and、or、implies 或结尾", "'and', 'or', 'implies' or the end"),
    ],
)
def test_a_fault_says_in_each_language_what_was_expected(text: str, zh: str, en: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_expression(text)
    assert zh in caught.value.zh and en not in caught.value.zh
    assert en in caught.value.en and zh not in caught.value.en


def test_a_name_that_begins_with_a_keyword_is_a_name() -> None:
    assert compile_expression("organic == notes + andes").names == ("organic", "notes", "andes")


@given(st.text(alphabet="ab .*+-<>=!()0123notandorimplies", max_size=40) | st.text(max_size=20))
def test_any_text_is_compiled_or_refused(text: str) -> None:
    try:
        compile_expression(text)
    except ExpressionError as error:
        assert 0 <= error.offset <= len(text)


def test_a_long_expression_is_refused_and_a_deep_one_does_not_overflow() -> None:
    longest = "a == b".ljust(LENGTH_LIMIT)
    assert compile_expression(longest).names == ("a", "b")
    with pytest.raises(ExpressionError) as caught:
        compile_expression(longest + " ")
    assert caught.value.offset == LENGTH_LIMIT
    assert compile_expression("not " * 200 + "a == b").evaluate({"a": 1, "b": 1})
    assert compile_expression("(" * 400 + "a" + ")" * 400 + " == b").evaluate({"a": 1, "b": 1})
