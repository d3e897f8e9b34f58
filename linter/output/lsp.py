"""The findings for editors: a PublishDiagnosticsParams object a file, one a line (LSP 3.17)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linter.diagnostics import Diagnostic, Severity
from linter.documents.discovery import STANDARD_INPUT
from linter.documents.document import Document, Span
from linter.output import Format, positions
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.engine import Result

SOURCE = "reportlint"
_SEVERITY = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3}


class LspFormat(Format):
    """Lines and characters count from 0, characters in UTF-16 code units (LSP 3.17, Position)."""

    def file(self, report: Report, result: Result) -> str:
        return json.dumps(parameters(report, result, self._language), ensure_ascii=False) + "\n"

    def refused(self, path: str, message: str) -> str:
        start = {"line": 0, "character": 0}
        problem = {
            "range": {"start": start, "end": start},
            "severity": _SEVERITY[Severity.ERROR],
            "source": SOURCE,
            "message": message,
        }
        return json.dumps({"uri": _uri(path), "diagnostics": [problem]}, ensure_ascii=False) + "\n"


def parameters(
    report: Report, result: Result, language: str, *, uri: str | None = None, units: str = "utf-16"
) -> dict[str, Any]:
    """PublishDiagnosticsParams; a clean file has an empty list, which clears what an editor showed before.

    ``units`` is what the columns count: ``utf-8``, ``utf-16`` or ``utf-32``.
    """
    uri = uri or _uri(report.document.path)
    return {
        "uri": uri,
        "diagnostics": [
            _diagnostic(report.document, uri, item, language, units) for item in result.diagnostics
        ],
    }


def position(document: Document, offset: int, units: str) -> dict[str, int]:
    """An LSP Position; lines and columns count from 0."""
    row, column = positions.position(document, offset, units)
    return {"line": row - 1, "character": column - 1}


def text_range(document: Document, span: Span, units: str) -> dict[str, dict[str, int]]:
    """An LSP Range."""
    return {"start": position(document, span.start, units), "end": position(document, span.end, units)}


def _diagnostic(document: Document, uri: str, item: Diagnostic, language: str, units: str) -> dict[str, Any]:
    record: dict[str, Any] = {
        "range": text_range(document, item.span, units),
        "severity": _SEVERITY[item.severity],
        "code": item.code,
        "source": SOURCE,
        "message": item.message,
        "data": {"name": item.name, "fingerprint": item.fingerprint},
    }
    if item.related:
        record["relatedInformation"] = [
            {
                "location": {
                    "uri": _uri(related.document.path) if related.document else uri,
                    "range": text_range(related.document or document, related.span, units),
                },
                "message": related.message.in_language(language),
            }
            for related in item.related
        ]
    return record


def _uri(path: str) -> str:
    return "untitled:stdin" if path == STANDARD_INPUT else Path(path).absolute().as_uri()
