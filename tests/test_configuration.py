"""``.reportlint.yaml``: what it changes, whence each value comes, and how a wrong one is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema
import pytest

from linter import resources
from linter.cli import run
from linter.configuration.files import find
from linter.configuration.globs import matches
from linter.configuration.keys import KEYS, schema

EXAMPLES = Path(__file__).parent.parent / "examples"
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def writer(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return writer


@pytest.fixture(autouse=True)
def own_data_are_forgotten() -> Iterator[None]:
    yield
    resources.lay_over({})


@pytest.fixture
def draft(write: Write) -> Path:
    return write("县直/faults.txt", (EXAMPLES / "faults.txt").read_text("utf-8"))


def codes(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, str]:
    """The severity of each code that a run finds."""
    assert run([*map(str, arguments), "--output-format", "json"]) in (0, 1)
    [file] = json.loads(capsys.readouterr().out)["files"]
    return {each["code"]: each["severity"] for each in file["diagnostics"]}


def refusal(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run(["--lang", "en", *map(str, arguments)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def test_the_nearest_file_above_the_drafts_is_taken(write: Write, draft: Path, tmp_path: Path) -> None:
    far = write(".reportlint.yaml", "fail-on: never\n")
    assert find([str(draft)]) == str(far)
    near = write("县直/.reportlint.yaml", "fail-on: error\n")
    assert find([str(draft)]) == str(near)
    other = write("乡镇/draft.txt", "x")
    assert find([str(draft), str(other)]) == str(far)


def test_the_search_ends_at_the_top_of_a_repository(write: Write, draft: Path) -> None:
    write(".reportlint.yaml", "fail-on: never\n")
    (draft.parent / ".git").mkdir()
    assert find([str(draft)]) is None


def test_rules_are_selected_ignored_and_weighed(
    write: Write, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = codes(capsys, draft)
    assert (before["T101"], before["S005"]) == ("error", "warning")
    write(".reportlint.yaml", "ignore: [S005]\nseverity: {request-balance: info, C: warning}\n")
    after = codes(capsys, draft)
    assert "S005" not in after
    assert after["T101"] == "info"
    assert {severity for code, severity in after.items() if code[0] == "C"} == {"warning"}
    write(".reportlint.yaml", "select: [T1]\nseverity: {T104: off}\n")
    assert set(codes(capsys, draft)) == {code for code in before if code[:2] == "T1"} - {"T104"}


def test_a_severity_switches_on_what_is_off_by_default(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (EXAMPLES / "clean.txt").read_text("utf-8")
    sentence = "依据《云溪市档案利用暂行规定》，"
    draft = write("draft.txt", text.replace("一、总体情况\n", f"一、总体情况\n{sentence}", 1))
    assert "C011" not in codes(capsys, draft)
    write(".reportlint.yaml", "severity: {C011: warning}\n")
    assert codes(capsys, draft)["C011"] == "warning"


def test_options_of_a_rule(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    draft = write("draft.txt", (EXAMPLES / "clean.txt").read_text("utf-8"))
    assert codes(capsys, draft) == {}
    write(".reportlint.yaml", "options: {overview-length: {limit: 10, warn_over: 20}}\n")
    assert codes(capsys, draft) == {"S012": "warning"}


def test_lists_of_a_rule_are_added_to(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    text = (EXAMPLES / "clean.txt").read_text("utf-8")
    draft = write(
        "draft.txt", text.replace("一、总体情况\n", "一、总体情况\n会同县智慧城市办公室做好公开工作。\n", 1)
    )
    assert "W006" not in codes(capsys, draft)
    write(
        ".reportlint.yaml",
        "extend:\n  former-body:\n    bodies:\n"
        "    - {kind: local, names: 智慧城市办公室, until: '2020-01-01', now: 数据局}\n",
    )
    assert codes(capsys, draft)["W006"] == "info"


def test_settings_of_some_paths(write: Write, draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(".reportlint.yaml", "per-path:\n- paths: 县直/**\n  ignore: [T]\n- paths: 乡镇\n  ignore: [S]\n")
    other = write("乡镇/a/faults.txt", draft.read_text("utf-8"))
    assert not [code for code in codes(capsys, draft) if code[0] == "T"]
    assert not [code for code in codes(capsys, other) if code[0] == "S"]


@pytest.mark.parametrize(
    ("pattern", "path", "means"),
    [
        ("*.txt", "a/b.txt", True),
        ("a", "a/b/c.txt", True),
        ("a/", "a/b/c.txt", True),
        ("b", "a/bb.txt", False),
        ("a/*.txt", "a/b/c.txt", True),
        ("/a", "b/a/c.txt", False),
        ("/a/c.txt", "b/a/c.txt", False),
        ("[!x].txt", "y.txt", True),
        ("*", "../elsewhere.txt", False),
    ],
)
def test_patterns_of_paths(pattern: str, path: str, means: bool, tmp_path: Path) -> None:
    assert matches(pattern, str(tmp_path / path), str(tmp_path)) is means


def test_a_file_is_laid_over_what_it_extends(
    write: Write, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("base.yaml", "fail-on: never\nignore: [S]\nseverity: {T101: info, T102: info}\n")
    write("县直/.reportlint.yaml", "extends: ../base.yaml\nignore: [C]\nseverity: {T101: warning}\n")
    found = codes(capsys, draft)
    assert not [code for code in found if code[0] in "SC"]
    assert found["T101"] == "warning"
    assert run([str(draft), "--output-format", "json"]) == 0  # fail-on: never


def test_profiles(write: Write, draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(capsys, draft)["T007"] == "warning"
    assert codes(capsys, draft, "--profile", "draft")["T007"] == "info"
    write(".reportlint.yaml", "profile: draft\nseverity: {T007: error}\n")
    assert codes(capsys, draft)["T007"] == "error"


def test_the_command_line_is_stronger_than_the_file(
    write: Write, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(".reportlint.yaml", "select: [S]\nfail-on: never\nlang: en\noutput-format: concise\n")
    assert {code[0] for code in codes(capsys, draft)} == {"S"}
    assert set(codes(capsys, draft, "--select", "T101")) == {"T101"}
    assert run([str(draft)]) == 0
    assert run([str(draft), "--fail-on", "error"]) == 1
    assert "checked" in capsys.readouterr().err
    assert run([str(draft), "--lang", "zh"]) == 0
    assert "检查了" in capsys.readouterr().err
    assert "T101" in codes(capsys, draft, "--no-config")


def test_excluded_files_are_left_out_and_said_where_they_were_named(
    write: Write, draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(".reportlint.yaml", "exclude: ['旧/**']\n")
    old = write("旧/faults.txt", draft.read_text("utf-8"))
    assert run([str(tmp_path), "--output-format", "json"]) == 1
    assert [file["path"] for file in json.loads(capsys.readouterr().out)["files"]] == [str(draft)]
    assert run([str(old)]) == 0
    assert "exclude" in capsys.readouterr().err


def test_what_holds_is_shown_with_its_source(
    write: Write, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write(
        ".reportlint.yaml",
        "profile: audit\nseverity:\n  T101: info\nper-path:\n- paths: 县直\n  severity: {T101: error}\n",
    )
    assert run([str(draft), "--show-config", "--ignore", "S018"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert f"  T101: error  # {config}:6" in shown
    assert "fail-on: warning  # profile audit" in shown
    assert "  - S018  # command line" in shown


WRONG = {
    "profil: draft": "1:1: 'profile' perhaps",
    "fail-on: eror": "1:10: one of error, warning, info, never",
    "severity: {T101: high}": "1:18: one of error, warning, info, off",
    "severity: {T999: error}": "1:12: ",
    "severity: [T101]": "1:11: a mapping",
    "ignore: [S005, Z]": "1:16: ",
    "options: {S012: {limits: 3}}": "1:18: ",
    "extend: {W006: {body: []}}": "1:10: a list of W006",
    "extend: {W006: {bodies: [x]}}": "1:26: a mapping",
    "extend: {W006: {bodies: [{kind: local, names: (, until: '2019-01-01', now: 甲}]}}": "1:40: a regular",
    "extend: {W006: {bodies: [{kind: local, names: 甲, until: 2019, now: 乙}]}}": "1:50: a day",
    "options: {T101: {expect: a ==}}": "1:18: more",
    "options: {T101: {expect: a == total}}": "1:18: a name of ",
    "options: {A001: {expect: [issued <= total]}}": "1:27: ",
    "options: {S012: {limit: many}}": "1:18: an integer",
    "per-path: {paths: a}": "1:11: a list",
    "per-path:\n- ignore: [S]": "2:3: a key 'paths'",
    "per-path:\n- paths: a\n  profile: draft": "3:3: ",
    "extends: nowhere.yaml": "1:1: a file that can be read",
    "rules: [nowhere.yaml]": "1:9: a file that is there",
    "as-of: 2025-02-30": "1:8: a day",
    "fail-on: info\nfail-on: error": "2:1: ",
    "- select": "1:1: a mapping",
    "select: [": "2:1: well-formed YAML",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_configuration_is_refused_with_its_place(
    text: str, write: Write, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = write(".reportlint.yaml", text + "\n")
    assert f"{config}:{WRONG[text]}" in refusal(capsys, draft)


def test_files_that_extend_each_other_are_refused(
    write: Write, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("a.yaml", "extends: .reportlint.yaml\n")
    write(".reportlint.yaml", "extends: a.yaml\n")
    assert "no circle" in refusal(capsys, draft)


def test_a_configuration_that_is_named_must_be_there(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "cannot be opened" in refusal(capsys, draft, "--config", tmp_path / "none.yaml")


def test_the_schema_says_what_the_program_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == schema()
    validator = jsonschema.Draft202012Validator(printed)
    validator.check_schema(printed)
    assert set(printed["properties"]) == set(KEYS)
    good = {"profile": "draft", "form": 2021, "severity": {"T101": "off"}, "per-path": [{"paths": "a"}]}
    assert validator.is_valid(good)
    bad: list[object] = [
        {"profil": "draft"},
        {"severity": {"T101": "high"}},
        {"per-path": [{"ignore": ["S"]}]},
        {"ignore": "S"},
    ]
    assert not any(validator.is_valid(each) for each in bad)


def test_wordings_of_ones_own_are_accepted(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    text = (EXAMPLES / "clean.txt").read_text("utf-8")
    text = text.replace("一、总体情况", "一、年度工作综述").replace(
        "一、本年新收政府信息公开申请数量", "一、本年新收信息公开件数"
    )
    draft = write("draft.txt", text)
    assert set(codes(capsys, draft)) == {"S004", "T006"}
    write(
        "labels.yaml",
        "form: 2021\nsections:\n- id: overview\n  accepted: [年度工作综述]\n"
        "tables:\n  applications:\n    rows:\n    - {id: received, accepted: [一、本年新收信息公开件数]}\n",
    )
    write(".reportlint.yaml", "labels: labels.yaml\n")
    assert codes(capsys, draft) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sections: []", ":1:1: a key 'form: 2021'"),
        ("form: 2012", ":1:7: one of 2019, 2021"),
        ("form: 2021\nsections:\n- id: overwiew", ":3:7: one of overview"),
        ("form: 2021\nsections:\n- {id: overview, title: 综述}", ":3:25: an addition"),
        ("form: 2021\nsections:\n- {id: overview, acepted: [综述]}", ":3:18: 'accepted' perhaps"),
    ],
)
def test_wrong_wordings_are_refused(
    text: str, expected: str, write: Write, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = write("labels.yaml", text)
    write(".reportlint.yaml", "labels: labels.yaml\n")
    assert f"{labels}{expected}" in refusal(capsys, draft)


def test_words_of_ones_own_are_read_and_taken_back(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    clean = (EXAMPLES / "clean.txt").read_text("utf-8")
    heading = next(line for line in clean.splitlines() if line.startswith("一、"))
    draft = write("draft.txt", clean.replace(heading, f"{heading}\n我县按青领县述求清单逐项办结。", 1))
    words = write("words.yaml", "typos:\n- {wrong: 青领县, right: 青岭县}\ncorrect: [述求]\n")
    assert [code for code in codes(capsys, draft) if code == "W007"] == ["W007"]
    write(".reportlint.yaml", "words: words.yaml\n")
    assert run([str(draft), "--lang", "en", "--select", "W007"]) in (0, 1)
    said = capsys.readouterr().out
    assert "“青领县”" in said and "述求”" not in said
    words.write_text("typos:\n- {wrong: 青领县}\n", "utf-8")
    assert f"{words}:2:3: a key 'right'" in refusal(capsys, draft)
