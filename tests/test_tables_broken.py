"""Tables that pages, scanners and merged cells have pulled apart."""

from __future__ import annotations

from linter.documents import read as read_file
from linter.report.tables import read_tables
from linter.skeleton import skeleton
from tests.test_tables import applications, kinds, read, row

HEADER = "自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
ZEROS = "0\n" * 7
PADDED = [f"applications.{r}.{c}" for r in ("granted", "handled") for c in ("natural_person", "total")]


def in_lines(text: str) -> str:
    """A skeleton whose applications table has each row of figures on one line behind its label."""
    return text.replace("\n" + ZEROS, " 0 0 0 0 0 0 0\n")


def test_digits_that_a_scanner_set_apart_are_one_cell_a_line() -> None:
    _, table = applications("（一）予以公开\n" + ZEROS, "（一）予以公开\n7\n1 2\n5\n0\n0\n0\n2 4\n")
    assert row(table, "granted") == [7, 12, 5, 0, 0, 0, 24]


def test_spaced_digits_and_blank_lines_are_never_taken_for_more_cells() -> None:
    _, table = applications("（一）予以公开\n" + ZEROS, "（一）予以公开\n\n1\n5\n1\n0\n0\n1 2\n")
    assert row(table, "granted") == [None, 1, 5, 1, 0, 0, 12]


def test_a_label_written_out_over_merged_cells_is_one_row() -> None:
    label = "四、结转下年度接续办理"
    _, table = applications(
        "四、结转下年度继续办理\n" + ZEROS, f"| {label} | {label} | {label} | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
    )
    assert kinds(table) == [("altered_label", "carried_forward")]
    assert row(table, "carried_forward") == [1, 0, 0, 0, 0, 0, 1]


def test_empty_cells_that_all_stand_before_the_figures_are_not_read() -> None:
    label = "（一）予以公开"
    row_of_eight = f"{label}{'|' * 8}\n"
    wide = "四、结转下年度继续办理" + "|结转下年度继续办理" * 8
    text = skeleton("2021").replace(f"{label}\n" + ZEROS, row_of_eight)
    old = "四、结转下年度继续办理\n" + ZEROS
    assert row_of_eight in text and old in text
    _, tables = read(text.replace(old, f"{wide} | 1 | 0 | 0 | 0 | 0 | 0 | 1\n"))
    assert "granted" not in {row_id for row_id, _ in tables["applications"].cells}
    assert ("unreadable", "granted") in kinds(tables["applications"])


def test_a_total_of_the_next_table_moves_no_row_of_this_one() -> None:
    text = skeleton("2021").replace("结转下年度继续办理", "结转下年度接续办理")
    _, tables = read(text)
    assert kinds(tables["applications"]) == [("altered_label", "carried_forward")]


def test_halves_of_labels_on_two_lines_are_joined() -> None:
    lines = "自然人 商业 科研 社会公益组织 法律服务机构 其他 法人 总计\n企业 机构 小计\n"
    text = skeleton("2021")
    assert HEADER in text
    text = in_lines(text.replace(HEADER, lines)).replace(" 0 0 0 0 0 0 0\n", " 9 1 2 3 4 5 15 24\n")
    _, tables = read(text)
    assert row(tables["applications"], "granted") == [9, 1, 2, 3, 4, 5, 24]
    assert kinds(tables["applications"]) == [("unexpected_column", None)]


def test_a_label_broken_by_the_page_is_not_altered() -> None:
    old = "2.没有现成信息需要另行制作 0 0 0 0 0 0 0\n"
    text = in_lines(skeleton("2021"))
    assert old in text
    broken = "（四）无法 2.没有现成信息需要另 三、本 0 0 0 0 0 0 0\n提供 行制作\n"
    _, tables = read(text.replace("（四）无法提供\n", "").replace(old, broken))
    assert kinds(tables["applications"]) == []
    assert row(tables["applications"], "unavailable.must_be_created") == [0] * 7


def test_figures_torn_over_two_lines_are_not_read() -> None:
    old = "（一）予以公开 0 0 0 0 0 0 0\n"
    text = in_lines(skeleton("2021"))
    _, tables = read(text.replace(old, "309\n（一）予以公开 384 48 76 55 7 90\n0 660\n"))
    assert "granted" not in {row_id for row_id, _ in tables["applications"].cells}


