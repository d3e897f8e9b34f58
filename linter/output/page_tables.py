"""The statutory tables of a draft redrawn for a page, wrong cells marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from linter.diagnostics import Diagnostic, Place, Severity
from linter.output.display import printable
from linter.report.forms import FormPart, FormTable, form
from linter.report.report import Report, Table
from linter.tuples import NamedTuple

Key = tuple[str, str]


class _Mark(NamedTuple):
    """Why a cell is marked: the anchor of the finding, how it weighs, what it says, what belongs there."""

    anchor: str
    kind: str
    message: str
    expected: str | None = None


def drawn_tables(
    anchor: str, report: Report, diagnostics: Sequence[Diagnostic], language: str
) -> Iterator[str]:
    """The tables that were read, as HTML; ``anchor`` is what the anchors of the findings begin with."""
    for table in report.tables.values():
        if table.cells:
            official = form(table.form).tables[table.id]
            marks = _marks(anchor, table, diagnostics)
            yield f"<h3>{escape(official.en if language == 'en' else official.name)}</h3>\n"
            for part in official.parts:
                yield from _part(official, part, table, marks, language)


def _marks(anchor: str, table: Table, diagnostics: Sequence[Diagnostic]) -> Mapping[Key, _Mark]:
    marks: dict[Key, _Mark] = {}
    for number, item in enumerate(diagnostics, 1):
        kind = "wrong" if item.severity == Severity.ERROR else "doubtful"
        own = f"{anchor}-{number}"
        if key := _key(item.place, table):
            marks.setdefault(key, _Mark(own, kind, item.message))
        for suspect in item.suspects:
            if key := _key(suspect.place, table):
                single = len(item.suspects) == 1
                expected = suspect.expected if single else None
                marks[key] = _Mark(own, kind if single else "suspect", item.message, expected)
    return marks


def _key(place: Place, table: Table) -> Key | None:
    if place.table != table.id or place.row is None or place.column is None:
        return None
    return place.row, place.column


def _part(
    official: FormTable, part: FormPart, table: Table, marks: Mapping[Key, _Mark], language: str
) -> Iterator[str]:
    english = language == "en"
    heads = "".join(f'<th scope="col">{escape(c.en if english else c.label)}</th>' for c in part.columns)
    caption = f"<caption>{escape(part.en if english else part.caption)}</caption>" if part.caption else ""
    yield f'<div class="wide"><table class="form">{caption}<thead><tr><td></td>{heads}</tr></thead>\n'
    yield "<tbody>\n"
    for row in part.rows:
        label = escape(row.en if english else row.label)
        if row.heading:
            yield f'<tr><th scope="row" colspan="{len(part.columns) + 1}">{label}</th></tr>\n'
            continue
        cells = "".join(_cell(table, (row.id, column.id), marks) for column in part.columns)
        yield f'<tr><th scope="row">{label}</th>{cells}</tr>\n'
    yield "</tbody></table></div>\n"


def _cell(table: Table, key: Key, marks: Mapping[Key, _Mark]) -> str:
    cell = table.cells.get(key)
    text = escape(printable(" ".join(cell.text.split()))) if cell else "?"
    mark = marks.get(key)
    if mark is None:
        return f"<td>{text}</td>" if cell else '<td class="unread">?</td>'
    shown = f"<del>{text}</del> <ins>{escape(mark.expected)}</ins>" if mark.expected else text or "&nbsp;"
    return (
        f'<td class="{mark.kind}"><a href="#{mark.anchor}" title="{escape(printable(mark.message))}">'
        f"{shown}</a></td>"
    )
