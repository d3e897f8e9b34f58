"""The same drafts give the same bytes, wherever and however often they are checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter import cli
from tests.formats import docx, html
from tests.generator.manuscript import make_manuscript
from tests.test_cli import EXAMPLES, reportlint

FORMATS = ("json", "full", "sarif")
ARGUMENTS = ("--lang", "zh", "--as-of", "2025-03-31")
SURROUNDINGS = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"},
    {"PYTHONHASHSEED": "4294967295", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns"},
]


def drafts() -> dict[str, bytes]:
    """Drafts of several kinds, some with many findings."""
    found = {path.name: path.read_bytes() for path in EXAMPLES.iterdir()}
    found["甲.docx"] = docx.word_file(make_manuscript(1))
    found["a/乙.html"] = html.page(make_manuscript(2))
    return found


def laid_out(folder: Path, names: list[str]) -> Path:
    """A folder with the drafts, made in the order of the names."""
    content = drafts()
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content[name])
    return folder


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    names = sorted(drafts())
    orders = (names, names[::-1], names[3:] + names[:3])
    return [laid_out(tmp_path_factory.mktemp("drafts"), order) for order in orders]


@pytest.mark.parametrize("name", FORMATS)
def test_findings_do_not_depend_on_the_surroundings_or_the_order_on_disk(
    name: str, folders: list[Path], tmp_path: Path
) -> None:
    printed = {
        reportlint(
            ".",
            *ARGUMENTS,
            "--output-format",
            name,
            cwd=folder,
            REPORTLINT_CACHE_DIR=str(tmp_path / str(index)),
            **surroundings,
        ).stdout
        for index, (folder, surroundings) in enumerate(zip(folders, SURROUNDINGS, strict=True))
    }
    assert len(printed) == 1
    assert "T101" in printed.pop()


def test_a_full_cache_changes_nothing(folders: list[Path], tmp_path: Path) -> None:
    runs = [
        reportlint(
            ".", *ARGUMENTS, "--output-format", "json", cwd=folders[0], REPORTLINT_CACHE_DIR=str(tmp_path)
        )
        for _ in range(2)
    ]
    assert list(tmp_path.iterdir())
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stderr == runs[1].stderr


@pytest.mark.parametrize("name", ["json", "xlsx", "html"])
def test_several_processes_and_what_is_kept_change_nothing(name: str, tmp_path: Path) -> None:
    if name == "xlsx":
        pytest.importorskip("xlsxwriter")
    for index in range(5):
        laid_out(tmp_path / "drafts" / str(index), sorted(drafts()))
    written = set()
    for number, options in enumerate(
        (("--processes", "1", "--no-cache"), ("--processes", "3"), ("--processes", "2"))
    ):
        output = tmp_path / f"{number}"
        run = reportlint(
            ".",
            *ARGUMENTS,
            *options,
            "--output-format",
            name,
            "--output-file",
            str(output),
            cwd=tmp_path / "drafts",
            REPORTLINT_CACHE_DIR=str(tmp_path / "cache"),
        )
        assert run.returncode == 1, run.stderr
        written.add(output.read_bytes())
    assert len(written) == 1


def test_a_second_run_in_the_same_process_prints_the_same(
    folders: list[Path], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folders[0])
    printed = []
    for _ in range(2):
        assert cli.run([".", *ARGUMENTS, "--output-format", "json"]) == 1
        printed.append(capfd.readouterr().out)
    assert printed[0] == printed[1]
    assert '"T101"' in printed[0]


def test_a_draft_is_judged_alone_as_among_others(folders: list[Path]) -> None:
    alone = reportlint("./faults.txt", *ARGUMENTS, "--output-format", "concise", cwd=folders[0]).stdout
    among = reportlint(".", *ARGUMENTS, "--output-format", "concise", cwd=folders[0]).stdout
    assert alone
    assert [line for line in among.splitlines() if line.startswith("./faults.txt")] == alone.splitlines()


@pytest.mark.parametrize("command", [("rules",), ("explain", "T101"), ("extract", "clean.txt"), ("schema",)])
def test_other_commands_print_the_same_bytes(command: tuple[str, ...], folders: list[Path]) -> None:
    printed = {
        reportlint(*command, "--lang", "en", cwd=folders[0], **surroundings).stdout
        for surroundings in SURROUNDINGS[:2]
    }
    assert len(printed) == 1
    assert printed.pop()


def test_a_baseline_and_a_fixed_draft_are_the_same_bytes(folders: list[Path], tmp_path: Path) -> None:
    written = set()
    for index, surroundings in enumerate(SURROUNDINGS[:2]):
        target = tmp_path / f"{index}"
        target.mkdir()
        (target / "a.txt").write_bytes((folders[0] / "faults.txt").read_bytes())
        reportlint("baseline", "a.txt", "--output-file", "b.json", "--lang", "zh", cwd=target, **surroundings)
        reportlint("fix", "--unsafe", "a.txt", "--lang", "zh", cwd=target, **surroundings)
        written.add(((target / "a.txt").read_bytes(), (target / "b.json").read_bytes()))
    assert len(written) == 1
