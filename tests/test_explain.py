"""The rules' pages: each is made from its record and from a run over its own bad example."""

from __future__ import annotations

from datetime import date

import pytest

from linter.output.explain import explain, rule_list, rule_table
from linter.rules import Rule, load_rules

RULES = load_rules()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_page_that_shows_what_it_reports(rule: Rule, language: str) -> None:
    page = explain(rule, RULES, language, date(2026, 1, 1))
    assert page.startswith(f"{rule.code} {rule.title.in_language(language)}")
    assert rule.why.in_language(language) in page
    assert rule.basis.text in page
    assert ("Reported as" if language == "en" else "报告为") in page


def test_the_lists_name_every_rule_once() -> None:
    assert [line[:4] for line in rule_list(RULES, "zh").splitlines()] == [rule.code for rule in RULES]
    assert len(rule_table(RULES, "en").splitlines()) == len(RULES) + 2
