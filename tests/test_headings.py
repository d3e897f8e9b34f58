"""Headings, wherever they stand and however they are numbered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.documents.document import Document, Span
from linter.report.headings import find_headings
from linter.report.ordinals import chinese, value_of
from tests.structure import BODIES, SECTIONS, draft, headings, sections

ALL = list(SECTIONS)
ORDINALS = {
    "一、": lambda n: f"{chinese(n)}、",
    "一.": lambda n: f"{chinese(n)}.",
    "一．": lambda n: f"{chinese(n)}．",
    "一 ": lambda n: f"{chinese(n)} ",
    "一 、": lambda n: f"{chinese(n)} 、",
    "（一）": lambda n: f"（{chinese(n)}）",
    "(一)": lambda n: f"({chinese(n)})",
    "第一部分": lambda n: f"第{chinese(n)}部分 ",
    "第一部分：": lambda n: f"第{chinese(n)}部分：",
    "1.": lambda n: f"{n}. ",
    "1、": lambda n: f"{n}、",
    "## 一、": lambda n: f"## {chinese(n)}、",
    "**一、": lambda n: f"**{chinese(n)}、",
    "##": lambda n: "## ",
    "none": lambda n: "",
    "indented": lambda n: f"　　{chinese(n)}、",
    "l六、": lambda n: f"l{chinese(n)}、",
}


@pytest.mark.parametrize("habit", ORDINALS)
def test_every_numbering_habit_is_read(habit: str) -> None:
    text = draft(ordinal=ORDINALS[habit], bodies={"overview": "全年通过门户网站公开机构职能和财政信息。"})
    assert sections(text) == ALL


@pytest.mark.parametrize("habit", [habit for habit in ORDINALS if habit not in ("none", "##")])
def test_sub_headings_of_another_style_are_no_sections(habit: str) -> None:
    if habit in ("（一）", "(一)"):
        bodies = {"overview": "1.主动公开。公开机构职能。\n2.依申请公开。依法答复。"}
    else:
        bodies = {
            "overview": "（一）主动公开政府信息情况\n公开机构职能。\n（二）依申请公开政府信息情况\n依法答复。"
        }
    assert sections(draft(ordinal=ORDINALS[habit], bodies=bodies)) == ALL


def test_headings_run_into_the_text_are_found_where_they_begin() -> None:
    text = draft(between="")
    found = [heading for heading in headings(text) if heading.level == 1]
    assert [heading.section for heading in found] == ALL
    assert [text[h.span.start : h.span.end] for h in found] == [
        f"{chinese(n)}、{title}" for n, title in enumerate(SECTIONS.values(), 1)
    ]


@pytest.mark.parametrize("mark", ["。", "〔…〕", "）", "  ", "：", "<!--[endif]-->"])
def test_a_heading_begins_after_a_mark_inside_a_line(mark: str) -> None:
    text = (
        f"云溪市教育局2024年年报说明{mark}一、总体情况2024年，我局主动公开信"
        f"息9条{mark}二、主动公开政府信息情况\n@active_disclosure"
    )
    first, second = [heading for heading in headings(text) if heading.level == 1]
    assert (first.section, text[first.span.start : first.span.end]) == ("overview", "一、总体情况")
    assert (second.section, second.number) == ("active_disclosure", 2)


def test_text_follows_the_title_without_any_mark() -> None:
    text = draft(bodies={"problems_and_improvements": "@@"}).replace(
        "\n@@", "（一）存在问题。更新不够及时。（二）改进措施。明确专人。"
    )
    heading = next(h for h in headings(text) if h.section == "problems_and_improvements")
    assert text[heading.span.start : heading.span.end] == "五、存在的主要问题及改进情况"
    inner = [h.words for h in headings(text) if h.level == 2 and h.span > heading.span]
    assert inner == ["存在问题", "改进措施"]


def test_the_longest_known_title_wins() -> None:
    text = draft(titles={"problems_and_improvements": "存在的主要问题及改进情况说明"})
    heading = next(h for h in headings(text) if h.section == "problems_and_improvements")
    assert (heading.words, heading.wording) == ("存在的主要问题及改进情况说明", "near")


def test_a_title_broken_over_lines_is_one_heading() -> None:
    text = draft(titles={"applications": "收到和处理政府信息\n公开申请情况"})
    heading = next(h for h in headings(text) if h.section == "applications")
    assert text[heading.words_span.start : heading.words_span.end] == "收到和处理政府信息\n公开申请情况"
    assert heading.wording == "title"


def test_an_ordinal_alone_on_its_line_belongs_to_the_title_below() -> None:
    assert sections(draft(ordinal=lambda n: f"{chinese(n)}、\n")) == ALL


def test_an_unnumbered_title_broken_over_two_lines_is_found() -> None:
    text = draft(
        ordinal=lambda n: "", titles={"review_and_litigation": "政府信息公开行政复议、\n行政诉讼情况"}
    )
    assert sections(text) == ALL


def test_traditional_characters_are_read() -> None:
    text = draft().replace("总体情况", "總體情況").replace("申请情况", "申請情況")
    assert sections(text) == ALL


@pytest.mark.parametrize(
    "preamble",
    [
        "本报告包括总体情况、主动公开政府信息情况、收到和处理政"
        "府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
        "存在的主要问题及改进情况和其他需要报告的事项六个部分。",
        "全文包括：" + "；".join(f"{chinese(n)}、{t}" for n, t in enumerate(SECTIONS.values(), 1)) + "。",
        "全文包括"
        + "、".join(f"{chinese(n)}、{t}" for n, t in enumerate(SECTIONS.values(), 1))
        + "共六个部分。",
        "目录\n" + "\n".join(f"{chinese(n)}、{t}……{n}" for n, t in enumerate(SECTIONS.values(), 1)),
    ],
)
def test_a_list_of_the_parts_is_no_heading(preamble: str) -> None:
    assert sections(draft(preamble=preamble)) == ALL


def test_rows_of_a_table_that_was_not_read_are_no_headings() -> None:
    rows = (
        "一、本年新收政府信息公开申请数量 0 0\n二、上年结转政府信息公开申请数量 "
        "0 0\n三、本年度办理结果\n（一）予以公开\n四、结转下年度继续办理\n0"
    )
    assert sections(draft(bodies={"applications": rows})) == ALL


def test_an_excluded_span_hides_what_looks_like_a_heading() -> None:
    text = "一、总体情况\n公开信息9条。\n二、年度重点\n说明。"
    start = text.index("二、")
    assert [h.number for h in find_headings(Document("d", "text", text), [Span(start, start + 6)])] == [1]


def test_paragraphs_that_number_themselves_anew_are_no_sections() -> None:
    body = "一、更新不够及时。\n网站栏目偏少。\n二、解读形式单一。\n下一步将改进。"
    text = draft(bodies={"problems_and_improvements": body})
    assert sections(text) == ALL
    assert [h.level for h in headings(text) if h.words in ("更新不够及时", "解读形式单一")] == [2, 2]


def test_lists_inside_running_text_are_no_sections() -> None:
    body = "主要做法如下：一、健全制度。明确分工。二、抓好培训。组织学习。三、加强督查。定期通报。"
    assert sections(draft(bodies={"overview": body})) == ALL
    assert sections(draft(bodies={"overview": body}, between="")) == ALL


@pytest.mark.parametrize(
    ("section", "title", "wording"),
    [
        ("review_and_litigation", "因政府信息公开工作被申请行政复议、提起行政诉讼情况", "accepted"),
        ("review_and_litigation", "政府信息公开行政复议及行政诉讼情况", "title"),
        ("active_disclosure", "主动公开政府信息的情况", "title"),
        ("review_and_litigation", "政府信息公开行政复仪、行政诉讼情况", "near"),
        ("problems_and_improvements", "工作中的不足和下一步打算", "telling"),
        ("other_matters", "其它需要报告的事项", "recognised"),
        ("overview", "工作概况", "telling"),
    ],
)
def test_other_wordings_are_placed(section: str, title: str, wording: str) -> None:
    text = draft(titles={section: title})
    assert sections(text) == ALL
    assert next(h.wording for h in headings(text) if h.section == section) == wording


def test_a_sub_topic_raised_to_a_section_does_not_take_the_place_of_one() -> None:
    order = ["overview", "topic", *ALL[1:]]
    titles, bodies = {"topic": "依申请公开情况"}, {"topic": "全年答复申请9件。"}
    text = draft(order, titles={**titles, **SECTIONS, **titles}, bodies={**BODIES, **bodies})
    assert sections(text) == ["overview", None, *ALL[1:]]


def test_a_heading_that_names_two_sections_says_so() -> None:
    text = draft(ALL[:5], titles={"problems_and_improvements": "存在的问题、改进情况及其他需要报告的事项"})
    heading = next(h for h in headings(text) if h.section == "problems_and_improvements")
    assert (heading.wording, heading.also) == ("merged", "other_matters")


@pytest.mark.parametrize("number", range(1, 100))
def test_numerals_survive_a_round_trip(number: int) -> None:
    assert value_of(chinese(number)) == number


_PIECES = st.sampled_from(
    [
        "一、",
        "（二）",
        "3.",
        "①",
        "第二部分",
        "总体情况",
        "主动公开政府信息情况",
        "\n",
        "\r\n",
        " ",
        "。",
        "〔…〕",
        "##",
        "**",
        "：",
        "；",
        "是",
        "0",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=3), max_size=60), st.lists(st.integers(0, 200), max_size=4))
def test_any_text_gives_headings_in_order(pieces: list[str], cuts: list[int]) -> None:
    text = "".join(pieces)
    spans = [Span(min(c, len(text)), min(c + 9, len(text))) for c in cuts]
    found = find_headings(Document("d", "text", text), spans)
    assert list(found) == sorted(found, key=lambda heading: heading.span)
    assert all(
        0 <= h.span.start <= h.words_span.start <= h.words_span.end <= h.span.end <= len(text) for h in found
    )
    assert all(text[h.words_span.start : h.words_span.end] == h.words for h in found)


@pytest.mark.parametrize(
    "ordinal",
    [
        pytest.param(lambda n: f"{chinese(n)}", id="no mark"),
        pytest.param(lambda n: f"{n} ", id="digit and blank"),
        pytest.param(lambda n: f"## {n} ", id="Markdown"),
        pytest.param(lambda n: ("I", "II", "III", "IV", "V", "VI")[n - 1] + ". ", id="Roman"),
        pytest.param(lambda n: "ⅠⅡⅢⅣⅤⅥ"[n - 1] + "、", id="Roman signs"),
    ],
)
def test_a_title_of_the_form_is_a_heading_after_any_ordinal(ordinal: Callable[[int], str]) -> None:
    text = draft(ordinal=ordinal)
    first = [heading for heading in headings(text) if heading.level == 1]
    assert [heading.section for heading in first] == ALL
    assert [heading.number for heading in first] == [1, 2, 3, 4, 5, 6]
    assert [heading.words for heading in first] == list(SECTIONS.values())


@pytest.mark.parametrize(
    "caption",
    [
        "{numeral}、{title}\n@{id}",
        "\n**{numeral}、{title}**\n（单位：件）\n@{id}",
        "表{numeral} {title}\n@{id}",
        "附表：{numeral}、{title}（2024年度）\n@{id}",
        "具体数字见下表。\n{numeral}、{title}表\n@{id}",
        "@{id}\n{numeral}、{title}（续）",
    ],
)
@pytest.mark.parametrize("section", ["active_disclosure", "applications", "review_and_litigation"])
def test_the_caption_of_a_table_is_no_second_heading(section: str, caption: str) -> None:
    title = SECTIONS[section]
    body = caption.format(numeral=chinese(ALL.index(section) + 1), title=title, id=section)
    text = draft(bodies={section: body})
    assert sections(text) == ALL
    heading = next(each for each in headings(text) if each.section == section)
    assert heading.span.start == text.index(f"、{title}\n") - 1  # the first one is the section's


@pytest.mark.parametrize("row", ["五、其他说明：无", "五、平均办理天数\t12\t9", "五、备注\n六、平均办理天数"])
def test_rows_added_below_a_table_are_no_sections(row: str) -> None:
    assert sections(draft(bodies={"applications": f"@applications\n{row}\n"})) == ALL


def test_a_section_that_follows_a_table_stays_one() -> None:
    text = draft([*ALL[:4], "x", *ALL[4:]], titles={"x": "政务新媒体运维情况"}, bodies={"x": "运行平稳。"})
    assert sections(text) == [*ALL[:4], None, *ALL[4:]]
