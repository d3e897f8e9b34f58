"""Shares, growth and lists of the text: what a finding says, which figure it doubts, what it would mend."""

from __future__ import annotations

import pytest

from linter.diagnostics import Diagnostic
from tests.test_numbers import lint


def the_only(said: str) -> Diagnostic:
    _, (found,) = lint(said)
    return found


@pytest.mark.parametrize(
    ("said", "severity", "expected", "mended"),
    [
        ("答复805件，其中准予35件，占35%", "warning", "4%", "4"),
        ("发布信息80条，其中解读材料20条，占24.9%", "warning", "25.0%", "25.0"),
        ("答复咨询805件，其中建议35件，占4.34%", "info", "4.35%", "4.35"),
        ("发布信息120条，比上年的100条增长25%", "warning", "20%", "20"),
        ("发布信息80条，比上年的100条下降25%", "warning", "20%", "20"),
        ("发布信息80条，比上年的100条下降19.9%", "warning", "20.0%", "20.0"),
        ("发布信息100条，比上年的100条增长25%", "warning", "0%", "0"),
        ("发布信息80条，比上年的100条增长25%", "warning", "-20%", None),
        ("发布信息80条，其中解读材料20条，占35.0%", "warning", "25.0%", None),
        ("发布信息80条，其中解读材料占35.7%", "warning", "36.3%", None),
    ],
)
def test_a_wrong_percentage_is_given_the_right_one_and_mended_where_it_alone_is_doubted(
    said: str, severity: str, expected: str, mended: str | None
) -> None:
    found = the_only(said)
    assert (str(found.severity), found.expected) == (severity, expected)
    assert (found.fix.edits[0].content if found.fix else None) == mended
