"""A right report is left alone, however it is laid out."""

from __future__ import annotations

from linter.diagnostics import Diagnostic, Severity
from tests.generator.draft import Draft, clean_draft
from tests.generator.pipeline import unjustified

REPORTS = 200


def _said(draft: Draft, found: list[Diagnostic]) -> str:
    messages = "; ".join(f"{d.code} {d.message} ({d.place})" for d in found)
    return f"{messages}\n    {', '.join(draft.habits)}"


def test_clean_reports_have_no_errors() -> None:
    wrongly = {}
    for seed in range(REPORTS):
        draft = clean_draft(seed)
        if found := unjustified(draft, Severity.ERROR):
            wrongly[seed] = _said(draft, found)
    assert not wrongly, "\n".join(f"seed {seed}: {said}" for seed, said in wrongly.items())


def test_clean_reports_have_hardly_a_warning() -> None:
    warnings, story = 0, []
    for seed in range(REPORTS):
        draft = clean_draft(seed)
        if found := unjustified(draft, Severity.WARNING):
            warnings += len(found)
            story.append(f"seed {seed}: {_said(draft, found)}")
    assert warnings <= 0.1 * REPORTS, "\n".join(story)
