"""Every rule finds its own bad example, at a place in it, and is silent about the good one."""

from datetime import date
from pathlib import Path

import pytest

from linter.checks import CHECKS
from linter.cli import run as cli
from linter.diagnostics import Diagnostic, Severity
from linter.documents import read
from linter.examples import Example, bad_example, good_example
from linter.linting import Terms
from linter.linting import lint as lint_document
from linter.report.forms import FORMS
from linter.report.report import Across
from linter.resources import load
from linter.rules import Rule, load_rules
from linter.skeleton import skeleton

RULES = load_rules()
TODAY = date(2025, 6, 30)
each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


def lint(example: Example, language: str = "zh", extra: tuple[Rule, ...] = ()) -> tuple[Diagnostic, ...]:
    _, result = lint_document(
        example.document, [*RULES, *extra], RULES, Terms(TODAY), language, others=example.others
    )
    return result.diagnostics


def switched_on(rule: Rule) -> tuple[Rule, ...]:
    """A rule that is off by default, switched on to be tried."""
    return () if rule.enabled else (rule._replace(enabled=True),)


def listed(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{each.code} {each.message}" for each in diagnostics]


@each_rule
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_bad_example_fires_its_rule_and_no_other_error(rule: Rule, language: str) -> None:
    example = bad_example(rule, TODAY)
    assert example is not None, "a rule has a bad example"
    found = lint(example, language, switched_on(rule))
    assert {each.code for each in found if each.severity >= Severity.WARNING} <= {rule.code}, listed(found)
    mine = [each for each in found if each.code == rule.code]
    assert mine, listed(found)
    for diagnostic in mine:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(example.document.text)
        assert diagnostic.message and "{" not in diagnostic.message
        assert diagnostic.advice and diagnostic.basis


def test_test_rules_says_the_same_of_the_rules_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli(["test-rules"]) == 0
    assert capsys.readouterr().out == ""


OWN_RULE = """\
- code: X001
  name: many-withdrawals
  severity: warning
  title: {zh: 撤回过多, en: Many withdrawals}
  forms: [2021]
  check: identity
  table: applications
  for_each: column
  expect: carried_forward == 0
  message: {zh: "{key}还有结转", en: "{key}: some are carried forward"}
  why: {zh: 市里要求全部办结, en: the city wants all handled}
  advice: {zh: 核对, en: check}
  basis: {instrument: 市里的通知, text: 当年办结}
  bad: BAD
"""


@pytest.mark.parametrize(
    ("bad", "code", "said"),
    [
        (
            "{set: {applications.received.natural_person: 1, applications.received.total: 1, "
            "applications.carried_forward.natural_person: 1, applications.carried_forward.total: 1}}",
            0,
            "",
        ),
        ("{set: {applications.received.total: 1}}", 1, "X001 bad: the bad example is not found"),
        ("{replace: [[不在里面, x]]}", 1, "X001 bad: not an example: nothing to replace"),
    ],
)
def test_test_rules_tries_rules_of_ones_own(
    bad: str, code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN_RULE.replace("BAD", bad), "utf-8")
    assert cli(["--lang", "en", "test-rules", str(file)]) == code
    captured = capsys.readouterr()
    assert said in captured.out
    assert captured.err.startswith("1 rules tried")


@each_rule
def test_the_good_example_does_not_fire_its_rule(rule: Rule) -> None:
    found = lint(good_example(rule, TODAY), extra=switched_on(rule))
    assert rule.code not in {each.code for each in found}, listed(found)


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("layout", ["lines", "pipes"])
def test_the_plain_skeleton_is_free_of_errors_and_warnings(form_id: str, layout: str) -> None:
    found = lint(Example(read(skeleton(form_id, layout=layout).encode(), "draft.txt"), Across()))
    assert not [each for each in found if each.severity >= Severity.WARNING], listed(found)


def test_every_kind_of_check_is_described_and_used() -> None:
    assert set(load("kinds.yaml")) == set(CHECKS)
    assert {rule.check for rule in RULES} == set(CHECKS)
