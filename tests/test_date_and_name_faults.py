"""Wrong dates and names seeded into drafts are found; the same drafts without a fault are left alone."""

from datetime import date

import pytest

from linter.diagnostics import Diagnostic, Severity
from linter.documents import read as read_document
from linter.engine import run
from linter.report import read
from linter.rules import load_rules
from tests.generator.date_faults import DATES
from tests.generator.draft import Draft, clean_draft, finish
from tests.generator.faults import seeded
from tests.generator.name_faults import NAMES

MAKERS = {**DATES, **NAMES}
RULES = [rule for rule in load_rules() if rule.source.startswith(("rules/dates", "rules/names"))]
SEEDS = 14  # 18 kinds of fault: over 200 faults
CLEAN = 60


def findings(draft: Draft) -> tuple[Diagnostic, ...]:
    report = read(read_document(draft.data, draft.path), today=date(2026, 6, 30))
    return run(report, RULES, "zh").diagnostics


@pytest.mark.parametrize("name", MAKERS)
def test_seeded_faults_are_found_by_their_rule_and_hardly_another(name: str) -> None:
    found = 0
    for seed in range(SEEDS):
        manuscript, fault = seeded(seed, {name: MAKERS[name]})
        diagnostics = findings(finish(manuscript))
        found += any(
            each.code in fault.codes and fault.section in (None, each.place.section) for each in diagnostics
        )
        assert {each.code for each in diagnostics} <= fault.codes | fault.allowed, fault.description
    assert found >= 0.95 * SEEDS


def test_clean_drafts_have_no_errors_and_hardly_a_warning() -> None:
    found = [each for seed in range(CLEAN) for each in findings(clean_draft(seed))]
    assert not [each.message for each in found if each.severity == Severity.ERROR]
    assert len([each for each in found if each.severity == Severity.WARNING]) <= 0.1 * CLEAN
