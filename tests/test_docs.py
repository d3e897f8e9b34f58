"""What the docs show works as it stands there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from docs import pages
from linter import resources
from linter.cli import run
from linter.commands import COMMANDS
from linter.configuration.files import load
from linter.configuration.keys import KEYS
from linter.output import FORMATS
from linter.rules import load_rules
from linter.word_lists import load_words

DOCS = Path(__file__).parent.parent / "docs"
CHINESE = ".zh-CN.md"
TWINS = sorted(path.name.removesuffix(CHINESE) for path in DOCS.glob(f"*{CHINESE}"))
# What developers read; the site says that it is in English.
ENGLISH_ONLY = {"architecture", "claims", "findings", "proof", "trust"}
EXAMPLES = Path(__file__).parent.parent / "examples"
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


@pytest.mark.parametrize("name", ["configuration.md", "configuration.zh-CN.md"])
def test_the_page_on_configuration_names_every_key_and_its_words_are_right(name: str, tmp_path: Path) -> None:
    assert {key for key in KEYS if f"`{key}`" not in (DOCS / name).read_text("utf-8")} == set()
    [words] = [block for block in blocks(name, "yaml") if block.startswith("typos:")]
    file = tmp_path / "words.yaml"
    file.write_text(words, "utf-8")
    assert any(typo.wrong == "青领县" for typo in load_words([file]).typos)


@pytest.mark.parametrize("name", ["json.md", "json.zh-CN.md"])
def test_the_json_of_the_docs_has_the_keys_that_the_program_writes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    [example] = blocks(name, "json")
    run([str(EXAMPLES / "faults.txt"), "--output-format", "json"])
    documented, written = (_keys(json.loads(text)) for text in (example, capsys.readouterr().out))
    assert written - documented == {".files.diagnostics.place.part"}, "the example is in another table"
    assert documented - written == set()


def _keys(value: Any, path: str = "") -> set[str]:
    """Every key with those above it."""
    if isinstance(value, list):
        return {key for each in value for key in _keys(each, path)}
    if not isinstance(value, dict):
        return set()
    own = {f"{path}.{key}" for key in value}
    return own.union(*(_keys(each, f"{path}.{key}") for key, each in value.items()))


@pytest.mark.parametrize("name", ["README.md", f"README{CHINESE}"])
def test_the_readme_names_every_command_and_format_and_its_configuration_is_right(
    name: str, tmp_path: Path
) -> None:
    text = (DOCS.parent / name).read_text("utf-8")
    words = set(re.findall(r"`(?:reportlint )?([a-z-]+)", text))
    assert {*COMMANDS, *FORMATS} - words <= {"check"}
    [shown] = [block for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "fail-on" in block]
    config = tmp_path / ".reportlint.yaml"
    config.write_text(shown, "utf-8")
    assert load(str(config)).value("fail-on") == "warning"


@pytest.mark.parametrize("name", ["ci.md", f"ci{CHINESE}"])
def test_the_page_on_ci_lists_every_format_but_those_for_a_terminal_and_an_editor(name: str) -> None:
    listed = re.findall(r"^\| `(\w+)` \|", (DOCS / name).read_text("utf-8"), re.MULTILINE)
    assert set(listed) == set(FORMATS) - {"full", "concise", "lsp"}


@pytest.mark.parametrize("page", TWINS)
def test_both_languages_show_the_same(page: str) -> None:
    def outline(name: str) -> list[str]:
        """Headings by depth, blocks by language, rows and points."""
        text = re.sub(r"(?<=```console\n).*?(?=```)", "", (DOCS / name).read_text("utf-8"), flags=re.DOTALL)
        return re.findall(r"^(?:#+ |```\w*|\||- )", text, re.MULTILINE)

    assert outline(f"{page}.md") == outline(f"{page}{CHINESE}")


def test_every_page_is_on_the_site_and_in_both_languages() -> None:
    english = {path.stem for path in DOCS.glob("*.md") if not path.name.endswith(CHINESE)}
    assert english == {*TWINS, *ENGLISH_ONLY}
    listed = re.findall(r"[\w-]+(?=\.md)", (DOCS / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[2])
    assert set(listed) == english | {"index"}
    gathered = pages.pages()
    assert all(f"{name}.{language}.md" in gathered for name in english for language in ("zh", "en"))
    assert "只有英文" in gathered["architecture.zh.md"]


def test_every_rule_has_its_page_on_the_site() -> None:
    gathered = pages.pages()
    rules = load_rules()
    assert {rule.code[0] for rule in rules} == set(pages.FAMILIES)
    for language in ("zh", "en"):
        for rule in rules:
            title = f"# {rule.code} {rule.title.in_language(language)}"
            assert gathered[f"rules/{rule.code}.{language}.md"].startswith(title)
            assert f"({rule.code}.md)" in gathered[f"rules/index.{language}.md"]


def test_the_pages_tell_the_figures_of_the_findings() -> None:
    findings, claims = ((DOCS / name).read_text("utf-8") for name in ("findings.md", "claims.md"))
    [(true, found)] = re.findall(r"All rules: (\d+) of (\d+) true", findings)
    [(bound, checkable)] = re.findall(r"(\d+) of (\d+) checkable claims", claims)
    for page in ("docs/limits", "README"):
        english, chinese = ((DOCS.parent / f"{page}{end}").read_text("utf-8") for end in (".md", CHINESE))
        assert f"{true} of {found} are true" in english and f"{bound} of {checkable} claims" in english
        assert f"{found} 个中 {true} 个属实" in chinese and f"{checkable} 处中核对了 {bound} 处" in chinese


@pytest.mark.parametrize("page", ["configuration", "editors", "own-rules"])
def test_both_languages_show_the_same_code(page: str) -> None:
    def code(name: str) -> list[str]:
        text = (DOCS / name).read_text("utf-8")
        listed = re.findall(r"```(?!text)\w+\n(.*?)```", text, re.DOTALL)
        return [re.sub(r"#.*|old|往年|townships|乡镇|reports/|各单位年报/", "", block) for block in listed]

    assert code(f"{page}.md") == code(f"{page}.zh-CN.md")
