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
        ("答复咨询805件，其中建议35件，占近4.34%", "warning", "4.35%", None),
        ("发布信息995条，比上年的1000条增长5%", "warning", "0%", None),
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


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("占近20%", "凡是在0%到20%之间的都算对"),
        ("占30%以上", "凡是在30%到100%之间的都算对"),
        ("占约50%", "凡是在40%到60%之间的都算对"),
        ("占35%", "百分比若是对的，分子应为28条；两个数若是对的，百分比应为25%"),
        ("占35.7%", "凡是在35.65%到35.75%之间的都算对"),  # no count of 80 gives it
        ("占近0.9%", "凡是在0%到0.9%之间的都算对"),
    ],
)
def test_a_wrong_share_says_what_would_be_right(printed: str, said: str) -> None:
    found = the_only(f"发布信息80条，其中解读材料20条，{printed}")
    assert said in found.message and "的25.00" in found.message and "（20÷80）" in found.message


def test_a_share_that_many_counts_would_give_names_none_of_them() -> None:
    found = the_only("发布信息805条，其中解读材料35条，占35%")
    assert "凡是在34.5%到35.5%之间的都算对" in found.message


def test_the_total_nearest_to_a_share_is_the_one_that_is_shown() -> None:
    found = the_only("发布信息120条、解读材料80条，其中图解20条，占35%")
    assert "“解读材料80条”的25.00%" in found.message
    assert the_only("收到信件805封、收到来信1000封，其中建议35封，占4.34%").severity.name == "INFO"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("发布信息120条，比上年的100条增长25%", "(120-100)÷100"),
        ("发布信息80条，比上年的100条下降25%", "(100-80)÷100"),
        ("发布信息120条，比上年增加20条，增长25%", "(120-100)÷100"),
        ("发布信息80条，比上年减少20条，下降25%", "(100-80)÷100"),
        ("发布信息180条，比上年的约120条增长95%", "(180-120)÷120"),
        ("发布信息120条，比上年增加约20条，增长95%", "(120-100)÷100"),
    ],
)
def test_a_growth_is_reckoned_before_the_eyes_of_the_reader(said: str, words: str) -> None:
    assert words in the_only(said).message


LIST = "林地类198条，湿地类142条，草原类137条。林地类信息"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (f"政府信息总数510条，其中{LIST}占41.5%", "各项相加是477，若总数为477则为41.509%"),
        (f"政府信息总数510条，其中{LIST}占55.5%", "分子应为283条"),
        (f"政府信息总数477条，其中{LIST}占45.5%", "分子应为217条"),
        (f"政府信息总数510条，其中{LIST}占41%以上", "若总数为477则为41.51%"),
        # a figure that is no part of the list says nothing of its sum
        ("政府信息总数510条，其中林地类198条，湿地类142条，草原类137条。图解100条，占20.96%", "19.6078%"),
    ],
)
def test_a_total_that_would_make_the_share_right_is_named(said: str, words: str) -> None:
    (share,) = [each for each in lint(said)[1] if each.code == "N002"]
    assert words in share.message


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("发布信息80条，其中解读材料占35.7%", "28条是35.000%，29条是36.250%"),
        ("发布信息80条，其中解读材料占35.2%", "28条是35.000%，29条是36.250%"),
        ("投诉3件，其中有效占99.5%", "2件是66.667%，3件是100.000%"),
    ],
)
def test_a_share_that_no_count_gives_is_shown_between_the_two_nearest(said: str, words: str) -> None:
    assert words in the_only(said).message
