"""Chinese and Arabic numerals."""

from __future__ import annotations

import pytest

from linter.report.numerals import chinese, value_of


def test_every_article_number_is_read_as_it_is_printed() -> None:
    assert all(value_of(chinese(number)) == number for number in range(1, 10_000))


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1000, "一千"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (2300, "二千三百"),
        (9999, "九千九百九十九"),
    ],
)
def test_a_number_is_printed_as_laws_print_it(number: int, printed: str) -> None:
    assert chinese(number) == printed


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("50", 50),
        ("007", 7),
        ("５０", 50),
        ("二〇", 20),
        ("二○二四", 2024),
        ("二零二四", 2024),
        ("两百", 200),
        ("百五", 105),
        ("十", 10),
        ("一百二十", 120),
        ("零", 0),
        ("", 0),
        ("某", 0),
        ("某二", 2),
        ("一某", 10),
        ("十某", 10),
    ],
)
def test_a_numeral_is_read_in_every_way_of_writing(numeral: str, value: int) -> None:
    assert value_of(numeral) == value
