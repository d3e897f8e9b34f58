"""A rule's record says how safe its fixes are; its page and the documentation repeat it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linter.diagnostics import Diagnostic
from linter.examples import bad_example
from linter.linting import Terms, lint
from linter.rules import Rule, load_rules
from tests.generator.draft import finish
from tests.generator.faults import seeded
from tests.generator.pipeline import TODAY, findings
from tests.generator.trials import KINDS

DOCS = Path(__file__).parent.parent / "docs"
RULES = {rule.code: rule for rule in load_rules()}
ALLOWED = {"safe": {"safe"}, "unsafe": {"unsafe"}, "mixed": {"safe", "unsafe"}, "": set()}


def undeclared(diagnostics: tuple[Diagnostic, ...]) -> set[tuple[str, str]]:
    """Codes with the kind of a fix that their record does not speak of."""
    offered = {(item.code, item.fix.applicability) for item in diagnostics if item.fix}
    return {(code, kind) for code, kind in offered if kind not in ALLOWED[RULES[code].fix]}


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.bad], ids=lambda rule: rule.code)
def test_the_fixes_of_the_examples_are_those_of_the_records(rule: Rule) -> None:
    example = bad_example(rule, TODAY)
    assert example is not None
    every = tuple(RULES.values())
    _, result = lint(example.document, every, every, Terms(TODAY), others=example.others)
    assert not undeclared(result.diagnostics)


@pytest.mark.parametrize("kind", KINDS)
def test_the_fixes_of_seeded_faults_are_those_of_the_records(kind: str) -> None:
    makers = KINDS[kind]()
    for seed in range(40):
        manuscript, _ = seeded(seed, makers)
        assert not undeclared(findings(finish(manuscript))), seed


@pytest.mark.parametrize("page", ["fixes.md", "fixes.zh-CN.md"])
def test_the_documentation_lists_every_rule_with_a_fix_and_how_safe_it_is(page: str) -> None:
    rows = re.findall(
        r"^\| ([A-Z]\d{3}.*?) \| (.*?) ?\| (.*?) ?\|$", (DOCS / page).read_text("utf-8"), re.MULTILINE
    )
    listed = {code: (bool(safe), bool(unsafe)) for codes, safe, unsafe in rows for code in _codes(codes)}
    columns = {"safe": (True, False), "unsafe": (False, True), "mixed": (True, True)}
    assert listed == {rule.code: columns[rule.fix] for rule in RULES.values() if rule.fix}


def _codes(cell: str) -> list[str]:
    """``T101–T104`` and ``C002, C005`` written out."""
    found = re.findall(r"[A-Z]\d{3}", cell)
    if "–" in cell:
        return [f"{found[0][0]}{number}" for number in range(int(found[0][1:]), int(found[1][1:]) + 1)]
    return found
