"""Writers: what is changed in a file, and that all else stays as it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from linter.documents import read
from linter.documents.document import Document, Span
from linter.documents.errors import WriteError
from linter.documents.repacking import add_entry, replace_entry
from linter.documents.splicing import splice
from linter.documents.writing import rewrite
from tests.formats import docx
from tests.formats.docx import NAMESPACES, package, paragraph, run

MAIN = "word/document.xml"


def at(document: Document, text: str, nth: int = 0) -> Span:
    """Where a text stands in what was read."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(text, start + 1)
    return Span(start, start + len(text))


def changed(data: bytes, path: str, changes: Mapping[str, str]) -> bytes:
    document = read(data, path)
    return rewrite(data, document, [(at(document, old), new) for old, new in changes.items()])


def main_part(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(MAIN).decode()


def word(body: str, changes: Mapping[str, str], parts: Mapping[str, str | bytes] | None = None) -> str:
    """The main part of a Word file after changes, without what stands around the body."""
    xml = main_part(changed(package(body, parts), "draft.docx", changes))
    return xml.partition("<w:body>")[2].removesuffix("<w:sectPr/></w:body></w:document>")


def cell(content: str) -> str:
    return f"<w:tc><w:tcPr/>{content}</w:tc>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(map(cell, cells)) + "</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def test_a_word_keeps_the_format_of_its_runs() -> None:
    bold = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">函【2021】</w:t></w:r>'
    body = f"<w:p>{run('国办公开办')}{bold}{run('30号')}</w:p>"
    assert word(body, {"国办公开办函【2021】30号": "国办公开办函〔2021〕30号"}) == body.replace(
        "【2021】", "〔2021〕"
    )


def test_a_change_over_several_runs_stays_in_each_as_far_as_it_can() -> None:
    body = f"<w:p>{run('一二')}{run('三四')}{run('五六')}</w:p>"
    assert word(body, {"二三四五": "贰叁"}) == f"<w:p>{run('一贰叁')}{run('')}{run('六')}</w:p>"


def test_what_is_put_in_between_two_runs_goes_behind_the_first() -> None:
    body = f"<w:p>{run('甲')}{run('乙')}</w:p>"
    assert word(body, {"甲乙": "甲丙乙"}) == f"<w:p>{run('甲丙')}{run('乙')}</w:p>"


def test_marks_of_xml_are_escaped_and_blanks_at_the_ends_kept() -> None:
    body = "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>"
    assert word(body, {"甲乙": "甲&< 乙>"}) == (
        '<w:p><w:r><w:t xml:space="preserve">甲&amp;&lt; </w:t></w:r><w:r><w:t>乙&gt;</w:t></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("empty", "filled"),
    [
        ("<w:p/>", "<w:p><w:r><w:t>0</w:t></w:r></w:p>"),
        ('<w:p w:rsidR="00A1"/>', '<w:p w:rsidR="00A1"><w:r><w:t>0</w:t></w:r></w:p>'),
        (
            '<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:sz w:val="18"/></w:rPr></w:pPr></w:p>',
            '<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:sz w:val="18"/></w:rPr></w:pPr>'
            '<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>0</w:t></w:r></w:p>',
        ),
        (
            "<w:p><w:r><w:rPr><w:i/></w:rPr></w:r></w:p>",
            "<w:p><w:r><w:rPr><w:i/></w:rPr></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>0</w:t></w:r></w:p>",
        ),
    ],
)
def test_an_empty_cell_gets_a_run_in_the_format_of_its_paragraph(empty: str, filled: str) -> None:
    def body(content: str) -> str:
        return table(row(paragraph("指标"), paragraph("数量")), row(paragraph("本年新收"), content))

    data = package(body(empty))
    document = read(data, "draft.docx")
    origin = document.origins[-1]
    assert (origin.row, origin.column, document.slice(origin.span)) == (2, 2, "")
    assert body(filled) in main_part(rewrite(data, document, [(origin.span, "0")]))


def test_every_other_part_of_a_word_file_stays_byte_for_byte() -> None:
    noise = bytes(range(256)) * 40
    data = package(paragraph("甲乙"), {"word/media/image1.png": noise, "docProps/app.xml": "<Properties/>"})
    after = changed(data, "draft.docx", {"乙": "丙" * 500})
    start = data.index(b"word/_rels/document.xml.rels")
    assert after.startswith(data[: data.index(MAIN.encode()) - 30])
    tail = data[start : data.index(b"PK\x01\x02")]
    assert tail in after
    assert zipfile.ZipFile(io.BytesIO(after)).testzip() is None


def streamed(parts: Mapping[str, bytes], compression: int) -> bytes:
    """An archive as a program writes it that cannot go back: sizes stand behind the data."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.data += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", compression) as file:
        for name, content in parts.items():
            file.writestr(name, content)
        file.comment = b"a comment"
    return pipe.data


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_an_entry_is_replaced_in_a_streamed_archive(compression: int, name: str) -> None:
    parts = {"first": b"1" * 50, "second": b"2" * 900, "third": b""}
    data = streamed(parts, compression)
    after = replace_entry(data, name, b"new" * 100)
    assert after is not None
    old, new = (zipfile.ZipFile(io.BytesIO(each)) for each in (data, after))
    assert new.testzip() is None
    assert new.comment == b"a comment"
    assert {n: new.read(n) for n in parts} == {**parts, name: b"new" * 100}
    assert [(i.filename, i.flag_bits, i.date_time, i.compress_type) for i in new.infolist()] == [
        (i.filename, i.flag_bits, i.date_time, i.compress_type) for i in old.infolist()
    ]
    assert replace_entry(after, name, parts[name]) == data


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_entry_is_added_behind_the_others_of_an_archive(compression: int) -> None:
    parts = {"first": b"1" * 50, "second": b""}
    data = streamed(parts, compression)
    after = add_entry(data, "报告.xml", b"new" * 100)
    assert after is not None
    new = zipfile.ZipFile(io.BytesIO(after))
    assert new.testzip() is None
    assert new.comment == b"a comment"
    assert {name: new.read(name) for name in new.namelist()} == {**parts, "报告.xml": b"new" * 100}
    assert after.startswith(data[: zipfile.ZipFile(io.BytesIO(data)).start_dir])
    assert add_entry(b"MZ..." + data, "a", b"") is None


def test_an_archive_with_something_in_front_of_it_is_not_written() -> None:
    assert replace_entry(b"MZ..." + streamed({"a": b"1"}, zipfile.ZIP_STORED), "a", b"2") is None


def _box() -> str:
    inner = f"<w:txbxContent>{paragraph('框里的字')}</w:txbxContent>"
    return (
        f"<w:p>{run('正文')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{inner}</wps:txbx>"
        f"</mc:Choice><mc:Fallback><v:textbox>{inner}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


_NOTE = f'<w:footnotes {NAMESPACES}><w:footnote w:id="1">{paragraph("脚注的字")}</w:footnote></w:footnotes>'


@pytest.mark.parametrize(
    ("body", "old", "parts", "said"),
    [
        (_box(), "框里的字", {}, "手工"),
        (paragraph("正文"), "脚注的字", {"word/footnotes.xml": _NOTE}, "手工"),
        (paragraph("总体情况", '<w:pStyle w:val="heading1"/>'), "一、", {}, "自动"),
        (paragraph("正文"), "正文", {"_xmlsignatures/sig1.xml": "<Signature/>"}, "签名"),
    ],
    ids=["a text box that is there twice", "a note", "a number of Word's", "a signed file"],
)
def test_what_cannot_be_written_for_sure_is_refused(
    body: str, old: str, parts: Mapping[str, str], said: str
) -> None:
    with pytest.raises(WriteError) as refused:
        word(body + paragraph("其他"), {old: "改了"}, parts)
    assert said in refused.value.zh


@pytest.mark.parametrize("declaration", ["<?xml version='1.0' encoding='UTF-16'?>", ""])
def test_a_main_part_in_utf_16_is_refused(declaration: str) -> None:
    xml = f"{declaration}<w:document {NAMESPACES}><w:body>{paragraph('正文')}</w:body></w:document>"
    data = package("", {MAIN: xml.encode("utf-16")})
    with pytest.raises(WriteError):
        changed(data, "draft.docx", {"正文": "改了"})


PAGE = """<html><head><title>年报</title></head><body><!-- 一、总体情况 -->\r
<p align="center"><b>一、</b><span title="a > b">总体\r
情况</span>&nbsp;&lt;甲&amp;乙&gt;</p>\r
<table><tr><th>指标</th><th>数量</th></tr><tr><td>新收</td><td style='x'><p><span>&nbsp;</span></p></td></tr>
<tr><td>结转</td><td></td></tr></table></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("、总体", "、整体", "总体\r\n", "整体\r\n"),
        ("一、总", "二、总", "<b>一、", "<b>二、"),
        ("总体情况", "概况", "总体\r\n情况", "概况"),
        ("<甲&乙>", "<甲&丙>", "&lt;甲&amp;乙&gt;", "&lt;甲&amp;丙&gt;"),
        ("甲", "<", "&lt;甲&amp;", "&lt;&lt;&amp;"),
        ("新收", "本年新收", "<td>新收", "<td>本年新收"),
    ],
)
def test_a_page_is_changed_between_its_tags(
    encoding: str, old: str, new: str, before: str, after: str
) -> None:
    data = PAGE.encode(encoding)
    written = changed(data, "draft.html", {old: new}).decode(encoding)
    if old == "总体情况":  # the line break in the source goes or stays; the words are right
        written = written.replace("概\r\n况", "概况")
    assert written == PAGE.replace(before, after)


