"""Rules N001 to N008 on whole drafts: what they find, where, and what they leave alone."""

from collections.abc import Mapping
from datetime import date

import pytest

from linter.diagnostics import Diagnostic
from linter.documents.document import Document
from linter.engine import run
from linter.report import read
from linter.rules import load_rules
from linter.skeleton import skeleton

RULES = [rule for rule in load_rules() if rule.code.startswith(("N0", "T10"))]
FILES = "办理情况见表三"
FIVE = {
    f"applications.{row}.{column}": value
    for row, value in (("received", "5"), ("granted", "3"), ("unavailable.not_held", "2"), ("handled", "5"))
    for column in ("natural_person", "total")
}


def lint(sentence: str, cells: Mapping[str, str] | None = None) -> tuple[str, list[Diagnostic]]:
    """A draft that says the sentence, and what the rules of figures say of it."""
    text = skeleton("2021", cells=dict(cells or {})).replace(FILES, sentence)
    report = read(Document("draft.txt", "text", text), today=date(2025, 6, 30))
    return text, list(run(report, RULES, "zh").diagnostics)


def found(sentence: str, cells: Mapping[str, str] | None = None) -> list[tuple[str, str, str]]:
    """Code, severity and the text that each finding stands at."""
    text, diagnostics = lint(sentence, cells)
    return [(each.code, str(each.severity), text[each.span.start : each.span.end]) for each in diagnostics]


def test_text_and_table_agree() -> None:
    said = "全年共收到政府信息公开申请5件，办结5件，其中予以公开3件，无法提供2件"
    assert found(said, FIVE) == []


def test_a_figure_that_differs_from_the_table_is_an_error_at_the_figure() -> None:
    said = "全年共收到政府信息公开申请6件，办结5件，其中予以公开3件，无法提供2件"
    _, (diagnostic,) = lint(said, FIVE)
    assert found(said, FIVE) == [("N001", "error", "6件")]
    assert (diagnostic.found, diagnostic.expected) == ("6", "5")
    assert diagnostic.place.section == "overview"
    assert diagnostic.related[0].span.start > diagnostic.span.start


def test_received_may_count_those_carried_over() -> None:
    cells = FIVE | {
        f"applications.{row}.{column}": value
        for row, value in (("carried_over", "2"), ("carried_forward", "2"))
        for column in ("natural_person", "total")
    }
    assert found("全年共受理政府信息公开申请7件", cells) == []
    assert found("全年共受理政府信息公开申请5件", cells) == []
    assert found("全年共受理政府信息公开申请8件", cells) == [("N001", "error", "8件")]
    assert found("全年新收政府信息公开申请7件", cells) == [("N001", "error", "7件")]


def test_answers_to_new_requests_alone_are_left_alone() -> None:
    cells = FIVE | {
        f"applications.{row}.{column}": value
        for row, value in (("received", "4"), ("carried_over", "1"))
        for column in ("natural_person", "total")
    }
    assert found("收到政府信息公开申请4件，办结4件，其中予以公开2件，无法提供2件", cells) == []
    assert found("收到政府信息公开申请4件，办结3件", cells) == [("N001", "error", "3件")]


def test_applicants_may_be_of_those_received_or_handled() -> None:
    said = "受理政府信息公开申请5件（含上年结转1件）。办结4件，结转1件。其中自然人申请5件，占100%"
    cells = {
        f"applications.{row}.{column}": value
        for row, value in (
            ("received", "4"),
            ("carried_over", "1"),
            ("granted", "4"),
            ("handled", "4"),
            ("carried_forward", "1"),
        )
        for column in ("natural_person", "total")
    }
    assert found(said, cells) == []


def test_those_carried_over_belong_to_the_total_of_a_list() -> None:
    cells = FIVE | {
        f"applications.{row}.{column}": value
        for row, value in (("received", "4"), ("carried_over", "1"))
        for column in ("natural_person", "total")
    }
    assert found("收到政府信息公开申请4件，上年结转1件，其中网络申请3件，信函申请2件", cells) == []


