"""The findings for editors: a PublishDiagnosticsParams object a file, one a line (LSP 3.17)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linter.diagnostics import Diagnostic, Severity
from linter.documents.discovery import STANDARD_INPUT
from linter.documents.document import Document, Span
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.engine import Result

SOURCE = "reportlint"
_SEVERITY = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3}


class LspFormat:
    """Lines and characters count from 0, characters in UTF-16 code units (LSP 3.17, Position)."""

    def __init__(self, language: str) -> None:
        self._language = language

    def start(self) -> str:
        return ""

    def file(self, report: Report, result: Result) -> str:
        return json.dumps(parameters(report, result, self._language), ensure_ascii=False) + "\n"

    def finish(self) -> str:
        return ""


def parameters(report: Report, result: Result, language: str) -> dict[str, Any]:
    """PublishDiagnosticsParams; a clean file has an empty list, which clears what an editor showed before."""
    uri = _uri(report.document.path)
    return {
        "uri": uri,
        "diagnostics": [_diagnostic(report.document, uri, item, language) for item in result.diagnostics],
    }


def text_range(document: Document, span: Span) -> dict[str, dict[str, int]]:
    """An LSP Range."""
    return {"start": _position(document, span.start), "end": _position(document, span.end)}


def _diagnostic(document: Document, uri: str, item: Diagnostic, language: str) -> dict[str, Any]:
    record: dict[str, Any] = {
        "range": text_range(document, item.span),
        "severity": _SEVERITY[item.severity],
        "code": item.code,
        "source": SOURCE,
        "message": item.message,
        "data": {"name": item.name, "fingerprint": item.fingerprint},
    }
    if item.related:
        record["relatedInformation"] = [
            {
                "location": {"uri": uri, "range": text_range(document, related.span)},
                "message": related.message.in_language(language),
            }
            for related in item.related
        ]
    return record


def _position(document: Document, offset: int) -> dict[str, int]:
    index = document.line_at(offset)
    line = document.lines[index]
    before = document.text[line.start : min(offset, line.end)]
    return {"line": index, "character": len(before.encode("utf-16-le")) // 2}


def _uri(path: str) -> str:
    return "untitled:stdin" if path == STANDARD_INPUT else Path(path).absolute().as_uri()
