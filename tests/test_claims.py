"""A figure is bound where its words leave no doubt, and to nothing where they do."""

import pytest

from linter.documents.document import Document
from linter.report.claim import Circumstances
from linter.report.prose import Prose

COUNTY, BUREAU, OFFICE = "青岭县人民政府", "青岭县教育局", "青岭县人民政府办公室"


def bound(text: str, agency: str = BUREAU, year: int = 2024, form: str = "2021") -> dict[str, str]:
    """The figures that are bound, each with the cells of its first reading."""
    prose = Prose(Document("draft.txt", "text", text), (), Circumstances(agency, year, form))
    return {
        claim.figure.text: "+".join(f"{row}.{column}" for row, column in claim.readings[0])
        for claim in prose.claims
    }


def readings(text: str) -> set[str]:
    prose = Prose(Document("draft.txt", "text", text), (), Circumstances(BUREAU, 2024, "2021"))
    return {"+".join(row for row, _ in reading) for claim in prose.claims for reading in claim.readings}


def test_the_figures_of_a_whole_sentence_are_bound() -> None:
    text = (
        "2024年，我局共收到政府信息公开申请31件，上年结转4件；答复33件，其中予以公开10件、部分公开3件、"
        "不予公开2件、无法提供15件、不予处理1件、其他处理（含申请人撤回）2件，另有2件结转下年度继续办理。"
    )
    document = Prose(Document("d", "text", text), (), Circumstances(BUREAU, 2024, "2021"))
    assert [(claim.figure.text, claim.readings[0][0][0]) for claim in document.claims] == [
        ("31件", "received"),
        ("4件", "carried_over"),
        ("33件", "handled"),
        ("10件", "granted"),
        ("3件", "partly_granted"),
        ("2件", "denied.*"),
        ("15件", "unavailable.*"),
        ("1件", "not_processed.*"),
        ("2件", "other.*"),
        ("2件", "carried_forward"),
    ]


def test_received_means_newly_received_or_with_those_carried_over() -> None:
    assert readings("全年受理政府信息公开申请31件。") == {"received", "received+carried_over"}
    assert readings("全年新收政府信息公开申请31件。") == {"received"}


def test_granted_and_partly_granted_is_a_sum() -> None:
    text = "办结政府信息公开申请40件，其中予以公开及部分公开21件。"
    assert bound(text)["21件"] == "granted.total+partly_granted.total"


def test_an_applicant_takes_the_row_of_the_total_before_it() -> None:
    found = bound("收到信息公开申请12件，其中自然人申请10件、商业企业2件。")
    assert found == {"12件": "received.total", "10件": "received.natural_person", "2件": "received.business"}


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("区政府办代表区政府受理政府信息公开申请17件，均已答复。", "云溪市白石区人民政府"),
        ("我办全年收到政府信息公开申请17件，办结15件。", COUNTY),
        ("县政府办公室收到政府信息公开申请17件，办结15件，结转2件。", COUNTY),
        ("县自然资源局收到政府信息公开申请17件。", COUNTY),
        ("全县教育系统共收到政府信息公开申请17件。", COUNTY),
        ("全县共收到政府信息公开申请17件。", BUREAU),
        ("县政府本级收到政府信息公开申请17件。", COUNTY),
        ("收到涉及征地拆迁的政府信息公开申请17件。", BUREAU),
        ("通过网站收到政府信息公开申请17件。", BUREAU),
        ("收到政府信息公开申请，其中网络申请17件，信函申请3件。", BUREAU),
        ("去年收到政府信息公开申请17件。", BUREAU),
        ("2023年收到政府信息公开申请17件。", BUREAU),
        ("上半年收到政府信息公开申请17件。", BUREAU),
        ("第一季度收到政府信息公开申请17件。", BUREAU),
        ("自条例实施以来，累计受理政府信息公开申请170件。", BUREAU),
        ("全年收到群众投诉咨询17件，办结17件。", BUREAU),
        ("办理人大建议17件、政协提案9件。", BUREAU),
        ("受理行政审批事项17件，办结17件。", BUREAU),
        ("制作、获取政府信息总数170条，其中主动公开90条，不予公开信息数80条。", BUREAU),
        ("备案政府信息公开领域行政复议案件17件、行政诉讼案件9件。", COUNTY),
        ("全年办理行政复议案件17件，行政应诉9件。", COUNTY),
        ("政府规章和规范性文件类信息17条。", BUREAU),
        ("集中公开现行有效行政规范性文件17件。", BUREAU),
        ("公开行政许可事项17项。", BUREAU),
        ("制定县政府规范性文件17件。", COUNTY),
        ("提出“办结一件申请、解决一个问题”的要求。", BUREAU),
        ("力争2025年收到政府信息公开申请不超过17件。", BUREAU),
    ],
)
def test_what_may_be_something_else_is_bound_to_nothing(text: str, agency: str) -> None:
    assert bound(text, agency) == {}


def test_a_figure_of_several_results_is_bound_to_none() -> None:
    found = bound("收到政府信息公开申请40件，其余17件作无法提供、不予处理和其他处理。")
    assert found == {"40件": "received.total"}