def test_a_paragraph_below_the_table_that_begins_with_a_figure_is_no_cell() -> None:
    old = "四、结转下年度继续办理\n" + ZEROS
    _, table = applications(old, old + "3 件涉及征地补偿，均已妥善办理\n")
    assert kinds(table) == []
    assert row(table, "carried_forward") == [0] * 7


def test_outcomes_each_followed_by_a_figure_or_an_empty_line() -> None:
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    figures = ["", "2", "", "", "2"]
    body = "".join(f"{label}\n{figure}\n" for label, figure in zip(outcomes, figures, strict=True))
    groups = ("行政复议", "未经复议直接起诉", "复议后起诉")
    document, _ = read("四、政府信息公开行政复议、行政诉讼情况\n" + "".join(f"{g}\n{body}" for g in groups))
    table = read_tables(document)["review_and_litigation"]
    for group in ("review", "litigation_direct", "litigation_after_review"):
        read_row = [table.cells[group, c].value for c in ("upheld", "corrected", "other", "pending", "total")]
        assert read_row == [None, 2, None, None, 2]


def test_what_merged_cells_leave_below_the_groups_is_no_row_of_blanks() -> None:
    outcomes = "结果维持\n\n结果纠正\n\n其他结果\n\n尚未审结\n\n总计\n\n" * 3
    groups = "行政复议\n\n\n\n\n\n行政诉讼\n\n\n\n\n\n未经复议直接起诉\n\n\n\n\n\n复议后起诉\n"
    figures = "\n\n".join(str(figure) for figure in range(15))
    _, tables = read(f"四、政府信息公开行政复议、行政诉讼情况\n{groups}{outcomes}{figures}\n")
    table = tables["review_and_litigation"]
    assert [cell.value for cell in table.cells.values()] == list(range(15))


def test_blank_cells_beside_the_groups_of_a_page_are_no_row() -> None:
    groups = [["行政复议", *[""] * 4, "行政诉讼", *[""] * 9]]
    groups += [[*[""] * 5, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4]]
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3
    rows = [*groups, outcomes, [str(figure) for figure in range(15)]]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = f"<html><body><p>四、政府信息公开行政复议、行政诉讼情况</p><table>{cells}</table></body></html>"
    table = read_tables(read_file(page.encode(), "draft.html"))["review_and_litigation"]
    assert [cell.value for cell in table.cells.values()] == list(range(15))


def test_a_row_whose_label_takes_fewer_cells_is_filled_up_at_its_end() -> None:
    text = skeleton("2021", layout="pipes", cells=dict.fromkeys(PADDED, "4"))
    start, end = text.index("| 一、本年新收"), text.index("四、政府信息公开行政复议")
    lines = [line + "  |" for line in text[start:end].rstrip().split("\n")]
    for index, label in enumerate(lines):
        if "（一）予以公开" in label:  # its group stands beside it, in a cell of its own
            lines[index] = "| 三、本年度办理结果 " + label.removesuffix("  |")
    _, tables = read(text[:start] + "\n".join(lines) + "\n" + text[end:])
    assert row(tables["applications"], "handled") == [4, 0, 0, 0, 0, 0, 4]
    assert row(tables["applications"], "granted") == [4, 0, 0, 0, 0, 0, 4]


def test_zero_width_blanks_beside_figures_are_no_part_of_them() -> None:
    _, table = applications("（一）予以公开\n" + ZEROS, "（一）予以公开\t" + "\u200b7\t" * 7 + "\n")
    assert row(table, "granted") == [7] * 7


def test_semicolons_part_the_cells_of_a_row() -> None:
    _, table = applications("（一）予以公开\n" + ZEROS, "（一）予以公开;7;;5;0;0;0;12\n")
    assert row(table, "granted") == [7, None, 5, 0, 0, 0, 12]


def test_column_labels_on_every_row_accuse_no_column() -> None:
    columns = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    figures = "，".join(f"{column}0件" for column in columns) + "\n"
    _, tables = read(skeleton("2021").replace("\n" + ZEROS, "：" + figures))
    assert [(kind, row_id) for kind, row_id in kinds(tables["applications"])] == [("unreadable", None)]
