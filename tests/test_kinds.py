"""The kind of a file is told by its content, not by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.documents import read
from linter.documents.discovery import discover
from linter.documents.errors import ReadError
from linter.documents.kinds import kind_of
from tests.formats import docx, html
from tests.formats.docx import archive
from tests.generator.manuscript import make_manuscript

CONTENT_TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (archive({CONTENT_TYPES: "", "word/document.xml": "x"}), "docx"),
        (archive({CONTENT_TYPES: "", "xl/workbook.xml": "x"}), "xlsx"),
        (archive({"OFD.xml": "x"}), "ofd"),
        (archive({"年报.txt": "x"}), "zip"),
        (archive({"word/年报.docx": "x"}), "zip"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "doc"),
        (b"{\\rtf1\\ansi", "rtf"),
        ("<!DOCTYPE html><html><body>年度报告".encode(), "html"),
        ("\n<HTML><body>年度报告".encode("utf-16"), "html"),
        ('<?xml version="1.0"?><html xmlns="x"><body>年度报告'.encode(), "html"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "xml"),
        ("<p style='x'>年度报告</p>".encode() * 12, "html"),
        ("<p>年度报告".encode() * 3, "text"),
        ("<<云溪市>>年度报告</p></p>".encode() * 12, "text"),
        ("年度报告\n<table><tr><td>1</td></tr></table>".encode() * 12, "text"),
    ],
)
def test_content_decides(data: bytes, kind: str) -> None:
    assert kind_of(data, "年报.txt").id == kind


def test_a_name_decides_between_markdown_and_text() -> None:
    tagged = b"<div align=center>\n" + "<td>年度报告</td>".encode() * 20
    assert kind_of(tagged, "年报.md").id == "markdown"
    assert kind_of(tagged, "年报.txt").id == "html"
    assert kind_of("年度报告".encode(), "年报.MD").id == "markdown"


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (archive({CONTENT_TYPES: "", "xl/workbook.xml": "x"}), ".xlsx"),
        (b"Rar!\x1a\x07\x00", "压缩包"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", ".mht"),
        (b"<?xml version='1.0'?><a/>", "XML"),
    ],
)
def test_a_kind_that_is_not_read_is_named_with_the_way_out(data: bytes, named: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(data, "年报.txt")
    assert named in caught.value.zh
    assert ".docx" in caught.value.zh
    assert ".docx" in caught.value.en


def test_a_folder_of_mixed_files_gives_each_its_kind(tmp_path: Path) -> None:
    manuscript = make_manuscript(3)
    (tmp_path / "a.docx").write_bytes(docx.word_file(manuscript))
    (tmp_path / "b.htm").write_bytes(html.page(manuscript, "gb2312"))
    (tmp_path / "c.doc").write_bytes(html.page(manuscript))
    (tmp_path / "d.txt").write_text("年度报告", "utf-8")
    (tmp_path / "e.jpg").write_bytes(b"\xff\xd8\xff")
    found = [str(path) for path in discover([str(tmp_path)])]
    assert [Path(path).name for path in found] == ["a.docx", "b.htm", "c.doc", "d.txt"]
    kinds = [read(Path(path).read_bytes(), path).kind for path in found]
    assert kinds == ["docx", "html", "html", "text"]
