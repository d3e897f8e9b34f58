"""A place in the form's own words: 表三 · （三）1.属于国家秘密 · 自然人."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.tables import column_text, row_text
from linter.diagnostics import Diagnostic, Place
from linter.documents.document import Document
from linter.output.positions import is_own_text
from linter.report.forms import FORMS, Form, FormPart, FormTable, form
from linter.report.report import Report

_SEPARATOR = " · "


def describe(place: Place, report: Report, language: str) -> str:
    """The place as a person would look for it, as far as it is known; empty where nothing is known."""
    return describe_in(place, _form_of(place, report), language)


def describe_in(place: Place, chosen: Form, language: str) -> str:
    """The place in the words of this form."""
    words = _table_words(place, chosen, language) if place.table else _section_words(place, chosen, language)
    return _SEPARATOR.join([*words, *_page_words(place, language)])


def where(document: Document, offset: int, language: str, *, exact: bool = False) -> str:
    """Where to look in the file: the cell of a table as it is counted there, else the line of the text.

    ``exact`` adds the character of the line.  Empty for a paragraph of a file that has no lines.
    """
    origin = document.origin_at(offset)
    if origin is not None and origin.table is not None:
        if language == "en":
            return f"table {origin.table}, row {origin.row}, column {origin.column}"
        return f"第 {origin.table} 个表格第 {origin.row} 行第 {origin.column} 列"
    if origin is not None and origin.paragraph is not None:
        return "" if exact else _paragraph_words(origin.paragraph, language)
    row, column = document.position(offset)
    if exact:
        return f"line {row}, column {column}" if language == "en" else f"第 {row} 行第 {column} 字"
    return f"line {row}" if language == "en" else f"第 {row} 行"


def whereabouts(report: Report, item: Diagnostic, language: str) -> str:
    """The place of a finding in the form's words, and where it stands in the file."""
    stands = where(report.document, item.span.start, language, exact=True)
    separator = ", " if language == "en" else "　"
    return separator.join(filter(None, (describe(item.place, report, language), stands)))


def message_with_place(report: Report, item: Diagnostic, language: str) -> str:
    """The message, after the place where the file has no lines that would show it."""
    if is_own_text(report.document):
        return item.message
    separator = ": " if language == "en" else "："
    return f"{whereabouts(report, item, language)}{separator}{item.message}"


def _form_of(place: Place, report: Report) -> Form:
    """The form whose words name the place: the table's own, else the one that the draft is held to."""
    table = report.tables.get(place.table) if place.table else None
    wanted = table.form if table else report.held_to
    return form(wanted if wanted in FORMS else FORMS[-1])


def _section_words(place: Place, chosen: Form, language: str) -> Iterator[str]:
    for number, section in enumerate(chosen.sections, 1):
        if section.id == place.section:
            printed = f"{section.numeral}、{section.title}"
            yield f"Section {number}, {section.en} ({printed})" if language == "en" else printed


def _table_words(place: Place, chosen: Form, language: str) -> Iterator[str]:
    table = chosen.tables.get(place.table or "")
    if table is None:
        yield from _section_words(place, chosen, language)
        return
    yield table.en if language == "en" else table.name
    part = _part(table, place)
    if part is not None and part.id is not None:
        yield part.en if language == "en" else part.caption
    if place.row:
        yield _row_words(table, place.row, language)
    if place.column:
        yield _column_words(table, part, place.column, language)


def _part(table: FormTable, place: Place) -> FormPart | None:
    """The part that the place names, or that its row belongs to; the only one where there is but one."""
    for part in table.parts:
        if (place.part and part.id == place.part) or any(row.id == place.row for row in part.rows):
            return part
    return table.parts[0] if len(table.parts) == 1 else None


def _row_words(table: FormTable, row_id: str, language: str) -> str:
    if not any(row.id == row_id for part in table.parts for row in part.rows):
        return row_id
    return _without_note(row_text(table, row_id).in_language(language))


def _column_words(table: FormTable, part: FormPart | None, column_id: str, language: str) -> str:
    columns = part.columns if part else ()
    if part is None or not any(column.id == column_id for column in columns):
        return column_id
    return _without_note(column_text(table, part.rows[0].id, column_id).in_language(language))


def _page_words(place: Place, language: str) -> Iterator[str]:
    if place.page is not None:
        yield f"page {place.page}" if language == "en" else f"第 {place.page} 页"
    if place.paragraph is not None:
        yield _paragraph_words(place.paragraph, language)


def _paragraph_words(paragraph: int, language: str) -> str:
    return f"paragraph {paragraph}" if language == "en" else f"第 {paragraph} 段"


def _without_note(label: str) -> str:
    """A label without the bracket that explains it at its end."""
    head, bracket, _ = label.rpartition("（")
    return head if bracket and head and label.endswith("）") else label
