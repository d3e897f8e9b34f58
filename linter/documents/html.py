"""The reader of saved web pages and of fragments of pages."""

from __future__ import annotations

from linter.documents.document import Document
from linter.documents.encodings import decode
from linter.documents.errors import ReadError
from linter.documents.furniture import furniture
from linter.documents.html_tables import cells_of
from linter.documents.markup import Page
from linter.documents.pieces import Line, lines, pieces, text_of
from linter.documents.rendering import Rendering
from linter.documents.text import refuse_garbled


def read_html(data: bytes, path: str) -> Document:
    """Read a page: its article as paragraphs and tables, menus, footers and hidden things left out.

    What the page says of its encoding is not asked: pages that say gb2312 hold GBK, and saved ones often hold
    UTF-8.  Raises ReadError for a page without text and where lxml is not installed.
    """
    decoded = decode(data)
    if decoded is None:
        raise ReadError(
            path,
            "网页的编码无法辨认。请在浏览器里打开，另存为网页（编码选 UTF-8），或者复制正文存为 .docx。",
            "the encoding of the page cannot be told; open it in a browser and save it again in UTF-8",
        )
    rendering = Rendering()
    render_page(decoded.text, path, rendering)
    document = rendering.document(path, "html", decoded.encoding)
    if not document.text.strip():
        raise ReadError(
            path,
            "网页里没有文字：正文可能是图片，或者打开时才由脚本载入。"
            "请在浏览器里复制正文，存为 .docx 或 .txt。",
            "there is no text in the page: it may be a picture or be loaded by a script; "
            "copy the text from the browser into a .docx or .txt file",
        )
    refuse_garbled(document)
    return document


def render_page(source: str, path: str, rendering: Rendering, start: tuple[int, int] = (1, 1)) -> None:
    """Add what the source of a page says to ``rendering``.

    ``start`` is the line and column in the file at which the source begins, for the places of its parts.
    """
    page = Page(source, path, start)
    if page.root is None:
        return
    for item in lines(pieces(page.root, furniture(page.root), tables=True)):
        if isinstance(item, Line):
            rendering.paragraph(item.text, source=page.position(item.element))
        else:
            rendering.table(cells_of(item.rows, text_of, page.position))
