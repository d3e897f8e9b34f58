"""What the rules on dates (N101–N105) and names (W001, W006) find, where, and what they leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from linter.diagnostics import Diagnostic, Severity
from linter.documents.document import Document
from linter.engine import run
from linter.report import read
from linter.rules import load_rules
from linter.skeleton import skeleton

CODES = ("N101", "N102", "N103", "N104", "N105", "W001", "W006")
RULES = [rule for rule in load_rules() if rule.code in CODES]
PERIOD = "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。"
BUREAU = "青岭县林业局"


def lint(text: str) -> tuple[Diagnostic, ...]:
    report = read(Document("draft.txt", "text", text), today=date(2026, 6, 30))
    return run(report, RULES, "zh").diagnostics


def draft(*changes: tuple[str, str], agency: str = BUREAU) -> str:
    """The blank draft of a body on 2024 with words of it changed."""
    text = skeleton("2021", agency=agency, year=2024).replace("本局专栏", "信息公开专栏")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def said(section: str, words: str) -> tuple[str, str]:
    """Words put at the beginning of a paragraph of the blank draft."""
    begins = {
        "overview": "（二）依申请公开。",
        "problems": "（二）改进情况。",
        "other": "按照《政府信息公开信息处理费",
    }[section]
    return begins, begins + words if section != "other" else words + begins


def found(text: str) -> list[tuple[str, str]]:
    """The code of every finding with the words that it stands at."""
    return [(each.code, text[each.span.start : each.span.end]) for each in lint(text)]


def fixed(text: str) -> str:
    """The draft with the only finding's fix applied."""
    (diagnostic,) = lint(text)
    assert diagnostic.fix
    for edit in reversed(diagnostic.fix.edits):
        text = text[: edit.span.start] + edit.content + text[edit.span.end :]
    return text


@pytest.mark.parametrize("agency", [BUREAU, "青岭县人民政府", "白石镇人民政府", "云溪市卫生健康委员会"])
def test_a_blank_draft_has_no_finding(agency: str) -> None:
    assert found(draft(agency=agency)) == []


@pytest.mark.parametrize(
    ("period", "severity"),
    [
        ("自2024年1月1日起至2024年11月30日止", Severity.ERROR),
        ("自2023年1月1日起至2024年12月31日止", Severity.ERROR),
        ("自2025年1月1日起至2024年12月31日止", Severity.ERROR),
        ("自2024年3月1日起至2024年12月31日止", Severity.WARNING),
    ],
)
def test_a_period_that_is_not_one_year_is_found_where_it_stands(period: str, severity: Severity) -> None:
    text = draft(("2024年1月1日起至2024年12月31日止", period.removeprefix("自")))
    (diagnostic,) = lint(text)
    assert diagnostic.code == "N101" and diagnostic.severity is severity
    assert text[diagnostic.span.start : diagnostic.span.end] == period.removeprefix("自")


def test_an_office_founded_within_the_year_may_begin_late() -> None:
    told = "我局于2024年8月6日挂牌成立。本报告所列数据的统计期限自2024年8月6日起至2024年12月31日止。"
    (diagnostic,) = lint(draft((PERIOD, told)))
    assert (diagnostic.code, diagnostic.severity) == ("N101", Severity.INFO)


def test_a_missing_period_belongs_to_the_end_of_the_preamble() -> None:
    text = draft((PERIOD, ""))
    (diagnostic,) = lint(text)
    assert (diagnostic.code, diagnostic.severity) == ("N101", Severity.WARNING)
    assert diagnostic.span.start == diagnostic.span.end == text.index("一、总体情况")


@pytest.mark.parametrize(
    "words",
    [
        "本报告统计时间为2024年全年。",
        "报告数据统计时限：2024年1月至12月。",
        "统计期限：2024.1.1-2024.12.31。",
        "所列数据的统计期限为2024年1月1日到12月31日。",
    ],
)
def test_a_period_in_other_words_is_a_period(words: str) -> None:
    assert found(draft((PERIOD, words))) == []


STALE = [
    ("overview", "2023年，我局通过政务新媒体发布解读材料12篇。"),
    ("overview", "2023年未收到政府信息公开申请。"),
    ("overview", "2023年度，青岭县林业局共主动公开政府信息53条。"),
    ("overview", "截至2023年底，专栏累计发布信息120条。"),
    ("problems", "2024年，我局将进一步健全工作机制。"),
    ("other", "2023年，无收取信息处理费情况。"),
]


@pytest.mark.parametrize(("section", "words"), STALE)
def test_a_year_left_over_is_found_and_mended(section: str, words: str) -> None:
    year = words[2:6] if words.startswith("截至") else words[:4]
    text = draft(said(section, words))
    assert found(text) == [("N102", year)]
    assert found(fixed(text)) == []


