"""A grammar's table and the machine that walks through it agree with lark, which made the table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark
from lark.exceptions import LarkError

from linter import resources
from linter.resources.automaton import END, Automaton, SyntaxFault, Token, tabulate

LISTS = """
start: "[" [WORD ("and" WORD)*] "]" -> list
WORD: /[a-z]+/
%ignore / +/
"""


def words(text: str) -> list[str]:
    """The words of a list, in order."""
    machine = Automaton(tabulate(LISTS, "start"))
    found: list[str] = machine.parse(text, _collected)
    return found


def _collected(_rule: str, parts: list[Token | list[str]]) -> list[str]:
    return [word for part in parts for word in ([part.text] if isinstance(part, Token) else part)]


def test_brackets_and_keywords_are_left_out_of_what_is_built() -> None:
    assert words("[a and  b and c]") == ["a", "b", "c"]
    assert words("[]") == []


def test_a_keyword_is_a_word_where_only_a_word_can_stand() -> None:
    assert words("[and]") == ["and"]


def test_a_fault_says_what_was_found_and_what_may_stand_there() -> None:
    with pytest.raises(SyntaxFault) as caught:
        words("[a b]")
    assert caught.value.found == Token("WORD", "b", 3)
    assert caught.value.expected == {"AND", "RSQB"}


def test_an_early_end_is_a_fault_at_the_end() -> None:
    with pytest.raises(SyntaxFault) as caught:
        words("[a")
    assert caught.value.found == Token(END, "", 2)


def test_states_are_walked_through_by_terminals() -> None:
    machine = Automaton(tabulate(LISTS, "start"))
    opened = machine.advance(machine.start, "LSQB")
    assert opened is not None
    assert machine.accepted(opened) == {"WORD", "RSQB"}
    assert machine.advance(opened, END) is None
    closed = machine.advance(opened, "RSQB")
    assert closed is not None and machine.accepted(closed) == {END}


GRAMMAR = resources.content("grammars", "expression.lark").decode("utf-8")
LARK = Lark(GRAMMAR, parser="lalr")
PIECES = ("a", "denied.*", "12", "+", "-", "*", "(", ")", "==", "<=", "and", "or", "not", "implies", "!")


@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_it_reads_what_lark_reads(pieces: list[str]) -> None:
    text = " ".join(pieces)
    try:
        LARK.parse(text)
        readable = True
    except LarkError:
        readable = False
    try:
        resources.grammar("expression").parse(text, lambda rule, parts: rule)
        assert readable
    except SyntaxFault:
        assert not readable
