"""The JSON output for other programs; ``version`` 1 of its layout."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from linter.diagnostics import Diagnostic, Fix, Place, Related, Suspect
from linter.documents.document import Document, Span
from linter.output import Format, Options
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.engine import Result

VERSION = 1


class JsonFormat(Format):
    """One object; its ``files`` are written as they come, one a line.

    ``errors`` lists those that were not checked; it is there only where there are any.
    """

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._separator = "\n"
        self._errors: list[dict[str, str]] = []

    def start(self) -> str:
        return f'{{"version": {VERSION}, "files": ['

    def file(self, report: Report, result: Result) -> str:
        separator, self._separator = self._separator, ",\n"
        return separator + json.dumps(file_record(report, result, self._language), ensure_ascii=False)

    def refused(self, path: str, message: str) -> str:
        self._errors.append({"path": path, "message": message})
        return ""

    def finish(self) -> str:
        errors = f', "errors": {json.dumps(self._errors, ensure_ascii=False)}' if self._errors else ""
        return f"\n]{errors}}}\n"


def file_record(report: Report, result: Result, language: str) -> dict[str, Any]:
    """What is said about one file; keys whose value is unknown are left out."""
    coverage = result.coverage
    return known(
        path=report.document.path,
        form=report.form,
        held_to=report.held_to,
        year=report.identity.year,
        agency=report.identity.agency,
        as_of=report.as_of.isoformat(),
        coverage={
            "passed": coverage.passed,
            "failed": coverage.failed,
            "not_checkable": coverage.not_checkable,
            "not_applicable": coverage.not_applicable,
        },
        diagnostics=[_diagnostic(report.document, item, language) for item in result.diagnostics],
    )


def location(document: Document, offset: int) -> dict[str, int]:
    """``row`` and ``column`` of an offset, both from 1, the column in characters."""
    row, column = document.position(offset)
    return {"row": row, "column": column}


def known(**values: Any) -> dict[str, Any]:
    """The values that are known: neither None nor empty text."""
    return {key: value for key, value in values.items() if value is not None and value != ""}


def _diagnostic(document: Document, item: Diagnostic, language: str) -> dict[str, Any]:
    record = known(
        code=item.code,
        name=item.name,
        severity=str(item.severity),
        message=item.message,
        basis=item.basis,
        fingerprint=item.fingerprint,
        **_locations(document, item.span),
        source_location=_source_location(document, item.span),
        place=place_record(item.place),
        expected=item.expected,
        found=item.found,
    )
    if item.suspects:
        record["suspects"] = [suspect_record(suspect) for suspect in item.suspects]
    if item.related:
        record["related"] = [_related(document, related, language) for related in item.related]
    if item.fix:
        record["fix"] = _fix(document, item.fix, language)
    return record


def _locations(document: Document, span: Span) -> dict[str, dict[str, int]]:
    return {"location": location(document, span.start), "end_location": location(document, span.end)}


def _source_location(document: Document, span: Span) -> dict[str, int] | None:
    """The tag in an HTML file, or the line in a Markdown file with HTML tables, that the place comes from."""
    origin = document.origin_at(span.start)
    if origin is None or origin.source is None:
        return None
    row, column = origin.source
    return {"row": row, "column": column}


def place_record(place: Place) -> dict[str, Any]:
    """The ids of a place, as far as they are known."""
    return known(
        section=place.section,
        table=place.table,
        part=place.part,
        row=place.row,
        column=place.column,
        page=place.page,
        paragraph=place.paragraph,
    )


def suspect_record(suspect: Suspect) -> dict[str, Any]:
    """The cell that is likely wrong, and both its values."""
    place = suspect.place
    return known(
        table=place.table,
        part=place.part,
        row=place.row,
        column=place.column,
        found=suspect.found,
        expected=suspect.expected,
    )


def _related(document: Document, related: Related, language: str) -> dict[str, Any]:
    elsewhere = related.document
    return known(
        path=elsewhere.path if elsewhere else None,
        location=location(elsewhere or document, related.span.start),
        message=related.message.in_language(language),
    )


def _fix(document: Document, fix: Fix, language: str) -> dict[str, Any]:
    return {
        "message": fix.message.in_language(language),
        "applicability": fix.applicability,
        "edits": [{**_locations(document, edit.span), "content": edit.content} for edit in fix.edits],
    }
