"""Where findings go: a file that is replaced whole; standard input under a name; counts of findings."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from linter import cli
from linter.atomic import written_whole
from linter.output import BINARY, FORMATS
from tests.test_cli import CLEAN, FAULTS, reportlint


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in BINARY])
def test_a_file_holds_what_would_have_been_printed(name: str, tmp_path: Path) -> None:
    output = tmp_path / "结果"
    printed = reportlint(FAULTS, "--output-format", name)
    run = reportlint(FAULTS, "--output-format", name, "--output-file", str(output))
    assert (run.returncode, run.stdout, run.stderr) == (printed.returncode, "", printed.stderr)
    assert output.read_bytes().decode() == printed.stdout
    assert list(tmp_path.iterdir()) == [output]


def test_a_file_is_in_utf_8_and_without_colours_whatever_the_terminal_is(tmp_path: Path) -> None:
    output = tmp_path / "findings.txt"
    reportlint(FAULTS, "--output-file", str(output), PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    text = output.read_text("utf-8")
    assert "错误 T101" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("arguments", [("draft.txt",), (".",), ("./draft.txt", "-")])
def test_a_draft_is_never_overwritten(arguments: tuple[str, ...], tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes(Path(FAULTS).read_bytes())
    os.link(draft, tmp_path / "link")
    for name in ("draft.txt", "link", str(draft)):
        run = reportlint(*arguments, "--output-file", name, cwd=tmp_path)
        assert run.returncode == 2
        assert "不会覆盖它" in run.stderr
    assert draft.read_bytes() == Path(FAULTS).read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draft.txt", "link"]


def test_an_archive_of_drafts_is_never_overwritten(tmp_path: Path) -> None:
    from zipfile import ZipFile

    with ZipFile(tmp_path / "drafts.zip", "w") as archive:
        archive.write(FAULTS, "a.txt")
    before = (tmp_path / "drafts.zip").read_bytes()
    assert reportlint(".", "--output-file", "drafts.zip", cwd=tmp_path).returncode == 2
    assert (tmp_path / "drafts.zip").read_bytes() == before


def test_an_output_file_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    for name in ("absent/findings.txt", "."):
        run = reportlint(CLEAN, "--output-file", name, cwd=tmp_path)
        assert run.returncode == 2
        assert f"输出文件 {name} 写不了" in run.stderr
        assert "Traceback" not in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_run_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    output = tmp_path / "findings.json"
    output.write_text("old", "utf-8")
    monkeypatch.setattr("linter.console.Session.read", interrupt)
    assert cli.run([CLEAN, "--output-file", str(output)]) == 130
    assert output.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [output]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and links of POSIX")
def test_a_file_keeps_its_permissions_and_a_link_to_it_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old", "utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    with written_whole(str(link)) as file:
        file.write("new")
        assert target.read_text("utf-8") == "old"
    assert link.is_symlink()
    assert (target.read_text("utf-8"), target.stat().st_mode & 0o777) == ("new", 0o640)


@pytest.mark.skipif(sys.platform == "win32", reason="a device of POSIX")
def test_a_device_is_written_to_as_it_is() -> None:
    run = reportlint(FAULTS, "--output-format", "concise", "--output-file", "/dev/stdout")
    assert run.stdout == reportlint(FAULTS, "--output-format", "concise").stdout


def test_standard_input_may_have_a_name_that_tells_its_kind_too() -> None:
    page = b"<p>" * 20 + b"</p>" * 20 + Path(FAULTS).read_bytes()
    for name, output in (("甲/年报.md", "json"), ("年报.txt", "concise"), ("年报.txt", "sarif")):
        run = reportlint("-", "--stdin-filename", name, "--output-format", output, stdin=page)
        assert run.returncode == 1
        assert (name if output != "sarif" else quote(name)) in run.stdout
        assert "-:" not in run.stdout
    texts = [
        reportlint("-", "--stdin-filename", name, "--output-format", "sarif", stdin=page).stdout
        for name in ("年报.md", "年报.txt")
    ]
    assert ["extract --text" in text for text in texts] == [False, True]  # Markdown is its own text
    run = reportlint("-", "--stdin-filename", "年报.docx", stdin=b"PK\x03\x04")
    assert run.returncode == 2
    assert run.stderr.startswith("年报.docx：")


def test_a_name_without_standard_input_is_a_usage_error() -> None:
    run = reportlint(CLEAN, "--stdin-filename", "a.txt", "--lang", "en")
    assert run.returncode == 2
    assert "--stdin-filename" in run.stderr


def test_statistics_take_the_place_of_the_findings_and_the_exit_code_stays() -> None:
    run = reportlint(FAULTS, CLEAN, "--statistics")
    assert run.returncode == 1
    lines = run.stdout.splitlines()
    assert any(line.split()[1:3] == ["T101", "错误"] for line in lines)
    counts = [int(line.split()[0]) for line in lines]
    assert counts == sorted(counts, reverse=True)
    assert "检查了 2 份" in run.stderr
    record = json.loads(reportlint(FAULTS, "--statistics", "--output-format", "json").stdout)
    assert sum(row["findings"] for row in record["statistics"]) == sum(counts)
    assert reportlint(CLEAN, "--statistics").returncode == 0


@pytest.mark.parametrize("name", ["sarif", "junit"])
def test_statistics_in_a_format_that_has_none_are_a_usage_error(name: str) -> None:
    run = reportlint(FAULTS, "--statistics", "--output-format", name)
    assert run.returncode == 2
    assert "full、concise、json、markdown" in run.stderr
    assert run.stdout == ""


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are any bytes")
@pytest.mark.parametrize("name", [name for name in FORMATS if name not in BINARY])
def test_any_file_name_and_an_unreadable_file_in_every_format(name: str, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    hostile = b"\xe4\x1b[1m\n::error::x|<b>]]>\xff.txt"
    for path, data in ((hostile, Path(FAULTS).read_bytes()), (b"-" + hostile, b"")):
        with open(os.path.join(folder, path), "wb") as file:  # noqa: PTH118, PTH123
            file.write(data)
    run = reportlint(".", "--output-format", name, cwd=tmp_path)
    assert run.returncode == 2
    assert "\x1b" not in run.stdout + run.stderr
    assert not [line for line in (run.stdout + run.stderr).splitlines() if line.startswith("::error::")]
    assert "内部错误" not in run.stderr
