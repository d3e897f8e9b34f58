"""The outline of a draft by section, and the expected totals beside the cells of its tables."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from linter.checks.identity import totals
from linter.documents.document import Span
from linter.linear import Number
from linter.report.forms import form
from linter.report.report import Report, Section
from linter.server.analysis import Analysis


def symbols(analysis: Analysis) -> list[types.DocumentSymbol]:
    """The sections with their headings and tables."""
    return [_section(analysis, section) for section in analysis.report.outline.sections]


def _section(analysis: Analysis, section: Section) -> types.DocumentSymbol:
    text = analysis.document.text
    whole = Span(section.heading.span.start, _trimmed(text, section.body))
    children = [
        types.DocumentSymbol(
            _name(text, heading.span),
            types.SymbolKind.String,
            analysis.range(heading.span),
            analysis.range(heading.span),
        )
        for heading in section.headings
    ]
    for table in analysis.report.tables.values():
        if section.body.start <= table.span.start < section.body.end:
            known = form(table.form).tables[table.id]
            span = Span(table.span.start, min(table.span.end, whole.end))
            name = known.en if analysis.language == "en" else known.name
            children.append(
                types.DocumentSymbol(
                    name,
                    types.SymbolKind.Array,
                    analysis.range(span),
                    analysis.range(Span(span.start, span.start)),
                )
            )
    return types.DocumentSymbol(
        _name(text, section.heading.span),
        types.SymbolKind.Module,
        analysis.range(whole),
        analysis.range(section.heading.span),
        detail=section.id,
        children=sorted(children, key=lambda child: (child.range.start.line, child.range.start.character)),
    )


def _name(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split()) or "-"


def _trimmed(text: str, body: Span) -> int:
    return body.start + len(text[body.start : body.end].rstrip())


def hints(analysis: Analysis, within: types.Range) -> Iterator[types.InlayHint]:
    """Beside each total of a table what its row or column adds up to."""
    first, last = analysis.offset(within.start), analysis.offset(within.end)
    for span, sums in _totals(analysis.report, analysis):
        if first <= span.end <= last:
            yield types.InlayHint(
                analysis.range(Span(span.end, span.end)).end,
                " = " + " / ".join(map(str, dict.fromkeys(sums))),
                padding_left=True,
            )


def _totals(report: Report, analysis: Analysis) -> Iterator[tuple[Span, list[Number]]]:
    for table in report.tables.values():
        for cell, sums in totals(list(analysis.rules.values()), table).items():
            yield table.cells[cell].span, sums