@pytest.mark.parametrize(
    ("nth", "before", "after"),
    [(-3, "<span>&nbsp;</span>", "<span>0</span>"), (-1, "结转</td><td></td>", "结转</td><td>0</td>")],
)
def test_an_empty_cell_of_a_page_is_filled(nth: int, before: str, after: str) -> None:
    document = read(PAGE.encode(), "draft.html")
    written = rewrite(PAGE.encode(), document, [(document.origins[nth].span, "0")])
    assert written.decode() == PAGE.replace(before, after)


def test_markdown_is_changed_in_its_lines_and_in_its_html_tables() -> None:
    text = "# 年报\r\n\r\n一、总体情况 【2021】\r\n\r\n<table>\r\n<tr><td>新收</td><td>3</td></tr>"
    text += "<tr><td>结转</td><td>1</td></tr></table>\r\n尾声 【2022】\r\n"
    written = changed(text.encode(), "draft.md", {"【2021】": "〔2021〕", "3": "4", "【2022】": "〔2022〕"})
    expected = text.replace("【2021】", "〔2021〕").replace("<td>3", "<td>4").replace("【2022】", "〔2022〕")
    assert written.decode() == expected


def test_a_header_cell_that_is_written_out_for_each_of_its_columns_is_changed_once() -> None:
    page = (
        "<html><table><tr><td>指标</td><td colspan='2'>申请人情况</td></tr>"
        "<tr><td>新收</td><td>3</td><td>4</td></tr></table>"
    )
    document = read(page.encode(), "draft.html")
    assert document.text.count("申请人情况") == 2
    written = changed(page.encode(), "draft.html", {"申请人情况": "本列数据"})
    assert written.decode() == page.replace("申请人情况", "本列数据")


