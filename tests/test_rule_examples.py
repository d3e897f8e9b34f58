"""Every rule finds its own bad example, at a place in it, and is silent about the good one."""

from datetime import date

import pytest

from linter.checks import CHECKS
from linter.diagnostics import Diagnostic, Severity
from linter.documents import read
from linter.examples import bad_draft, good_draft
from linter.linting import Terms
from linter.linting import lint as lint_document
from linter.report.forms import FORMS
from linter.resources import load
from linter.rules import Rule, load_rules
from linter.skeleton import skeleton

RULES = load_rules()
TODAY = date(2025, 6, 30)
each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


def lint(text: str, language: str = "zh", extra: tuple[Rule, ...] = ()) -> tuple[Diagnostic, ...]:
    document = read(text.encode(), "draft.txt")
    _, result = lint_document(document, [*RULES, *extra], RULES, Terms(TODAY), language)
    return result.diagnostics


def switched_on(rule: Rule) -> tuple[Rule, ...]:
    """A rule that is off by default, switched on to be tried."""
    return () if rule.enabled else (rule._replace(enabled=True),)


def listed(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{each.code} {each.message}" for each in diagnostics]


@each_rule
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_bad_example_fires_its_rule_and_no_other_error(rule: Rule, language: str) -> None:
    text = bad_draft(rule)
    assert text is not None, "a rule has a bad example"
    found = lint(text, language, switched_on(rule))
    assert {each.code for each in found if each.severity >= Severity.WARNING} <= {rule.code}, listed(found)
    mine = [each for each in found if each.code == rule.code]
    assert mine, listed(found)
    for diagnostic in mine:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text)
        assert diagnostic.message and "{" not in diagnostic.message
        assert diagnostic.advice and diagnostic.basis


@each_rule
def test_the_good_example_does_not_fire_its_rule(rule: Rule) -> None:
    found = lint(good_draft(rule), extra=switched_on(rule))
    assert rule.code not in {each.code for each in found}, listed(found)


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("layout", ["lines", "pipes"])
def test_the_plain_skeleton_is_free_of_errors_and_warnings(form_id: str, layout: str) -> None:
    found = lint(skeleton(form_id, layout=layout))
    assert not [each for each in found if each.severity >= Severity.WARNING], listed(found)


def test_every_kind_of_check_is_described_and_used() -> None:
    assert set(load("kinds.yaml")) == set(CHECKS)
    assert {rule.check for rule in RULES} == set(CHECKS)
