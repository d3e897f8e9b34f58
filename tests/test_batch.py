"""A folder of drafts: several processes, the cache, an interruption."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from linter.pool import in_order

EXAMPLES = Path(__file__).parent.parent / "examples"
PROGRAM = [sys.executable, "-c", "from linter.cli import main; main()"]
COUNT = 40
Lint = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Drafts with different findings, one that cannot be read, one with a side file."""
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    kinds = [(EXAMPLES / name).read_text("utf-8") for name in ("faults.txt", "clean.txt", "legacy.txt")]
    for number in range(COUNT):
        (drafts / f"{number:02}.txt").write_text(f"{kinds[number % 3]}\n第{number}号。\n", "utf-8")
    (drafts / "empty.txt").write_bytes(b"")
    (drafts / "00.txt.reportlint.yaml").write_text("- ignore: T101\n  reason: 已更正\n", "utf-8")
    return drafts


@pytest.fixture
def lint(tmp_path: Path) -> Lint:
    environment = os.environ | {"REPORTLINT_CACHE_DIR": str(tmp_path / "cache"), "LANG": "C.UTF-8"}

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [*PROGRAM, *map(str, arguments)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    return run


@pytest.mark.parametrize("form", ["json", "full", "html"])
def test_processes_and_cache_change_nothing(form: str, folder: Path, lint: Lint) -> None:
    alone = lint(folder, "--processes", 1, "--no-cache", "--output-format", form)
    together = lint(folder, "--processes", 2, "--output-format", form)
    again = lint(folder, "--output-format", form)
    assert alone.returncode == 2
    assert "empty.txt" in alone.stderr
    for other in (together, again):
        assert (other.returncode, other.stdout, other.stderr) == (
            alone.returncode,
            alone.stdout,
            alone.stderr,
        )


def test_what_has_changed_is_checked_anew(folder: Path, lint: Lint) -> None:
    def codes(name: str, *arguments: object) -> set[str]:
        files = json.loads(lint(folder, "--output-format", "json", *arguments).stdout)["files"]
        [file] = [each for each in files if each["path"].endswith(name)]
        return {each["code"] for each in file["diagnostics"]}

    assert codes("01.txt") == set()
    draft = folder / "01.txt"
    draft.write_text(draft.read_text("utf-8").replace("一、总体情况", "一、总体工作"), "utf-8")
    assert codes("01.txt") == {"S004"}
    assert codes("01.txt", "--ignore", "S004") == set()
    assert "T101" not in codes("00.txt")
    (folder / "00.txt.reportlint.yaml").unlink()
    assert "T101" in codes("00.txt")
    config = folder / ".reportlint.yaml"
    config.write_text("ignore: [S]\n", "utf-8")
    assert codes("01.txt") == set()


def test_the_cache_may_be_broken_or_gone(folder: Path, lint: Lint, tmp_path: Path) -> None:
    before = lint(folder, "--output-format", "json").stdout
    records = [path for path in (tmp_path / "cache").rglob("found/*/*") if path.is_file()]
    assert len(records) == COUNT
    for path in records:
        path.write_bytes(b"broken")
    assert lint(folder, "--output-format", "json").stdout == before
    shutil.rmtree(tmp_path / "cache")
    assert lint(folder, "--output-format", "json").stdout == before


def test_an_interrupted_run_leaves_what_is_done(folder: Path, tmp_path: Path) -> None:
    text = (EXAMPLES / "faults.txt").read_text("utf-8")
    for number in range(600):
        (folder / f"more-{number:03}.txt").write_text(text, "utf-8")
    out = tmp_path / "out.json"
    command = [*PROGRAM, str(folder), "--no-cache", "--processes", "2", "--output-format", "json"]
    with out.open("w") as file:
        run = subprocess.Popen(command, stdout=file, stderr=subprocess.DEVNULL, start_new_session=True)
        deadline = time.monotonic() + 60
        while out.stat().st_size < 10_000 and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(run.pid, signal.SIGINT)
        assert run.wait(60) == 130
    done = json.loads(out.read_text("utf-8"))["files"]
    assert 1 <= len(done) < 600


def _square(number: int) -> int:
    return number * number


def _fail(number: int) -> int:
    raise ValueError(number)


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 7, 100])
def test_results_come_in_the_order_of_the_items(processes: int, count: int) -> None:
    assert list(in_order(_square, range(count), processes)) == [number**2 for number in range(count)]


@pytest.mark.parametrize("processes", [1, 2])
def test_what_the_work_raises_is_raised(processes: int) -> None:
    with pytest.raises(ValueError, match="0"):
        list(in_order(_fail, range(50), processes))
