"""Data files are read as they are written, or refused with the line and column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.resources.problems import DataError
from linter.resources.strict_yaml import SIZE_LIMIT, read_yaml


def refused_at(content: bytes | str) -> tuple[int, int]:
    with pytest.raises(DataError) as caught:
        read_yaml(content, "x.yaml")
    (problem,) = caught.value.problems
    assert problem.file == "x.yaml"
    assert problem.zh and problem.en
    return problem.line, problem.column


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        ("0.10", "0.10"),
        ("2024-01-31", "2024-01-31"),
        ("~", "~"),
        ("True", "True"),
        ("1234567890123456", "1234567890123456"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("2021", 2021),
        ("-3", -3),
        ("0", 0),
        ("'2021'", "2021"),
        ('"true"', "true"),
        ("''", ""),
        ("<<", "<<"),
    ],
)
def test_a_scalar_is_what_it_looks_like(written: str, value: object) -> None:
    result = read_yaml(f"key: {written}\n", "x.yaml").value["key"]
    assert result == value
    assert type(result) is type(value)


def test_keys_are_always_strings() -> None:
    assert read_yaml("2021: a\nno: b\n", "x.yaml").value == {"2021": "a", "no": "b"}


def test_an_empty_file_is_nothing() -> None:
    assert read_yaml("# 只有注释\n", "x.yaml").value is None


def test_every_value_and_key_knows_its_place() -> None:
    tree = read_yaml("- 名称: 甲\n  表:\n  - {a: 1, b: [2, 3]}\n", "x.yaml")
    assert tree.keys[0, "表"] == (2, 3)
    assert tree.values[0, "名称"] == (1, 7)
    assert tree.values[0, "表", 0, "b", 1] == (3, 19)


def test_a_place_inside_a_text_counts_from_its_first_character() -> None:
    tree = read_yaml("a: '甲乙丙'\nb: 甲乙丙\n", "x.yaml")
    assert tree.problem(("a",), "", "", offset=2).column == 7
    assert tree.problem(("b",), "", "", offset=2).column == 6


def test_a_duplicate_key_is_refused_at_its_second_place() -> None:
    assert refused_at("a: 1\nb:\n  c: 1\n  c: 2\n") == (4, 3)


def test_aliases_anchors_and_tags_are_refused() -> None:
    assert refused_at("a: &x 1\nb: *x\n")[0] == 1
    assert refused_at("a: 1\nb: *x\n") == (2, 4)
    assert refused_at("a: !!python/object:os.system x\n") == (1, 4)
    assert refused_at("a: !int '3'\n") == (1, 4)


def test_a_second_document_is_refused() -> None:
    assert refused_at("a: 1\n---\nb: 2\n")[0] == 2


def test_a_key_that_is_no_word_is_refused() -> None:
    assert refused_at("? [a, b]\n: 1\n") == (1, 3)


def test_malformed_yaml_is_refused_where_it_breaks() -> None:
    assert refused_at("a: [1, 2\nb: 3\n")[0] == 2
    assert refused_at("a: 1\n\tb: 2\n")[0] == 2


def test_a_file_that_is_not_utf_8_is_refused_at_its_first_wrong_byte() -> None:
    assert refused_at("a: 1\nb: 甲".encode("gb18030")) == (2, 4)


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert read_yaml(b"\xef\xbb\xbfa: 1\n", "x.yaml").value == {"a": 1}


def test_a_control_character_is_refused() -> None:
    assert refused_at("a: 1\nb: 甲\x00\n")[0] == 2


def test_deep_nesting_is_refused_and_does_not_overflow() -> None:
    assert refused_at("[" * 5_000)[0] == 1


def test_an_oversized_file_is_refused() -> None:
    assert refused_at(b"#" * (SIZE_LIMIT + 1)) == (1, 1)


@given(st.text(max_size=60) | st.text(alphabet="ab:-[]{},&*!'\"# \n|>?%@`", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_yaml(text, "x.yaml")
    except DataError as error:
        assert all(problem.line >= 1 and problem.column >= 1 for problem in error.problems)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        read_yaml(content, "x.yaml")
    except DataError as error:
        assert error.problems
