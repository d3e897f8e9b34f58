"""What is shipped: packages, data, entry point, hook file, and a documentation that tells the truth."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import yaml

from docs import refresh

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_command_is_installed() -> None:
    (point,) = entry_points(group="console_scripts", name="reportlint")
    assert point.value == "linter.cli:main"


def test_every_package_and_data_folder_is_shipped() -> None:
    found = {
        ".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "linter").rglob("__init__.py")
    } | {"linter.resources.rules", "linter.resources.grammars"}
    settings = PROJECT["tool"]["setuptools"]
    assert set(settings["packages"]) == found
    shipped = [
        (ROOT / settings["package-dir"].get(package, package.replace(".", "/"))).glob(pattern)
        for package, patterns in settings["package-data"].items()
        for pattern in patterns
    ]
    data = {path for folder in ("linter", "rules", "grammars") for path in (ROOT / folder).rglob("*.*")}
    data = {path for path in data if path.suffix not in (".py", ".pyc") and path.is_file()}
    assert {path for paths in shipped for path in paths} == data


def test_the_hook_matches_drafts_and_not_what_every_repository_has() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (hook["id"], hook["language"], hook["entry"]) == ("reportlint", "python", "reportlint")
    wanted, unwanted = re.compile(hook["files"]), re.compile(hook["exclude"])
    for path in ("年报.docx", "年报.txt", "reports/2024/水利局.md", "reports/水利局.pdf"):
        assert wanted.search(path) and not unwanted.search(path)
    assert set(hook["additional_dependencies"]) <= set(PROJECT["project"]["optional-dependencies"]["all"])
    for path in ("README.md", "docs/CHANGELOG.md", "requirements.txt", "requirements-dev.txt", "LICENSE.txt"):
        assert unwanted.search(path)


@pytest.mark.skipif(sys.platform == "win32", reason="the screen shows paths with /")
@pytest.mark.parametrize(("name", "language"), refresh.PAGES.items())
def test_the_pages_show_the_program_as_it_is(name: str, language: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert text == refresh.refreshed(text, language), "run python docs/refresh.py"


@pytest.mark.parametrize("name", [*refresh.PAGES, "CONTRIBUTING.md"])
def test_links_lead_somewhere(name: str) -> None:
    path = ROOT / name
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8")):
        assert target.startswith("https://") or (path.parent / target).exists(), target


def test_the_readmes_give_the_same_commands() -> None:
    english, chinese = ((ROOT / name).read_text("utf-8") for name in refresh.READMES)
    commands = re.compile(r"```(?:sh|yaml)\n(.*?)```", re.DOTALL)
    assert len(commands.findall(english)) == len(commands.findall(chinese)) == 4
    assert [block for block in commands.findall(english) if "pip" in block] == [
        block for block in commands.findall(chinese) if "pip" in block
    ]
