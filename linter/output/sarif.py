"""SARIF 2.1.0, for code scanning and the viewers in editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from linter import __version__
from linter.diagnostics import Diagnostic, Fix, Severity
from linter.documents.document import Document, Span
from linter.output import Format, Options
from linter.output.json import known, place_record, suspect_record
from linter.output.paths import uri_of
from linter.output.places import describe, message_with_place
from linter.output.positions import is_own_text, position
from linter.output.sarif_rules import UNREADABLE, descriptor, message, notification
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.engine import Result

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LONGEST_SNIPPET = 1_000
_FINGERPRINT = "reportlint/v1"


class SarifFormat(Format):
    """One run; its results are written as they come, one a line.

    Columns count UTF-16 code units, which also those tools take them for that do not read ``columnKind``.
    """

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._index = {rule.code: index for index, rule in enumerate(options.rules)}
        self._separator = "\n"
        self._artifacts: list[dict[str, Any]] = []
        self._unread: list[dict[str, Any]] = []

    def start(self) -> str:
        driver = {
            "name": "reportlint",
            "version": __version__,
            "language": "en" if self._language == "en" else "zh-CN",
            "rules": [
                descriptor(rule, LEVELS[rule.severity], self._language) for rule in self._options.rules
            ],
            "notifications": [notification(self._language)],
        }
        return (
            f'{{"$schema": {_json(SCHEMA)}, "version": "2.1.0", "runs": [{{'
            f'"tool": {_json({"driver": driver})},\n"columnKind": "utf16CodeUnits", "results": ['
        )

    def file(self, report: Report, result: Result) -> str:
        self._artifacts.append(self._artifact(report.document))
        written = ""
        for item in result.diagnostics:
            written += self._separator + _json(self._result(report, item))
            self._separator = ",\n"
        return written

    def refused(self, path: str, message_text: str) -> str:
        self._unread.append(
            {
                "descriptor": {"id": UNREADABLE},
                "level": "error",
                "message": message(message_text),
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri_of(path)}}}],
            }
        )
        return ""

    def finish(self) -> str:
        invocation: dict[str, Any] = {"executionSuccessful": not self._unread}
        if self._unread:
            invocation["toolExecutionNotifications"] = self._unread
        return f'\n], "artifacts": {_json(self._artifacts)}, "invocations": {_json([invocation])}}}]}}\n'

    def _artifact(self, document: Document) -> dict[str, Any]:
        artifact: dict[str, Any] = {"location": {"uri": uri_of(document.path)}}
        if not is_own_text(document):
            artifact["description"] = message(
                self._say(
                    "行列号指 reportlint extract --text 输出的文字；文件里的位置见 logicalLocations。",
                    "Regions point into the text that `reportlint extract --text` prints; logicalLocations "
                    "say where in the file a place stands.",
                )
            )
        return artifact

    def _result(self, report: Report, item: Diagnostic) -> dict[str, Any]:
        document = report.document
        text = "\n".join(filter(None, (message_with_place(report, item, self._language), item.advice)))
        record: dict[str, Any] = {
            "ruleId": item.code,
            "ruleIndex": self._index.get(item.code, -1),
            "level": LEVELS[item.severity],
            "message": message(text),
            "locations": [_location(document, item.span) | self._logical(report, item)],
            "partialFingerprints": {_FINGERPRINT: item.fingerprint},
        }
        if item.related:
            record["relatedLocations"] = [
                {
                    "id": number,
                    **_location(related.document or document, related.span),
                    "message": message(related.message.in_language(self._language)),
                }
                for number, related in enumerate(item.related, 1)
            ]
        if item.fix and is_own_text(document):
            record["fixes"] = [_fix(document, item.fix, self._language)]
        record["properties"] = known(
            name=item.name,
            basis=item.basis,
            place=place_record(item.place) or None,
            expected=item.expected,
            found=item.found,
            suspects=[suspect_record(suspect) for suspect in item.suspects] or None,
            fixApplicability=item.fix.applicability if item.fix else None,
        )
        return record

    def _logical(self, report: Report, item: Diagnostic) -> dict[str, Any]:
        """The place in the form: its ids as the qualified name, in words as the name that is shown."""
        words = describe(item.place, report, self._language)
        if not words:
            return {}
        place = item.place
        table = (place.table, place.part, place.row, place.column) if place.table else (place.section,)
        qualified = ".".join(part for part in table if part)
        return {"logicalLocations": [known(name=words, fullyQualifiedName=qualified)]}


def _location(document: Document, span: Span) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri_of(document.path)},
            "region": _region(document, span),
        }
    }


def _region(document: Document, span: Span) -> dict[str, Any]:
    """A region (3.30), with its text where the file itself has no such lines."""
    row, column = position(document, span.start, "utf-16")
    end_row, end_column = position(document, span.end, "utf-16")
    region: dict[str, Any] = {
        "startLine": row,
        "startColumn": column,
        "endLine": end_row,
        "endColumn": end_column,
    }
    if is_own_text(document) or not 0 < span.end - span.start <= _LONGEST_SNIPPET:
        return region
    return region | {"snippet": {"text": document.slice(span)}}


def _fix(document: Document, fix: Fix, language: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(document, edit.span), "insertedContent": {"text": edit.content}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": {"uri": uri_of(document.path)}, "replacements": replacements}
    return {"description": message(fix.message.in_language(language)), "artifactChanges": [change]}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