def test_both_years_of_a_section_taken_over_are_found() -> None:
    old = "（一）存在的主要问题。"
    words = "2023年，我局政府信息公开工作仍存在公开不够及时的问题。2024年，我局将进一步健全工作机制。"
    text = draft((old, words + old))
    assert found(text) == [("N102", "2023"), ("N102", "2024")]


RIGHT_YEARS = [
    ("overview", "2024年收到政府信息公开申请8件，2023年收到5件，增加3件。"),
    ("overview", "2023年收到申请5件。2024年收到申请8件。"),
    ("overview", "2023年度结转的2件申请已全部办结。"),
    ("overview", "发布2023年政府信息公开工作年度报告1条，2023年度法治政府建设情况报告1条。"),
    ("overview", "自2019年以来，我局连续六年未发生行政复议。"),
    ("overview", "按照《青岭县2023年政务公开工作要点》延续的任务，我局完成了栏目清理。"),
    ("overview", "“十四五”期间，我局累计公开规划信息30条。"),
    ("overview", "2023年公开的政策文件中继续有效的12件，已重新汇编。"),
    ("overview", "截至2023年底，现行有效规范性文件12件；2024年新制发3件。"),
    ("overview", "截至2023年底，全县共有行政村120个，林场5个。"),
    ("overview", "2021年，我局被评为全省政务公开先进单位。"),
    ("problems", "2025年，我局将进一步加强培训。"),
    ("problems", "2024年，我局将重点领域信息公开纳入督查，取得较好效果，但仍有不足。"),
    ("problems", "针对2023年度报告中指出的问题，我局已完成整改。"),
    ("other", "2022年以来，我局未收取信息处理费。"),
]


@pytest.mark.parametrize(("section", "words"), RIGHT_YEARS)
def test_other_years_may_be_spoken_of(section: str, words: str) -> None:
    assert found(draft(said(section, words))) == []


def test_last_years_period_does_not_move_the_report_to_another_form() -> None:
    text = skeleton("2021", year=2021).replace(
        "自2021年1月1日起至2021年12月31日止", "自2020年1月1日起至2020年12月31日止"
    )
    report = read(Document("draft.txt", "text", text), today=date(2026, 6, 30))
    assert (report.identity.year, report.held_to) == (2021, "2021")
    assert found(text) == [("N102", "2020年1月1日起至2020年12月31日止")]
    assert "自2021年1月1日起至2021年12月31日止" in fixed(text)


def test_a_title_of_another_year_is_told_from_the_period() -> None:
    text = draft((f"{BUREAU}2024年政府信息", f"{BUREAU}2023年政府信息"))
    assert found(text) == [("N102", "2023")]
    assert f"{BUREAU}2024年政府信息公开工作年度报告" in fixed(text)


def test_a_signature_of_last_january_is_found_and_mended() -> None:
    text = draft(("2025年1月15日", "2024年1月15日"))
    assert found(text) == [("N103", "2024年1月15日")]
    assert found(fixed(text)) == []


def test_a_report_is_not_signed_before_the_year_is_over() -> None:
    text = draft(("2025年1月15日", "2024年12月28日"))
    assert found(text) == [("N103", "2024年12月28日")]
    assert found(draft(("2025年1月15日", "2024年12月31日"))) == []


@pytest.mark.parametrize(
    ("agency", "day", "late"),
    [
        (BUREAU, "2025年1月31日", False),
        (BUREAU, "2025年2月1日", True),
        ("青岭县人民政府", "2025年3月31日", False),
        ("青岭县人民政府办公室", "2025年4月1日", True),
        ("白石镇人民政府", "2025年4月1日", False),
        ("国家税务总局青岭县税务局", "2025年2月3日", False),
    ],
)
def test_departments_and_governments_have_days_of_their_own(agency: str, day: str, late: bool) -> None:
    expected = [("N105", day)] if late else []
    assert found(draft(("2025年1月15日", day), agency=agency)) == expected


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("20241月1日", "2024年1月1日"),
        ("2024年11日", "2024年1月1日"),
        ("202411日", "2024年1月1日"),
    ],
)
def test_a_date_that_lost_a_character_is_found_and_mended(written: str, meant: str) -> None:
    text = draft(("2024年1月1日", written))
    assert found(text) == [("N104", written)]
    assert meant in fixed(text)


@pytest.mark.parametrize("day", ["2月30日", "2024年11月31日", "2023年2月29日", "2024年13月5日", "20244年度"])
def test_a_date_that_no_calendar_has_is_found(day: str) -> None:
    text = draft(said("overview", f"栏目于{day}更新。"))
    assert found(text) == [("N104", day.removesuffix("度"))]


@pytest.mark.parametrize(
    "words",
    ["闰年有2月29日。", "每月5日、20日更新。", "编号20240305日志备查。", "热线0345-5550108于12月25日开通。"],
)
def test_what_is_no_date_is_left_alone(words: str) -> None:
    assert found(draft(said("overview", words))) == []


