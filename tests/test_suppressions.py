"""Findings that were accepted: comment lines, side files, baselines."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from linter.baseline import Baseline, Entry, entries
from linter.cli import run
from linter.diagnostics import Diagnostic
from linter.documents import read
from linter.engine import Result
from linter.linting import Terms, lint
from linter.report.report import Report
from linter.rules import Rule, load_rules
from tests.generator.pipeline import TODAY

FAULTS = (Path(__file__).parent.parent / "examples" / "faults.txt").read_text("utf-8")
RULES = load_rules()
TITLE = "政府信息依申请公开办理"  # the altered title of section 三 in the example
Place = Callable[[str], Path]


def found(text: str, rules: tuple[Rule, ...] = RULES) -> tuple[Report, Result]:
    return lint(read(text.encode(), "draft.txt"), rules, rules, Terms(TODAY))


def codes(text: str) -> list[str]:
    return [each.code for each in found(text)[1].diagnostics]


def with_comment(comment: str, before: str) -> str:
    assert before in FAULTS
    at = FAULTS.rindex("\n", 0, FAULTS.index(before)) + 1
    return f"{FAULTS[:at]}<!-- reportlint: {comment} -->\n{FAULTS[at:]}"


def test_a_comment_holds_for_the_paragraph_below_it() -> None:
    assert codes(FAULTS).count("C002") == 1
    text = with_comment("ignore[C002] 说明文件的沿革", "国务院令第492号")
    assert "C002" not in codes(text)
    assert found(text)[1].suppressed == 1
    elsewhere = with_comment("ignore[C002] 说明文件的沿革", "七、下一年度工作打算")
    assert {"C002", "R002"} <= set(codes(elsewhere))


def test_a_comment_holds_for_the_table_below_it() -> None:
    text = with_comment("ignore[T007, not-a-count, T1] 数据按旧系统导出", "申请人情况")
    left = codes(text)
    assert "T007" not in left
    assert "T101" not in left
    assert "T104" in left, "it stands in another table"


def test_a_comment_above_a_heading_holds_for_its_section() -> None:
    text = with_comment("ignore[T] 本部分由另一科室负责", TITLE)
    left = codes(text)
    assert not {"T007", "T101", "T006"} & set(left)
    assert "T104" in left


def test_a_comment_above_everything_holds_for_the_draft() -> None:
    text = f"<!-- reportlint: ignore[T, S, C] 往年的存档 -->\n{FAULTS}"
    assert codes(text) == []


def test_a_comment_moves_nothing() -> None:
    """What is found stands where it stood, one line lower."""
    before = found(FAULTS)
    after = found(f"<!-- reportlint: ignore[W] 还在改 -->\n{FAULTS}")

    def places(outcome: tuple[Report, Result]) -> list[tuple[str, int, int]]:
        report, result = outcome
        return [
            (each.code, *report.document.position(each.span.start))
            for each in result.diagnostics
            if each.code[0] != "R"
        ]

    assert places(after) == [(code, row + 1, column) for code, row, column in places(before)]
    assert [d.fingerprint for d in before[1].diagnostics] == [
        d.fingerprint for d in after[1].diagnostics if d.code[0] != "R"
    ]


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("ignore[S004]", "R001"),
        ("ignore[S006] 没有这个问题", "R002"),
        ("ignore[S004] until 2020-01-31 机构改革", "R003"),
        ("ignore[S0004] 按要求", "R004"),
        ("ignore S004 按要求", "R004"),
        ("ignore[S004] until 2020-02-31 按要求", "R004"),
        ("ignore[] 按要求", "R004"),
    ],
)
def test_what_is_wrong_with_a_suppression_is_found_where_it_stands(comment: str, code: str) -> None:
    text = with_comment(comment, TITLE)
    _, result = found(text)
    [mine] = [each for each in result.diagnostics if each.code[0] == "R"]
    assert mine.code == code
    assert text[mine.span.start : mine.span.end] == f"<!-- reportlint: {comment} -->"
    suppressed = "S004" not in {each.code for each in result.diagnostics}
    assert suppressed is (code == "R001")


def test_a_rule_that_is_not_put_leaves_its_suppressions_alone() -> None:
    rules = tuple(rule for rule in RULES if rule.code[0] in "CR")
    text = with_comment("ignore[S006] 没有这个问题", TITLE)
    _, result = lint(read(text.encode(), "draft.txt"), rules, RULES, Terms(TODAY))
    assert "R002" not in {each.code for each in result.diagnostics}


def test_an_old_name_of_a_rule_is_honoured() -> None:
    rules = tuple(
        rule._replace(name="section-heading", aliases=("section-title",)) if rule.code == "S004" else rule
        for rule in RULES
    )
    _, result = found(with_comment("ignore[section-title] 按要求", TITLE), rules)
    assert not {"S004", "R002", "R004"} & {each.code for each in result.diagnostics}


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "年报.txt"
    path.write_text(FAULTS, "utf-8")
    return path


def linted(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[str]:
    assert run([*map(str, arguments), "--output-format", "json"]) in (0, 1)
    [file] = json.loads(capsys.readouterr().out)["files"]
    return [each["code"] for each in file["diagnostics"]]


def side_file(draft: Path, text: str) -> Path:
    path = Path(f"{draft}.reportlint.yaml")
    path.write_text(text, "utf-8")
    return path


def test_a_side_file_accepts_for_reasons(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    side_file(
        draft,
        "- ignore: T101\n  at: {table: applications, column: natural_person}\n  reason: 已在说明中更正\n"
        "- ignore: [S004, S005]\n  reason: 市里统一要求\n  until: 2999-01-31\n"
        "- ignore: T104\n  at: {row: litigation_direct}\n  reason: 写错了组\n",
    )
    left = linted(capsys, draft)
    assert not {"T101", "S004", "S005"} & set(left)
    assert {"T104", "R002"} <= set(left)
    assert left.count("R002") == 1


def test_a_side_file_may_name_one_finding(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(draft), "--output-format", "json"]) == 1
    [file] = json.loads(capsys.readouterr().out)["files"]
    [one] = [each for each in file["diagnostics"] if each["code"] == "T101"]
    side_file(draft, f"- ignore: T\n  fingerprint: {one['fingerprint']}\n  reason: 已更正\n")
    assert "T101" not in linted(capsys, draft)
    assert "T104" in linted(capsys, draft)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ignore: T101", ":1:1: a list"),
        ("- reason: x", ":1:3: a key 'ignore'"),
        ("- ignore: T1010\n  reason: x", ":1:11: 'T101' perhaps"),
        ("- ignore: T101\n  until: soon", ":2:10: a day"),
        ("- ignore: T101\n  at: {cell: x}", ":2:8: one of section"),
    ],
)
def test_a_wrong_side_file_is_refused_and_the_other_drafts_go_on(
    text: str, expected: str, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = side_file(draft, text)
    (draft.parent / "b.txt").write_text(FAULTS, "utf-8")
    assert run(["--lang", "en", str(draft.parent), "--output-format", "json"]) == 2
    captured = capsys.readouterr()
    assert f"{path}{expected}" in captured.err
    assert [Path(file["path"]).name for file in json.loads(captured.out)["files"]] == ["b.txt"]


def test_a_baseline_leaves_only_what_is_new(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = tmp_path / "known.json"
    assert run(["baseline", str(draft), "--output-file", str(known)]) == 0
    assert linted(capsys, draft, "--baseline", known) == []
    assert run([str(draft), "--baseline", str(known)]) == 0
    draft.write_text(FAULTS.replace("一、总体情况", "一、总体工作", 1), "utf-8")
    assert linted(capsys, draft, "--baseline", known) == ["S004"]
    (tmp_path / ".reportlint.yaml").write_text("baseline: known.json\n", "utf-8")
    assert linted(capsys, draft) == ["S004"]


def test_what_a_baseline_lists_in_vain_is_said(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = tmp_path / "known.json"
    run(["baseline", str(draft), "--output-file", str(known)])
    draft.write_text(FAULTS.replace("国务院令第492号", "国务院令第711号"), "utf-8")
    capsys.readouterr()
    run(["--lang", "en", str(draft), "--baseline", str(known)])
    assert "C002 of the baseline is gone" in capsys.readouterr().err


def _listed(text: str) -> tuple[Report, tuple[Diagnostic, ...]]:
    report, result = found(text)
    return report, result.diagnostics


def test_a_baseline_survives_edits_elsewhere(tmp_path: Path) -> None:
    report, diagnostics = _listed(FAULTS)
    baseline = Baseline(str(tmp_path), {"draft.txt": entries(report.document, diagnostics)})
    touched = {report.document.line_at(each.span.start) for each in diagnostics}
    lines = FAULTS.splitlines()
    chance = random.Random(7)
    edits = 0
    while edits < 50:
        at = chance.randrange(len(lines))
        if at in touched or not lines[at].endswith("。"):
            continue
        words = f"全年共组织第{edits + 1}类业务学习。"
        lines[at] = lines[at] + words if edits % 2 else words + lines[at]
        edits += 1
    text = "\n".join(lines) + "\n"
    report, result = found(text)
    report.document.path = str(tmp_path / "draft.txt")
    left, gone = baseline.new(report.document, result, RULES)
    assert [f"{each.code} {each.message}" for each in left.diagnostics] == []
    assert gone == ()


def test_two_equal_findings_are_known_as_often_as_they_are_listed(tmp_path: Path) -> None:
    report, diagnostics = _listed(FAULTS)
    [one] = [each for each in diagnostics if each.code == "C002"]
    listed = entries(report.document, [one])
    report.document.path = str(tmp_path / "draft.txt")
    baseline = Baseline(str(tmp_path), {"draft.txt": listed})
    result = found(FAULTS)[1]._replace(diagnostics=(one, one))
    left, gone = baseline.new(report.document, result, RULES)
    assert left.diagnostics == (one,)
    assert left.known == 1
    assert gone == ()


def test_a_baseline_knows_a_rule_by_its_former_code(tmp_path: Path) -> None:
    report, diagnostics = _listed(FAULTS)
    [one] = [each for each in diagnostics if each.code == "C002"]
    document = report.document
    former = [Entry("C992", entry.identity) for entry in entries(document, [one._replace(code="C992")])]
    document.path = str(tmp_path / "draft.txt")
    rules = tuple(rule._replace(aliases=("C992",)) if rule.code == "C002" else rule for rule in RULES)
    result = found(FAULTS)[1]._replace(diagnostics=(one,))
    left, _ = Baseline(str(tmp_path), {"draft.txt": former}).new(document, result, rules)
    assert left.diagnostics == ()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2, "files": {}}', '{"version": 1, "files": {"a": [1]}}']
)
def test_a_wrong_baseline_is_refused(
    text: str, draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = tmp_path / "known.json"
    known.write_text(text, "utf-8")
    assert run(["--lang", "en", str(draft), "--baseline", str(known)]) == 2
    assert f"{known}:1:1: a baseline as" in capsys.readouterr().err
