"""What a terminal is shown: columns, escapes, folding and excerpts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.documents.document import Document, Span
from linter.output.display import columns, fold_line, printable
from linter.output.excerpt import WINDOW, excerpt

HOSTILE = "a\x1b[31mb\x07\u202ec\u2066d\u200be\x9bf\r\ng\u2028h"


def test_wide_and_ambiguous_characters_take_two_columns() -> None:
    assert columns("ab1") == 3
    assert columns("表三") == 4
    assert columns("“”…—①，") == 12
    assert columns("e\u0301") == 1


def test_controls_and_bidi_marks_are_escaped() -> None:
    shown = printable(HOSTILE)
    assert shown.isprintable()
    assert shown == "a\\x1b[31mb\\x07\\u202ec\\u2066d\\u200be\\x9bf\\r\\ng\\u2028h"


def test_tabs_and_blanks_become_blanks() -> None:
    assert printable("a\tb\u00a0c") == "a    b c"


@given(st.text(max_size=60))
def test_nothing_that_a_terminal_acts_on_is_left(text: str) -> None:
    assert printable(text).replace("\u3000", " ").isprintable()


def _under_caret(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The shown line, its marker, and the characters of the line that stand above the carets."""
    shown = excerpt(Document("a.txt", "text", text), Span(start, end))
    first, last = shown.marker.index("^"), len(shown.marker)
    above, at = "", 0
    for char in shown.text:
        if first <= at < last:
            above += char
        at += columns(char)
    return shown.text, shown.marker, above


@pytest.mark.parametrize(
    ("before", "marked"),
    [("本年新收", "12"), ("“条例”—", "第492号"), ("a\tb", "年"), ("\x1b[0m", "年"), ("", "年"), ("①…", "x")],
)
def test_the_caret_stands_under_the_right_characters(before: str, marked: str) -> None:
    text = f"前一行\n{before}{marked}后面\n"
    start = text.index(marked, 4)
    _, _, above = _under_caret(text, start, start + len(marked))
    assert above == marked


def test_a_long_line_is_cut_around_the_place() -> None:
    text = "政府信息公开" * 500 + "第492号" + "工作年度报告" * 500
    start = text.index("第492号")
    line, _, above = _under_caret(text, start, start + 5)
    assert above == "第492号"
    assert line.startswith("...") and line.endswith("...")
    assert columns(line) <= WINDOW + 6


def test_an_absent_thing_gets_one_caret() -> None:
    text = "一、总体情况\n"
    assert _under_caret(text, 6, 6)[1] == " " * 12 + "^"
    assert _under_caret(text, len(text), len(text))[1] == "^"


def test_a_place_over_several_lines_is_shown_by_its_first() -> None:
    shown = excerpt(Document("a.txt", "text", "表三\n第二行\n"), Span(0, 6))
    assert (shown.row, shown.text, shown.marker) == (1, "表三", "^^^^")


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_place_in_any_text_can_be_shown(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    shown = excerpt(Document("a.txt", "text", text), Span(start, end))
    assert shown.marker.strip(" ").strip("^") == ""
    assert columns(shown.text) <= WINDOW + 16


def test_a_folded_line_keeps_its_text_and_its_width() -> None:
    text = "自然人一列：新收 3 加结转 0 得 3，办结 2 加结转下年 0 得 2，两边差 1。request-balance"
    lines = fold_line(text, 30)
    assert all(columns(line) <= 32 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not any(line[:1] in "，。：" for line in lines)
    assert fold_line(text, None) == [text]