def test_an_act_alone_is_of_the_documents_named_before() -> None:
    assert bound("制发行政规范性文件3件，废止1件，现行有效12件。") == {
        "3件": "normative_documents.issued",
        "1件": "normative_documents.repealed",
        "12件": "normative_documents.in_force",
    }
    assert "4件" not in bound("制定规范性文件3件，组织培训5次，废止4件。")


def test_what_requests_are_about_does_not_change_the_subject() -> None:
    found = bound("收到政府信息公开申请31件，主要涉及行政许可、项目审批等方面。按结果划分，予以公开10件。")
    assert found["10件"] == "granted.total"


def test_a_case_is_no_motion() -> None:
    assert bound("收到政府信息公开申请31件，行政复议案件2件。")["2件"] == "review.total"


def test_a_year_of_those_carried_is_of_them_alone() -> None:
    found = bound("受理政府信息公开申请23件（其中2023年结转3件），办结19件，结转2025年4件。")
    assert found["19件"] == "handled.total"


def test_a_part_of_an_answer_is_not_the_total() -> None:
    assert bound("办结政府信息公开申请34件，其中当面答复9件、书面答复25件。") == {"34件": "handled.total"}


def test_those_carried_over_within_a_result_are_a_part() -> None:
    found = bound("收到政府信息公开申请94件，其中予以公开76件（含上年结转5件）。")
    assert "5件" not in found


def test_those_carried_over_may_come_before_the_total() -> None:
    found = bound("（二）依申请公开。上年结转申请2件，本年新收6件，均已办结。")
    assert found["2件"] == "carried_over.total"
    assert bound("（二）依申请公开。收到行政复议申请3件，上年结转申请1件。") == {}


def test_those_carried_over_beside_a_total_are_bound() -> None:
    found = bound("答复政府信息公开申请805件（含上年度结转申请18件，另有72件申请顺延到下年度答复）。")
    assert found == {"805件": "handled.total", "18件": "carried_over.total", "72件": "carried_forward.total"}


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("全县共收到政府信息公开申请17件。", COUNTY),
        ("全县各级行政机关共受理政府信息公开申请17件。", COUNTY),
        ("县政府办公室收到政府信息公开申请17件。", OFFICE),
        ("县教育局收到政府信息公开申请17件。", BUREAU),
        ("本机关共收到17件政府信息公开申请。", BUREAU),
    ],
)
def test_the_body_that_reports_is_recognised(text: str, agency: str) -> None:
    assert bound(text, agency) == {"17件": "received.total"}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("（二）依申请公开。新收申请17件。", "received"),
        ("共收到17件信息依申请公开。", "received"),
        ("收到政府信息公开申请20件，当年办结17件。", "handled"),
        ("收到政府信息公开申请20件，转接下年继续办理17件。", "carried_forward"),
        ("收到政府信息公开申请20件，剩余17件结转下年度继续办理。", "carried_forward"),
        ("收到政府信息公开申请20件，除17件结转下年度继续办理外，均已办结。", "carried_forward"),
    ],
)
def test_a_total_in_other_words(text: str, row: str) -> None:
    assert bound(text)["17件"] == f"{row}.total"


def test_under_its_heading_a_request_needs_no_further_name() -> None:
    assert bound("（二）依申请公开。全年共收到申请15件，办结14件。") == {
        "15件": "received.total",
        "14件": "handled.total",
    }
    assert bound("（一）行政许可。全年共收到申请15件，办结14件。") == {}
    assert bound("（二）依申请公开。全年共收到行政许可申请15件，办结14件。") == {}


def test_reviews_and_suits_are_bound_where_they_are_of_information() -> None:
    found = bound("因政府信息公开引起的行政复议3件、行政诉讼2件。")
    assert found["3件"] == "review.total"
    assert found["2件"] == "litigation_direct.total+litigation_after_review.total"


def test_the_outcomes_of_reviews_and_suits_are_bound() -> None:
    text = (
        "政府信息公开行政复议9件，其中结果维持5件，结果纠正3件，尚未审结1件；"
        "政府信息公开行政诉讼4件，其中结果维持2件，其他结果2件。"
    )
    prose = Prose(Document("draft.txt", "text", text), (), Circumstances(BUREAU, 2024, "2021"))
    assert [(claim.figure.text, claim.readings[0][0]) for claim in prose.claims] == [
        ("9件", ("review", "total")),
        ("5件", ("review", "upheld")),
        ("3件", ("review", "corrected")),
        ("1件", ("review", "pending")),
        ("4件", ("litigation_direct", "total")),
        ("2件", ("litigation_direct", "upheld")),
        ("2件", ("litigation_direct", "other")),
    ]


def test_documents_issued_repealed_and_in_force_are_bound() -> None:
    text = "制发行政规范性文件3件，废止行政规范性文件2件，现行有效行政规范性文件15件。"
    assert bound(text) == {
        "3件": "normative_documents.issued",
        "2件": "normative_documents.repealed",
        "15件": "normative_documents.in_force",
    }


def test_the_words_above_an_omission_do_not_reach_below_it() -> None:
    assert bound("收到政府信息公开申请5件。〔…〕累计受理2576件，已办理2520件。") == {"5件": "received.total"}


def test_another_year_in_a_comparison_is_only_that_figures() -> None:
    found = bound("全年受理政府信息公开申请26件，较2023年的20件增长30%，答复24件。")
    assert found == {"26件": "received.total", "24件": "handled.total"}
