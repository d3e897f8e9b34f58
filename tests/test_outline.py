"""The structure of a draft: sections, and the repairs that the form's grammar needs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.report.report import OutlineFault
from tests.structure import BODIES, SECTIONS, draft, outline

ALL = list(SECTIONS)
LATIN = {
    "overview": "一、总体情况",
    "active_disclosure": "二、主动公开政府信息情况",
    "applications": "三、收到和处理政府信息公开申请情况",
}


def faults(text: str) -> list[tuple[str, str | None]]:
    return [(fault.kind, fault.section) for fault in outline(text).faults]


def only(text: str, kind: str) -> OutlineFault:
    (fault,) = outline(text).faults
    assert fault.kind == kind
    return fault


def test_a_complete_draft_needs_no_repair() -> None:
    text = draft()
    read = outline(text)
    assert read.faults == ()
    assert [section.id for section in read.sections] == ALL
    assert text[read.preamble.start : read.preamble.end].strip().startswith("本报告所列数据")


def test_each_body_reaches_to_the_next_heading() -> None:
    text = draft()
    first = outline(text).sections[0]
    assert text[first.body.start : first.body.end].strip() == BODIES["overview"]
    assert [heading.words for heading in first.headings][:2] == ["主动公开", "依申请公开"]


@pytest.mark.parametrize("section", ALL)
@pytest.mark.parametrize("between", ["\n", ""])
def test_a_missing_section_is_one_fault_where_it_belongs(section: str, between: str) -> None:
    order = [each for each in ALL if each != section]
    text = draft(order, between=between, bodies={section: ""})
    fault = only(text, "missing")
    assert fault.section == section
    assert fault.span.start == fault.span.end
    following = ALL[ALL.index(section) + 1 :]
    if following:
        assert text[fault.span.start :].split("、", 1)[1].startswith(SECTIONS[following[0]])
    else:
        assert fault.span.start == len(text.rstrip())


@pytest.mark.parametrize("section", ALL[1:4])
def test_a_heading_lost_above_its_table_belongs_before_that_table(section: str) -> None:
    text = draft().replace(f"{'一二三四五六'[ALL.index(section)]}、{SECTIONS[section]}\n", "")
    fault = only(text, "missing")
    assert (fault.section, fault.span.start) == (section, text.index(f"@{section}"))


def test_several_missing_sections_are_named_in_order() -> None:
    text = draft(["overview", "active_disclosure", "other_matters"])
    assert faults(text) == [("missing", id_) for id_ in ALL[2:5]]


def test_a_swap_is_said_once() -> None:
    order = ["overview", "applications", "active_disclosure", *ALL[3:]]
    text = draft(order)
    fault = only(text, "order")
    assert fault.heading and fault.other
    assert {fault.heading.section, fault.other.section} == {"active_disclosure", "applications"}


def test_a_section_moved_to_the_end_is_out_of_order_and_nothing_else() -> None:
    text = draft([*ALL[:1], *ALL[2:], ALL[1]])
    fault = only(text, "order")
    assert fault.section == "active_disclosure"


@pytest.mark.parametrize("section", ["overview", "problems_and_improvements"])
def test_a_repeated_section_is_said_once(section: str) -> None:
    order = list(ALL)
    order.insert(ALL.index(section) + 1, section)
    text = draft(order)
    fault = only(text, "duplicate")
    assert fault.heading and fault.other
    assert (fault.heading.section, fault.other.section) == (section, section)
    assert fault.heading.span != fault.other.span


def test_a_section_of_no_form_is_unexpected() -> None:
    order = [*ALL[:5], "extra", "other_matters"]
    text = draft(order, titles={"extra": "政务新媒体运维情况"}, bodies={"extra": "全年运行平稳。"})
    fault = only(text, "unexpected")
    assert text[fault.span.start : fault.span.end] == "六、政务新媒体运维情况"


@pytest.mark.parametrize("section", ["overview", "problems_and_improvements", "other_matters"])
@pytest.mark.parametrize("body", ["", " \n　\n"])
def test_a_section_without_text_is_empty(section: str, body: str) -> None:
    text = draft(bodies={section: body})
    fault = only(text, "empty")
    assert (fault.section, fault.span.start) == (
        section,
        text.index("一二三四五六"[ALL.index(section)] + "、" + SECTIONS[section]),
    )


@pytest.mark.parametrize(
    "tail",
    [
        "扫一扫在手机打开当前页",
        "附件下载",
        "【打印】 【关闭】",
        "下载",
        "（此件公开发布）",
        "附件：明细表.doc",
    ],
)
def test_a_sites_furniture_is_no_text(tail: str) -> None:
    text = draft(bodies={"other_matters": ""}) + "\n" + tail
    assert faults(text) == [("empty", "other_matters")]


@pytest.mark.parametrize("body", ["无", "〔…〕", "暂无。", "无其他需要报告的事项"])
def test_saying_that_there_is_nothing_is_text(body: str) -> None:
    assert faults(draft(bodies={"other_matters": body})) == []


def test_headings_with_nothing_between_lack_their_tables() -> None:
    text = draft(bodies={"active_disclosure": "", "applications": "", "review_and_litigation": ""})
    assert faults(text) == [("missing_table", id_) for id_ in ALL[1:4]]


def test_tables_in_an_annex_are_not_missing() -> None:
    text = (
        draft(bodies=dict.fromkeys(ALL[1:4], "见附表。"))
        + "\n附表\n@active_disclosure\n@applications\n@review_and_litigation"
    )
    assert faults(text) == []


@pytest.mark.parametrize("between", ["\n", ""])
@pytest.mark.parametrize("gone", ["overview", "review_and_litigation", "other_matters"])
def test_tables_in_an_annex_put_no_section_out_of_order(gone: str, between: str) -> None:
    order = [each for each in ALL if each != gone]
    text = draft(order, bodies=dict.fromkeys(ALL[1:4], "详见附件。"), between=between)
    annex = "\n附件1\n@active_disclosure\n附件2\n@applications\n附件3\n@review_and_litigation"
    assert faults(text + annex) == [("missing", gone)]


def test_a_merged_heading_is_named_for_the_section_it_swallowed() -> None:
    text = draft(ALL[:5], titles={"problems_and_improvements": "存在的问题、改进情况及其他需要报告的事项"})
    fault = only(text, "missing")
    assert fault.section == "other_matters"
    assert fault.heading and fault.heading.also == "other_matters"


def test_a_heading_in_the_place_of_a_missing_section_came_nearest() -> None:
    text = draft(titles={"applications": "年度重点任务完成情况"}, bodies={"applications": "已完成。"})
    fault = only(text, "missing")
    assert fault.heading and fault.heading.words == "年度重点任务完成情况"


def test_a_draft_without_headings_lacks_every_section() -> None:
    assert faults("青岭县林业局2024年政府信息公开工作年度报告\n全年公开信息9条。") == [
        ("missing", id_) for id_ in ALL
    ]
    assert faults("") == [("missing", id_) for id_ in ALL]


@pytest.mark.parametrize(
    "lines", [LATIN.values(), ["六、其他需要报告的事项"], [f"{n}、杂项" for n in "二四六八"]]
)
def test_ten_thousand_headings_still_give_a_tree(lines: list[str]) -> None:
    text = "\n无。\n".join(list(lines) * 3400)
    began = time.process_time()
    read = outline(text)
    assert read.sections
    assert time.process_time() - began < 20  # seconds; a quadratic step would take minutes


_LINES = st.sampled_from(
    [f"{'一二三四五六'[n]}、{t}" for n, t in enumerate(SECTIONS.values())]
    + [
        "@active_disclosure",
        "@applications",
        "@review_and_litigation",
        "说明文字。",
        "（一）做法",
        "七、附则",
        "无",
        "",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_LINES, max_size=25))
def test_any_order_of_lines_gives_an_outline(lines: list[str]) -> None:
    seen: set[str] = set()
    kept = [line for line in lines if not line.startswith("@") or not (line in seen or seen.add(line))]
    text = "\n".join(kept)
    read = outline(text)
    assert all(0 <= fault.span.start <= fault.span.end <= len(text) for fault in read.faults)
    found = {section.id for section in read.sections}
    missing = {fault.section for fault in read.faults if fault.kind == "missing"}
    assert not missing & found
    assert missing | found >= set(ALL)


@pytest.mark.parametrize(
    "body",
    [
        "（一）存在的主要问题\n1.目录更新不及时。\n（二）改进情况\n1.每月核对目录。",
        "1、存在的主要问题\n（1）不及时。\n2、改进情况\n（1）建清单。",
        "（一）存在的主要问题\n①不及时。②不准确。\n（二）改进情况\n①建清单。",
        "1.加强业务培训\n2.完善公开目录",
    ],
)
def test_numbered_sentences_are_text(body: str) -> None:
    assert outline(draft(bodies={"problems_and_improvements": body})).faults == ()


def test_sub_headings_alone_are_no_text() -> None:
    body = "（一）存在的主要问题\n（二）改进情况"
    (fault,) = outline(draft(bodies={"problems_and_improvements": body})).faults
    assert (fault.kind, fault.section) == ("empty", "problems_and_improvements")
