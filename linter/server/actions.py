"""What the editor offers to do: mend a finding, mend all that is safe, accept a finding for a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from linter.diagnostics import Diagnostic, Edit, Text
from linter.documents.document import Span
from linter.server.analysis import Analysis

SAFE = "safe"
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.reportlint"
_FIX_ALL = Text("reportlint：改好所有可以放心改的", "reportlint: mend all that is safe")
_ACCEPT = Text("忽略这个 {code}（请写明理由）", "accept this {code} (give a reason)")
_REASON = Text("理由", "reason")


def actions(
    analysis: Analysis, at: types.Range, context: types.CodeActionContext
) -> Iterator[types.CodeAction]:
    """The actions for a range, of the kinds that the editor asks for."""
    wanted = [str(getattr(kind, "value", kind)) for kind in context.only or ()]
    span = Span(analysis.offset(at.start), analysis.offset(at.end))
    here = [item for item in analysis.result.diagnostics if _touches(item.span, span)]
    if _is_wanted(types.CodeActionKind.QuickFix.value, wanted):
        for item in here:
            if item.fix:
                yield _mending(analysis, item)
        for item in here:
            yield _accepting(analysis, item)
    if _is_wanted(FIX_ALL, wanted):
        edits = list(safe_edits(analysis.result.diagnostics))
        if edits:
            title = _FIX_ALL.in_language(analysis.language)
            yield types.CodeAction(title, kind=FIX_ALL, edit=_change(analysis, edits))


def safe_edits(diagnostics: Sequence[Diagnostic]) -> Iterator[Edit]:
    """The edits of all safe fixes, whole fixes only, none over another."""
    taken: list[Span] = []
    for item in diagnostics:
        if item.fix and item.fix.applicability == SAFE:
            spans = [edit.span for edit in item.fix.edits]
            if not any(_touches(one, other) for one in spans for other in taken):
                taken += spans
                yield from item.fix.edits


def _mending(analysis: Analysis, item: Diagnostic) -> types.CodeAction:
    assert item.fix is not None
    return types.CodeAction(
        f"{item.code} {item.fix.message.in_language(analysis.language)}",
        kind=types.CodeActionKind.QuickFix,
        is_preferred=item.fix.applicability == SAFE,
        diagnostics=[_named(analysis, item)],
        edit=_change(analysis, item.fix.edits),
    )


def _accepting(analysis: Analysis, item: Diagnostic) -> types.CodeAction:
    line = analysis.document.lines[analysis.document.line_at(item.span.start)]
    reason = _REASON.in_language(analysis.language)
    remark = f"<!-- reportlint: ignore[{item.code}] {reason} -->\n"
    return types.CodeAction(
        _ACCEPT.in_language(analysis.language).format(code=item.code),
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[_named(analysis, item)],
        edit=_change(analysis, [Edit(Span(line.start, line.start), remark)]),
    )


def _named(analysis: Analysis, item: Diagnostic) -> types.Diagnostic:
    return types.Diagnostic(analysis.range(item.span), item.message, code=item.code, source="reportlint")


def _change(analysis: Analysis, edits: Sequence[Edit]) -> types.WorkspaceEdit:
    changes = [types.TextEdit(analysis.range(edit.span), edit.content) for edit in edits]
    return types.WorkspaceEdit(changes={analysis.uri: changes})


def _touches(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _is_wanted(kind: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(kind == each or kind.startswith(f"{each}.") for each in wanted)
