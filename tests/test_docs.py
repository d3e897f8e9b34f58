"""What the docs show works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linter import resources
from linter.cli import run
from linter.configuration.files import load

DOCS = Path(__file__).parent.parent / "docs"
DRAFT = Path(__file__).parent.parent / "examples" / "clean.txt"


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / name).read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("name", ["own-rules.md", "own-rules.zh-CN.md"])
def test_the_rule_of_the_docs_passes_its_own_trial(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [rule] = blocks(name, "yaml")
    file = tmp_path / "own.yaml"
    file.write_text(rule, "utf-8")
    assert run(["test-rules", str(file)]) == 0, capsys.readouterr()
    assert run([str(DRAFT), "--rules", str(file), "--select", "X001", "--fail-on", "warning"]) == 1
    assert "X001" in capsys.readouterr().out


def test_the_law_of_the_docs_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    local = blocks("laws.md", "yaml")[-1]
    file = tmp_path / "local.yaml"
    file.write_text(local, "utf-8")
    assert run(["laws", "云溪市政府信息公开规定", "--laws", str(file), "--on", "2025-01-31"]) == 0
    assert "已废止" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["configuration.md", "configuration.zh-CN.md"])
def test_the_configuration_of_the_docs_is_right(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = blocks(name, "yaml")
    (tmp_path / "county.yaml").write_text("fail-on: never\n", "utf-8")
    folder = tmp_path / "bureau"
    folder.mkdir()
    config = folder / ".reportlint.yaml"
    config.write_text(shown[0], "utf-8")
    assert load(str(config)).value("fail-on") == "warning"
    [labels] = [block for block in shown if block.startswith("form:")]
    (folder / "labels.yaml").write_text(labels, "utf-8")
    config.write_text(shown[0] + "labels: labels.yaml\n", "utf-8")
    draft = folder / "draft.txt"
    draft.write_text(DRAFT.read_text("utf-8").replace("一、总体情况", "一、年度工作综述"), "utf-8")
    assert run([str(draft)]) == 0, capsys.readouterr()
    resources.lay_over({})


@pytest.mark.parametrize("name", ["configuration.md", "configuration.zh-CN.md"])
def test_the_side_file_of_the_docs_is_understood(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [side] = [block for block in blocks(name, "yaml") if block.startswith("- ignore:")]
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT.read_text("utf-8"), "utf-8")
    Path(f"{draft}.reportlint.yaml").write_text(side, "utf-8")
    assert run([str(draft), "--fail-on", "warning", "--output-format", "concise"]) == 1
    found = re.findall(r"R00\d", capsys.readouterr().out)
    assert set(found) <= {"R002", "R003"}, "the draft is clean: neither is used"
    assert len(found) == 2


@pytest.mark.parametrize("page", ["configuration", "editors", "own-rules"])
def test_both_languages_show_the_same_code(page: str) -> None:
    def code(name: str) -> list[str]:
        text = (DOCS / name).read_text("utf-8")
        listed = re.findall(r"```(?!text)\w+\n(.*?)```", text, re.DOTALL)
        return [re.sub(r"#.*|old|往年|townships|乡镇|reports/|各单位年报/", "", block) for block in listed]

    assert code(f"{page}.md") == code(f"{page}.zh-CN.md")