@pytest.mark.parametrize("zero", "○oO零")
def test_only_the_wrong_zero_is_mended(zero: str) -> None:
    text = draft(("2025年1月15日", f"二{zero}二五年一月十五日"))
    (diagnostic,) = lint(text)
    assert (diagnostic.code, diagnostic.severity) == ("N104", Severity.INFO)
    assert diagnostic.fix and diagnostic.fix.applicability == "safe"
    assert fixed(text) == text.replace(zero + "二五年", "〇二五年")


@pytest.mark.parametrize(
    ("agency", "name"),
    [
        (BUREAU, "望川县林业局"),
        (BUREAU, "青岭县水利局"),
        (BUREAU, "青玲县林业局"),
        ("青岭县财政金融局", "青岭县财政全融局"),
        ("青岭县人民政府", "望川县人民政府"),
        ("白石镇人民政府", "桃源镇人民政府"),
    ],
)
def test_another_body_signs(agency: str, name: str) -> None:
    text = draft((f"\n{agency}\n", f"\n{name}\n"), agency=agency)
    assert found(text) == [("W001", name)]


@pytest.mark.parametrize(
    ("agency", "name"),
    [
        ("青岭县人民政府", "青岭县人民政府办公室"),
        ("青岭县人民政府", "青岭县政务服务和数据管理局"),
        ("白石镇人民政府", "白石镇党政综合办公室"),
        ("云溪市卫生健康委员会", "云溪市卫健委"),
        ("青岭县文化广电和旅游局", "青岭县文广旅局"),
        ("青岭县双河土家族乡人民政府", "双河乡人民政府"),
        ("云溪市柳河区教育体育局", "柳河区教体局"),
        ("青岭县发展和改革局（粮食和物资储备局）", "青岭县发展和改革局"),
    ],
)
def test_an_office_or_a_short_name_signs(agency: str, name: str) -> None:
    assert found(draft((f"\n{agency}\n", f"\n{name}\n"), agency=agency)) == []


def test_the_reader_is_sent_to_a_body_elsewhere() -> None:
    text = draft((f"请与{BUREAU}办公室联系", "请与望川县林业局联系"))
    assert found(text) == [("W001", "望川县林业局")]


@pytest.mark.parametrize(
    ("agency", "name", "own"),
    [(BUREAU, "我委", "我局"), (BUREAU, "我镇", "我局"), ("白石镇人民政府", "我局", "我镇")],
)
def test_a_body_that_calls_itself_another_is_found_and_mended(agency: str, name: str, own: str) -> None:
    text = draft(said("overview", f"{name}及时答复申请，{name}无逾期。"), agency=agency)
    (diagnostic,) = lint(text)
    assert (diagnostic.code, diagnostic.place.section) == ("W001", "overview")
    assert len(diagnostic.related) == 1
    assert f"{own}及时答复申请，{own}无逾期。" in fixed(text)


@pytest.mark.parametrize(
    ("agency", "words"),
    [
        (BUREAU, "我县林区群众的咨询由我局答复，我市平台已经开通。"),
        (BUREAU, "我委托律师审核，我办理流程，群众问“我镇的补贴公开了吗”。"),
        ("青岭县人民政府", "我县、我办均已落实专人。"),
        ("云溪市人民政府", "我县级市财力有限，青岭县共公开100条。"),
        ("云溪经济技术开发区管理委员会", "我委、我区、我会均按要求公开。"),
        ("青岭县白石镇人民政府", "我镇按照我县部署开展工作。"),
    ],
)
def test_levels_are_told_apart(agency: str, words: str) -> None:
    assert found(draft(said("overview", words), agency=agency)) == []


def test_another_county_as_the_subject() -> None:
    text = draft(said("overview", "2024年，望川县坚持以公开为常态。全县共公开信息3条。"))
    assert found(text) == [("W001", "望川县")]


def test_a_former_body_is_named_as_one_of_today() -> None:
    text = draft(said("overview", "会同县安监局核对目录，再由县安监局发布。"))
    (diagnostic,) = lint(text)
    assert (diagnostic.code, diagnostic.severity, diagnostic.expected) == (
        "W006",
        Severity.INFO,
        "应急管理局",
    )
    assert text[diagnostic.span.start : diagnostic.span.end] == "安监局"
    assert len(diagnostic.related) == 1


@pytest.mark.parametrize(
    "words",
    [
        "会同原县国土资源局移交的档案，逐条核对。",
        "机构改革后，县环保局的公开栏目并入相应部门。",
        "经开区安监局按属地公开，与县自然资源和规划局会商。",
        "转载《青岭县环保局关于印发方案的通知》。",
    ],
)
def test_history_and_zones_may_keep_old_names(words: str) -> None:
    assert found(draft(said("overview", words))) == []
