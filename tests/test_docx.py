"""What a Word file holds, read as it is printed."""

from __future__ import annotations

import pytest

from linter.documents import read
from linter.documents.document import Document
from linter.documents.errors import ReadError
from tests.formats.docx import NAMESPACES, numbering, package, paragraph, run

TABLE = "<w:tbl>{}</w:tbl>"
BOX = "<w:txbxContent>{}</w:txbxContent>"


def word(body: str, **parts: str) -> Document:
    return read(package(body, {f"word/{name}.xml": part for name, part in parts.items()}), "draft.docx")


def text(body: str, **parts: str) -> str:
    return word(body, **parts).text.rstrip("\n")


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<w:") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def test_runs_fields_links_and_controls_are_one_text() -> None:
    body = (
        "<w:p>" + run("政府") + "<w:smartTag>" + run("信息") + "</w:smartTag><w:hyperlink>" + run("公开")
        + '</w:hyperlink><w:fldSimple w:instr="DATE">' + run("2024") + "</w:fldSimple>"
        + "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r>"
        + "<w:sdt><w:sdtPr/><w:sdtContent>" + run("年报") + "</w:sdtContent></w:sdt></w:p>"
    )  # fmt: skip
    assert text(body) == "政府信息公开2024年报"


def test_tracked_insertions_stay_and_deletions_go() -> None:
    body = (
        "<w:p><w:ins>" + run("12") + "</w:ins><w:del><w:r><w:delText>21</w:delText></w:r></w:del>"
        + "<w:moveFrom>" + run("旧") + "</w:moveFrom><w:moveTo>" + run("件") + "</w:moveTo></w:p>"
    )  # fmt: skip
    assert text(body) == "12件"


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next() -> None:
    body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("上半句") + "</w:p>" + paragraph("下半句")
    assert text(body) == "上半句下半句"


def test_rows_and_cells_that_are_deleted_go() -> None:
    gone = row(cell("甲"), cell("1"), properties="<w:trPr><w:del/></w:trPr>")
    kept = row(cell("乙"), cell("2"), cell("3", "<w:cellDel/>"))
    assert text(TABLE.format(gone + kept)) == "乙\t2"


def test_breaks_tabs_hyphens_and_symbols() -> None:
    body = (
        '<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t><w:br w:type="page"/>'
        '<w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="zz"/>'
        "<w:softHyphen/></w:r></w:p>"
    )
    assert text(body) == "一\n二 三-√"


def test_a_break_inside_a_label_leaves_no_trace() -> None:
    label = "<w:p><w:r><w:t>商业</w:t><w:br/><w:t>企业</w:t></w:r></w:p>"
    assert text(TABLE.format(row(cell(label), cell("Net\u00a0\nwork")))) == "商业企业\tNet work"


def test_hidden_text_and_hints_of_controls_are_not_printed() -> None:
    body = (
        "<w:p>" + run("有") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
        + '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
        + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("单击此处")
        + "</w:sdtContent></w:sdt></w:p>"
    )  # fmt: skip
    assert text(body) == "有显"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = BOX.format(paragraph("框里的话"))
    body = (
        "<w:p>" + run("正文") + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        + box + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>" + paragraph("下一段")
    )  # fmt: skip
    assert text(body) == "正文\n框里的话\n下一段"


def test_footnotes_stand_at_the_end() -> None:
    notes = (
        f"<w:footnotes {NAMESPACES}><w:footnote w:type='separator'>{paragraph('线')}</w:footnote>"
        f"<w:footnote w:id='2'>{paragraph('注：含网络申请')}</w:footnote></w:footnotes>"
    )
    body = "<w:p>" + run("正文") + "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    assert text(body, footnotes=notes) == "正文\n注：含网络申请"


def test_cells_merged_across_and_down() -> None:
    header = row(
        cell("信息内容", '<w:vMerge w:val="restart"/>'),
        cell("申请人", '<w:gridSpan w:val="2"/>'),
        cell("总计", '<w:vMerge w:val="restart"/>'),
    )
    second = row(cell("", "<w:vMerge/>"), cell("自然人"), cell("企业"), cell("", "<w:vMerge/>"))
    figures = row(cell("新收"), cell("1"), cell(""), cell("2"))
    assert text(TABLE.format(header + second + figures)) == (
        "信息内容\t申请人\t申请人\t总计\n\t自然人\t企业\t总计\n新收\t1\t\t2"
    )


def test_columns_left_free_before_a_row_are_empty_cells() -> None:
    late = row(cell("2"), cell("3"), properties='<w:trPr><w:gridBefore w:val="1"/></w:trPr>')
    assert text(TABLE.format(row(cell("名称"), cell("0"), cell("1")) + late)) == "名称\t0\t1\n\t2\t3"


