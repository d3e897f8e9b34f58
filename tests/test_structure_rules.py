"""The structural rules: what each finds, where, and what it leaves alone."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from linter.documents.document import Document
from linter.engine import run
from linter.report import read
from linter.report.ordinals import chinese
from linter.rules import load_rules
from tests.structure import BODIES, SECTIONS, TITLE, draft, found, report, structural

ALL = list(SECTIONS)


def codes(text: str, form: str = "2021") -> list[str]:
    return [code for code, _, _ in found(text, form)]


def all_codes(text: str) -> set[str]:
    return {each.code for each in structural(text).diagnostics}


def test_a_clean_draft_has_no_finding_at_all() -> None:
    for between in ("\n", "\n\n", "", " "):
        assert structural(draft(between=between)).diagnostics == ()


def test_another_genre_is_one_finding_and_stop() -> None:
    text = "\n云溪市民政局关于政务公开的自查报告\n一、主要做法\n二、下一步打算\n"
    assert found(text) == [("S001", "error", (2, 1))]


def test_a_missing_section_says_where_it_belongs() -> None:
    text = draft([each for each in ALL if each != "problems_and_improvements"])
    assert found(text) == [("S002", "error", (11, 1))]
    message = structural(text).diagnostics[0].message
    assert "“四、政府信息公开行政复议、行政诉讼情况”之后" in message
    assert structural(text).diagnostics[0].place.section == "problems_and_improvements"


def test_a_swap_and_a_repeat_are_one_finding_each() -> None:
    assert codes(draft([ALL[0], ALL[2], ALL[1], *ALL[3:]])) == ["S003"]
    assert codes(draft([*ALL[:5], ALL[4], ALL[5]])) == ["S006"]


@pytest.mark.parametrize(
    ("section", "title", "fires"),
    [
        ("review_and_litigation", "因政府信息公开工作被申请行政复议、提起行政诉讼情况", False),
        ("review_and_litigation", "政府信息公开行政复议和行政诉讼情况", False),
        ("problems_and_improvements", "存在的主要问题和改进情况", False),
        ("active_disclosure", "主动公开政府信息的情况", False),
        ("problems_and_improvements", "存在问题及改进情况", True),
        ("problems_and_improvements", "存在的主要问题及整改措施", True),
        ("review_and_litigation", "政府信息公开行政复仪、行政诉讼情况", True),
    ],
)
def test_only_wordings_that_are_not_accepted_are_reported(section: str, title: str, fires: bool) -> None:
    text = draft(titles={section: title})
    row = text[: text.index(title)].count("\n") + 1
    assert found(text) == ([("S004", "warning", (row, 3))] if fires else [])


def test_a_further_section_is_unexpected() -> None:
    text = draft([*ALL[:5], "x", ALL[5]], titles={"x": "政务新媒体运维情况"}, bodies={"x": "运行平稳。"})
    assert found(text) == [("S005", "warning", (13, 1))]


@pytest.mark.parametrize(
    ("section", "body", "expected"),
    [
        ("other_matters", "", ("S007", "warning")),
        ("overview", "", ("S007", "warning")),
        ("problems_and_improvements", "", ("S007", "error")),
        ("problems_and_improvements", "无。", ("S007", "error")),
        ("problems_and_improvements", "一年来成绩显著，群众满意。", ("S007", "error")),
        ("other_matters", "无", None),
        ("problems_and_improvements", "〔…〕", None),
    ],
)
def test_sections_that_say_nothing(section: str, body: str, expected: tuple[str, str] | None) -> None:
    text = draft(bodies={section: body})
    assert [(code, severity) for code, severity, _ in found(text)] == ([expected] if expected else [])


def test_a_form_that_no_longer_holds_is_one_finding() -> None:
    text = draft()
    assert found(text, "2019") == [("S008", "error", (6, 1))]


def test_an_old_layout_is_one_finding_that_maps_every_section() -> None:
    old = [
        "概述",
        "主动公开政府信息情况",
        "依申请公开政府信息情况",
        "政府信息公开的收费及减免情况",
        "需要说明的其他事项",
    ]
    text = "云溪市教育局2017年政府信息公开工作年度报告\n" + "\n".join(
        f"{chinese(n)}、{words}\n按要求做好工作。" for n, words in enumerate(old, 1)
    )
    (finding,) = structural(text).diagnostics
    assert finding.code == "S008"
    assert all(words in finding.message for words in old)
    assert len(finding.related) == len(old)


@pytest.mark.parametrize(
    ("body", "fires"),
    [
        ("一是建立制度。三是组织培训。", True),
        ("一是建立制度。二是更新目录。二是组织培训。", True),
        ("二是组织培训。三是抓好考核。", True),
        ("一是建立制度。二、是更新目录。三是组织培训。", False),
        ("一是建立制度，二要更新目录，三是组织培训。", False),
        ("首先是建立制度。二是组织培训。", False),
        ("一是抓公开：一是建立制度；二是更新目录。二是抓培训。", False),
        ("一是建立制度。〔…〕三是组织培训。", False),
        ("（一）公开。\n更新目录。\n（三）培训。\n组织学习。", True),
        ("（一）公开。\n更新目录。\n（二）培训。\n组织学习。\n（二）考核。\n定期通报。", True),
        ("（一）公开。\n1.目录。\n2.网站。\n（二）培训。\n1.学习。\n2.考试。", False),
        ("公开以下内容：\n1.目录。\n2.指南。\n还公开：\n1.年报。\n2.依据。", False),
        ("（一）公开。〔…〕（三）培训。", False),
        ("依照《条例》第三十六条第（四）、（五）项办理，见第二十条第（一）项。", False),
        ("一、建立制度。\n二、组织培训。", True),
        ("（1）更新目录；（2）公布指南。为此要求（1）核对；（2）通报。", False),
        ("公开：一是建立制度；二是更新目录。\n培训：一是开班；三是考试。", True),
        ("公开：一是建立制度；二是更新目录。\n培训：一是开班；二是考试；三是通报。", False),
        ("一是抓公开：一是建立制度；二是更新目录。\n二是抓培训：一是开班。三是抓考核。", False),
        ("第一，建立制度。第二，更新目录。第四，组织培训。", True),
        ("第一，建立制度。第二，更新目录。第三，组织培训。", False),
        ("第二、三季度组织培训。第四，组织考核。", False),
    ],
)
def test_numbering(body: str, fires: bool) -> None:
    topics = "公开、申请、管理、网站、培训、考核、评议、责任都已落实，主动公开信息9条，依申请答复3件。"
    assert ("S010" in codes(draft(bodies={"overview": topics + "\n" + body}))) is fires


def test_a_list_of_one_item_is_information_only() -> None:
    text = draft(bodies={"overview": "（一）概述\n主动公开、依申请、管理、网站、培训都已落实。"})
    assert [(d.code, str(d.severity)) for d in structural(text).diagnostics if d.code == "S010"] == [
        ("S010", "info")
    ]


def test_sections_that_skip_a_number_are_reported_unless_one_is_missing() -> None:
    text = draft(ordinal=lambda n: f"{chinese(n + (n > 3))}、")
    assert found(text) == [("S010", "warning", (9, 1))]
    lacking = draft().replace("四、政府信息公开行政复议、行政诉讼情况\n@review_and_litigation\n", "")
    assert codes(lacking) == ["S002"]


def test_numbers_may_go_on_over_a_section_of_no_form() -> None:
    text = draft([ALL[0], "x", *ALL[1:]], titles={"x": "组织领导情况"}, bodies={"x": "成立专班。"})
    assert codes(text) == ["S005"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            draft(
                bodies={
                    "overview": BODIES["overview"]
                    .replace("门户网站", "报刊")
                    .replace("网站", "报刊")
                    .replace("平台", "简报")
                    .replace("专栏", "版面")
                }
            ),
            "S011",
        ),
        (draft(bodies={"overview": BODIES["overview"] + "按季度更新目录并逐条核对。" * 90}), "S012"),
        (draft(bodies={"problems_and_improvements": "仍存在解读形式单一的问题。"}), "S014"),
        (draft(bodies={"other_matters": "无。"}), "S015"),
        (draft(preamble="全文由九个部分组成。电话：0345-5550108。"), "S016"),
        (draft().replace("局2024年政府", "局政府"), "S017"),
        (draft(preamble="根据条例编制本报告。"), "S018"),
    ],
)
def test_what_is_worth_knowing(text: str, code: str) -> None:
    assert all_codes(text) == {code}


def test_only_a_governments_report_gives_results_of_accountability() -> None:
    overview = BODIES["overview"].replace("，接受评议，无责任追究情形", "")
    assert all_codes(draft(bodies={"overview": overview})) == set()
    government = draft(bodies={"overview": overview}).replace(TITLE, TITLE.replace("林业局", "人民政府"))
    assert all_codes(government) == {"S013"}


def test_text_left_out_is_not_judged_by_what_it_lacks() -> None:
    left_out = draft(
        bodies=dict.fromkeys(("overview", "problems_and_improvements", "other_matters"), "〔…〕")
    )
    assert structural(left_out.replace("电话", "〔…〕")).diagnostics == ()


@pytest.mark.parametrize("words", ["此函", "2025年1月9日印发"])
def test_remains_of_a_letter_are_a_warning(words: str) -> None:
    text = draft(bodies={"other_matters": f"本年度没有收取信息处理费。 {words} "})
    assert [(code, severity) for code, severity, _ in found(text)] == [("S017", "warning")]


def test_messages_are_whole_sentences_in_both_languages() -> None:
    text = draft(ALL[:5], titles={"problems_and_improvements": "工作中的不足"}, bodies={"overview": ""})
    for language in ("zh", "en"):
        for each in structural(text, language=language).diagnostics:
            assert "{" not in each.message + each.advice
            assert each.message.endswith(("。", "."))


@pytest.mark.parametrize("ordinal", ["第{0}部分 ", "（{0}）", "{1}.", "", "{1} "])
def test_sections_numbered_otherwise_than_the_form_are_said_once(ordinal: str) -> None:
    bodies = {"overview": "主动公开、依申请公开、信息管理、网站专栏、培训考核都已落实。"}
    text = draft(ordinal=lambda n: ordinal.format(chinese(n), n), bodies=bodies)
    (finding,) = structural(text).diagnostics
    assert (finding.code, str(finding.severity)) == ("S010", "info")
    assert finding.span.start == text.index(ordinal.format("一", 1) + "总体情况")
    assert "“一、”" in finding.message


def test_two_reports_in_one_file_are_one_finding() -> None:
    (finding,) = structural(draft() + "\n" + draft()).diagnostics
    assert (finding.code, finding.span.start) == ("S006", len(draft()) + draft().index("一、总体") + 1)
    assert "两份报告" in finding.message


def test_a_sentence_on_a_subject_counts_for_the_overview() -> None:
    body = "公布文件9件；收到来件3件，均按期答复；修订公文属性认定流程；官网运行正常；组织学习2次。"
    assert all_codes(draft(bodies={"overview": body})) == set()


@pytest.mark.parametrize(
    ("section", "words", "not_words"),
    [
        ("applications", "表格", "“无”"),
        ("problems_and_improvements", "改进情况", "“无”"),
        ("other_matters", "“无”", "表"),
    ],
)
def test_the_advice_is_that_of_the_section(section: str, words: str, not_words: str) -> None:
    text = draft([each for each in ALL if each != section])
    (finding,) = [each for each in structural(text).diagnostics if each.code == "S002"]
    advice = finding.advice.split("，", 1)[1]
    assert words in advice
    assert not_words not in advice


def test_a_lost_title_is_information_at_the_first_words() -> None:
    text = "\n" + draft().removeprefix(TITLE + "\n")
    (finding,) = structural(text).diagnostics
    assert (finding.code, str(finding.severity), finding.span.start) == ("S017", "info", 1)
    unusual = draft().replace(TITLE, "2024年度工作报告")
    assert all_codes(unusual) == set()


def test_what_is_lacking_is_said_where_it_belongs() -> None:
    def places(text: str) -> list[tuple[str, str]]:
        return [(d.code, text[d.span.start : d.span.end]) for d in structural(text).diagnostics]

    assert places(draft(bodies={"other_matters": "没有其他事项。"})) == [("S015", "没有其他事项。")]
    assert places(draft(preamble="按条例编制。现予公布。")) == [("S018", "现予公布。")]
    overview = BODIES["overview"].replace("，接受评议，无责任追究情形", "")
    government = draft(bodies={"overview": overview}).replace(TITLE, TITLE.replace("林业局", "人民政府"))
    assert places(government) == [("S013", "（五）监督保障")]


@pytest.mark.parametrize(("form", "notice"), [("2019", "〔2019〕60号"), ("2021", "〔2021〕30号")])
def test_the_basis_is_the_notice_of_the_form(form: str, notice: str) -> None:
    rules = [rule for rule in load_rules() if rule.code == "S002"]
    held = report(draft(ALL[:5]))._replace(form=form, held_to=form)
    (finding,) = run(held, rules, "zh").diagnostics
    assert notice in finding.basis


CORPUS = os.environ.get("REPORTLINT_CORPUS")


@pytest.mark.skipif(not CORPUS, reason="needs a folder of real reports")
def test_faults_of_real_reports() -> None:
    rules = [rule for rule in load_rules() if rule.code.startswith("S")]
    reported = {}
    for path in sorted(Path(str(CORPUS)).rglob("*.txt")):
        document = Document(path.name, "text", path.read_bytes().decode("utf-8-sig"))
        result = run(read(document, today=date(2026, 11, 20)), rules, "zh")
        reported[path.stem[:3]] = {each.code for each in result.diagnostics if str(each.severity) != "info"}
    assert reported["P11"] == {"S002"}
    assert reported["P40"] == reported["003"] == reported["004"] == {"S008"}
    assert reported["P28"] == {"S008", "S017"}
    assert reported["P27"] == {"S008", "S010", "S017"}
    assert reported["000"] == {"S007", "S008"}
    assert reported["001"] == {"S007"}
    assert reported["002"] == {"S001"}
    clean = {"P09", "P10", "P12", "P13", "P22", "P23", "P24", "P25", "P26", "P38", "S01"}
    assert {name: reported[name] for name in clean} == {name: set() for name in clean}
