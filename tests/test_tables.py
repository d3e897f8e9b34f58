"""Reading the statutory tables: where each cell stands, and what is said to be unreadable."""

from __future__ import annotations

import re

import pytest

from linter.documents.document import Document
from linter.report.report import Irregularity, Table
from linter.report.tables import read_tables
from linter.skeleton import skeleton

APPLICANTS = [
    "natural_person",
    "business",
    "research",
    "public_interest",
    "legal_service",
    "other_organization",
]
GRANTED = "（一）予以公开\n" + "0\n" * 7


def read(text: str) -> tuple[Document, dict[str, Table]]:
    document = Document("draft.txt", "text", text)
    return document, read_tables(document)


def applications(old: str = "", new: str = "") -> tuple[Document, Table]:
    text = skeleton("2021")
    assert old in text
    document, tables = read(text.replace(old, new, 1))
    return document, tables["applications"]


def row(table: Table, row_id: str) -> list[object]:
    return [table.cells[row_id, column].value for column in (*APPLICANTS, "total")]


def kinds(table: Table) -> list[tuple[str, str | None]]:
    return [(item.kind, item.row) for item in table.irregularities]


def only(table: Table) -> Irregularity:
    assert len(table.irregularities) == 1, table.irregularities
    return table.irregularities[0]


def test_a_cell_stands_where_it_is_printed() -> None:
    document, table = applications(GRANTED, "（一）予以公开\n7\n0\n5\n0\n0\n0\n12\n")
    cell = table.cells["granted", "research"]
    label_row, _ = document.position(table.labels["granted"].start)
    assert (document.position(cell.span.start), document.slice(cell.span)) == ((label_row + 3, 1), "5")
    assert row(table, "granted") == [7, 0, 5, 0, 0, 0, 12]


@pytest.mark.parametrize(
    "printed",
    [
        "（一）予以公开 7 0 5 0 0 0 12\n",
        "（一）予以公开\n7 0 5\n0 0 0 12\n",
        "（一）予以公开\t7\t0\t5\t0\t0\t0\t12\n",
        "| （一）予以公开 | 7 | 0 | 5 | 0 | 0 | 0 | 12 |\n",
        "│（一）予以公开│7│0│5│0│0│0│12│\n",
        "（一）予\n以公开\n7\n0\n5\n0\n0\n0\n12\n",
        "（一）予以 7 0 5 0 0 0 12\n公开\n",
        "(一) 予以公开   7   0   5   0   0   0   1 2\n",
        "三、本年度办理结果 （一）予以公开 7 0 5 0 0 0 12\n",
        "（一）予以公开\n7\n0\n- 4 -\n5\n0\n0\n0\n12\n",
        "（一）予以公开\n7\n\n0\n\n5\n\n0\n\n0\n\n0\n\n12\n\n",
        "7 0 5 0 0 0 12\n（一）予以公开\n",
    ],
)
def test_a_row_is_read_in_whatever_layout_it_stands(printed: str) -> None:
    _, table = applications(GRANTED, printed)
    assert row(table, "granted") == [7, 0, 5, 0, 0, 0, 12]
    assert not [item for item in table.irregularities if item.row == "granted"]


def test_figures_above_their_label_go_to_the_label() -> None:
    text = re.sub(r"\n((?:0\n){7})", lambda match: f" {' '.join(match[1].split())}\n", skeleton("2021"))
    assert "1.属于国家秘密 0 0 0 0 0 0 0\n" in text
    above = "（三）不予公开\n1 0 0 0 0 0 1\n1.属于国家秘密\n"
    text = text.replace("（三）不予公开\n1.属于国家秘密 0 0 0 0 0 0 0\n", above)
    text = text.replace("3.危及“三安全一稳定” 0 0 0 0 0 0 0\n", "2 0 0 0 0 0 2\n3.危及“三安全一稳定”\n")
    _, tables = read(text)
    assert row(tables["applications"], "denied.state_secret") == [1, 0, 0, 0, 0, 0, 1]
    assert row(tables["applications"], "denied.prohibited_by_law") == [0] * 7
    assert row(tables["applications"], "denied.three_securities_one_stability") == [2, 0, 0, 0, 0, 0, 2]
    assert not tables["applications"].irregularities