def test_cells_merged_in_the_old_way() -> None:
    merged = row(cell("标题", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("5"))
    assert text(TABLE.format(merged + row(cell("甲"), cell("乙"), cell("6")))) == "标题\t\t5\n甲\t乙\t6"


def test_a_frame_around_the_report_is_no_table() -> None:
    inner = TABLE.format(row(cell("规章"), cell("1")))
    body = TABLE.format(row(cell(paragraph("一、总体情况") + inner + paragraph("完"))))
    document = word(body)
    assert document.text == "一、总体情况\n规章\t1\n完\n"
    assert [origin.paragraph for origin in document.origins] == [1, None, None, 2]


def test_a_table_cut_in_two_reads_on() -> None:
    halves = TABLE.format(row(cell("甲"), cell("1"))) + TABLE.format(row(cell("乙"), cell("2")))
    document = word(halves)
    assert document.text == "甲\t1\n乙\t2\n"
    assert [(o.table, o.row, o.column) for o in document.origins] == [
        (1, 1, 1),
        (1, 1, 2),
        (2, 1, 1),
        (2, 1, 2),
    ]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    wrapped = "<w:sdt><w:sdtContent>" + cell("1") + "</w:sdtContent></w:sdt>"
    body = TABLE.format("<w:sdt><w:sdtContent>" + row(cell("甲"), wrapped) + "</w:sdtContent></w:sdt>")
    assert text(body) == "甲\t1"


def test_a_file_in_the_strict_namespace_is_read_the_same() -> None:
    strict = package(paragraph("一、总体情况"))
    document = read(strict, "draft.docx")
    part = f"<w:document {NAMESPACES}><w:body>{paragraph('一、总体情况')}</w:body></w:document>".replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(package("", {"word/document.xml": part}), "draft.docx").text == document.text


def test_a_file_of_pictures_only_says_so() -> None:
    with pytest.raises(ReadError) as caught:
        word("<w:p><w:r><w:drawing/></w:r></w:p>")
    assert "没有文字" in caught.value.zh


def test_without_lxml_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.documents.optional.find_spec", lambda name: None)
    for data, path in ((package(paragraph("文")), "draft.docx"), (b"<html><p>text", "draft.html")):
        with pytest.raises(ReadError) as caught:
            read(data, path)
        assert "pip install 'reportlint[all]'" in caught.value.zh
        assert "pip install 'reportlint[all]'" in caught.value.en


def _numbered(text: str, level: int = 0, list_id: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


@pytest.mark.parametrize(
    ("form", "pattern", "printed"),
    [
        ("chineseCounting", "%1、", ("一、", "二、")),
        ("chineseCountingThousand", "第%1部分", ("第一部分 ", "第二部分 ")),
        ("ideographDigital", "%1．", ("一．", "二．")),
        ("japaneseCounting", "（%1）", ("（一）", "（二）")),
        ("decimal", "%1.", ("1.", "2.")),
        ("decimalFullWidth", "%1、", ("１、", "２、")),
        ("decimalEnclosedCircle", "%1", ("① ", "② ")),
        ("upperRoman", "%1.", ("I.", "II.")),
        ("lowerLetter", "%1)", ("a)", "b)")),
        ("chineseLegalSimplified", "%1、", ("壹、", "贰、")),
        ("bullet", "\uf0b7", ("", "")),
        ("none", "其", ("其 ", "其 ")),
    ],
)
def test_the_number_formats_of_word(form: str, pattern: str, printed: tuple[str, str]) -> None:
    lines = text(_numbered("总体") + _numbered("情况"), numbering=numbering([[(form, pattern, "")]]))
    assert lines == f"{printed[0]}总体\n{printed[1]}情况"


LEVELS = [("chineseCounting", "%1、", ""), ("decimal", "%1.%2", ""), ("decimal", "（%3）", "")]


def test_a_level_begins_anew_below_the_next_number_above_it() -> None:
    body = "".join(
        _numbered(word, level) for word, level in (("甲", 0), ("乙", 1), ("丙", 1), ("丁", 0), ("戊", 1))
    )
    assert text(body, numbering=numbering([LEVELS])) == "一、甲\n一.1 乙\n一.2 丙\n二、丁\n二.1 戊"


def test_a_paragraph_between_does_not_begin_a_list_anew() -> None:
    body = _numbered("甲") + paragraph("正文") + _numbered("乙")
    assert text(body, numbering=numbering([LEVELS])) == "一、甲\n正文\n二、乙"


def test_two_lists_count_apart_and_one_may_begin_elsewhere() -> None:
    part = numbering([LEVELS, LEVELS]).replace(
        '<w:num w:numId="2">', '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num><w:num w:numId="2">',
    )  # fmt: skip
    body = _numbered("甲") + _numbered("乙", list_id=2) + _numbered("丙") + _numbered("丁", list_id=3)
    assert text(body, numbering=part) == "一、甲\n一、乙\n二、丙\n五、丁"


def test_a_style_gives_its_paragraphs_numbers_and_a_paragraph_may_refuse() -> None:
    styled = '<w:pStyle w:val="heading1"/>'
    refused = styled + '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        paragraph("甲", styled) + paragraph("乙", refused) + paragraph("丙", '<w:pStyle w:val="heading2"/>')
    )
    assert text(body) == "一、甲\n乙\n（一）丙"


def test_numbers_in_cells_are_part_of_their_text() -> None:
    body = TABLE.format(row(cell(_numbered("新收")), cell("1")) + row(cell(_numbered("结转")), cell("2")))
    assert text(body, numbering=numbering([LEVELS])) == "一、新收\t1\n二、结转\t2"