def test_a_hedged_figure_is_held_only_to_its_hedge() -> None:
    assert found("全年共收到政府信息公开申请4余件", FIVE) == []
    assert found("全年共收到政府信息公开申请5余件", FIVE) == []
    assert found("全年共收到政府信息公开申请近6件", FIVE) == []
    assert found("全年共收到政府信息公开申请近5件", FIVE) == []
    assert found("全年共收到政府信息公开申请9余件", FIVE) == [("N001", "error", "9余件")]


def test_a_hedge_that_hides_much_is_a_note() -> None:
    assert found("全年共收到政府信息公开申请2余件", FIVE) == [("N001", "info", "2余件")]
    assert found("全年共收到政府信息公开申请近90件", FIVE) == [("N001", "info", "90件")]


def test_a_blank_cell_accuses_only_where_it_must() -> None:
    cells = FIVE | {"applications.granted.total": ""}
    assert "N001" not in {code for code, _, _ in found("办结政府信息公开申请5件，其中予以公开3件", cells)}
    assert ("N001", "error", "2件") in found("办结政府信息公开申请5件，其中予以公开2件", cells)
    cells |= {"applications.granted.natural_person": "/"}
    assert "N001" not in {code for code, _, _ in found("办结政府信息公开申请5件，其中予以公开4件", cells)}


@pytest.mark.parametrize("nothing", ["", "/", "—"])
def test_a_blank_that_can_only_be_0_counts_as_0(nothing: str) -> None:
    cells = FIVE | {f"applications.granted.{column}": nothing for column in ("business", "total")}
    cells |= {"applications.partly_granted.total": nothing}
    said = "办结申请5件，其中予以公开和部分公开4件"
    (finding,) = (each for each in lint(said, cells)[1] if each.code == "N001")
    assert finding.expected == "3"
    assert "3" in finding.message and "以上" not in finding.message


def test_the_text_is_evidence_for_the_wrong_cell() -> None:
    cells = FIVE | {"applications.handled.total": "6"}
    said = "全年共收到政府信息公开申请5件，办结5件"
    _, diagnostics = lint(said, cells)
    table = next(each for each in diagnostics if each.code.startswith("T"))
    assert [(suspect.place.row, suspect.expected) for suspect in table.suspects] == [("handled", "5")]
    text = next(each for each in diagnostics if each.code == "N001")
    assert "更像是表格填错了" in text.message


def test_a_sum_in_the_text_is_evidence_too() -> None:
    suits = "review_and_litigation.litigation_direct"
    cells = {f"{suits}.upheld": "1", f"{suits}.corrected": "1", f"{suits}.total": "3"}
    found_by_code = {each.code: each for each in lint("因政府信息公开引起的行政诉讼2件", cells)[1]}
    table, text = found_by_code["T104"], found_by_code["N001"]
    assert [(suspect.place.column, suspect.expected) for suspect in table.suspects] == [("total", "2")]
    assert "更像是表格填错了" in text.message


def test_a_table_that_balances_speaks_against_the_text() -> None:
    _, (diagnostic,) = lint("办结政府信息公开申请5件，其中无法提供3件", FIVE)
    assert diagnostic.found == "3" and "更像是文中写错了" in diagnostic.message


