"""The recipes of docs/ci.md: every command that they give is carried out as it is written."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from linter.output import FORMATS
from tests.test_cli import EXAMPLES, PROGRAM
from tests.test_output_ci import READ

DOCS = EXAMPLES.parent / "docs"
PAGE = (DOCS / "ci.md").read_text("utf-8")
BLOCKS = re.findall(r"```(yaml|groovy|sh)\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [
    command.strip().removesuffix("'")
    for _, block in BLOCKS
    for command in re.findall(r"^(?:.*(?:- run: |sh '|    - ))?(reportlint .*)$", block, re.MULTILINE)
]


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command in a folder with two drafts, with the program and a reviewdog that keeps what it is given."""
    programs, reports = folder / "bin", folder / "reports"
    programs.mkdir()
    reports.mkdir()
    shutil.copy(EXAMPLES / "clean.md", reports / "draft.md")
    shutil.copy(EXAMPLES / "faults.txt", reports)
    arguments = " ".join(f"'{part}'" for part in PROGRAM)
    for name, line in (("reportlint", f'exec {arguments} "$@"'), ("reviewdog", "cat > reviewdog.json")):
        (programs / name).write_text(f"#!/bin/sh\n{line}\n", "utf-8")
        (programs / name).chmod(0o755)
    environment = os.environ | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
    }
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_chinese_page_gives_the_same_recipes() -> None:
    chinese = (DOCS / "ci.zh-CN.md").read_text("utf-8")
    for pattern in (r"```\w+\n.*?```", r"^\| `\w+` \|"):
        options = re.DOTALL | re.MULTILINE
        assert re.findall(pattern, chinese, options) == re.findall(pattern, PAGE, options)


def test_every_block_of_yaml_is_yaml() -> None:
    for kind, block in BLOCKS:
        if kind == "yaml":
            assert isinstance(yaml.safe_load(block), dict)


def test_every_format_of_the_table_exists_and_is_tried() -> None:
    listed = set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))
    assert listed < set(FORMATS)
    tried = {re.findall(r"--output-format (\w+)", command)[0] for command in COMMANDS}
    assert tried == listed - {"json", "html", "xlsx"} | {"concise"}


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="needs bash")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_does_as_the_page_says(command: str, tmp_path: Path) -> None:
    run = _run(command, tmp_path)
    fails = "--fail-on never" not in command and "draft.md" not in command
    assert run.returncode == int(fails), run.stderr
    (name,) = re.findall(r"--output-format (\w+)", command)
    written = re.findall(r"--output-file (\S+)", command)
    if name in READ:
        text = (tmp_path / (written or ["reviewdog.json"])[0]).read_text("utf-8")
        assert "reports/faults.txt" in text
        READ[name](text)
    for file in written:  # what the next step takes up
        assert len(re.findall(re.escape(file), PAGE)) == 2
    if name == "markdown":
        assert (tmp_path / "summary.md").read_text("utf-8").count("| T101") == 1


def test_the_hook_of_the_page_is_the_one_that_is_shipped() -> None:
    (config,) = [yaml.safe_load(block) for kind, block in BLOCKS if kind == "yaml" and "repos:" in block]
    (hook,) = yaml.safe_load((EXAMPLES.parent / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert config["repos"][0]["hooks"][0]["id"] == hook["id"]
    assert json.dumps(config).count("reportlint") == 2
