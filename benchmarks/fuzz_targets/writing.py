"""What is written: fixes, marked copies, the formats of findings, the answers to an editor."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

from benchmarks.fuzz_targets import whole
from benchmarks.fuzz_targets.common import TODAY, drawn, edited, edits, faulty, judged, rules, small
from linter.checking import Settings
from linter.configuration import Config
from linter.documents import read
from linter.documents.document import Document, Span
from linter.documents.errors import ReadError
from linter.documents.notes import Author
from linter.documents.splicing import Change
from linter.documents.writing import rewrite
from linter.fixes import Draft, mend
from linter.output import BINARY, FORMATS, Format, Options, make_format
from linter.output.checklist import checklist
from linter.output.extract import extract
from linter.output.notes import notes
from linter.output.statistics import AS_TEXT, Statistics


def _states(data: bytes) -> Iterator[str]:
    """The faulty draft after each of a few edits."""
    text = faulty()
    for edit in edits(data, 4):
        text = edited(text, edit)
        yield text


def _linted(data: bytes) -> Draft:
    document = read(data, "draft.txt")
    return Draft(data, document, judged(document)[1].diagnostics)


def _write(draft: Draft, changes: Any) -> bytes:
    return rewrite(draft.data, draft.document, changes)


def _fix(data: bytes) -> None:
    """Every fix of a draft made; a second run finds nothing to do."""
    for text in (*list(_states(data))[-1:], drawn(data)):
        with suppress(ReadError):
            fixed = mend(_linted(text.encode()), lambda item: item.fix is not None, _linted, _write)
            again = mend(fixed.draft, lambda item: item.fix is not None, _linted, _write)
            assert again.draft.data == fixed.draft.data


def _made(data: bytes) -> tuple[str, bytes]:
    """A text, a page or a Word file by the first byte."""
    make = (whole.text, whole.page, whole.word)[data[0] % 3]
    return make(data[1:])


def _rewrite(data: bytes) -> None:
    """A file with a few pieces of its text exchanged for others: exactly that comes out, or a refusal."""
    if len(data) < 2:
        return
    with suppress(ReadError):
        path, content = _made(data)
        document = read(content, path)
        rewrite(content, document, list(_changes(document, data)))


def _changes(document: Document, data: bytes) -> Iterator[Change]:
    size, end = len(document.text), 0
    for edit in sorted(edits(data[::-1], 4)):
        start = edit.at % (size + 1)
        if start >= end:
            end = min(start + edit.by % 12, size)
            yield Span(start, end), edit.text


def _annotate(data: bytes) -> None:
    """A copy with the findings at their places and the sheet at its end."""
    from linter.documents.docx_comments import comment_docx
    from linter.documents.html_original import body_of_page
    from linter.documents.html_review import Front, body_of_text, review_page

    if len(data) < 2:
        return
    with suppress(ReadError):
        path, content = _made(data)
        document = read(content, path)
        report, result = judged(document)
        titles = {rule.code: rule.title for rule in rules()}
        language = ("zh", "en")[len(data) % 2]
        found = notes(report, result, titles, language)
        sheet = checklist(report, result, titles, language)
        if document.kind == "docx":
            comment_docx(content, document, found, Author("a", "b", TODAY), sheet)
        body = body_of_page(content, document, found) if document.kind == "html" else None
        review_page(body or body_of_text(document, found), found, sheet, Front("zh", path, "", ""))


def _formats(data: bytes) -> None:
    """The findings of a draft in every format and language, and what ``extract`` says of it."""
    text = [small(), *_states(data)][-1]
    with suppress(ReadError):
        document = read(text.encode(), drawn(data[:12]))
        report, result = judged(document)
        extract(report)
        for language in ("zh", "en"):
            options = Options(language, rules(), "error", bool(data), 60)
            for output in _all_formats(options):
                output.start()
                output.file(report, result)
                output.refused(document.path, drawn(data))
                output.finish()


def _all_formats(options: Options) -> Iterator[Format]:
    yield from (make_format(name, options) for name in FORMATS if name not in BINARY)
    yield from (Statistics(options, name) for name in AS_TEXT)


def _server(data: bytes) -> None:
    """A draft as it is typed, with all that an editor asks about it."""
    from lsprotocol import types

    from linter.output.lsp import parameters
    from linter.server.actions import actions
    from linter.server.analysis import analyse
    from linter.server.hover import hover
    from linter.server.outline import hints, symbols

    settings = Settings(Config(()), rules())
    for index, text in enumerate(_states(data)):
        with suppress(ReadError):
            units = ("utf-16", "utf-8", "utf-32")[index % 3]
            analysis = analyse(
                "file:///draft.txt", "draft.txt", text, settings, ("zh", "en")[index % 2], units
            )
            parameters(analysis.report, analysis.result, "zh", uri=analysis.uri, units=units)
            everything = types.Range(types.Position(0, 0), types.Position(2**31 - 1, 0))
            list(actions(analysis, everything, types.CodeActionContext([])))
            at = types.Position(int.from_bytes(data[:2], "big") % 200, len(data) % 40)
            hover(analysis, at)
            symbols(analysis)
            list(hints(analysis, everything))


def _desk(data: bytes) -> None:
    """An editor's name for a draft, up to the first zero, and what stands in it."""
    from linter.server.desk import Desk, is_ours

    uri, _, text = data.partition(b"\0")
    document = SimpleNamespace(source=drawn(text), version=1)
    workspace = SimpleNamespace(get_text_document=lambda uri: document, position_encoding="utf-16")
    server: Any = SimpleNamespace(workspace=workspace, text_document_publish_diagnostics=lambda sent: None)
    desk = Desk(server, "zh", 0)
    desk.analysis(drawn(uri))
    desk.forget(drawn(uri))
    is_ours(drawn(uri))


def _workbook(data: bytes) -> None:
    """The findings of a few drafts as a workbook."""
    options = Options("zh", rules())
    output = make_format("xlsx", options)
    for text in [small(), *_states(data)]:
        with suppress(ReadError):
            output.file(*judged(read(text.encode(), drawn(data[:12]))))
    output.finish()
    assert io.BytesIO(output.content()).read(2) == b"PK"


TARGETS: dict[str, Callable[[bytes], None]] = {
    "fix": _fix,
    "rewrite": _rewrite,
    "annotate": _annotate,
    "formats": _formats,
    "workbook": _workbook,
    "server": _server,
    "desk": _desk,
}
