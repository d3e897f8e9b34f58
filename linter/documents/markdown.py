"""The reader of Markdown: the file's own text, but for the HTML tables in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.documents.document import Document
from linter.documents.rendering import Rendering
from linter.documents.text import read_text

_TABLE_TAG = re.compile(r"<(/?)table\b[^<>]{0,500}>", re.IGNORECASE)


def read_markdown(data: bytes, path: str) -> Document:
    """Read Markdown; its text stays as it is, so that every position holds in the file.

    Where a file has HTML tables, these are written out row by row as those of a web page are, and the origins
    say on which line of the file each line and cell stands.  Raises ReadError as ``read_text`` does.
    """
    document = read_text(data, path, "markdown")
    tables = list(_html_tables(document.text))
    if not tables:
        return document
    from linter.documents.html import render_page

    rendering = Rendering()
    at = 0
    for start, end in tables:
        _lines(document, at, start, rendering)
        render_page(document.text[start:end], path, rendering, document.position(start))
        at = end
    _lines(document, at, len(document.text), rendering)
    return rendering.document(path, "markdown", document.encoding)


def _html_tables(text: str) -> Iterator[tuple[int, int]]:
    """Where the outermost tables begin and end; one that is never closed is none."""
    depth = start = 0
    for tag in _TABLE_TAG.finditer(text):
        if not tag[1]:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield start, tag.end()


def _lines(document: Document, start: int, end: int, rendering: Rendering) -> None:
    """Add the lines between two offsets as they stand."""
    at = start
    while at < end:
        row, column = document.position(at)
        stop = min(document.lines[row - 1].end, end)
        for remark in document.remarks:
            if at <= remark.span.start < stop:
                rendering.remark(remark.text)
        if at < stop:
            rendering.verbatim(document.text[at:stop], (row, column))
        elif column == 1:
            rendering.verbatim("", (row, 1))
        at = document.lines[row].start if row < len(document.lines) and stop < end else end
