"""The rules' pages: each is made from its record and from a run over its own bad example."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from linter.output.explain import explain, markdown_page, rule_list, rule_table
from linter.rules import Rule, load_rules

RULES = load_rules()
LONGEST = 400  # characters of a line


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_page_that_shows_what_it_reports(rule: Rule, language: str) -> None:
    page = explain(rule, RULES, language, date(2026, 1, 1))
    assert page.startswith(f"{rule.code} {rule.title.in_language(language)}")
    assert rule.why.in_language(language) in page
    assert rule.basis.text in page
    assert ("Reported as" if language == "en" else "报告为") in page
    assert all(len(line) <= LONGEST for line in page.splitlines())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_in_markdown_says_the_same(rule: Rule, language: str) -> None:
    plain, marked = (page(rule, RULES, language, date(2026, 1, 1)) for page in (explain, markdown_page))
    shown = html.unescape(re.sub(r"\\([\\`*_\[\]])", r"\1", marked))
    assert shown.startswith(f"# {rule.code} {rule.title.in_language(language)}")
    assert [line.strip() for line in plain.splitlines()[1:] if line.strip() not in shown] == []


def test_a_page_says_how_safe_the_fix_is_and_what_can_be_set() -> None:
    pages = {rule.code: explain(rule, RULES, "en", date(2026, 1, 1)) for rule in RULES}
    assert "makes it (safe)" in pages["W002"]
    assert "--unsafe makes it: a person" in pages["T101"]
    assert "None; a person must mend it." in pages["S012"]
    assert "S012: {limit: 1000, warn_over: 2000}" in pages["S012"]


def test_the_lists_name_every_rule_once() -> None:
    assert [line[:4] for line in rule_list(RULES, "zh").splitlines()] == [rule.code for rule in RULES]
    assert len(rule_table(RULES, "en").splitlines()) == len(RULES) + 2
