"""Lists of the running text: of which totals they are the parts, where they may end, what they promise."""

from __future__ import annotations

import pytest

from linter.report.breakdowns import Breakdown, fits, sums, totals, unit_of
from tests.test_growth import prose


def lists(said: str) -> tuple[Breakdown, ...]:
    return prose(said).breakdowns


def told(said: str) -> list[tuple[str, str]]:
    """The totals and the parts of each list, in the order in which it is read."""
    return [
        (
            " ".join(head.figure.text for head in each.heads),
            " ".join(part.figure.text for part in each.parts),
        )
        for each in lists(said)
    ]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("发布信息80条，其中通知50条、动态30条", [("80条", "50条 30条")]),
        ("发布信息80条（通知50条、动态30条）", [("80条", "50条 30条")]),
        ("发布信息80条：通知50条、动态30条", [("80条", "50条 30条")]),
        ("收到申请80件，80件中，网络50件、信函30件", [("80件", "50件 30件")]),
        ("发布信息80条，公开内容主要包括通知50条、动态30条", [("80条", "50条 30条")]),
        ("公开信息数 条 80，其中通知数 条 50，动态数 条 30", [("80", "50 30")]),
        ("发布信息80条。其中通知50条、动态30条", [("80条", "50条 30条")]),
        ("发布信息80条。收到来信3件。我局认真办理。其中通知50条、动态30条", [("80条", "50条 30条")]),
        ("收到来信3件。发布信息80条（图解9条）。其中通知50条、动态30条", [("80条", "50条 30条")]),
        # several totals before a list: of the last, of those told with it, of each in its own unit
        ("网站35条、微信243条，其中农业228条、林业50条", [("35条 243条", "228条 50条")]),
        ("网站35条，微信243条，其中农业228条、林业15条", [("243条", "228条 15条")]),
        ("受理23件、答复20件、办结19件，其中公开10件、不公开9件", [("23件 20件 19件", "10件 9件")]),
        ("收到申请9件，上年结转1件，其中公开7件、不公开3件", [("9件 1件", "7件 3件")]),
        ("收到来信5件，收到申请9件，上年结转1件，其中公开7件、不公开3件", [("9件 1件", "7件 3件")]),
        (
            "受理23件、接听20次，其中公开13件、不公开10件、咨询12次、投诉8次",
            [("23件", "13件 10件"), ("20次", "12次 8次")],
        ),
        ("发布信息80条。网站50条、微信30条，其中农业60条、林业20条", [("50条 30条", "60条 20条")]),
        # a list in a list
        (
            "发布信息80条，其中网站50条、微信30条，其中农业20条、林业60条",
            [("80条", "50条 30条"), ("80条 50条 30条", "20条 60条")],
        ),
        (
            "发布信息80条，其中网站50条、微信30条（图解20条、动态10条）",
            [("80条", "50条 30条"), ("50条 30条", "20条 10条")],
        ),
        ("发布信息80条（图解30条，其中农业10条、林业20条）", [("30条", "10条 20条")]),
        # what stands among the parts and is none
        ("发布信息80条，其中通知50条（转载20条），动态30条", [("80条", "50条 30条")]),
        ("发布信息80条，其中通知50条，占62.5%，动态30条，占37.5%", [("80条", "50条 30条")]),
        ("发布信息80条，其中全文电子化50条、通知20条、动态10条", [("80条", "20条 10条")]),
        # where something else begins
        ("（发布信息80条，其中通知50条、动态20条），图解10条", [("80条", "50条 20条")]),
        ("收到申请80件，其中公开50件，不公开30件，复议5件", [("80件", "50件 30件")]),
        ("收到案件80件，其中复议维持50件，诉讼胜诉30件", [("80件", "50件 30件")]),
        ("收到案件80件，其中复议50件，信访20件，诉讼10件", [("80件", "50件 20件 10件")]),
        ("收到申请80件，其中公开50件，不公开25件，其中农业5件", [("80件", "50件 25件")]),
        ("发布信息80条，其中通知50条，动态30条，转载9条", [("80条", "50条 30条")]),
        ("发布信息80条，包括：1.通知50条，2.动态30条，图解10条", [("80条", "50条 30条")]),
        ("发布信息80条，包括：通知50条，2.动态20条，图解10条", [("80条", "50条 20条 10条")]),
        ("发布信息80条，其中通知50条，动态20条，其他10条；图解5条", [("80条", "50条 20条 10条")]),
        ("发布信息80条，其中通知50条；动态20条；其他10条；图解5条", [("80条", "50条 20条 10条 5条")]),
        # 大项 are counted by 项, and no other units by each other
        ("处理决定5项，包括许可3大项，处罚2大项", [("5项", "3大项 2大项")]),
        ("处理决定5大项，包括许可3项，处罚2项", [("5大项", "3项 2项")]),
    ],
)
def test_a_list_has_its_totals_and_its_parts(said: str, found: list[tuple[str, str]]) -> None:
    assert told(said) == found


