"""Writers: changes to a Document's text become changes to the file that it was read from.

Every other byte of a text, and every other part of a Word file, stays as it is.  What was written is read
again before anybody gets it: a change that does not come out exactly is refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

from linter.documents import MEMBER, read
from linter.documents.document import Document, Origin, Span
from linter.documents.errors import ReadError, WriteError
from linter.documents.kinds import kind_of
from linter.documents.splicing import Change, changed, splice

# The module and the function that write each kind of file; imported only when such a file is changed.
WRITERS: dict[str, tuple[str, str]] = {
    "text": ("writing", "write_text"),
    "markdown": ("html_writing", "write_markdown"),
    "html": ("html_writing", "write_html"),
    "docx": ("docx_writing", "write_docx"),
}


def refuse_kind(data: bytes, path: str) -> None:
    """Raise WriteError where files of this kind, or in an archive, are never changed."""
    if MEMBER in path.lower():
        raise WriteError(
            path,
            "压缩包里的文件不能直接改，请解压后再改。",
            "a file in an archive cannot be fixed; unpack it first",
        )
    if kind_of(data, path).id not in WRITERS:
        raise WriteError(
            path,
            "这种文件只能检查，不能改（能改的有 .docx、.txt、.md、.html）。请改原稿，再重新导出。",
            "files of this kind can be checked but not fixed (.docx, .txt, .md and .html can); "
            "fix the draft that it was made from",
        )


def rewrite(data: bytes, document: Document, changes: Sequence[Change]) -> bytes:
    """The file ``data``, which was read as ``document``, with changes to the text that was read.

    The changes do not overlap.  Raises WriteError where one cannot be made exactly.
    """
    refuse_kind(data, document.path)
    module, function = WRITERS[document.kind]
    write: Callable[[bytes, Document, Sequence[Change]], bytes] = getattr(
        import_module(f"linter.documents.{module}"), function
    )
    written = write(data, document, changes)
    try:
        again = read(written, document.path)
    except ReadError as error:
        raise inexact(document) from error
    everywhere = [*changes, *_repeated(document, changes)]
    if again.text != changed(document.text, everywhere) or again.encoding != document.encoding:
        raise inexact(document)
    return written


def write_text(data: bytes, document: Document, changes: Sequence[Change]) -> bytes:
    """A text in its own encoding, with its byte order mark and line ends."""
    return splice(data, document.encoding, changes, document.path)


def inexact(document: Document) -> WriteError:
    """The error for a change whose place in the file is not certain."""
    return WriteError(
        document.path,
        "不能确定这处文字在文件里的位置，没有改。请手工修改。",
        "it is not certain where this text stands in the file; please change it by hand",
    )


def _repeated(document: Document, changes: Sequence[Change]) -> Iterator[Change]:
    """The same changes wherever else a merged cell of a header is written out."""
    copies: dict[tuple[int | None, ...], list[Origin]] = defaultdict(list)
    for origin in document.origins:
        if origin.table is not None and origin.span.start < origin.span.end:
            copies[origin.table, origin.row, origin.column].append(origin)
    for span, content in changes:
        own = document.origin_at(span.start)
        for other in copies.get((own.table, own.row, own.column), ()) if own else ():
            if own and other is not own and document.slice(other.span) == document.slice(own.span):
                shift = other.span.start - own.span.start
                yield Span(span.start + shift, span.end + shift), content
