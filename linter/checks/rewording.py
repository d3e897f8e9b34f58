"""Fixes that put the form's words in the place of others."""

from __future__ import annotations

from linter.diagnostics import Edit, Fix, Text
from linter.documents.document import Document, Span
from linter.documents.folding import fold, has_other_script
from linter.patterns import compiled

_BORDER = compiled(r"[\n\r\t|]")  # of a line or a cell
_SPARE = 6  # letters that a label may have too many; more may be a text of its own that a page put there


def reworded(
    document: Document, span: Span, wording: str, message: Text, *, is_certain: bool = True
) -> Fix | None:
    """A fix that gives ``span`` this wording; None where that would take away what stands on another line.

    What differs in script or width only, and line breaks, stay as the draft has them.  Safe where
    ``is_certain`` says so, little is taken away, and no Simplified characters come among Traditional ones.
    """
    edits = _edits(document, span, wording)
    removed = [document.slice(edit.span) for edit in edits]
    if any(_BORDER.search(text) for text in removed):
        return None
    mixes = fold(document.slice(span)) != document.slice(span) and any(
        has_other_script(edit.content) for edit in edits
    )
    shrinks = sum(map(len, removed)) - sum(len(edit.content) for edit in edits) > _SPARE
    return Fix(message, "safe" if is_certain and not mixes and not shrinks else "unsafe", edits)


def _edits(document: Document, span: Span, wording: str) -> tuple[Edit, ...]:
    before = document.folded[span.start : span.end]
    if before == "".join(before.split()) and before == document.slice(span):
        return (Edit(span, wording),)
    from difflib import SequenceMatcher

    steps = SequenceMatcher(None, before, fold(wording), False).get_opcodes()
    return tuple(
        Edit(Span(span.start + start, span.start + end), wording[from_:to])
        for kind, start, end, from_, to in steps
        if kind != "equal" and not (kind == "delete" and before[start:end].isspace())
    )
