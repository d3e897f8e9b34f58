"""Safe fixes put to seeded faults in every format: nothing new, nothing left, nothing else changed.

``python -m tests.generator.mending`` runs the same over any number of drafts.
"""

from __future__ import annotations

import pytest

from tests.formats.files import WRITABLE
from tests.generator.mending import Mendings, run_mendings

FIXABLE = ("tables", "structure", "citations")
CERTAIN = ("blank_cell", "wrong_brackets", "missing_bracket")


def _report(result: Mendings) -> str:
    return "\n".join(result.lines())


@pytest.mark.parametrize("kind", FIXABLE)
@pytest.mark.parametrize("form", WRITABLE)
def test_safe_fixes_mend_their_findings_and_change_nothing_else(kind: str, form: str) -> None:
    result = run_mendings(kind, form, 12)
    assert not result.wrongs, _report(result)
    assert all(result.mended[name] == result.seeded[name] for name in CERTAIN), _report(result)


@pytest.mark.parametrize("form", ["txt", "docx", "html"])
def test_unsafe_fixes_are_proved_too(form: str) -> None:
    result = run_mendings("figures", form, 12, unsafe=True)
    assert not result.wrongs, _report(result)
    assert result.mended.total() >= 0.6 * result.seeded.total(), _report(result)


def test_safe_fixes_never_touch_a_figure() -> None:
    result = run_mendings("figures", "txt", 12)
    assert not result.mended.total(), _report(result)
    assert not {"T101", "T102", "T103", "T104", "N001"} & result.applied.keys()
