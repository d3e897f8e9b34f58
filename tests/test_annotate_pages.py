"""Pages that show a draft with its findings: marks at their places, and nothing that acts or is loaded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

import pytest
from lxml import etree

from linter.documents import read
from linter.documents.html_original import body_of_page
from linter.documents.html_review import Front, body_of_text, review_page
from linter.documents.notes import Grid, Line, Note
from tests.formats import docx, html
from tests.formats.contents import FORMAL, text_of
from tests.generator.faults import seeded
from tests.generator.mending import linted
from tests.generator.trials import KINDS
from tests.test_writing import at

FRONT = Front("zh-CN", "年报 <1>", "云溪市水利局", "发现的问题")
TAGS = {
    "body",
    "p",
    "table",
    "tr",
    "td",
    "tbody",
    "section",
    "ol",
    "li",
    "h2",
    "b",
    "sup",
    "a",
    "mark",
    "div",
}
ATTRIBUTES = {"colspan", "width", "border", "style", "title", "id", "href", "class"}


def body(page: str, texts: Sequence[str], encoding: str = "utf-8") -> str:
    """The body of a page with a note on each of these texts."""
    data = page.encode(encoding)
    document = read(data, "draft.html")
    shown = body_of_page(data, document, [Note(at(document, text), f"注 {text}", ()) for text in texts])
    assert shown is not None
    return shown


def plain(shown: str) -> str:
    """The marks without their titles and anchors: [text]1."""
    shown = re.sub(r'<sup><a id="place-(\d+)" href="#note-\1">\[\1\]</a></sup>', r"{\1}", shown)
    return re.sub(r"<mark[^>]*>", "[", shown).replace("</mark>", "]")


def test_marks_stand_between_the_tags_of_the_page() -> None:
    page = "<html><body><p>一、<b>总体</b>情况&lt;甲&amp;乙&gt;</p><p>其他</p></body></html>"
    shown = plain(body(page, ["、总体情", "<甲&", "其他"]))
    assert shown == "<p>一[、]<b>[总体]</b>[情]{1}况[&lt;甲&amp;]{2}乙&gt;</p><p>[其他]{3}</p>"


def test_marks_over_one_another() -> None:
    shown = plain(body("<html><p>一二三四</p></html>", ["一二三", "二", "三四"]))
    assert shown == "<p>[一][二]{2}[三]{1}[四]{3}</p>"


def test_an_empty_cell_has_its_number_in_it() -> None:
    page = "<html><table><tr><td>指标</td><td>数量</td></tr><tr><td>新收</td><td></td></tr></table></html>"
    document = read(page.encode(), "draft.html")
    note = Note(document.origins[-1].span, "空白", ())
    shown = body_of_page(page.encode(), document, [note])
    assert "<td>新收</td><td>{1}</td>" in plain(shown or "")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_page_in_another_encoding_and_with_characters_of_private_use(encoding: str) -> None:
    words = "政府信息公开工作年度报告" * 9
    page = f"<html><meta charset=gb2312><p>甲\ue000a\ue001乙\ue000c0\ue001{words}</p><p>丙丁</p></html>"
    shown = plain(body(page, ["丁"], encoding))
    assert shown == f"<p>甲\ufffda\ufffd乙\ufffdc0\ufffd{words}</p><p>丙[丁]{{1}}</p>"


HOSTILE = """<html><head><script>bad()</script><meta http-equiv=refresh content="0;url=//evil">
<base href=//evil><style>@import url(//evil)</style><link rel=stylesheet href=//evil></head>
<body onload=bad() background="//evil/x.png">
<p onclick="bad()" style="color:red;background:url(//evil);position:fixed">
一、总体情况<img src=//evil onerror=bad()><a href="javascript:bad()">链接</a></p>
<svg><script>bad()</script><style><img src=x onerror=bad()></style></svg>
<iframe srcdoc="<script>bad()</script>"></iframe><math><mtext><script>bad()</script></mtext></math>
<noscript><p title="</noscript><script>bad()</script>">无</p></noscript><object data=//evil></object>
<form action=//evil><input name=x><button formaction=//evil>送</button></form>
<table width="1&quot; onload=bad()" border="1">
<tr><td colspan=2 style="width:10px;content:'x'">甲</td></tr></table>
<p>&lt;script&gt;bad()&lt;/script&gt;</p><xmp><script>bad()</script></xmp>
<template><img src=//evil></template><p>二、其他</p></body></html>"""


def test_nothing_of_a_page_acts_or_is_loaded() -> None:
    data = HOSTILE.encode()
    document = read(data, "draft.html")
    note = Note(at(document, "总体"), '"><script>bad()</script>', ("</li><script>bad()</script>",))
    sheet = (Line("<script>bad()</script>", is_title=True), Grid((100,), (("<img src=//evil>",),)))
    shown = body_of_page(data, document, [note])
    page = review_page(shown or "", [note], sheet, FRONT._replace(title="</title><script>bad()</script>"))
    root = etree.fromstring(page.decode(), etree.HTMLParser())
    assert not list(
        root.iter("script", "img", "iframe", "svg", "object", "form", "input", "link", "base", "xmp")
    )
    inside = root.find("body")
    assert inside is not None
    assert not list(root.iter("script"))
    for element in inside.iter("*"):
        assert element.tag in TAGS
        assert set(element.keys()) <= ATTRIBUTES
        assert element.get("href", "#").startswith("#")
        assert not re.search(r"url|position|content", element.get("style", ""))
    assert "default-src 'none'" in page.decode()
    assert page.index(b"Content-Security-Policy") < page.index(b"<title>")
    assert "color:red" in page.decode()
    assert "&lt;script&gt;bad()&lt;/script&gt;</p>" in page.decode()


def _files(kind: str, seed: int) -> dict[str, bytes]:
    manuscript, _ = seeded(seed, KINDS[kind]())
    return {
        "draft.html": html.page(manuscript),
        "draft.txt": text_of(manuscript, FORMAL),
        "draft.docx": docx.word_file(manuscript),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_finding_has_its_number_at_its_place_and_in_the_list(kind: str) -> None:
    for seed in range(3):
        for path, data in _files(kind, seed).items():
            draft = linted(data, path)
            notes = [Note(item.span, item.code, (item.message,)) for item in draft.diagnostics]
            if path == "draft.html":
                shown = body_of_page(data, draft.document, notes) or ""
            else:
                shown = body_of_text(draft.document, notes)
            page = review_page(shown, notes, (), FRONT).decode()
            for number, (item, note) in enumerate(zip(draft.diagnostics, notes, strict=True), 1):
                assert page.count(f'id="place-{number}"') == 1
                assert page.count(f'<li id="note-{number}">') == 1
                start, end = item.span
                if "\n" not in draft.document.text[start:end] and "\t" not in draft.document.text[start:end]:
                    assert _marked(page, number, note) == "".join(draft.document.text[start:end].split())


def _marked(page: str, number: int, note: Note) -> str:
    """The text of the marks that end at a number, blanks apart."""
    before = page[: page.index(f'<sup><a id="place-{number}"')]
    before = re.sub(r"<sup>.*?</sup>", "", before)
    marks = re.findall(r'<mark title="([^"]*)">(.*?)</mark>', before, re.DOTALL)
    own = [text for title, text in marks if f"{note.heading}\n{escape(note.lines[0])}" in title]
    return "".join(re.sub(r"<[^>]*>", "", "".join(own)).split())
