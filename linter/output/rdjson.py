"""The Reviewdog Diagnostic Format, for comments on the lines of a change.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from linter.diagnostics import Diagnostic
from linter.documents.document import Document, Span
from linter.output import Format, Options
from linter.output.display import printable
from linter.output.paths import from_here
from linter.output.places import message_with_place
from linter.output.positions import is_own_text, position
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.engine import Result


class RdjsonFormat(Format):
    """One object, its ``diagnostics`` one a line; columns count bytes of UTF-8."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._separator = "\n"

    def start(self) -> str:
        return '{"source": {"name": "reportlint"}, "diagnostics": ['

    def file(self, report: Report, result: Result) -> str:
        return "".join(self._written(self._diagnostic(report, item)) for item in result.diagnostics)

    def refused(self, path: str, message: str) -> str:
        location = {"path": from_here(path)}
        return self._written(
            {
                "message": printable(message),
                "location": location,
                "severity": "ERROR",
                "code": {"value": "unreadable"},
            }
        )

    def finish(self) -> str:
        return "\n]}\n"

    def _written(self, diagnostic: dict[str, Any]) -> str:
        separator, self._separator = self._separator, ",\n"
        return separator + json.dumps(diagnostic, ensure_ascii=False)

    def _diagnostic(self, report: Report, item: Diagnostic) -> dict[str, Any]:
        document = report.document
        record: dict[str, Any] = {
            "message": printable(message_with_place(report, item, self._language)),
            "location": _location(document, item.span),
            "severity": str(item.severity).upper(),
            "code": {"value": item.code},
        }
        if item.related:
            record["related_locations"] = [
                {
                    "message": printable(related.message.in_language(self._language)),
                    "location": _location(related.document or document, related.span),
                }
                for related in item.related
            ]
        # Suggestions are alternatives, so one of several edits would be wrong on its own.
        if item.fix and len(item.fix.edits) == 1 and is_own_text(document):
            (edit,) = item.fix.edits
            record["suggestions"] = [{"range": _range(document, edit.span), "text": edit.content}]
        return record


def _location(document: Document, span: Span) -> dict[str, Any]:
    return {"path": from_here(document.path), "range": _range(document, span)}


def _range(document: Document, span: Span) -> dict[str, dict[str, int]]:
    return {"start": _position(document, span.start), "end": _position(document, span.end)}


def _position(document: Document, offset: int) -> dict[str, int]:
    row, column = position(document, offset, "utf-8")
    return {"line": row, "column": column}
