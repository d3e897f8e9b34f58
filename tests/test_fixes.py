"""Which fixes are applied: together where they can be, proved each, dropped where they do harm."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from linter.diagnostics import Diagnostic, Edit, Fix, Place, Severity, Text
from linter.documents.document import Document, Span
from linter.documents.errors import WriteError
from linter.documents.splicing import changed
from linter.fixes import Draft, Fixed, disjoint, mend

Finder = Callable[[str], list[Diagnostic]]


def finding(code: str, text: str, wrong: str, right: str, *more: tuple[str, str]) -> Diagnostic:
    """A finding at the first place of ``wrong``, with a fix."""
    start = text.index(wrong)
    edits = [Edit(Span(start, start + len(wrong)), right)]
    edits += [Edit(Span(text.index(old), text.index(old) + len(old)), new) for old, new in more]
    return Diagnostic(
        code, code, Severity.WARNING, "", "", "", edits[0].span, Place(), f"{code} {wrong}",
        fix=Fix(Text("", ""), "safe", tuple(edits)),
    )  # fmt: skip


def run(text: str, finder: Finder, refuse: str = "") -> tuple[str, Fixed, int]:
    """The text with its fixes, and how often it was linted."""
    lints = 0

    def lint(data: bytes) -> Draft:
        nonlocal lints
        lints += 1
        document = Document("x", "text", data.decode())
        return Draft(data, document, tuple(finder(document.text)))

    def write(draft: Draft, edits: Sequence[Edit]) -> bytes:
        if refuse and any(edit.content == refuse for edit in edits):
            raise WriteError("x", "不行", "no")
        return changed(draft.document.text, edits).encode()

    fixed = mend(lint(text.encode()), lambda item: item.fix is not None, lint, write)
    return fixed.draft.document.text, fixed, lints


def words(*pairs: tuple[str, str]) -> Finder:
    """Finds each wrong word that is there, once a word."""
    return lambda text: [finding(wrong, text, wrong, right) for wrong, right in pairs if wrong in text]


def test_fixes_that_do_not_meet_are_made_at_once() -> None:
    text, fixed, lints = run("a b c", words(("a", "x"), ("b", "y"), ("c", "z")))
    assert text == "x y z"
    assert [item.code for item, _ in fixed.applied] == ["a", "b", "c"]
    assert lints == 2


def test_of_fixes_that_overlap_the_first_goes_first_and_the_other_where_it_is_still_found() -> None:
    assert run("abcd", words(("abc", "ab"), ("cd", "d")))[0] == "abd"
    assert run("aab", words(("aa", "a"), ("ab", "c")))[0] == "c"


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (Span(0, 2), Span(2, 4), False),
        (Span(0, 2), Span(1, 3), True),
        (Span(2, 2), Span(2, 2), True),
        (Span(0, 2), Span(2, 2), True),
        (Span(0, 2), Span(3, 3), False),
    ],
)
def test_what_is_put_in_at_the_edge_of_another_edit_meets_it(one: Span, other: Span, meet: bool) -> None:
    items = [
        finding(str(at), "....", ".", "")._replace(fix=Fix(Text("", ""), "safe", (Edit(span, "x"),)))
        for at, span in enumerate((one, other))
    ]
    assert len(disjoint(items)) == (1 if meet else 2)
    assert len(disjoint(reversed(items))) == (1 if meet else 2)


def test_a_fix_whose_finding_stays_is_dropped() -> None:
    text, fixed, _ = run("a b", words(("a", "aa"), ("b", "y")))
    assert text == "a y"
    assert [item.code for item, _ in fixed.applied] == ["b"]


def test_a_fix_that_brings_another_finding_is_dropped_and_the_others_are_made() -> None:
    def finder(text: str) -> list[Diagnostic]:
        found = words(("a", "!"), ("b", "y"), ("c", "z"), ("d", "w"))(text)
        return [*found, *(each._replace(fix=None) for each in words(("!", "?"))(text))]

    assert run("a b c d", finder)[0] == "a y z w"


def test_a_fix_that_another_makes_possible_is_made_in_the_end() -> None:
    def finder(text: str) -> list[Diagnostic]:
        found = words(("a", "x"), ("b", "y"))(text)
        brought = words(("x", "?"))(text) if "b" in text else []  # by the fix of a, as long as b stands
        return [*found, *(each._replace(fix=None) for each in brought)]

    assert run("a b", finder)[0] == "x y"


def test_what_cannot_be_written_is_said_and_the_others_are_made() -> None:
    text, fixed, _ = run("a b c", words(("a", "x"), ("b", "y"), ("c", "z")), refuse="y")
    assert text == "x b z"
    assert [(item.code, error.zh) for item, error in fixed.refused] == [("b", "不行")]


def test_edits_of_one_fix_are_made_together() -> None:
    def finder(text: str) -> list[Diagnostic]:
        return [finding("pair", text, "(", "（", (")", "）"))] if "(" in text and ")" in text else []

    assert run("a (b) c", finder)[0] == "a （b） c"


def test_many_fixes_with_one_that_fails_take_few_runs() -> None:
    letters = [chr(ord("a") + index) for index in range(26)]
    pairs = [(letter, letter if letter == "k" else letter.upper()) for letter in letters]
    text, _, lints = run(" ".join(letters), words(*pairs))
    assert text == " ".join(letters).upper().replace("K", "k")
    assert lints < 30
