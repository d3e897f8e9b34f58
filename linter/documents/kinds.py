"""What a file is by its first bytes, whatever its name says."""

from linter.documents.errors import ReadError
from linter.tuples import NamedTuple

# The names that a folder is searched for.
SUFFIXES = (
    *(".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf"),
    *(".doc", ".wps", ".ofd", ".rtf", ".odt", ".zip"),
)


class Kind(NamedTuple):
    """A kind of file: the id that readers are chosen by, and what it is called."""

    id: str
    zh: str
    en: str


TEXT = Kind("text", "纯文本", "plain text")
MARKDOWN = Kind("markdown", " Markdown 文档（.md）", "a Markdown file (.md)")
HTML = Kind("html", "网页（HTML）", "a web page (HTML)")
DOCX = Kind("docx", " Word 文档（.docx）", "a Word document (.docx)")
PDF = Kind("pdf", " PDF 文件", "a PDF file")
OLD_WORD = Kind("doc", "旧版 Word 或 WPS 文档（.doc、.wps）", "an old Word or WPS document (.doc, .wps)")
ENCRYPTED = Kind("encrypted", "加了密码的 Office 文档", "an Office document with a password")
RTF = Kind("rtf", " RTF 文档", "an RTF document")
OFD = Kind("ofd", " OFD 版式文件（.ofd）", "an OFD document (.ofd)")
OPEN_TEXT = Kind("odt", " OpenDocument 文档（.odt）", "an OpenDocument text (.odt)")
SHEET = Kind("xlsx", "电子表格（.xlsx）", "a spreadsheet (.xlsx)")
ZIP = Kind("zip", "压缩包（.zip）", "a zip archive")
_ARCHIVE = Kind("archive", "压缩包", "a compressed archive")
_PICTURE = Kind("picture", "图片", "a picture")
_SAVED_PAGE = Kind("mht", "单个文件的网页（.mht）", "a web page in one file (.mht)")
_XML = Kind("xml", " XML 文件", "an XML file")

_BY_START: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"MIME-Version:", _SAVED_PAGE),
    (b"From: <Saved by", _SAVED_PAGE),
)
# A zip archive names its entries in clear; the names tell what it is.
_BY_ENTRY: tuple[tuple[bytes, Kind], ...] = (
    (b"word/", DOCX),
    (b"xl/", SHEET),
    (b"OFD.xml", OFD),
    (b"application/vnd.oasis.opendocument.text", OPEN_TEXT),
)
_OFFICE_ENTRY = b"[Content_Types].xml"  # a zip archive of reports may well hold a folder called word
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_ENTRY = "EncryptedPackage".encode("utf-16-le")
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")
# A fragment of a page: it begins with a tag, and more tags are closed in it than a Markdown draft would hold.
_FRAGMENT_START = (
    rb"<(?:p|div|table|tbody|tr|td|span|font|section|article|main|h[1-6]|meta|link|style|script|title|!--|ul|center|b|"
    rb"strong)(?=[\s>/\-]|$)"
)
_FRAGMENT_ENDS = (b"</p>", b"</td>", b"</div>", b"</span>")
_FRAGMENT_CLOSED = 10
_HEAD = 65_536


def kind_of(data: bytes, path: str) -> Kind:
    """The kind of ``data``; the name at ``path`` decides only between Markdown and other text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data, path)
    if data.startswith(_COMPOUND_FILE):
        return ENCRYPTED if _ENCRYPTED_ENTRY in data else OLD_WORD
    for start, kind in _BY_START:
        if data.startswith(start):
            return kind
    head = _ascii(data[:1024]).lstrip().lower()
    is_markdown = path.lower().endswith((".md", ".markdown"))
    if head.startswith(_HTML_STARTS):
        return HTML
    if head.startswith(b"<?xml"):
        return HTML if b"<html" in _ascii(data[:_HEAD]).lower() else _XML
    if is_markdown:
        return MARKDOWN
    return HTML if head.startswith(b"<") and _is_fragment(head, data) else TEXT


def refuse(kind: Kind, path: str) -> ReadError:
    """The error for a kind that nothing here reads."""
    if kind is ENCRYPTED:
        return ReadError(
            path,
            "文档加了密码，打不开。请在 Word 或 WPS 里打开，取消密码后另存为 .docx，再检查。",
            "the document has a password; open it in Word or WPS, remove the password and save it as .docx",
        )
    return ReadError(
        path,
        f"这是{kind.zh}，不能直接检查。请在原来的软件里另存为 Word 文档（.docx）"
        "或纯文本（.txt，UTF-8），再检查那个文件。",
        f"this is {kind.en}, which cannot be checked as it is; save it as .docx or as plain text "
        "(.txt, UTF-8) and check that file",
    )


def _kind_of_zip(data: bytes, path: str) -> Kind:
    ends = data[:_HEAD] + data[-_HEAD:]
    for name, kind in _BY_ENTRY:
        if name in ends and (kind not in (DOCX, SHEET) or _OFFICE_ENTRY in ends):
            return kind
    return DOCX if path.lower().endswith(".docx") else ZIP  # one that is cut off shows no names


def _ascii(head: bytes) -> bytes:
    """A head of a file without byte order mark; of UTF-16 every other byte."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"<\0" in head[:8] or b"\0<" in head[:8]):
        return head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    return head


def _is_fragment(head: bytes, data: bytes) -> bool:
    import re  # most files are no pages and need no pattern

    if not re.match(_FRAGMENT_START, head):
        return False
    beginning = _ascii(data[:_HEAD]).lower()
    return sum(beginning.count(end) for end in _FRAGMENT_ENDS) >= _FRAGMENT_CLOSED