def test_characters_are_found_in_bytes_of_several_lengths() -> None:
    text = "a甲𠀀b" * 700
    for encoding in ("utf-8", "utf-16-le", "gb18030"):
        changes = [(Span(at, at + 1), "乙") for at in (1, 2, 3, 1_500, len(text) - 1)]
        expected = list(text)
        for at_ in (1, 2, 3, 1_500, len(text) - 1):
            expected[at_] = "乙"
        assert splice(text.encode(encoding), encoding, changes, "x") == "".join(expected).encode(encoding)


def test_damage_beside_a_place_is_no_place_to_write() -> None:
    data = "甲乙".encode("gb18030") + b"\xff\x30" + "丙".encode("gb18030")
    text = data.decode("gb18030", "replace")
    after = text.index("丙")
    assert splice(data, "gb18030", [(Span(0, 1), "丁")], "x") == data.replace(
        "甲".encode("gb18030"), "丁".encode("gb18030")
    )
    with pytest.raises(WriteError):
        splice(data, "gb18030", [(Span(after - 1, after), "丁")], "x")


def test_a_word_file_is_never_written_where_another_kind_was_read_as_one() -> None:
    document = Document("draft.doc", "docx", "甲")
    with pytest.raises(WriteError) as refused:
        rewrite(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", document, [(Span(0, 1), "乙")])
    assert "不能改" in refused.value.zh


def test_the_same_parts_make_the_same_file() -> None:
    data = docx.package(paragraph("甲乙"))
    assert changed(changed(data, "a.docx", {"乙": "丙"}), "a.docx", {"丙": "乙"}) == data
