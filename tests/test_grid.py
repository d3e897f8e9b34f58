"""How merged cells are written out row by row."""

from __future__ import annotations

from linter.documents.grid import Cell, lay_out
from linter.documents.rendering import Rendering


def lines(*cells: Cell) -> list[str]:
    return ["|".join(place.text for place in row) for row in lay_out(cells)]


def test_a_header_over_columns_and_rows_is_written_in_each() -> None:
    assert lines(
        Cell(0, 0, "维持", row_span=2), Cell(0, 1, "诉讼", column_span=2),
        Cell(1, 1, "维持"), Cell(1, 2, "总计"),
        Cell(2, 0, "1"), Cell(2, 1, "2"), Cell(2, 2, "3"),
    ) == ["维持|诉讼|诉讼", "维持|维持|总计", "1|2|3"]  # fmt: skip


def test_the_corner_above_the_labels_is_written_once() -> None:
    assert lines(
        Cell(0, 0, "勾稽", row_span=2, column_span=2), Cell(0, 2, "自然人", row_span=2), Cell(0, 3, "企业"),
        Cell(1, 3, "商业"),
        Cell(2, 0, "新收", column_span=2), Cell(2, 2, "1"), Cell(2, 3, ""),
        Cell(3, 0, "结果", row_span=2), Cell(3, 1, "公开"), Cell(3, 2, "1"), Cell(3, 3, "0"),
        Cell(4, 1, "总计"), Cell(4, 2, "1"), Cell(4, 3, "0"),
    ) == ["勾稽||自然人|企业", "||自然人|商业", "新收||1|", "结果|公开|1|0", "|总计|1|0"]  # fmt: skip


def test_a_corner_of_several_empty_cells_does_not_hide_the_header() -> None:
    assert lines(
        Cell(0, 0, ""), Cell(0, 1, ""), Cell(0, 2, "单位", column_span=2),
        Cell(1, 0, ""), Cell(1, 1, ""), Cell(1, 2, "商业"), Cell(1, 3, "科研"),
        Cell(2, 0, "结果"), Cell(2, 1, "公开"), Cell(2, 2, "1"), Cell(2, 3, "0"),
    ) == ["||单位|单位", "||商业|科研", "结果|公开|1|0"]  # fmt: skip


def test_a_figure_over_several_columns_is_written_once() -> None:
    assert lines(
        Cell(0, 0, "内容"), Cell(0, 1, "甲"), Cell(0, 2, "乙"),
        Cell(1, 0, "收费"), Cell(1, 1, "12.5", column_span=2),
    ) == ["内容|甲|乙", "收费|12.5|"]  # fmt: skip


def test_parts_of_a_table_have_their_own_columns() -> None:
    assert lines(
        Cell(0, 0, "第（一）项", column_span=4),
        Cell(1, 0, "内容"), Cell(1, 1, "甲"), Cell(1, 2, "乙"), Cell(1, 3, "丙"),
        Cell(2, 0, "第（八）项", column_span=4),
        Cell(3, 0, "内容"), Cell(3, 1, "金额", column_span=3),
        Cell(4, 0, "收费"), Cell(4, 1, "0", column_span=3),
    ) == ["第（一）项", "内容|甲|乙|丙", "第（八）项", "内容|金额", "收费|0"]  # fmt: skip


def test_a_row_left_blank_keeps_its_cells() -> None:
    blank = [Cell(1, column, "") for column in range(3)]
    assert lines(Cell(0, 0, "维持"), Cell(0, 1, "纠正"), Cell(0, 2, "总计"), *blank) == [
        "维持|纠正|总计",
        "||",
    ]


def test_cells_that_overlap_and_reach_out_of_the_table_are_still_written() -> None:
    assert lines(Cell(0, 0, "甲", row_span=99, column_span=9999), Cell(1, 0, "乙"), Cell(1, 1, "1"))


def test_no_cell_holds_a_tab_or_a_line_break() -> None:
    rendering = Rendering()
    rendering.table([Cell(0, 0, "商业\r\n 企业\u2028"), Cell(0, 1, "a\tb\nc"), Cell(0, 2, "\u00a0\u200b")])
    rendering.paragraph(" 一\t二\u0007 \n\n 三 ")
    rendering.paragraph("\u3000 \n")
    document = rendering.document("draft.docx", "docx")
    assert document.text == "商业企业\ta b c\t\n一 二\n三\n"
    assert [document.slice(origin.span) for origin in document.origins] == [
        "商业企业",
        "a b c",
        "",
        "一 二\n三",
    ]


def test_the_origin_of_a_blank_cell_is_found_at_its_place() -> None:
    rendering = Rendering()
    rendering.table([Cell(0, 0, "甲"), Cell(0, 1, ""), Cell(0, 2, "")])
    document = rendering.document("draft.docx", "docx")
    assert document.text == "甲\t\t\n"
    columns = [origin.column for offset in range(4) if (origin := document.origin_at(offset))]
    assert columns == [1, 1, 2, 3]
    assert document.origin_at(4) is None
