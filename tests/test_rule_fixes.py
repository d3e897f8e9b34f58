"""The fixes that rules offer: what they write, and where they are safe, unsafe or none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linter.diagnostics import Diagnostic
from linter.skeleton import skeleton
from tests.generator.mending import linted, mended
from tests.generator.pipeline import codes
from tests.generator.traditional import to_traditional

COUNTED = {
    "applications.received.natural_person": "12",
    "applications.received.total": "12",
    "applications.granted.natural_person": "12",
    "applications.granted.total": "12",
    "applications.handled.natural_person": "12",
    "applications.handled.total": "12",
}


def counted(*changes: tuple[str, str], **cells: str) -> str:
    """A complete draft of twelve requests with texts replaced, then cells set (``granted__total``)."""
    named = {f"applications.{name.replace('__', '.')}": text for name, text in cells.items()}
    text = skeleton("2021", COUNTED | named, layout="pipes")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def fixed(text: str, *, unsafe: bool = False) -> str:
    after = mended(linted(text.encode(), "draft.md"), unsafe=unsafe)
    return after.draft.data.decode()


def findings(text: str, code: str) -> list[Diagnostic]:
    return [item for item in linted(text.encode(), "draft.md").diagnostics if item.code == code]


def applicability(text: str, code: str) -> list[str | None]:
    return [item.fix.applicability if item.fix else None for item in findings(text, code)]


CLEAN = counted()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("三、收到和处理政府信息公开申请情况", "三、依申请公开政府信息情况"),
        ("五、存在的主要问题及改进情况", "五、存在问题及改进情况"),
        ("（五）不予处理", "（五）不与处理"),
        ("四、结转下年度继续办理", "四、接转下年度继续办理"),
        ("| 12 |", "| １２ |"),
        ("\n四、", "\n三、"),
        ("\n六、其他", "\n七、其他"),
    ],
)
def test_the_forms_words_digits_and_numbers_are_put_back(right: str, wrong: str) -> None:
    assert fixed(counted((right, wrong))) == CLEAN


def test_a_run_of_wrong_section_numbers_is_counted_anew() -> None:
    wrong = counted(("\n四、政", "\n五、政"), ("\n五、存", "\n六、存"), ("\n六、其", "\n七、其"))
    assert applicability(wrong, "S010") == ["safe"]
    assert fixed(wrong) == CLEAN


def test_sections_are_not_renumbered_where_one_may_be_missing() -> None:
    wrong = counted(("五、存在的主要问题及改进情况", "五、政务新媒体运维情况"))
    assert all(item != "safe" for item in applicability(wrong, "S010"))
    assert fixed(wrong) == wrong


def test_a_repeated_number_of_a_sub_heading_gives_way_to_the_next() -> None:
    text = (
        "一、总体情况\n（一）主动公开。更新目录。\n（二）依申请公开。依法答复。\n（二）监督保障。组织培训。\n"
    )
    wrong = counted(("一、总体情况\n", text))
    assert fixed(wrong) == wrong.replace("（二）监督", "（三）监督")
    going_on = counted(("一、总体情况\n", text + "（三）平台建设。维护栏目。\n"))
    assert applicability(going_on, "S010") == ["unsafe"]
    assert fixed(going_on) == going_on
    moved = going_on.replace("（三）平台", "（四）平台").replace("（二）监督", "（三）监督")
    assert fixed(going_on, unsafe=True) == moved


@pytest.mark.parametrize(
    ("last", "is_mended"), [("", True), ("四是强化考核。", True), ("五是强化考核。", False)]
)
def test_a_repeated_number_in_running_text_gives_way_to_the_next(last: str, is_mended: bool) -> None:
    text = f"一、总体情况\n一是更新目录；二是加强培训；二是维护栏目。{last}\n"
    wrong = counted(("一、总体情况\n", text))
    assert fixed(wrong) == (wrong.replace("二是维护", "三是维护") if is_mended else wrong)


def test_blanks_become_0_where_nothing_else_can_stand_there() -> None:
    blanks = {"carried_over__natural_person": "", "denied.state_secret__research": "—"}
    text = counted(**blanks)
    if findings(text, "T007"):
        assert applicability(text, "T007") == ["safe"]
    assert fixed(text) == CLEAN


def test_a_blank_that_may_hold_more_than_0_is_left_to_a_person() -> None:
    names = ("carried_over__business", "carried_over__total", "carried_forward__business")
    both = counted(**dict.fromkeys((*names, "carried_forward__total"), ""))
    assert applicability(both, "T007") == ["unsafe"]
    assert fixed(both) == both
    assert fixed(both, unsafe=True) == CLEAN


def test_a_blank_that_cannot_be_0_gets_no_fix() -> None:
    text = counted(granted__natural_person="")
    assert applicability(text, "T007") == [None]
    assert "| 0 | 0 | 0 | 0 | 0 | 12 |" in fixed(text, unsafe=True)


def test_a_table_with_nothing_filled_in_gets_no_fix() -> None:
    official = skeleton("2021", layout="pipes")
    start = official.index("三、收到")
    end = official.index("四、政府信息公开行政复议")
    table = official[start:end]
    text = official.replace(table, table.replace(" 0 ", "   "))
    assert applicability(text, "T007") == [None]


def test_a_unit_goes_and_a_note_stays() -> None:
    assert fixed(counted(received__total="12件")) == CLEAN
    note = counted(received__total="12（含网上3件）")
    assert fixed(note, unsafe=True) == note


def test_the_wrong_cell_is_mended_only_when_asked() -> None:
    text = counted(handled__total="21")
    assert set(applicability(text, "T101") + applicability(text, "T102")) == {"unsafe"}
    assert fixed(text) == text
    assert fixed(text, unsafe=True) == CLEAN


def test_several_suspects_are_no_fix() -> None:
    review = {"review_and_litigation.review.upheld": "2", "review_and_litigation.review.total": "3"}
    text = skeleton("2021", COUNTED | review, layout="pipes")
    assert applicability(text, "T104") == [None]
    assert fixed(text, unsafe=True) == text


def test_a_figure_of_the_text_is_mended_only_when_asked_and_its_unit_kept() -> None:
    said = "一、总体情况\n全年共收到政府信息公开申请21件。"
    wrong = counted(("一、总体情况\n", said))
    assert applicability(wrong, "N001") == ["unsafe"]
    assert fixed(wrong) == wrong
    assert fixed(wrong, unsafe=True) == wrong.replace("21件", "12件")


def test_a_share_is_mended_with_its_decimals() -> None:
    said = "一、总体情况\n全年主动公开政府信息300条，其中政策文件类100条，占33.5%。"
    wrong = counted(("一、总体情况\n", said))
    assert applicability(wrong, "N002") == ["unsafe"]
    assert fixed(wrong, unsafe=True) == wrong.replace("33.5%", "33.3%")


def test_a_title_beside_its_number_is_certain() -> None:
    said = "一、总体情况\n依据《{}》（国务院令第711号）开展工作。"
    title = "中华人民共和国政府信息公开{}条例"
    wrong = counted(("一、总体情况\n", said.format(title.format("工作"))))
    right = counted(("一、总体情况\n", said.format(title.format(""))))
    assert applicability(wrong, "C010") in (["safe"], [])
    if findings(wrong, "C010"):
        assert fixed(wrong) == right


def test_what_agrees_but_for_script_stays_as_the_draft_has_it() -> None:
    wrong = to_traditional(counted(("（五）不予处理", "（五）不与处理")))
    assert fixed(wrong) == to_traditional(CLEAN)


def test_simplified_words_come_among_traditional_ones_only_when_asked() -> None:
    wrong = to_traditional(counted(("三、收到和处理政府信息公开申请情况", "三、依申请公开政府信息情况")))
    assert applicability(wrong, "S004") == ["unsafe"]
    assert fixed(wrong) == wrong


def test_a_label_that_runs_over_another_line_is_left_alone() -> None:
    text = skeleton("2021", COUNTED).replace("（五）不予处理\n", "（五）不与处理\n以下数据统计至当年年底。\n")
    after = mended(linted(text.encode(), "draft.txt")).draft.data.decode()
    assert "以下数据统计至当年年底。" in after
    assert after.count("\n") == text.count("\n")


def test_the_documentation_lists_the_same_rules_in_both_languages() -> None:
    docs = Path(__file__).parent.parent / "docs"
    english, chinese = (
        re.findall(r"\b[A-Z]\d{3}\b", (docs / name).read_text("utf-8"))
        for name in ("fixes.md", "fixes.zh-CN.md")
    )
    assert english == chinese
    assert set(english) <= codes()
