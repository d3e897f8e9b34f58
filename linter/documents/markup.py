"""The source of a page parsed, its tags knowing where they stand in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from linter.documents.errors import ReadError
from linter.documents.optional import require

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_DEPTH = 256  # the limit of libxml2, which stops there
_AT = "reportlint-at"
# The parser knows lines but no columns, and many pages are one line: the tags that may begin a piece of text
# are given their offset as an attribute.  Inside a comment, a script or a value that does no harm.
_TAG = re.compile(
    r"<(p|div|td|th|table|tr|h[1-6]|li|br|hr|span|section|article|center|body|dd|dt|pre|caption|blockquote)"
    r"(?=[\s/>])",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"\r\n|\n|\r")


class Page:
    """The text of a page's source, its tree, and the places of the tags."""

    def __init__(self, source: str, path: str, start: tuple[int, int] = (1, 1)) -> None:
        """Parse ``source``, which begins at ``start`` (line, column) of the file.

        Raises ReadError where the tags are nested too deeply, and where lxml is not installed.
        """
        require("lxml", path)
        from lxml import etree

        self._source = source
        self._start = start
        marked = _TAG.sub(lambda tag: f"{tag[0]} {_AT}={tag.start()} ", source)
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
        self.root: _Element | None = None
        with suppress(etree.XMLSyntaxError):  # nothing in it
            self.root = etree.fromstring(marked.replace("\0", "").encode("utf-8", "replace"), parser)
        if any(entry.message.startswith("Excessive depth") for entry in parser.error_log):
            raise ReadError(
                path,
                f"网页的标签嵌套超过 {MAX_DEPTH} 层，读不了。"
                "请在浏览器里复制正文，存为 Word 文档（.docx）或纯文本。",
                f"the tags of the page are nested more than {MAX_DEPTH} deep; "
                "copy its text into a .docx or .txt file",
            )

    def position(self, element: _Element) -> tuple[int, int] | None:
        """Line and column, both from 1, of the tag, or of the nearest around it whose place is known."""
        at: _Element | None = element
        while at is not None:
            offset = at.get(_AT)
            if offset is not None and offset.isdecimal():
                return self._line_and_column(int(offset))
            at = at.getparent()
        return None

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset) - 1
        column = offset - self._line_starts[line]
        first_line, first_column = self._start
        return first_line + line, column + (1 if line else first_column)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self._source))]
