"""Readers of drafts and of what a user asks: the bytes are the file, or the question."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module

from benchmarks.fuzz_targets.common import TODAY, drawn, folder, judged, small
from linter.documents import READERS, load, read
from linter.documents.discovery import discover
from linter.documents.errors import ReadError
from linter.documents.pdf_flow import flow
from linter.documents.pdf_layout import from_plain
from linter.documents.pdf_pages import Refusal, read_pages
from linter.expressions import ExpressionError, compile_expression
from linter.report.lookup import look_up, nearest_works

_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>',
}
_BESIDE = ("numbering", "styles", "footnotes", "endnotes")


def _draft(kind: str) -> Callable[[bytes], None]:
    """The bytes read as a file of one kind, and every rule put to it."""

    def target(data: bytes) -> None:
        module, function = READERS[kind]
        reader = getattr(import_module(f"linter.documents.{module}"), function)
        with suppress(ReadError):
            judged(reader(data, f"draft.{kind}"))

    return target


def _docx(data: bytes) -> None:
    """The bytes as the parts of a Word file, the main part first, with a zero between each two."""
    main, *others = data.split(b"\0")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, content)
        archive.writestr("word/document.xml", main)
        for name, part in zip(_BESIDE, others, strict=False):
            archive.writestr(f"word/{name}.xml", part)
    _draft("docx")(packed.getvalue())


def _any(data: bytes) -> None:
    """The bytes as whatever their content says that they are, but for what takes a process of its own."""
    if data.lstrip(b"\0\t\n\r ").startswith((b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"PK")):
        return
    with suppress(ReadError):
        read(data, "draft.bin")


def _archive(data: bytes) -> None:
    """The bytes as an archive, and every draft that it names."""
    path = folder() / "reports.zip"
    path.write_bytes(data)
    if b"%PDF" in data:  # takes a process of its own
        return
    for each in discover([str(path)]):
        with suppress(ReadError):
            if isinstance(each, str):
                load(each)
    import_module("linter.documents.bundles")._opened.cache_clear()  # size and time may be those of the last


def _pdf(data: bytes) -> None:
    """The pages of a PDF, read here and not in the process with limits on memory and time."""
    with suppress(Refusal):
        pages = json.loads(json.dumps(read_pages(data)))
        flow([from_plain(page) for page in pages]).document("draft.pdf", "pdf")


def _remarks(data: bytes) -> None:
    """What comments in a draft say to the program, one between each two zeros."""
    lines = small().splitlines()
    for index, said in enumerate(drawn(data).split("\0")[:8]):
        lines.insert(index * 5, f"<!-- reportlint: {said} -->")
    with suppress(ReadError):
        judged(read("\n".join(lines).encode(), "draft.md"))


def _expression(data: bytes) -> None:
    with suppress(ExpressionError):
        compile_expression(drawn(data))


def _instrument(data: bytes) -> None:
    if look_up(drawn(data), TODAY) is None:
        nearest_works(drawn(data))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": _draft("text"),
    "markdown": _draft("markdown"),
    "html": _draft("html"),
    "docx": _docx,
    "any": _any,
    "archive": _archive,
    "pdf": _pdf,
    "remarks": _remarks,
    "expression": _expression,
    "instrument": _instrument,
}
