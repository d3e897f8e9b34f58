"""Shares of a count whose own number is not printed: of what they are, and where nothing can be said."""

from __future__ import annotations

import pytest

from tests.test_growth import prose


def shares(said: str) -> list[tuple[str, str, int]]:
    """What each share prints, of what it is a share, and of how many."""
    return [
        (each.printed.figure.text, each.part, int(each.whole.figure.value))
        for each in prose(said).lone_shares
    ]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("发布信息80条，其中解读材料占35.7%", [("35.7%", "解读材料", 80)]),
        ("发布信息80条，其中解读材料占比为35.7%", [("35.7%", "解读材料", 80)]),
        (
            "发布信息80条，其中解读材料占36.3%，通知占63.7%",
            [("36.3%", "解读材料", 80), ("63.7%", "通知", 80)],
        ),
        ("全年征集意见80条，交通类占意见总数的35.7%", [("35.7%", "交通类", 80)]),
        ("收到80条意见，交通类占意见总数的35.7%", [("35.7%", "交通类", 80)]),
        ("发布信息19条，其中解读材料占36%", [("36%", "解读材料", 19)]),
        ("发布信息199条，其中解读材料占35.7%", [("35.7%", "解读材料", 199)]),
        ("发布动态60条、信息80条，其中解读材料占35.7%", [("35.7%", "解读材料", 80)]),
    ],
)
def test_a_share_is_of_the_count_before_it(said: str, found: list[tuple[str, str, int]]) -> None:
    assert shares(said) == found


@pytest.mark.parametrize(
    "said",
    [
        "发布信息20条，其中解读材料占36%",  # every fifth percentage is possible
        "发布信息200条，其中解读材料占35.7%",
        "发布信息80条，其中解读材料占近35.7%",
        "发布信息80条，其中解读材料占35.7%5",
        "其中解读材料占35.7%",
        "发布信息80条，其中阅读量占35.7%",
        "发布信息80条，解读材料占35.7%",  # of what?
        "全年征集意见80条，交通类占来信总数的35.7%",
        "收费80元，其中工本费占35.7%",
        "开放数据80，其中解读材料占35.7%",
        "发布信息约80条，其中解读材料占35.7%",
        "发布信息0条，其中解读材料占35.7%",
        "发布信息80条（含转载），通知（其中解读材料占35.7%）",
        "我局全年通过门户网站、公示栏等渠道主动公开政府信息12\n80条，其中解读材料占35.7%",
        "发布信息80条，其中解读材料占“35.7%”",
        "发布信息80条，其中解读材料占35.7个百分点",
    ],
)
def test_a_share_of_something_else_or_of_too_many_is_left_alone(said: str) -> None:
    assert shares(said) == []


def test_a_count_between_two_shares_is_no_total_of_the_second() -> None:
    said = "发布信息80条，其中解读材料占35.7%，通知5条，动态占12.1%"
    assert shares(said) == [("35.7%", "解读材料", 80)]
