"""A wrong rule file is refused with file, line, column and what was expected."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.diagnostics import Severity
from linter.records import checked_records
from linter.resources.problems import DataError, Problem
from linter.resources.strict_yaml import read_yaml
from linter.rules import load_rules

# The columns below count in this record; every case changes one line of it.
RECORD = """\
- code: X001
  name: more-than-received
  severity: warning
  title: {zh: 办结多于收到, en: More handled than received}
  forms: [2019, '2021']
  check: identity
  table: applications
  for_each: column
  expect: handled <= received + carried_over
  message:
    zh: 办结比收到的多。
    en: More was handled than received.
  why: {zh: 表要平衡。, en: The table must balance.}
  advice: {zh: 请核对。, en: Check the figures.}
  basis: {instrument: 青岭县通知, text: 第一项}
  since: 0.1.0
  aliases: [balance-of-requests]
"""


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "own.yaml"
    file.write_text(text, "utf-8")
    return file


def problems(tmp_path: Path, text: str) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as caught:
        load_rules([written(tmp_path, text)])
    assert all(problem.file.endswith("own.yaml") for problem in caught.value.problems)
    assert all(problem.zh and problem.en for problem in caught.value.problems)
    return caught.value.problems


def test_a_right_rule_is_read(tmp_path: Path) -> None:
    file = written(tmp_path, RECORD)
    rule = load_rules([file])[-1]
    assert (rule.code, rule.name, rule.severity) == ("X001", "more-than-received", Severity.WARNING)
    assert rule.forms == {"2019", "2021"}
    assert rule.applies_to("2021") and not rule.applies_to("legacy")
    assert rule.options == {
        "table": "applications",
        "for_each": "column",
        "expect": "handled <= received + carried_over",
    }
    assert (rule.basis.instrument, rule.basis.text) == ("青岭县通知", "第一项")
    assert rule.enabled and rule.of_tables and not rule.repeats_superseded_form
    assert rule.source == f"{file}:1"


def test_a_rule_may_be_off_by_default(tmp_path: Path) -> None:
    assert not load_rules([written(tmp_path, RECORD + "  enabled: false\n")])[-1].enabled


def test_the_rules_read_from_the_cache_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))
    file = written(tmp_path, RECORD)
    assert load_rules([file]) == load_rules([file])


# What is replaced, by what, where it is refused, and a word of what was expected.
BROKEN = [
    ("severity: warning", "severity: fatal", (3, 13), "info, warning, error"),
    ("severity: warning", "serverity: warning", (3, 3), "'severity' perhaps"),
    ("  name: more-than-received\n", "", (1, 3), "a key 'name'"),
    ("name: more-than-received", "name: More Than", (2, 9), "lower-case"),
    ("code: X001", "code: x1", (1, 9), "X001"),
    ("check: identity", "check: identiy", (6, 10), "identity"),
    ("forms: [2019, '2021']", "forms: [2019, 2012]", (5, 17), "2019, 2021, legacy"),
    ("forms: [2019, '2021']", "forms: []", (5, 10), "not empty"),
    ("table: applications", "table: aplications", (7, 10), "applications"),
    ("for_each: column", "for_each: cell", (8, 13), "column, row, group"),
    ("expect: handled <=", "expect: handled =", (9, 19), "comparison"),
    ("received + carried_over", "received + carried_ober", (9, 33), "'carried_over' perhaps"),
    ("received + carried_over", "received + denied", (9, 33), "Table 3 in the 2019 form"),
    ("handled <= received", "natural_person <= received", (9, 11), "not 'natural_person'"),
    ("received + carried_over", "received * carried_over", (9, 33), "integer"),
    ("    en: More was handled than received.\n", "", (11, 5), "a key 'en'"),
    ("en: More was", "en: More {} was", (12, 14), "{row}"),
    ("en: More was", "en: More {column} was", (12, 15), "({key}, {left}, {right})"),
    ("zh: 办结比收到的多。", "zh: '{suspects}多。'", (11, 11), "({key}, {left}, {right})"),
    ("since: 0.1.0", "messages: {nobody: {zh: 甲, en: a}}", (16, 14), "suspect, suspects"),
    ("since: 0.1.0", "messages: {suspect: {zh: '{suspects}', en: a}}", (16, 30), "{slip}"),
    ("en: More was", "en: More {a.b} was", (12, 14), "{row}"),
    ("en: More was", "en: More {a was", (12, 14), "{row}"),
    (
        "title: {zh: 办结多于收到, en: More handled than received}",
        "title: 办结多于收到",
        (4, 10),
        "both languages",
    ),
    ("text: 第一项", "txt: 第一项", (15, 30), "one of instrument, text"),
    ("since: 0.1.0", "since: 1", (16, 10), "quotes"),
    ("since: 0.1.0", "enabled: no", (16, 12), "true or false"),
    ("since: 0.1.0", "bad: {draft: '2020'}", (16, 16), "2019, 2021"),
    ("since: 0.1.0", "bad: {replace: [[a]]}", (16, 19), "[old, new]"),
    ("aliases: [balance-of-requests]", "aliases: balance", (17, 12), "list"),
    ("since: 0.1.0", "since: 0.1.0\n  since: 0.2.0", (17, 3), "once"),
]


@pytest.mark.parametrize(("old", "new", "place", "expected"), BROKEN)
def test_a_fault_is_refused_where_it_stands(
    tmp_path: Path, old: str, new: str, place: tuple[int, int], expected: str
) -> None:
    assert RECORD.count(old) == 1
    found = problems(tmp_path, RECORD.replace(old, new))
    assert any((each.line, each.column) == place and expected in each.en for each in found), found


DEADLINE = "{from_year: 2019, bodies: [department], day: 01-31}"
OPTIONS = [
    ("late_publication", "deadlines: [{bodies: [department], day: 01-31}]", (7, 15), "a key 'from_year'"),
    ("late_publication", f"deadlines: [{DEADLINE.replace('2019', '19')}]", (7, 27), "a year"),
    ("late_publication", f"deadlines: [{DEADLINE.replace('01-31', '02-29')}]", (7, 60), "a month and a day"),
    ("late_publication", f"deadlines: [{DEADLINE}, 甲]", (7, 68), "a mapping"),
    ("leftovers", "leftovers: [{pattern: 甲, unless: '['}]", (7, 36), "a regular expression"),
    ("yearly_notice", "plans: [甲]\n  reporting: [乙, '(']", (8, 18), "a regular expression"),
    ("rule_making", "table: applications\n  row: granted\n  bodies: a{2,1}", (9, 11), "a regular"),
    ("concepts", "abolished: yesterday\n  concepts: []", (7, 14), "a day"),
]


@pytest.mark.parametrize(("kind", "options", "place", "expected"), OPTIONS)
def test_what_a_kind_of_check_could_not_use_is_refused(
    tmp_path: Path, kind: str, options: str, place: tuple[int, int], expected: str
) -> None:
    lines = RECORD.replace("check: identity", f"check: {kind}").splitlines(keepends=True)
    found = problems(tmp_path, "".join([*lines[:6], f"  {options}\n", *lines[9:]]))
    assert [(each.line, each.column) for each in found] == [place]
    assert expected in found[0].en


def test_a_wrong_expression_is_shown_with_a_caret(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, RECORD.replace("handled <=", "handled ="))
    lines = problem.en.splitlines()
    assert lines[1].strip() == "handled = received + carried_over"
    assert lines[2].index("^") == lines[1].index("=")


def test_every_fault_of_a_file_is_said_at_once(tmp_path: Path) -> None:
    text = RECORD.replace("severity: warning", "severity: fatal").replace("X001", "x1")
    assert [problem.line for problem in problems(tmp_path, text)] == [1, 3]


def test_a_code_of_another_rule_is_refused(tmp_path: Path) -> None:
    second = RECORD.replace("more-than-received", "again").replace("balance-of-requests", "other-alias")
    (problem,) = problems(tmp_path, RECORD + second)
    assert (problem.line, problem.column) == (18, 9)
    assert "X001" in problem.en


def test_an_alias_that_is_the_name_of_another_rule_is_refused(tmp_path: Path) -> None:
    second = RECORD.replace("more-than-received", "again").replace("X001", "X002")
    second = second.replace("balance-of-requests", "more-than-received")
    (problem,) = problems(tmp_path, RECORD + second)
    assert problem.line == 18 and "more-than-received" in problem.en


@pytest.mark.parametrize("text", ["", "code: X001\n", "- 甲\n", "甲\n", "- []\n"])
def test_what_is_no_list_of_records_is_refused(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, text)[0].line == 1


def test_a_refusal_names_file_line_and_column_in_both_languages(tmp_path: Path) -> None:
    file = written(tmp_path, RECORD.replace("severity: warning", "severity: fatal"))
    with pytest.raises(DataError) as caught:
        load_rules([file])
    assert caught.value.in_language("en").startswith(f"{file}:3:13: ")
    assert "应当是" in caught.value.in_language("zh")


@given(
    st.integers(0, RECORD.count("\n") - 1),
    st.sampled_from(
        ["[]", "{}", "3", "true", "null", "''", "[{}]", "{zh: 甲}", "{zh: [], en: 3}", "x", "[[a]]"]
    ),
)
def test_a_value_of_the_wrong_kind_never_breaks_the_reader(line: int, value: str) -> None:
    lines = RECORD.splitlines()
    key, colon, _ = lines[line].partition(":")
    lines[line] = f"{key}{colon} {value}"
    try:
        checked_records(read_yaml("\n".join(lines), "own.yaml"))
    except DataError as error:
        assert error.problems


def test_doubled_braces_are_braces(tmp_path: Path) -> None:
    file = written(tmp_path, RECORD.replace("More was handled", "More {{x}} than {left}"))
    assert load_rules([file])[-1].message.en.startswith("More {{x}} than {left}")
