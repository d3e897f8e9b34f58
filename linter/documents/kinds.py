"""What a file is by its first bytes: a text, or some other kind that has to be exported to text first."""

from __future__ import annotations

from linter.documents.errors import ReadError

_WORD = (" Word 文档（.docx）", "a Word document (.docx)")
_OLD_WORD = ("旧版 Word 或 WPS 文档（.doc、.wps）", "an old Word or WPS document (.doc, .wps)")
_SHEET = ("电子表格（.xlsx）", "a spreadsheet (.xlsx)")
_OFD = (" OFD 版式文件（.ofd）", "an OFD document (.ofd)")
_ZIP = ("压缩包（.zip）", "a zip archive")
_ARCHIVE = ("压缩包", "a compressed archive")
_PICTURE = ("图片", "a picture")

_BY_START: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (b"%PDF-", (" PDF 文件", "a PDF file")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_WORD),
    (b"{\\rtf", (" RTF 文档", "an RTF document")),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
)
# A zip archive names its entries in clear; the names tell what it is.
_BY_ENTRY: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (b"word/", _WORD),
    (b"xl/", _SHEET),
    (b"OFD.xml", _OFD),
)
_HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml")
# A fragment of a page: it begins with a tag, and more tags are closed in it than a Markdown draft would hold.
_FRAGMENT_STARTS = (
    b"<p",
    b"<div",
    b"<table",
    b"<span",
    b"<section",
    b"<article",
    b"<h1",
    b"<h2",
    b"<meta",
    b"<body",
)
_FRAGMENT_ENDS = (b"</p>", b"</td>", b"</div>", b"</span>")
_FRAGMENT_CLOSED = 10
_HTML = ("网页（HTML）", "a web page (HTML)")
_HEAD = 65_536


def refuse_other_kinds(data: bytes, path: str) -> None:
    """Raise ReadError where ``data`` is a known kind of file that is no plain text."""
    kind = _kind(data)
    if kind is not None:
        zh, en = kind
        raise ReadError(
            path,
            f"这是{zh}，不是纯文本。请在原来的软件里另存为纯文本（.txt，UTF-8），再检查那个文件。",
            f"this is {en}, not plain text; save it as plain text (.txt, UTF-8) and check that file",
        )


def _kind(data: bytes) -> tuple[str, str] | None:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        ends = data[:_HEAD] + data[-_HEAD:]
        return next((kind for name, kind in _BY_ENTRY if name in ends), _ZIP)
    head = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(_HTML_STARTS) or (head.startswith(_FRAGMENT_STARTS) and _is_fragment(data)):
        return _HTML
    return next((kind for start, kind in _BY_START if data.startswith(start)), None)


def _is_fragment(data: bytes) -> bool:
    head = data[:_HEAD].lower()
    return sum(head.count(end) for end in _FRAGMENT_ENDS) >= _FRAGMENT_CLOSED