@pytest.mark.parametrize(
    "said",
    [
        "发布信息80条，其中通知50条",  # one part alone
        "发布信息80条，通知50条、动态30条",
        "发布信息80条（不含转载30条、图解50条）",
        "发布信息80条；其中通知50条、动态30条",
        "发布信息80条。\n其中通知50条、动态30条",  # another paragraph
        "发布信息80条。收到来信3件。接听来电2次。其中通知50条、动态30条",  # too far before it
        "满意率98%。其中通知50条、动态30条",
        "其中通知50条、动态30条",
        "收到来信3件。其中通知50条、动态30条",
        "发布信息80条，（其中通知50条），动态30条",
        "经费80万元，其中工资50万元、差旅30万元",
        "提高80个百分点，其中网站50个百分点、微信30个百分点",
        "增长80%，其中网站增长50%、微信增长30%",
        "增长8倍，其中网站增长5倍、微信增长3倍",
        "图解80，其中通知50、动态30",  # of what?
        "发布信息80条5，其中通知50条、动态30条",
        "发布信息12,34567条，其中通知50条、动态30条",
        "发布信息80条，其中通知50条5、动态30条",
        "处理决定5个，包括许可3大项，处罚2大项",
        "处理决定5项、意见3个，包括许可3大项，处罚2大项",
        "处理决定5项，包括许可3条，处罚2大项",
        "处理决定5项，包括许可3条，处罚2条",
    ],
)
def test_figures_that_the_words_do_not_make_parts_are_no_list(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    ("said", "promise"),
    [
        ("发布信息80条，其中通知50条、动态20条", ""),
        ("发布信息80条，包括通知50条、动态20条", "complete"),
        ("发布信息80条：通知50条、动态20条", "complete"),
        ("发布信息80条，其中：通知50条、动态20条", ""),
        ("发布信息80条（通知50条、动态20条）", "complete"),
        ("发布信息80条（通知50条、动态20条。）", "complete"),
        ("发布信息80条（通知50条、动态20条，图解略）", ""),
        ("（发布信息80条，其中通知50条、动态20条）", ""),
        ("收到申请80件，80件中，网络50件、信函20件", ""),
        ("发布信息80条，其中通知50条、其他动态20条", "complete"),
        ("发布信息80条，其中其他信息50条、动态20条", ""),
        ("发布信息80条，其中通知50条、动态20条等", "open"),
        ("发布信息80条，其中通知50条、动态20条和解读等", "open"),
        ("发布信息80条，其中通知50条、动态20条，等等", "open"),
        ("发布信息80条，包括通知50条、动态20条等", "open"),
        ("发布信息80条（通知50条、动态20条、等）", "open"),
        ("发布信息80条，其中通知50条、动态等20条", ""),
    ],
)
def test_a_list_says_whether_anything_is_left_out(said: str, promise: str) -> None:
    (found,) = lists(said)
    assert (found.complete, found.open) == (promise == "complete", promise == "open")


@pytest.mark.parametrize(
    ("said", "may_be_more"),
    [
        ("发布信息80条，其中网站50条、图解30条", True),  # one item may be on the site and elsewhere
        ("发布信息80条，其中图解50条、网站30条", True),
        ("接待群众80人，其中网站50人、微信30人", False),
        ("发布信息80条，其中图解50条、动态30条", False),
        ("办理事项80项，其中实现网上办理50项、下放30项", True),
        ("接待80条、网站信息80条，其中网站50条、微信30条", True),
        ("网站信息80条、接待80条，其中网站50条、微信30条", False),
    ],
)
def test_what_stands_in_two_media_counts_in_both(said: str, may_be_more: bool) -> None:
    (found,) = lists(said)
    assert found.overlapping is may_be_more


