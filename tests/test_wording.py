"""The wording of the text: what is a slip and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from linter.diagnostics import Diagnostic, Severity
from linter.documents.document import Document
from linter.engine import run
from linter.report import read
from linter.report.words import Typo, Words, default_words
from linter.rules import load_rules
from linter.skeleton import skeleton

RULES = [rule for rule in load_rules() if rule.code in ("W002", "W003", "W004", "W005", "W007")]
PLACE = "方便群众查找和下载文件。"
CLEAN = skeleton("2021")


def lint(text: str, kind: str = "text", words: Words | None = None) -> tuple[Diagnostic, ...]:
    report = read(Document("draft.txt", kind, text), today=date(2025, 6, 30), words=words)
    return run(report, RULES, "zh").diagnostics


def draft(passage: str) -> str:
    """The skeleton with a passage at the end of a paragraph of its overview."""
    return CLEAN.replace(PLACE, PLACE + passage, 1)


def found(passage: str, kind: str = "text") -> list[tuple[str, str]]:
    """The codes of the findings and the words that they stand at."""
    text = draft(passage)
    return [(each.code, text[each.span.start : each.span.end]) for each in lint(text, kind)]


def mended(text: str, diagnostics: tuple[Diagnostic, ...]) -> str:
    """The text with every fix carried out."""
    edits = sorted(edit for each in diagnostics if each.fix for edit in each.fix.edits)
    for edit in reversed(edits):
        text = text[: edit.span.start] + edit.content + text[edit.span.end :]
    return text


SLIPS = [
    ("全年发布解读材料××件。", "W002", "××"),
    ("接待群众XX人次。", "W002", "XX"),
    ("于20XX年完成。", "W002", "XX"),
    ("举办培训____次。", "W002", "训____"),
    ("工作亮点〔待补〕。", "W002", "〔待补〕"),
    ("（此处填写工作亮点）", "W002", "（此处填写工作亮点）"),
    ("由某某局负责。", "W002", "某某局"),
    ("召开会议???次。", "W002", "???"),
    ("公布48213权力和责任清单。", "W002", "48213"),
    ("负责人为{{name}}。", "W002", "{{name}}"),
    ("正文&nbsp;继续。", "W002", "&nbsp;"),
    ("<!--[if !supportLists]-->（六）其他。", "W002", "<!--[if !supportLists]-->"),
    ('<span style="color:red">重点</span>工作。', "W002", '<span style="color:red">'),
    ("font-family:SimSun;正文。", "W002", "font-family:SimSun;"),
    ("更新栏目。。", "W003", "。。"),
    ("占比25.0%，；其余为图解。", "W003", "，；"),
    ("政策、，解读。", "W003", "、，"),
    ("救助保障等.社区服务方面进展顺利。", "W003", "."),
    ("现编制本报告、本报告包括六个部分。", "W003", "、"),
    ("编印了《公开指南并发放。", "W003", "《"),
    ("落实五公开”要求。", "W003", "”"),
    ("参加培训（含乡镇120人。", "W003", "（"),
    ("推进”数字政府”建设。", "W003", "”数字政府”"),
    ("收到申请12件,均已答复。", "W003", ","),
    ("学习会议精神精神，落实到位。", "W004", "精神精神"),
    ("严格执行审核审核制度。", "W004", "审核审核"),
    ("推进政府信息公开政府信息公开工作。", "W004", "政府信息公开政府信息公开"),
    ("做好公开的的各项工作。", "W004", "的的"),
    ("取得了了明显成效。", "W004", "了了"),
    ("做到主动公开公开。", "W004", "公开公开"),
    ("居民（身份证号11010519491231002X）来电咨询。", "W005", "11010519491231002X"),
    ("申请人13800138000要求公开材料。", "W005", "13800138000"),
    ("申请人林小溪不服我局答复。", "W005", "林小溪"),
    ("一件为陈云峰诉我局政府信息公开案。", "W005", None),
    ("本年有行政诉讼1件，陈云峰诉我局政府信息公开案。", "W005", "陈云峰"),
    ("依法不子公开的说明理由。", "W007", "不子公开"),
    ("及时回应群众述求。", "W007", "述求"),
    ("公开质量残差不齐。", "W007", "残差不齐"),
    ("截止2024年底共发布。", "W007", "截止20"),
]


@pytest.mark.parametrize(("passage", "code", "words"), SLIPS, ids=lambda value: str(value)[:20])
def test_a_slip_is_found_where_it_stands(passage: str, code: str, words: str | None) -> None:
    assert found(passage) == ([(code, words)] if words else [])


RIGHT = [
    "县政府办公室办公室主任负责日常工作。",
    "各部门部门预算、下属单位单位决算全部公开，清理规范规范性文件12件。",
    "常务会议会议纪要、政务公开公开栏及时更新，申请申请人信息予以保密。",
    "一件一件抓落实，一项一项对账，群众的诉求一次一次得到回应。",
    "常常深入基层，人人参与，层层负责，等等。",
    "为了了解群众需求，开展问卷调查；的的确确方便了群众。",
    "社会组织组织志愿者参与，与会代表代表群众发言。",
    "有关政策研究研究再定的情况已经杜绝。",
    "（一）主动公开主动公开机构职能信息12条。",
    "12345政务服务便民热线受理12345政府信息公开咨询。",
    "县长热线13800138000接受群众咨询，值班手机号码13912345678。",
    "申请人王某向我局提出申请，原告何某某撤诉，李某某诉我局案已审结。",
    "张××不服我局答复，申请人×××向我局申请公开拆迁协议。",
    "申请人任何时候都可以查询进度，申请人许可后公开，申请人高度认可。",
    "统一社会信用代码110105194912310022，办件编号11010519491231002X。",
    "身份证号110105********0028、手机号138****8000已作隐去处理。",
    "网址：http://www.qingling.gov.cn/xxgk/index.html，邮箱：xxgk__gk@163.com。",
    "经费1,234.5万元，时间10:30，比例1:3，第1.2版。",
    "关于印发《青岭县〈办事指南〉编制办法》的通知，《关于转发<要点>的通知》。",
    "主要做法：1）主动公开；2）依申请公开；3）平台建设。",
    "重点公开（包括1）机构职能；2）规划计划；3）预决算）等信息。",
    "“公开为常态、不公开为例外”的要求，群众说：“办事更方便了！”",
    "县领导要求：“公开要做实。\n\n服务要做细。\n\n监督要做严。\n\n评议要做真。\n\n结果要公开。”",
    "县领导要求：\n\n“公开要做实。\n\n“服务要做细。\n\n“监督要做严。”",
    "公开目的的实现、为了了不起的成绩，暖暖和和过冬。",
    "我县……持续推进——从源头抓起〔…〕。",
    "可通过网络提交申请（填写《申请表》），具体做法（具体内容见附件）已通报。",
    "电子以公开透明为原则，年末收到申请2件，自己公开承诺，利己经营受到查处。",
    "市民陈述求职经历，综述求真务实，上述求助已办结。",
    "新建全县统一平台，构建全民参与格局，靠近一步服务群众。",
    "集中请示、其中请求公开征地信息的3件，委托展示中心、依托展厅讲解。",
    "公安照章办事，村干部们表示满意，联网战略合作，网站略读专栏。",
    "数字收到申请之日起计算，周末发布会如期举行。",
    "参与以公开促落实活动，可以申请公开的信息，不与公开透明原则相悖。",
]


@pytest.mark.parametrize("passage", RIGHT, ids=lambda value: value[:16])
def test_what_only_looks_like_a_slip_is_left_alone(passage: str) -> None:
    assert found(passage) == []


def test_one_slip_in_many_places_is_one_finding() -> None:
    text = draft("回应群众述求。梳理企业述求，办结述求。正文&nbsp;继续&nbsp;。")
    typo, residue = sorted(lint(text), key=lambda each: each.code, reverse=True)
    assert (typo.code, len(typo.related), len(typo.fix.edits if typo.fix else ())) == ("W007", 2, 3)
    assert (residue.code, len(residue.related)) == ("W002", 1)


def test_half_width_marks_are_one_remark_a_file_with_a_fix_for_each() -> None:
    text = draft("收到申请12件,均已答复;其中(网络申请)3件:详见表三。")
    (found,) = lint(text)
    assert (found.code, found.severity) == ("W003", Severity.INFO)
    assert found.message.startswith("中文里有5处")
    assert found.fix and found.fix.applicability == "safe"
    assert mended(text, (found,)) == draft("收到申请12件，均已答复；其中（网络申请）3件：详见表三。")


@pytest.mark.parametrize(
    ("passage", "right"),
    [
        ("依法不子公开的说明理由。", "依法不予公开的说明理由。"),
        ("学习会议精神精神，落实到位。", "学习会议精神，落实到位。"),
        ("更新栏目。。", "更新栏目。"),
        ("占比25.0%，；其余为图解。", "占比25.0%；其余为图解。"),
        ("推进”数字政府”建设。", "推进“数字政府”建设。"),
        ("现编制本报告、本报告包括六个部分。", "现编制本报告。本报告包括六个部分。"),
        ("<!--[if !supportLists]-->其他。", "其他。"),
    ],
)
def test_a_fix_mends_the_slip_and_nothing_else(passage: str, right: str) -> None:
    text = draft(passage)
    assert mended(text, lint(text)) == draft(right)
    assert not lint(draft(right))


def test_only_what_is_certain_is_a_safe_fix() -> None:
    def applicability(passage: str) -> list[str]:
        return [each.fix.applicability if each.fix else "none" for each in lint(draft(passage))]

    assert applicability("更新栏目。。回应群众述求。") == ["safe", "safe"]
    assert applicability("占比25.0%，；其余。学习精神精神。截止2024年。") == ["unsafe", "unsafe", "unsafe"]
    assert applicability("编印了《公开指南并发放。") == ["none"]
    assert applicability("回應群眾述\n求。") == ["none"]  # over a line end


def test_a_mark_that_the_rule_of_document_numbers_explains_is_not_said_again() -> None:
    assert found("依据《政府信息公开信息处理费管理办法》国办函〔2020〕109号）的规定。") == []


def test_marks_at_a_text_left_out_may_have_their_partner_there() -> None:
    assert found("参加培训（含乡镇〔…〕等单位。") == []


def test_tags_are_a_part_of_markdown() -> None:
    assert found("第一行<br/>第二行。") == [("W002", "<br/>")]
    assert found("第一行<br/>第二行。", "markdown") == []


def test_rows_of_other_tables_are_no_prose() -> None:
    assert found("\n\n主动公开主动公开,合计。。\t12\t0\n\n") == []
    assert found("\n\n| 公开,合计。。 | 审核审核 |\n\n") == []


def test_numbers_of_persons_are_not_shown_whole() -> None:
    (one,) = lint(draft("居民11010519491231002X来电咨询。"))
    assert "110…2X" in one.message and "19491231" not in one.message


def test_a_list_of_words_may_be_extended_and_taken_back() -> None:
    words = default_words()._replace(typos=(Typo("青领县", "青岭县"),), may_repeat=frozenset({"加油"}))
    text = draft("青领县干部加油加油，回应述求。")
    assert [each.code for each in lint(text, words=words)] == ["W007"]