def test_an_empty_line_among_the_figures_is_an_empty_cell() -> None:
    _, table = applications(GRANTED, "（一）予以公开\n7\n\n5\n\n\n\n12\n")
    assert row(table, "granted") == [7, None, 5, None, None, None, 12]
    assert table.cells["granted", "business"].state == "blank"


def test_a_row_with_too_few_figures_is_unreadable_and_not_guessed() -> None:
    _, table = applications(GRANTED, "（一）予以公开\n7\n0\n5\n12\n")
    assert (only(table).kind, only(table).row) == ("unreadable", "granted")
    assert ("granted", "total") not in table.cells


def test_run_together_figures_make_a_table_unreadable_as_a_whole() -> None:
    text = skeleton("2021")
    start, end = text.index("一、本年新收"), text.index("四、政府信息公开行政")
    glued = text[start:end].replace("\n", "").replace("0000000", "1200012")
    _, tables = read(text[:start] + glued + "\n" + text[end:])
    assert [(item.kind, item.reason) for item in tables["applications"].irregularities] == [
        ("unreadable", "table")
    ]
    assert not tables["applications"].cells


def test_zeros_run_together_are_as_many_cells_as_there_are_columns() -> None:
    _, table = applications(GRANTED, "（一）予以公开0000000\n")
    assert row(table, "granted") == [0] * 7


def test_the_header_decides_the_order_of_the_columns() -> None:
    text = skeleton("2021").replace("自然人\n法人或其他组织\n总计\n商业企业\n", "总计\n自然人\n商业企业\n", 1)
    text = text.replace(GRANTED, "（一）予以公开\n12\n7\n0\n5\n0\n0\n0\n")
    _, tables = read(text)
    assert row(tables["applications"], "granted") == [7, 0, 5, 0, 0, 0, 12]


def test_a_header_broken_over_lines_is_read_by_its_letters() -> None:
    old = "自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
    _, table = applications(old, "自然 商业 科研 社会公益 法律服务 其他 总计\n人 企业 机构 组织 机构\n")
    assert len(table.cells) == 175
    assert not table.irregularities


def test_a_missing_row_is_said_where_it_belongs() -> None:
    document, table = applications(GRANTED)
    assert (only(table).kind, only(table).row, only(table).expected) == (
        "missing_row",
        "granted",
        "（一）予以公开",
    )
    assert only(table).span.start == only(table).span.end
    assert document.folded.startswith("部分公开", only(table).span.start)


def test_an_added_column_is_named_and_the_others_keep_their_figures() -> None:
    text = skeleton("2021").replace("法律服务机构\n其他\n", "法律服务机构\n其他\n法人小计\n", 1)
    start, end = text.index("一、本年新收"), text.index("四、政府信息公开行政")
    body = text[start:end].replace("0\n" * 7, "1\n0\n0\n0\n0\n2\n2\n3\n")
    document, tables = read(text[:start] + body + text[end:])
    table = tables["applications"]
    assert row(table, "granted") == [1, 0, 0, 0, 0, 2, 3]
    assert (only(table).kind, document.slice(only(table).span)) == ("unexpected_column", "法人小计")


