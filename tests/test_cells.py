"""A cell's text, and the number, state and note that are read from it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.documents.document import Document, Span
from linter.report.cells import MAX_DIGITS, is_odd, is_value, read_cell
from linter.report.report import Cell


def cell(text: str) -> Cell:
    return read_cell(Document("draft.txt", "text", text), Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("3119", 3119),
        ("3,119", 3119),
        ("3，119", 3119),
        ("1,234,567", 1234567),
        ("２０", 20),
        ("-3", -3),
        ("+11", 11),
        ("4166.214619", Decimal("4166.214619")),
        ("7.50", Decimal("7.50")),
        ("1 2 0", 120),
        ("1,<br>089", 1089),
        ("12, 345", 12345),
        ("○", 0),
        ("〇", 0),
    ],
)
def test_a_number_is_read_exactly(text: str, value: int | Decimal) -> None:
    assert (cell(text).value, cell(text).state, cell(text).note) == (value, "number", None)


@pytest.mark.parametrize("text", ["", " ", "　", "\t"])
def test_nothing_is_a_blank_and_no_zero(text: str) -> None:
    assert (cell(text).value, cell(text).state) == (None, "blank")


@pytest.mark.parametrize("text", ["/", "—", "——", "-", "－"])
def test_a_stroke_says_not_applicable(text: str) -> None:
    assert (cell(text).value, cell(text).state) == (None, "not_applicable")


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("22（其中修订16件）", 22, "其中修订16件"),
        ("55 (含自然失效 29 件)", 55, "含自然失效 29 件"),
        ("2笔", 2, "笔"),
        ("45.82万元", Decimal("45.82"), "万元"),
        ("1 2 0（含 3 件转办）", 120, "含 3 件转办"),
    ],
)
def test_a_note_beside_a_number_is_kept_apart(text: str, value: int | Decimal, note: str) -> None:
    assert (cell(text).value, cell(text).note, cell(text).state) == (value, note, "number")
    assert cell(text).text == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("新增11", 11), ("减少2", -2), ("下降2", -2), ("十八", 18)),
        *(("无", None), ("若干", None), ("1, 2", None)),
    ],
)
def test_words_are_text_even_where_a_number_can_be_read(text: str, value: int | None) -> None:
    assert (cell(text).value, cell(text).state) == (value, "text")


def test_the_span_holds_the_content_without_the_blanks_around_it() -> None:
    found = read_cell(Document("draft.txt", "text", "|  12 |"), Span(1, 6))
    assert (found.span, found.text) == (Span(3, 5), "12")


def test_a_number_with_too_many_digits_is_no_number() -> None:
    assert cell("9" * MAX_DIGITS).value == int("9" * MAX_DIGITS)
    assert (cell("9" * (MAX_DIGITS + 1)).value, cell("9" * (MAX_DIGITS + 1)).state) == (None, "text")
    assert cell("1e999999999").value is None


@pytest.mark.parametrize("text", ["**12**", "`12`", "<b>12</b>", "12&nbsp;", "<td class='x'>12"])
def test_markup_around_a_figure_is_left_aside(text: str) -> None:
    found = cell(text)
    assert (found.text, found.value, found.state) == ("12", 12, "number")
    assert text[found.span.start : found.span.end] == "12"


@pytest.mark.parametrize("text", ["", "12", "无", "/", "○", "1 2", "增长5", "约212", "十八", "见附件", "12①"])
def test_what_stands_where_a_figure_belongs_is_a_value(text: str) -> None:
    assert is_value(text)
    assert is_odd(text) is (text in ("约212", "十八", "见附件", "12①"))


@pytest.mark.parametrize("text", ["规章", "（一）予以公开", "1.属于国家秘密", "2024年", "三、", "3.其他"])
def test_a_label_is_no_value(text: str) -> None:
    assert not is_value(text)


@given(st.integers(min_value=0, max_value=10**MAX_DIGITS - 1))
def test_every_count_is_read_with_and_without_separators(number: int) -> None:
    assert cell(str(number)).value == number
    assert cell(f"{number:,}").value == number


@given(st.text(max_size=40))
def test_any_text_makes_a_cell_within_its_span(text: str) -> None:
    found = cell(text)
    assert 0 <= found.span.start <= found.span.end <= len(text)