@pytest.mark.parametrize(
    ("said", "endings"),
    [
        ("发布信息80条，其中通知50条，动态20条，图解10条", (3,)),
        ("发布信息80条，其中通知50条，动态30条；图解5条", (2, 3)),
        ("发布信息80条，其中通知50条，动态20条，图解10条；解读5条", (3, 4)),
        ("发布信息80条，其中通知50条，动态30条；图解5条；解读2条", (2, 4)),
        ("发布信息80条，其中通知50条；动态20条；图解10条", (3,)),  # the semicolon sets the parts apart
        ("发布信息80条，其中通知50条；动态20条，图解5条；解读5条", (4,)),
        ("发布信息80条，其中通知50条、其他30条、图解20条", (2, 3)),
        ("发布信息80条，其中通知50条；其他10条；图解5条", (2, 3)),
        ("发布信息80条，其中其他50条、通知30条、图解20条", (3,)),  # a part alone is no list
        ("发布信息80条，其中通知50条，动态30条；其他5条；图解2条", (2, 3, 4)),
        ("发布信息80条，其中通知50条、动态30条；", (2,)),
    ],
)
def test_a_list_may_end_before_what_is_told_after_it(said: str, endings: tuple[int, ...]) -> None:
    (found,) = lists(said)
    assert found.endings == endings


@pytest.mark.parametrize(
    ("said", "loose"),
    [
        ("发布信息80条，其中通知50条、动态20条、视频10个", ["10个"]),
        ("发布信息80条，其中通知50条、动态20条、视频10", ["10"]),
        ("发布信息80条，其中通知50条、动态20条、10", []),
        ("发布信息80条，其中通知50条、动态20条、图10", []),
        ("发布信息80条，其中通知50条、动态20条、视频10小时", []),
        ("发布信息80条，其中通知50条、动态20条、培训10人", []),
        ("接待80人，其中农民50人、学生20人、材料10件", []),
        ("接待80人，其中农民50人、学生20人、教师10", []),
    ],
)
def test_a_part_may_be_counted_in_another_measure_word(said: str, loose: list[str]) -> None:
    (found,) = lists(said)
    assert [part.figure.text for part in found.loose] == loose


@pytest.mark.parametrize(
    ("said", "made", "wanted", "right"),
    [
        ("发布信息80条，其中通知50条、动态30条", [80], [80], True),
        ("发布信息80条，其中通知50条、动态31条", [81], [80], False),
        ("发布信息80条，其中通知50条、动态20条、视频10个", [70, 80], [80], True),
        ("发布信息80条，其中通知50条，动态30条；图解5条", [80, 85], [80], True),
        ("发布信息85条，其中通知50条，动态30条；图解5条", [80, 85], [85], True),
        ("网站35条、微信45条，其中农业50条、林业30条", [80], [35, 45, 80], True),
        ("网站35条、微信80条，其中农业50条、林业30条", [80], [35, 80, 115], True),
        ("网站35条、微信40条，其中农业50条、林业30条", [80], [35, 40, 75], False),
    ],
)
def test_a_list_fits_where_one_reading_makes_one_total(
    said: str, made: list[int], wanted: list[int], right: bool
) -> None:
    (found,) = lists(said)
    assert [each.low for each in sums(found)] == made
    assert [each.low for each in totals(found)] == wanted
    assert fits(found) is right


def test_a_measure_word_may_stand_before_its_figure() -> None:
    said = "公开信息数 条 80，其中通知数 条 50，动态数 条 30，收费 元 3，接待20人"
    (found,) = lists(said)
    assert [unit_of(each) for each in (*found.heads, *found.parts)] == ["条", "条", "条"]
    assert [unit_of(each) for sentence in prose(said).sentences for each in sentence.said] == [
        *("条", "条", "条"),
        *("", "人"),
    ]