@pytest.mark.parametrize(
    ("said", "code", "at"),
    [
        ("发布信息80条，其中解读材料20条，占35.0%", "N002", "35.0%"),
        ("受理咨询120件，办结102件，办结率90%", "N002", "90%"),
        ("发布信息80条，包括通知20条、动态30条、其他31条", "N003", "80条"),
        ("发布信息80条（通知20条、动态30条、解读29条）", "N003", "80条"),
        ("发布信息80条，其中通知50条、动态31条", "N003", "80条"),
        ("发布信息80条，其中解读材料占35.7%", "N002", "35.7%"),
        ("全年征集意见80条，交通类占意见总数的35.7%", "N002", "35.7%"),
        ("发布信息120条，比上年的100条增长25%", "N007", "25%"),
        ("发布信息120条，比上年增加20条，增长25%", "N007", "25%"),
        ("发布信息120条，比2023年的100条增加20条，增长25%", "N007", "25%"),
        ("2024年发布信息120条，2023年为100条，增长25%", "N007", "25%"),
        ("2024年发布信息120条，同比增长25%（2023年100条）", "N007", "25%"),
        ("发布信息120条（上年为100条），同比增长25%", "N007", "25%"),
        ("发布信息80条，其中通知20条、动态30条、其他31条；微信发布203条", "N003", "80条"),
        ("发布通知20条、解读材料条、其他信息40条", "N008", "解读材料条"),
        ("发布通知20条、解读材料30条、其他信息数40，均已更新", "N008", "40"),
        ("补助标准由提高到300元", "N008", "由提高到"),
    ],
)
def test_arithmetic_of_the_text(said: str, code: str, at: str) -> None:
    assert found(said) == [(code, "warning", at)]


@pytest.mark.parametrize(
    "said",
    [
        "发布信息80条，其中解读材料20条，占25%",
        "发布信息80条，其中解读材料占36.3%，通知占63.7%",
        "发布信息30条，其中解读材料占33.3%，通知占33.3%，其他占33.4%",
        "发布信息80条，阅读量占比35.7%",
        "发布信息2080条，其中解读材料占35.7%",
        "发布信息80条，其中通知7条，占8.8%，动态73条，占91.2%",
        "办理事项5.91万件，办结5.85万件，办结率98.99%",
        "发布信息80条，其中通知20条、动态30条等",
        "发布信息80条，其中通知20条、动态30条",
        "发布信息80条，其中网站60条、微信50条",
        "事项89项，其中许可57项，实现网办的有45项，占比78.9%；即办件有36项，占比63.2%",
        "发布信息80条，其中通知20条、动态30条、其他30条；开展培训3次，发放资料200份",
        "发布信息120条，同比增长15.2%",
        "发布信息120条，较去年多发20条，增长20%",
        "发布信息120条，同比增长20%（上年100条）",
        "发布信息100条，同比增长25%（2024年120条）",
        "2024年发布信息120条，同比增长25%（2022年100条，2023年96条）",
        "发布信息380条，包括网站35条、专栏101条、公众号244条，其中农业200条、民政100条",
        "发布信息80条（含转载20条），占全市总量的3.6%",
        "发布信息80条，其中：动态50条，更新目录30条，报送信息100余条",
        "网上征集40次、现场征集20次，其中教育35次、交通25次",
        "信息120余条，其中通知60条、动态62条",
        "发布头条、通知20条、解读材料30条",
        "整治引起，通知20条、解读材料30条",
        "全文电子化的主动公开信息90条，其中通知60条、动态30条",
        "收到信件45封，其中有效信件40封，办结38封，办结率95%",
        "政务热线满意率99.9%，较上年提高0.5个百分点",
    ],
)
def test_right_arithmetic_is_left_alone(said: str) -> None:
    assert found(said) == []


def test_a_share_cut_off_instead_of_rounded_is_a_note() -> None:
    assert found("答复咨询805件，其中建议35件，占4.34%") == [("N002", "info", "4.34%")]


def test_a_wrong_total_is_named_where_the_share_tells_it() -> None:
    _, diagnostics = lint("政府信息总数510条，其中林地类198条，湿地类142条，草原类137条。林地类信息占41.5%")
    share = next(each for each in diagnostics if each.code == "N002")
    assert "若总数为477则为41.509%" in share.message
    assert [str(each.severity) for each in diagnostics] == ["warning", "warning"]


def test_one_thing_with_two_figures() -> None:
    said = "全年主动公开政府信息80条。机构职能已更新。2024年主动公开政府信息85条"
    assert found(said) == [("N004", "warning", "85条")]
    assert found("全年主动公开政府信息80条，通过微信主动公开政府信息20条") == []
    assert found("全年主动公开政府信息80条。在主动公开的85条政府信息中，解读较少") == [
        ("N004", "warning", "85条")
    ]
    assert found("网站主动公开政府信息80条，报刊20条。在主动公开的80条政府信息中，解读较少") == []


