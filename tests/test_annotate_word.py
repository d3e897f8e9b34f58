"""Comments in Word files: where they stand, what they say, and that all else stays as it was."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date

import docx as python_docx
import pytest
from lxml import etree

from linter import report as reports
from linter.diagnostics import Place
from linter.documents import read
from linter.documents.document import Document, Span
from linter.documents.docx_comments import comment_docx
from linter.documents.errors import WriteError
from linter.documents.notes import Author, Grid, Line, Note, Sheet
from linter.engine import run as run_rules
from linter.output.checklist import checklist
from linter.output.notes import notes
from tests.formats import docx
from tests.formats.docx import NAMESPACES, W, package, paragraph, run
from tests.generator.faults import seeded
from tests.generator.pipeline import TODAY, rules
from tests.generator.trials import KINDS
from tests.test_writing import MAIN, at, main_part, row, table

AUTHOR = Author("reportlint", "RL", date(2025, 3, 31))
SHEET: Sheet = (
    Line("自查表", is_title=True),
    Grid((60, 40), (("核对", "不符"), ("表格", "2"))),
    Line("签名："),
)
# What a comment adds to the main part.  A paragraph without content is opened for it.
_MARKS = re.compile(
    r'<(\w+:)?commentRange(?:Start|End)[^>]*/>|<((?:\w+:)?)r(?: xmlns:w="[^"]*")?>'
    r"<\2commentReference[^>]*/></\2r>"
)


def parts(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


def commented(
    data: bytes, texts: Mapping[str, str] | list[str], sheet: Sheet = (), path: str = "draft.docx"
) -> bytes:
    """The file with a comment on each of these texts."""
    document = read(data, path)
    made = [Note(at(document, text), f"注 {text}", ("怎么办",)) for text in texts]
    return comment_docx(data, document, made, AUTHOR, sheet)


def without_marks(xml: str) -> str:
    return _MARKS.sub("", xml)


def assert_only_marks_differ(before: bytes, after: bytes) -> None:
    """Every part but four is the same; the main part is without the marks, byte for byte."""
    old, new = parts(before), parts(after)
    changed = {name for name in new if new[name] != old.get(name)}
    assert changed <= {MAIN, "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert old.keys() <= new.keys()
    plain, bare = old[MAIN].decode(), without_marks(new[MAIN].decode())
    if bare != plain:  # empty paragraphs were opened
        opened = r"<w:p((?: [^<>]*)?)></w:p>"
        bare, plain = (re.sub(opened, r"<w:p\1/>", each) for each in (bare, plain))
    assert bare == plain
    for content in new.values():
        if content.startswith(b"<"):
            etree.fromstring(content)


def ranges(data: bytes) -> dict[str, str]:
    """For each comment by its first line the text in its range, which lies in one paragraph."""
    root = etree.fromstring(parts(data)[MAIN])
    said = {str(comment.comment_id): comment.paragraphs[0].text for comment in opened(data).comments}
    found = {}
    for start in root.iter(f"{{{W}}}commentRangeStart"):
        id_ = start.get(f"{{{W}}}id")
        parent = start.getparent()
        assert parent is not None
        assert parent.tag == f"{{{W}}}p"
        assert not any(True for _ in parent.iterancestors(f"{{{W}}}txbxContent"))
        text, inside = "", False
        marks = []
        for child in parent:
            inside = inside or child is start
            if child.tag == f"{{{W}}}commentRangeEnd" and child.get(f"{{{W}}}id") == id_:
                marks.append(child)
                break
            text += "".join(each.text or "" for each in child.iter(f"{{{W}}}t")) if inside else ""
        assert marks
        assert root.find(f".//{{{W}}}commentReference[@{{{W}}}id='{id_}']") is not None
        found[said[id_ or ""]] = text
    return found


def opened(data: bytes) -> python_docx.document.Document:
    return python_docx.Document(io.BytesIO(data))


def test_a_comment_stands_at_the_runs_of_its_text_and_says_who_and_when() -> None:
    data = package(f"<w:p>{run('一二')}{run('三四')}{run('五六')}</w:p>")
    after = commented(data, ["三四"])
    assert_only_marks_differ(data, after)
    assert ranges(after) == {"注 三四": "三四"}
    (comment,) = opened(after).comments
    assert (comment.author, comment.initials, comment.text) == ("reportlint", "RL", "注 三四\n怎么办")
    assert comment.timestamp is not None
    assert comment.timestamp.date() == AUTHOR.day


def test_comments_in_cells_stand_in_their_paragraphs_also_in_empty_ones() -> None:
    body = table(
        row(paragraph("指标"), paragraph("数量")),
        row(paragraph("本年新收"), "<w:p/>"),
        row(paragraph("上年结转"), f"{paragraph('第一段')}{paragraph('第二段')}"),
    )
    data = package(body)
    document = read(data, "draft.docx")
    empty = next(origin.span for origin in document.origins if (origin.row, origin.column) == (2, 2))
    made = [
        Note(empty, "空格", ()),
        Note(at(document, "第二段"), "二", ()),
        Note(at(document, "段第"), "过段", ()),
    ]
    after = comment_docx(data, document, made, AUTHOR)
    assert_only_marks_differ(data, after)
    assert ranges(after) == {"空格": "", "二": "第二段", "过段": "第一段"}
    cells = opened(after).tables[0].rows[1].cells
    assert cells[1]._tc.find(f".//{{{W}}}commentReference") is not None
    assert cells[0]._tc.find(f".//{{{W}}}commentReference") is None


def test_a_number_of_words_own_is_commented_on_with_its_paragraph() -> None:
    data = package(paragraph("总体情况", '<w:pStyle w:val="heading1"/>'))
    after = commented(data, ["一、", "一、总体"])
    assert ranges(after) == {"注 一、": "总体情况", "注 一、总体": "总体情况"}


def _box(content: str) -> str:
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        f"<w:p>{run('正文')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{inner}</wps:txbx>"
        f"</mc:Choice><mc:Fallback><v:textbox>{inner}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


_FIELD = f"{_field('begin')}<w:r><w:instrText>DATE</w:instrText></w:r>{_field('separate')}"
_NOTES = f'<w:footnotes {NAMESPACES}><w:footnote w:id="2">{paragraph("脚注的字")}</w:footnote></w:footnotes>'


def _p(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


_CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
_DELETED = "<w:del w:id='1'><w:r><w:delText>旧</w:delText></w:r></w:del>"
_SQUARE = table(row(paragraph("甲"), paragraph("乙")), row(paragraph("丙"), paragraph("丁")))
_NESTED = table(row(paragraph("外"), table(row(paragraph("内一"), paragraph("内二"))) + "<w:p/>"))
# What the body holds, the text that a comment is on, and the text of the comment's range.
PLACES = {
    "text box": (_box(paragraph("框里的字")), "框里的字", "框里的字" * 2),
    "table in a text box": (_box(_SQUARE), "丁", "甲乙丙丁" * 2),
    "field": (_p(run("前"), _FIELD, run("域一"), run("域二"), _field("end"), run("后")), "域二", "域一域二"),
    "insertion": (_p(run("前"), f"<w:ins w:id='1'>{run('插入')}</w:ins>", run("后")), "插入", "插入"),
    "deletion": (_p(run("前"), _DELETED, run("后")), "前后", "前后"),
    "link": (_p(f"<w:hyperlink>{run('链接')}</w:hyperlink>", run("后")), "链接", "链接"),
    "control": (_p(_CONTROL.format(run("控件")), run("后")), "控件", "控件"),
    "block control": (_CONTROL.format(paragraph("控件的段")), "控件的段", "控件的段"),
    "footnote": (_p(run("正文"), "<w:r><w:footnoteReference w:id='2'/></w:r>"), "脚注的字", ""),
    "nested table": (_NESTED, "内二", "内二"),
}


@pytest.mark.parametrize(("body", "text", "expected"), PLACES.values(), ids=PLACES)
def test_a_comment_goes_to_the_nearest_legal_place(body: str, text: str, expected: str) -> None:
    data = package(body + paragraph("其他"), {"word/footnotes.xml": _NOTES} if "footnote" in body else None)
    after = commented(data, [text])
    assert_only_marks_differ(data, after)
    assert ranges(after) == {f"注 {text}": expected}


def test_a_note_that_nothing_refers_to_is_commented_on_at_the_first_paragraph() -> None:
    data = package(paragraph("标题") + paragraph("其他"), {"word/footnotes.xml": _NOTES})
    assert ranges(commented(data, ["脚注的字"])) == {"注 脚注的字": "标题"}


def test_a_body_without_a_paragraph_is_refused() -> None:
    with pytest.raises(WriteError):
        commented(package("", {"word/footnotes.xml": _NOTES}), ["脚注的字"])


@pytest.mark.parametrize("default", [True, False])
def test_names_of_word_under_another_prefix(default: bool) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = "<x:body><x:p><x:r><x:t>正文</x:t></x:r></x:p><x:p/></x:body>"
    xml = f'<x:document xmlns:x="{strict}">{body}</x:document>'
    if default:
        xml = xml.replace("x:", "").replace(":x", "")
    data = package("", {MAIN: xml})
    after = commented(data, ["正文"])
    new = parts(after)
    assert without_marks(new[MAIN].decode()) == xml
    start = etree.fromstring(new[MAIN]).find(f".//{{{strict}}}commentRangeStart")
    assert start is not None
    assert start.get(f"{{{strict}}}id") == "0"
    assert strict in new["word/comments.xml"].decode()
    assert (
        "purl.oclc.org/ooxml/officeDocument/relationships/comments"
        in new["word/_rels/document.xml.rels"].decode()
    )


def test_comments_that_are_there_are_kept_and_ids_stay_apart() -> None:
    data = package(paragraph("甲乙") + paragraph("丙丁"))
    first = commented(data, ["甲乙"])
    second = commented(first, ["丙丁", "甲乙"])
    assert_only_marks_differ(data, second)
    assert [(each.comment_id, each.paragraphs[0].text) for each in opened(second).comments] == [
        (0, "注 甲乙"),
        (1, "注 丙丁"),
        (2, "注 甲乙"),
    ]
    old = parts(first)["word/comments.xml"]
    assert parts(second)["word/comments.xml"].startswith(old.removesuffix(b"</w:comments>"))
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        assert parts(second)[name] == parts(first)[name]


def test_a_package_without_relations_gets_them() -> None:
    whole = parts(package(paragraph("正文")))
    del whole["word/_rels/document.xml.rels"]
    after = commented(docx.archive(whole), ["正文"])
    assert b'Target="comments.xml"' in parts(after)["word/_rels/document.xml.rels"]


def test_the_sheet_stands_at_the_end_and_a_later_one_replaces_it() -> None:
    data = package(paragraph("正文"))
    after = commented(data, ["正文"], SHEET)
    assert read(after, "draft.docx").text == "正文\n"
    control = re.compile(r"<w:sdt>.*</w:sdt>")
    xml = main_part(after)
    assert control.sub("", without_marks(xml)) == main_part(data)
    assert xml.endswith("</w:sdt><w:sectPr/></w:body></w:document>")
    again = main_part(commented(after, [], (Line("新表", is_title=True),)))
    assert control.sub("", again) == control.sub("", xml)
    assert ("新表" in again, "自查表" in again) == (True, False)


def test_the_same_review_is_the_same_file_and_hostile_text_is_escaped() -> None:
    data = package(paragraph("正文"))
    document = read(data, "draft.docx")
    made = [Note(at(document, "正文"), "<w:p>&\x00\x1b\ufffe", ('"]]>',))]
    after = comment_docx(data, document, made, AUTHOR)
    assert after == comment_docx(data, document, made, AUTHOR)
    (comment,) = opened(after).comments
    assert comment.text == '<w:p>&\n"]]>'


def test_a_signed_file_and_one_in_utf_16_are_refused() -> None:
    with pytest.raises(WriteError) as refused:
        commented(package(paragraph("正文"), {"_xmlsignatures/sig1.xml": "<Signature/>"}), ["正文"])
    assert "签名" in refused.value.zh
    xml = f"<w:document {NAMESPACES}><w:body>{paragraph('正文')}</w:body></w:document>"
    with pytest.raises(WriteError):
        commented(package("", {MAIN: xml.encode("utf-16")}), ["正文"])


@pytest.mark.parametrize("kind", KINDS)
def test_drafts_with_faults_get_a_comment_for_each_finding_and_nothing_else(kind: str) -> None:
    for seed in range(6):
        manuscript, _ = seeded(seed, KINDS[kind]())
        data = docx.word_file(manuscript)
        document = read(data, "draft.docx")
        report = reports.read(document, today=TODAY)
        result = run_rules(report, rules(), "zh")
        titles = {rule.code: rule.title for rule in rules()}
        found = notes(report, result, titles, "zh")
        sheet = checklist(report, result, titles, "zh")
        after = comment_docx(data, document, found, AUTHOR)
        assert_only_marks_differ(data, after)
        assert len(ranges(after)) == len({note.heading for note in found})
        comments = list(opened(after).comments)
        assert [comment.text.split("\n") for comment in comments] == [
            [note.heading, *note.lines] for note in found
        ]
        for item, comment in zip(result.diagnostics, comments, strict=True):
            assert (item.code in comment.text, item.message in comment.text) == (True, True)
            assert_at_the_cell(document, item.span.start, after, comment.comment_id)
        with_sheet = comment_docx(data, document, found, AUTHOR, sheet)
        assert read(with_sheet, "draft.docx").text == document.text
        assert run_rules(reports.read(read(with_sheet, "draft.docx"), today=TODAY), rules(), "zh") == result


def test_a_finding_without_a_place_is_noted_at_the_title() -> None:
    manuscript, _ = seeded(0, KINDS["structure"]())
    report = reports.read(read(docx.word_file(manuscript), "draft.docx"), today=TODAY)
    result = run_rules(report, rules(), "zh")
    nowhere = result.diagnostics[0]._replace(span=Span(0, 0), place=Place(paragraph=1))
    (note,) = notes(report, result._replace(diagnostics=(nowhere,)), {}, "zh")
    assert "政府信息公开工作年度报告" in report.document.slice(note.span)
    assert note.heading.endswith(nowhere.name)


def assert_at_the_cell(document: Document, offset: int, data: bytes, id_: int) -> None:
    """A comment on a cell stands in the cell of that row and column."""
    origin = document.origin_at(offset)
    if origin is None or origin.table is None:
        return
    tables = etree.fromstring(parts(data)[MAIN]).findall(f".//{{{W}}}tbl")
    cells = tables[origin.table - 1].findall(f"{{{W}}}tr")[(origin.row or 1) - 1].findall(f"{{{W}}}tc")
    column = 1
    for each in cells:
        if column == origin.column:
            assert each.find(f".//{{{W}}}commentReference[@{{{W}}}id='{id_}']") is not None
            return
        span = each.find(f"{{{W}}}tcPr/{{{W}}}gridSpan")
        column += 1 if span is None else int(span.get(f"{{{W}}}val") or 1)
    raise AssertionError(f"no cell begins in column {origin.column}")
