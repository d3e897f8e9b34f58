"""Who reports on what: title, year, agency, period and signature."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.documents.document import Document, Span
from linter.report.identity import read_identity
from tests.structure import draft, identity, report

YEAR = (date(2024, 1, 1), date(2024, 12, 31))
BODY = "\n一、总体情况\n全年公开信息9条。\n"


def test_a_clean_draft_says_everything() -> None:
    text = draft()
    read = identity(text)
    assert read.title == "青岭县林业局2024年政府信息公开工作年度报告"
    assert read.title_span and text[read.title_span.start : read.title_span.end] == read.title
    assert (read.year, read.agency, read.period) == (2024, "青岭县林业局", YEAR)
    assert (
        read.period_span
        and text[read.period_span.start : read.period_span.end] == "2024年1月1日起至2024年12月31日止"
    )
    assert (read.signed, read.signed_span) == (date(2025, 1, 15), Span(len(text) - 10, len(text)))


@pytest.mark.parametrize(
    ("line", "agency", "title"),
    [
        ("云溪市教育局2024年度政府信息公开工作年度报告", "云溪市教育局", None),
        ("云溪市教育局关于2024年度政府信息公开工作年度报告", "云溪市教育局", None),
        ("2024年云溪市人民政府办公室政府信息公开工作年度报告", "云溪市人民政府办公室", None),
        ("2024年白石镇人民政府信息公开工作年度报告", "白石镇人民政府", None),
        (
            "云溪市教育局\n2024年政府信息公开工作年度报告",
            "云溪市教育局",
            "云溪市教育局 2024年政府信息公开工作年度报告",
        ),
        (
            "云溪市教育局2024年政府\n信息公开工作年度报告",
            "云溪市教育局",
            "云溪市教育局2024年政府 信息公开工作年度报告",
        ),
        ("# 云溪市教育局2024年政府信息公开年报", "云溪市教育局", "云溪市教育局2024年政府信息公开年报"),
        (
            "名称\t云溪市教育局2024年政府信息公开年度报告",
            "云溪市教育局",
            "云溪市教育局2024年政府信息公开年度报告",
        ),
        (
            "首页 >> 政府信息公开年报\n云溪市教育局2024年政府信息公开年度报告",
            "云溪市教育局",
            "云溪市教育局2024年政府信息公开年度报告",
        ),
        (
            "〔页头〕相关链接： 云溪市教育局2024年政府信息公开年度报告",
            "云溪市教育局",
            "云溪市教育局2024年政府信息公开年度报告",
        ),
        ("雲溪市教育局2024年政府信息公開工作年度報告", "雲溪市教育局", None),
    ],
)
def test_titles_are_found_with_their_body(line: str, agency: str, title: str | None) -> None:
    read = identity(line + "\n" + BODY)
    assert read.title == (title or line)
    assert (read.agency, read.year) == (agency, 2024)


def test_text_may_follow_the_title_on_its_line() -> None:
    text = (
        "云溪市教育局2024年政府信息公开工作年度报告 根据《中"
        "华人民共和国政府信息公开条例》，编制本报告。一、总体情况"
    )
    assert identity(text).title == "云溪市教育局2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "line",
    [
        "根据《关于做好2024年政府信息公开工作年度报告编制公布工作的通知》要求，形成本报告。",
        "我局编制了2024年度政府信息公开年度报告。",
        "现将2024年政府信息公开工作年度报告公布如下：",
    ],
)
def test_a_reference_to_a_report_is_no_title(line: str) -> None:
    assert identity(line + BODY).title is None


@pytest.mark.parametrize(
    "period",
    [
        "自2024年1月1日起至2024年12月31日止",
        "自 2024 年 1 月 1 日起至 2024 年 12 月 31 日止",
        "自2024年1月1日起\n至2024年12月31日止",
        "从2024年1月1日到12月31日止",
        "2024年1月1日至2024年12月31日",
        "２０２４年１月１日—１２月３１日",
        "自二〇二四年一月一日起至二〇二四年十二月三十一日止",
        "自二○二四年元月一日起至二○二四年十二月三十一日止",
        "自二O二四年一月一日起至二0二四年十二月三十一日止",
    ],
)
def test_the_period_is_read_in_every_writing(period: str) -> None:
    read = identity(f"本报告所列数据的统计期限{period}。" + BODY)
    assert (read.period, read.year) == (YEAR, 2024)


def test_the_announced_period_is_preferred_to_others() -> None:
    text = "2023年5月1日至2023年5月9日开展宣传。数据统计期限自2024年1月1日起至2024年12月31日止。" + BODY
    assert identity(text).period == YEAR


def test_a_period_that_ends_before_it_begins_is_read_as_it_stands() -> None:
    read = identity("统计期限自2024年1月1日起至2023年12月31日止。" + BODY)
    assert read.period == (date(2024, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    "period", ["自2024年13月1日起至2024年12月31日止", "自2024年2月30日起至2024年12月31日止"]
)
def test_an_impossible_period_is_none(period: str) -> None:
    assert identity(f"统计期限{period}。" + BODY).period is None


def test_the_year_comes_from_the_period_then_the_title_then_the_signature() -> None:
    titled = "云溪市教育局2023年政府信息公开工作年度报告\n"
    assert identity(titled + "统计期限自2024年1月1日起至2024年12月31日止。" + BODY).year == 2024
    assert identity(titled + BODY + "云溪市教育局\n2025年1月9日").year == 2023
    assert identity(BODY + "云溪市教育局\n2025年1月9日").year == 2024
    assert identity(BODY + "云溪市教育局\n2024年12月28日").year == 2024


def test_without_a_title_the_signature_or_the_contact_names_the_body() -> None:
    assert identity(BODY + "云溪市教育局\n2025年1月9日").agency == "云溪市教育局"
    assert identity("如有疑问，请与云溪市教育局办公室联系（电话：1）。" + BODY).agency == "云溪市教育局"
    contact = "如有疑问，请与云溪市人民政府办公室联系。"
    assert identity(contact + BODY).agency == "云溪市人民政府办公室"


@pytest.mark.parametrize(
    ("tail", "signed"),
    [
        ("云溪市教育局\n2025年1月9日", date(2025, 1, 9)),
        ("无。 云溪市教育局 2025年1月9日 附件下载", date(2025, 1, 9)),
        ("云溪市教育局2025年1月9日", date(2025, 1, 9)),
        ("云溪市教育局\n二〇二五年元月九日", date(2025, 1, 9)),
        ("云溪市教育局 2025年1月9日 办公室 2025年1月12日印发", date(2025, 1, 9)),
        ("我局于2025年1月9日召开会议。", None),
        ("发布日期：2025-01-09", None),
    ],
)
def test_the_signature_date(tail: str, signed: date | None) -> None:
    assert identity("云溪市教育局2024年政府信息公开年度报告" + BODY + tail).signed == signed


@pytest.mark.parametrize(
    ("text", "annual"),
    [
        (draft(), True),
        ("云溪市教育局2024年政府信息公开工作年度报告\n全年公开信息9条。", True),
        (draft().split("\n", 2)[2], True),
        ("云溪市民政局关于政务公开的自查报告\n一、主要做法\n完善制度。\n二、下一步打算\n继续努力。", False),
        (
            "关于做好2024年政府信息公开工作年度报告编制工作的通知\n各乡镇人"
            "民政府：\n一、总体要求\n按时报送。\n二、有关事项\n认真填写。",
            False,
        ),
        (
            "云溪市自来水有限公司2024年信息公开年度报告\n根据《公共企事业单位信息公开规定制定办法》编制。\n"
            "一、总体情况\n公开水价。\n二、主动公开情况\n公布水质。\n三、依申请公开情况\n无。",
            False,
        ),
        (
            "云溪师范学院2023—2024学年信息公开工作年度报告\n根据《高等学校信息公开办法》编制本报告。\n"
            "一、概述\n学校公开信息9条。\n二、主动公开情况\n见主页。",
            False,
        ),
        (
            "云溪市卫生健康委员会2024年信息公开年度报告\n根据《中华人民共和国政府信息公开条例》编制。\n"
            "一、总体情况\n按照《医疗卫生机构信息公开管理办法》指导医院公开。\n二、主动公开情况\n见网站。",
            True,
        ),
        ("2024年政务公开工作要点\n一、加强公开\n二、提升服务", False),
        ("", False),
    ],
)
def test_annual_reports_are_told_from_other_documents(text: str, annual: bool) -> None:
    assert report(text).is_annual_report is annual


LEGACY = (
    "云溪市教育局2017年政府信息公开工作年度报告\n一、概述\n做法。\n二、"
    "主动公开政府信息情况\n公开9条。\n三、政府信息公开的收费及减免情况\n无。"
)


def test_the_form_is_known_by_its_tables_then_by_its_sections() -> None:
    assert report(draft(), "2019").form == "2019"
    assert report(draft(), "2021").form == "2021"
    assert report(LEGACY).form == "legacy"
    assert report(LEGACY.replace("2017", "2023")).form == "legacy"
    without = draft(
        bodies=dict.fromkeys(("active_disclosure", "applications", "review_and_litigation"), "无。")
    )
    assert report(without).form == "2021"


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "2024",
                "年",
                "1月1日",
                "至",
                "政府信息公开",
                "工作年度报告",
                "局",
                "\n",
                " ",
                "〇",
                "二",
                "请与",
                "联系",
                "(",
            ]
        )
        | st.text(max_size=4),
        max_size=50,
    )
)
def test_any_text_has_an_identity(pieces: list[str]) -> None:
    text = "".join(pieces)
    read = read_identity(Document("d", "text", text), ())
    for span in (read.title_span, read.year_span, read.period_span, read.signed_span):
        assert span is None or 0 <= span.start <= span.end <= len(text)