@pytest.mark.parametrize(
    "said",
    [
        "全年未收到政府信息公开申请",
        "本年度没有收到任何公民、法人和其他组织提出的政府信息公开申请",
        "2024年度，我局未收到依申请公开件",
        "2024年度我局无依申请公开事项",
        "全年没有公民、法人或者其他组织向我局提出政府信息公开申请",
    ],
)
def test_a_denial_against_the_table(said: str) -> None:
    ((code, severity, _),) = found(said, FIVE)
    assert (code, severity) == ("N005", "error")
    assert found(said) == []


@pytest.mark.parametrize(
    ("said", "cells", "advice"),
    [
        ("全年未收到政府信息公开申请", FIVE, "这一格应为0"),
        ("收到政府信息公开申请5件，无上年结转", {"applications.carried_over.total": "1"}, "上一年度报告"),
        ("没有行政诉讼", {"review_and_litigation.litigation_direct.total": "1"}, "件数和结果"),
        ("未发生行政复议被纠错的情况", {"review_and_litigation.review.corrected": "1"}, "如实写明"),
        ("全年未收到政府信息公开申请", {"applications.granted.total": "1"}, "不会有办理结果"),
        ("全年收到政府信息公开申请5件", {}, "表格漏填"),
    ],
)
def test_each_contradiction_says_what_to_do(said: str, cells: Mapping[str, str], advice: str) -> None:
    _, diagnostics = lint(said, cells)
    assert [each for each in diagnostics if each.code in ("N001", "N005") and advice in each.message]


@pytest.mark.parametrize(
    "said",
    [
        "未收到法人或其他组织的政府信息公开申请",
        "2023年未收到政府信息公开申请",
        "未收到涉及个人隐私的政府信息公开申请",
        "没有逾期答复政府信息公开申请的情况",
        "收到的政府信息公开申请均在法定期限内答复",
        "未收到对政府信息公开申请收取费用的投诉",
        "未收到申请人对政府信息公开申请答复提出的异议",
        "通过当面提交方式未收到政府信息公开申请",
        "对未收到申请材料的，及时电话告知",
        "本年度未发生政府信息公开申请信息处理费减免情况",
    ],
)
def test_what_denies_something_else_is_left_alone(said: str) -> None:
    assert found(said, FIVE) == []


def test_no_review_and_no_suit() -> None:
    cells = {"review_and_litigation.review.upheld": "1", "review_and_litigation.review.total": "1"}
    said = "全年未发生因政府信息公开引起的行政复议、行政诉讼"
    assert [code for code, _, _ in found(said, cells)] == ["N005"]
    assert found("全年未发生行政复议被纠错、行政诉讼败诉的情况", cells) == []
    assert found("行政复议1件，均获维持", cells) == []
    assert found("全年无行政诉讼，因政府信息公开引起的行政复议1件", cells) == []
    assert found("没有因不依法履行公开义务引发的行政复议", cells) == []


def test_no_review_for_one_reason_is_no_denial_of_all() -> None:
    cells = {"review_and_litigation.review.upheld": "1", "review_and_litigation.review.total": "1"}
    assert found("全年未因答复不规范引发行政复议", cells) == []


def test_everything_handled_but_something_carried_forward() -> None:
    cells = FIVE | {
        f"applications.{row}.{column}": value
        for row, value in (("received", "6"), ("carried_forward", "1"))
        for column in ("natural_person", "total")
    }
    assert [code for code, _, _ in found("收到的政府信息公开申请已全部办结", cells)] == ["N006"]
    assert found("收到的政府信息公开申请均在法定期限内答复", cells) == []
    assert found("政府信息公开申请除1件结转外已全部办结", cells) == []
    assert found("本年到期的政府信息公开申请均已办结", cells) == []
    assert found("坚持每件政府信息公开申请都依法办结", cells) == []
    assert found("反馈问题已全部办结，收到政府信息公开申请6件", cells) == []