@pytest.mark.parametrize(
    ("old", "new", "row_id"),
    [
        ("三、本年度办理结果", "三、本年度办结理果", "results"),
        ("7.属于行政执法案卷", "7.属于行政执法卷宗", "denied.enforcement_case_file"),
        ("（七）总计", "（六）总计", "handled"),
        ("一、本年新收", "一一、本年新收", "received"),
    ],
)
def test_an_altered_label_is_placed_with_its_ordinal(old: str, new: str, row_id: str) -> None:
    document, table = applications(old, new)
    assert (only(table).kind, only(table).row) == ("altered_label", row_id)
    assert document.slice(only(table).span).startswith(new[: new.index("、") if "、" in new else 2])
    assert len(table.cells) == 175


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("（三）不予公开", "(三)不予公开"),
        ("2.其他法律行政法规禁止公开", "2、其他法律 行政法规禁止公开"),
        ("3.危及“三安全一稳定”", "3.危及三安全一稳定"),
        ("（七）总计", "（七）总 计"),
        ("1.属于国家秘密", "1.屬於國家秘密"),
        ("（二）部分公开", "（⼆）部分公开"),
    ],
)
def test_punctuation_width_blanks_and_script_alter_no_label(old: str, new: str) -> None:
    _, table = applications(old, new)
    assert not table.irregularities
    assert len(table.cells) == 175


def test_a_row_that_the_form_lacks_is_named() -> None:
    document, table = applications("（四）无法提供\n", "不予公开小计\n" + "0\n" * 7 + "（四）无法提供\n")
    assert (only(table).kind, only(table).row) == ("unexpected_row", None)
    assert document.slice(only(table).span).startswith("不予公开小计")
    assert len(table.cells) == 175


def test_a_subtotal_in_the_heading_of_a_group_is_said() -> None:
    _, table = applications("（三）不予公开\n", "（三）不予公开\n" + "0\n" * 7)
    assert kinds(table) == [("unexpected_row", "denied")]


@pytest.mark.parametrize("cells", ["\n" * 7, "0\n" * 7, "1\n\n\n\n\n\n1\n", "/\n" * 7])
def test_a_row_that_comes_twice_is_one_too_many_even_blank(cells: str) -> None:
    twice = f"1.信访举报投诉类申请\n{cells}" * 2
    document, table = applications("1.信访举报投诉类申请\n" + "0\n" * 7, twice)
    found = only(table)
    assert (found.kind, found.row, found.reason) == (
        "unexpected_row",
        "not_processed.petition_or_complaint",
        "duplicate",
    )
    assert found.span.start == document.text.rindex("信访举报投诉类申请")


def test_the_last_row_may_come_twice_with_more_lines_below_it() -> None:
    blank, label = "\n\u00a0\n" * 7, "四、结转下年度继续办理\n"
    text = skeleton("2021").replace("\n0" * 7, "\n" + "\n0\n" * 7)
    spaced = label + "\n0\n" * 7
    assert spaced in text
    _, tables = read(text.replace(spaced, f"{label}{blank}\n{label}{blank}"))
    (found,) = tables["applications"].irregularities
    assert (found.kind, found.row, found.reason) == ("unexpected_row", "carried_forward", "duplicate")


def test_an_altered_label_that_a_cell_breaks_is_one_label() -> None:
    text = skeleton("2021", layout="pipes").replace("结转下年度继续办理", "结转下年<br>度接续办理")
    _, tables = read(text)
    assert kinds(tables["applications"]) == [("altered_label", "carried_forward")]
    assert row(tables["applications"], "carried_forward") == [0] * 7


def test_the_words_of_a_merged_cell_on_lines_of_their_own_are_one_row() -> None:
    label = "四、结转下年度继续办理\n"
    _, table = applications(label + "0\n" * 7, label + "\n" + label + "0\n" * 7)
    assert kinds(table) == []


def test_a_turned_table_is_read_by_its_labels() -> None:
    text = skeleton("2021")
    start, end = text.index("申请人情况\n"), text.index("四、政府信息公开行政")
    labels = [line for line in text[start:end].splitlines() if not line.isdecimal()]
    rows = labels[labels.index("一、本年新收政府信息公开申请数量") :]
    columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    body = "".join(f"{name}\n" + f"{number}\n" * 25 for number, name in enumerate(columns))
    _, tables = read(text[:start] + "\n".join(rows) + "\n" + body + text[end:])
    assert row(tables["applications"], "denied.third_party_rights") == [0, 1, 2, 3, 4, 5, 6]


