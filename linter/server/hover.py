"""What the editor shows under the pointer: a finding with its rule, or an instrument with its status."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from linter.diagnostics import Diagnostic, Text
from linter.documents.document import Span
from linter.output.instrument import page
from linter.output.wording import SEVERITY_WORDS
from linter.report.lookup import look_up
from linter.server.analysis import Analysis

_BASIS = Text("依据：", "Basis: ")
_ADVICE = Text("怎么办：", "What to do: ")
_WHY = Text("为什么：", "Why: ")


def hover(analysis: Analysis, at: types.Position) -> types.Hover | None:
    """The findings and the citation at a place, as Markdown; None where there is nothing to say."""
    offset = analysis.offset(at)
    found = [item for item in analysis.result.diagnostics if _holds(item.span, offset)]
    blocks = [_finding(analysis, item) for item in found]
    spans = [item.span for item in found]
    for citation in analysis.report.citations:
        if _holds(citation.span, offset):
            quoted = citation.number or citation.title or ""
            answer = look_up(quoted, analysis.report.as_of, analysis.settings.laws)
            if answer:
                told = page(answer, analysis.report.as_of, analysis.language)
                blocks.append("\n".join(f"{escaped(line)}  " for line in told.splitlines()))
                spans.append(citation.span)
    if not blocks:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(blocks))
    return types.Hover(content, analysis.range(min(spans, key=lambda span: span.end - span.start)))


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset < max(span.end, span.start + 1)


def _finding(analysis: Analysis, item: Diagnostic) -> str:
    return "\n\n".join(_paragraphs(analysis, item))


def _paragraphs(analysis: Analysis, item: Diagnostic) -> Iterator[str]:
    language = analysis.language
    rule = analysis.rules[item.code]
    severity = SEVERITY_WORDS[item.severity].in_language(language)
    yield f"**{item.code} {escaped(rule.title.in_language(language))}** ({item.name}) · {severity}"
    yield escaped(item.message)
    for related in item.related:
        yield f"- {escaped(related.message.in_language(language))}"
    yield _WHY.in_language(language) + escaped(rule.why.in_language(language))
    yield _BASIS.in_language(language) + escaped(item.basis)
    yield _ADVICE.in_language(language) + escaped(item.advice)


def escaped(text: str) -> str:
    """The text as Markdown shows it, whatever a draft holds."""
    for char in "\\`*_{}[]<>#|":
        text = text.replace(char, f"\\{char}")
    return text
