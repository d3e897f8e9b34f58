"""What is fuzzed: each target takes any bytes and may raise nothing."""

from __future__ import annotations

import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from linter import law_records, word_lists
from linter.baseline import load as load_baseline
from linter.configuration.refusing import checked
from linter.documents import READERS, read
from linter.documents.errors import ReadError
from linter.documents.pdf_pages import Refusal, read_pages
from linter.documents.writing import rewrite
from linter.engine import Result
from linter.expressions import ExpressionError, compile_expression
from linter.fixes import Draft, mend
from linter.linting import Terms, lint
from linter.records import checked_records
from linter.report.lookup import look_up, nearest_works
from linter.report.report import Report
from linter.resources.problems import DataError
from linter.resources.strict_yaml import Tree, read_yaml
from linter.rules import Rule, load_rules
from linter.side_files import suppressions

EXAMPLES = Path(__file__).parent.parent / "examples"
_TODAY = date(2025, 6, 30)
_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>',
}


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(rule._replace(enabled=True) for rule in load_rules())


def _drawn(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _lint(data: bytes, kind: str) -> None:
    """Read the bytes as a file of one kind and put every rule to it."""
    module, function = READERS[kind]
    reader = getattr(import_module(f"linter.documents.{module}"), function)
    with suppress(ReadError):
        document = reader(data, f"draft.{kind}")
        _, result = lint(document, _rules(), _rules(), Terms(_TODAY))
        for each in result.diagnostics:
            assert 0 <= each.span.start <= each.span.end <= len(document.text), each


def _docx(data: bytes) -> None:
    """The bytes as the main part of a Word file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, content)
        archive.writestr("word/document.xml", data)
    _lint(packed.getvalue(), "docx")


def _any(data: bytes) -> None:
    """The bytes as whatever their content says that they are, but for what takes a process of its own."""
    if data.lstrip(b"\0\t\n\r ").startswith((b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"PK")):
        return
    with suppress(ReadError):
        read(data, "draft.bin")


def _pdf(data: bytes) -> None:
    """The pages of a PDF, read here and not in the process with limits on memory and time."""
    with suppress(Refusal):
        json.dumps(read_pages(data))


def _refusable(use: Callable[[bytes], object]) -> Callable[[bytes], None]:
    def target(data: bytes) -> None:
        with suppress(DataError):
            use(data)

    return target


def _configuration(data: bytes) -> None:
    checked(read_yaml(data, "f.yaml"))


def _rule_file(data: bytes) -> None:
    checked_records(read_yaml(data, "f.yaml"))


@cache
def _example() -> tuple[Report, Result]:
    document = read((EXAMPLES / "faults.txt").read_bytes(), "draft.txt")
    return lint(document, _rules(), _rules(), Terms(_TODAY))


@cache
def _scratch() -> Path:
    """A file for what is read by name."""
    handle, name = tempfile.mkstemp(dir="/dev/shm" if os.path.isdir("/dev/shm") else None)  # noqa: PTH112
    os.close(handle)
    return Path(name)


def _side_file(data: bytes) -> None:
    _scratch().write_bytes(data)
    suppressions(str(_scratch()), _example()[0], _rules())


def _baseline(data: bytes) -> None:
    _scratch().write_bytes(data)
    report, result = _example()
    load_baseline(str(_scratch())).new(report.document, result, _rules())


class _Beside:
    """A file of the user's that is never written."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def read_bytes(self) -> bytes:
        return self.data

    def __str__(self) -> str:
        return "f.yaml"


def _overlay(load: Callable[[Any], object], module: Any) -> Callable[[bytes], None]:
    """The bytes laid over a file of the program, which is read once only."""
    trees: dict[str, Tree] = {}

    def read_once(data: bytes, name: str) -> Tree:
        if not name.startswith("rules/"):
            return read_yaml(data, name)
        return trees.get(name) or trees.setdefault(name, read_yaml(data, name))

    module.read_yaml = read_once
    return _refusable(lambda data: load([_Beside(data)]))


def _expression(data: bytes) -> None:
    with suppress(ExpressionError):
        compile_expression(_drawn(data))


def _instrument(data: bytes) -> None:
    if look_up(_drawn(data), _TODAY) is None:
        nearest_works(_drawn(data))


@cache
def _faulty() -> str:
    return (EXAMPLES / "faults.txt").read_text("utf-8")


def _edited(data: bytes) -> Iterator[str]:
    """The faulty example after each of a few edits that the bytes tell: where, how much goes, what comes."""
    text = _faulty()
    for edit in data.split(b"\0")[:4]:
        at = int.from_bytes(edit[:2], "big") % (len(text) + 1)
        gone = edit[2] if len(edit) > 2 else 0
        text = text[:at] + _drawn(edit[3:]) + text[at + gone :]
        yield text


def _linted(data: bytes) -> Draft:
    document = read(data, "draft.txt")
    _, result = lint(document, _rules(), _rules(), Terms(_TODAY))
    return Draft(data, document, result.diagnostics)


def _fix(data: bytes) -> None:
    """Every fix of a draft made; a second run finds nothing to do."""
    for text in (*list(_edited(data))[-1:], _drawn(data)):
        with suppress(ReadError):
            fixed = mend(_linted(text.encode()), lambda item: item.fix is not None, _linted, _write)
            again = mend(fixed.draft, lambda item: item.fix is not None, _linted, _write)
            assert again.draft.data == fixed.draft.data


def _write(draft: Draft, edits: Any) -> bytes:
    return rewrite(draft.data, draft.document, edits)


def _server(data: bytes) -> None:
    """A draft as it is typed, with all that an editor asks about it."""
    from lsprotocol import types

    from linter.checking import Settings
    from linter.configuration import Config
    from linter.output.lsp import parameters
    from linter.server.actions import actions
    from linter.server.analysis import analyse
    from linter.server.hover import hover
    from linter.server.outline import hints, symbols

    settings = Settings(Config(()), _rules())
    for index, text in enumerate(_edited(data)):
        with suppress(ReadError):
            units = ("utf-16", "utf-8", "utf-32")[index % 3]
            analysis = analyse(
                "file:///draft.txt", "draft.txt", text, settings, ("zh", "en")[index % 2], units
            )
            parameters(analysis.report, analysis.result, "zh", uri=analysis.uri, units=units)
            whole = types.Range(types.Position(0, 0), types.Position(2**31 - 1, 0))
            list(actions(analysis, whole, types.CodeActionContext([])))
            at = types.Position(int.from_bytes(data[:2], "big") % 200, len(data) % 40)
            hover(analysis, at)
            symbols(analysis)
            list(hints(analysis, whole))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": lambda data: _lint(data, "text"),
    "markdown": lambda data: _lint(data, "markdown"),
    "html": lambda data: _lint(data, "html"),
    "docx": _docx,
    "any": _any,
    "pdf": _pdf,
    "fix": _fix,
    "server": _server,
    "configuration": _refusable(_configuration),
    "rules": _refusable(_rule_file),
    "side-file": _refusable(_side_file),
    "baseline": _refusable(_baseline),
    "words": _overlay(word_lists.load_words, word_lists),
    "laws": _overlay(law_records.load_catalogue, law_records),
    "expression": _expression,
    "instrument": _instrument,
}