def test_a_sentence_that_names_rows_is_no_table() -> None:
    text = "本年新收政府信息公开申请数量5件，其中属于国家秘密1件，补正后申请内容仍不明确2件。\n"
    _, tables = read(text)
    assert not tables


def test_tables_in_an_annex_and_in_another_order_are_found() -> None:
    text = skeleton("2021")
    first, second = text.index("二、主动公开"), text.index("三、收到和处理")
    document, tables = read(text[:first] + text[second:] + text[first:second])
    assert {name: len(table.cells) for name, table in tables.items()} == {
        "active_disclosure": 10,
        "applications": 175,
        "review_and_litigation": 15,
    }
    assert tables["active_disclosure"].span.start > tables["applications"].span.end
    assert document.slice(tables["applications"].span).startswith("本列数据的勾稽关系")


@pytest.mark.parametrize("form_id", ["2019", "2021"])
def test_a_table_is_bound_to_the_form_that_it_looks_like(form_id: str) -> None:
    _, tables = read(skeleton(form_id))
    assert {tables["active_disclosure"].form, tables["applications"].form} == {form_id}


def test_a_column_of_the_other_form_is_told() -> None:
    old = "本年处理决定数量\n行政许可\n0\n"
    new = "上一年项目数量\n本年增/减\n处理决定数量\n行政许可\n4\n1\n5\n"
    text = skeleton("2021")
    assert old in text
    document, tables = read(text.replace(old, new, 1))
    table = tables["active_disclosure"]
    assert table.form == "2021"
    assert table.cells["licences", "decisions"].value == 5
    assert {item.kind for item in table.irregularities} == {"other_form"}
    assert document.slice(table.irregularities[0].span) == "上一年项目数量"


REVIEW = "行政复议\n行政诉讼\n"
OUTCOMES = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"


@pytest.mark.parametrize(
    "printed",
    [
        "行政复议 行政诉讼\n"
        + "结果维持 结果纠正 其他结果 尚未审结 总计 " * 3
        + "\n1 2 3 4 10 0 0 0 0 0 5 0 0 0 5\n",
        "行政复议\n"
        + OUTCOMES
        + "1\n2\n3\n4\n10\n未经复议直接起诉\n"
        + OUTCOMES
        + "0\n" * 5
        + "复议后起诉\n"
        + OUTCOMES
        + "5\n0\n0\n0\n5\n",
        "| | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|---|---|---|---|---|---|\n"
        "| 行政复议 | 1 | 2 | 3 | 4 | 10 |\n| 未经复议直接起诉 | 0 | 0 | 0 | 0 | 0 |\n"
        "| 复议后起诉 | 5 | 0 | 0 | 0 | 5 |\n",
        "行政复议\n"
        + "结\n果\n维\n持\n结\n果\n纠\n正\n其\n他\n结\n果\n尚\n未\n审\n结\n总\n计\n" * 1
        + "行政诉讼\n未经复议直接起诉\n复议后起诉\n"
        + OUTCOMES * 2
        + "1 2 3 4 10 0 0 0 0 0 5 0 0 0 5\n",
    ],
)
def test_the_table_of_reviews_and_suits_is_read_in_each_shape(printed: str) -> None:
    text = skeleton("2021")
    start, end = text.index(REVIEW), text.index("五、存在的主要问题")
    _, tables = read(text[:start] + printed + text[end:])
    cells = tables["review_and_litigation"].cells
    columns = ["upheld", "corrected", "other", "pending", "total"]
    assert [cells["review", column].value for column in columns] == [1, 2, 3, 4, 10]
    assert [cells["litigation_direct", column].value for column in columns] == [0] * 5
    assert [cells["litigation_after_review", column].value for column in columns] == [5, 0, 0, 0, 5]
