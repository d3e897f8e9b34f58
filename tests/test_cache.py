"""The cache saves time and nothing else: whatever is wrong with it, the program runs as without it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from linter import resources
from linter.resources import store

needs_modes = pytest.mark.skipif(sys.platform == "win32", reason="no modes of files")


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "cache"
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(path))
    return path


def made_folder() -> Path:
    folder = store.folder()
    assert folder is not None
    return Path(folder)


def counted() -> tuple[list[int], Callable[[], object]]:
    calls: list[int] = []

    def build() -> object:
        calls.append(1)
        return {"条": ["一", 2, None, True]}

    return calls, build


def test_a_value_is_built_once_and_then_read(base: Path) -> None:
    calls, build = counted()
    first = resources.compiled("x", [b"content"], build)
    assert resources.compiled("x", [b"content"], build) == first
    assert len(calls) == 1


def test_new_content_is_built_anew_and_replaces_the_old(base: Path) -> None:
    calls, build = counted()
    resources.compiled("x", [b"old"], build)
    resources.compiled("x", [b"new"], build)
    assert len(calls) == 2
    assert len(list(base.rglob("*.cache"))) == 1


@needs_modes
def test_the_folder_is_closed_to_others(base: Path) -> None:
    folder = made_folder()
    assert folder.stat().st_mode & 0o777 == 0o700


@needs_modes
def test_a_folder_that_others_can_read_or_write_is_not_used(base: Path) -> None:
    folder = made_folder()
    folder.chmod(0o755)
    assert store.folder() is None
    _, build = counted()
    resources.compiled("x", [b"content"], build)
    assert resources.compiled("x", [b"content"], build) == build()
    assert not list(folder.iterdir())


@needs_modes
def test_a_link_in_place_of_the_folder_is_not_followed(base: Path, tmp_path: Path) -> None:
    folder = made_folder()
    folder.rmdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    folder.symlink_to(elsewhere)
    assert store.folder() is None


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[", b"(", b"[" * 100_000, b"\x00" * 64, b"[\xff\xff\xff\x7f"],
)
@pytest.mark.parametrize("intact", [0, 64, 68, 70])
def test_a_corrupted_file_is_ignored_and_mended(base: Path, content: bytes, intact: int) -> None:
    _, build = counted()
    resources.compiled("x", [b"content"], build)
    (file,) = base.rglob("*.cache")
    whole = file.read_bytes()
    file.write_bytes(whole[:intact] + content)
    assert resources.compiled("x", [b"content"], build) == build()
    assert file.read_bytes() == whole


def test_a_place_where_no_folder_can_be_is_harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_text("")
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(file / "below"))
    _, build = counted()
    assert store.folder() is None
    assert resources.compiled("x", [b"content"], build) == build()


def test_a_file_that_cannot_be_written_is_harmless(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    _, build = counted()
    assert resources.compiled("x", [b"content"], build) == build()


START = """
import sys
from linter.rules import load_rules
from linter.report.forms import form
from linter.expressions import compile_expression
load_rules(); form("2021"); compile_expression("a == b").evaluate({"a": 1, "b": 1})
print(*sorted({"yaml", "jsonschema", "rapidfuzz", "rich"} & set(sys.modules)))
"""


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START], capture_output=True, text=True, env={**os.environ, **environment}
    )


def test_a_second_start_needs_no_yaml(tmp_path: Path) -> None:
    first = start(REPORTLINT_CACHE_DIR=str(tmp_path))
    second = start(REPORTLINT_CACHE_DIR=str(tmp_path))
    assert first.stdout.split() == ["yaml"]
    assert second.stdout.split() == []
    assert first.stderr == second.stderr == ""


@needs_modes
def test_a_home_that_cannot_be_written_works(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home").chmod(0o500)
    result = start(HOME=str(tmp_path / "home"), XDG_CACHE_HOME="/proc/nowhere", REPORTLINT_CACHE_DIR="")
    assert (result.returncode, result.stderr) == (0, "")


READ_A_GRAMMAR = """
import sys
from linter import resources
resources.grammar("expression")
print("lark" in sys.modules)
"""


def test_a_second_start_needs_no_lark(base: Path) -> None:
    command = [sys.executable, "-c", READ_A_GRAMMAR]
    answers = [subprocess.run(command, capture_output=True, text=True).stdout.strip() for _ in range(2)]
    assert answers == ["True", "False"]
