"""``reportlint fix`` as its users meet it: what it writes, what it refuses, and what a failure leaves."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from linter import cli
from tests.formats import docx
from tests.generator.manuscript import make_manuscript
from tests.generator.traditional import to_traditional
from tests.test_cli import CLEAN, FAULTS, reportlint

WRONG, RIGHT = "国办公开办函【2021】30号", "国办公开办函〔2021〕30号"
_MIDDLE = "《中华人民共和国政府信息公开工作年度报告格式》（{}）"


def draft(number: str = WRONG) -> str:
    """A clean example with one more instrument quoted."""
    text = Path(CLEAN).read_text("utf-8")
    title, rest = text.split("\n", 1)
    return f"{title}\n本报告按照{_MIDDLE.format(number)}编制。\n{rest}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "年报.txt"
    file.write_bytes(draft().encode())
    return file


def fix(*arguments: object) -> int:
    """A run in this process, so that its calls can be made to fail."""
    return cli.run(["fix", *map(str, arguments), "--lang", "zh"])


def test_a_fix_is_written_and_listed_and_a_second_run_does_nothing(path: Path) -> None:
    run = reportlint("fix", str(path))
    assert (run.returncode, path.read_text("utf-8")) == (0, draft(RIGHT))
    assert run.stdout.startswith(f"{path}：第 2 行，C008 document-number-form：")
    assert "改了 1 处" in run.stderr
    again = reportlint("fix", str(path))
    assert (again.returncode, again.stdout, path.read_text("utf-8")) == (0, "", draft(RIGHT))


@pytest.mark.parametrize(
    ("mark", "encoding", "line_end"),
    [
        (b"", "utf-8", "\n"),
        (b"\xef\xbb\xbf", "utf-8", "\r\n"),
        (b"", "gb18030", "\r\n"),
        (b"\xff\xfe", "utf-16-le", "\r\n"),
        (b"\xfe\xff", "utf-16-be", "\n"),
        (b"", "utf-16-le", "\r"),
    ],
)
def test_encoding_byte_order_mark_and_line_ends_are_kept(
    path: Path, mark: bytes, encoding: str, line_end: str
) -> None:
    before, after = (mark + draft(n).replace("\n", line_end).encode(encoding) for n in (WRONG, RIGHT))
    path.write_bytes(before)
    assert fix(path) == 0
    assert path.read_bytes() == after


def test_a_draft_in_traditional_characters_keeps_them(path: Path) -> None:
    path.write_bytes(to_traditional(draft()).encode("utf-8"))
    fix(path)
    assert path.read_bytes() == to_traditional(draft(RIGHT)).encode("utf-8")


def test_bytes_that_cannot_be_read_stay_as_they_are(path: Path) -> None:
    damaged = draft().encode("gb18030").replace("落实".encode("gb18030"), b"\xff\xff", 1)
    path.write_bytes(damaged)
    fix(path)
    assert path.read_bytes() == damaged.replace(WRONG.encode("gb18030"), RIGHT.encode("gb18030"))


def test_what_the_encoding_lacks_is_refused_and_said(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = to_traditional(draft(RIGHT)).replace("總體情況", "概述")
    before = text.encode("cp950", "ignore")
    path.write_bytes(before)
    fix(path, "--unsafe", "--select", "S004")
    assert path.read_bytes() == before
    assert "Big5" in capsys.readouterr().err


def test_the_difference_is_shown_and_nothing_written(path: Path) -> None:
    before = path.read_bytes()
    run = reportlint("fix", "--diff", path.name, cwd=path.parent)
    assert run.returncode == 1
    lines = run.stdout.splitlines()
    assert lines[:2] == [f"--- a/{path.name}", f"+++ b/{path.name}"]
    assert [line for line in lines[2:] if line[0] == "-"] == [f"-本报告按照{_MIDDLE.format(WRONG)}编制。"]
    assert [line for line in lines[2:] if line[0] == "+"] == [f"+本报告按照{_MIDDLE.format(RIGHT)}编制。"]
    assert path.read_bytes() == before
    assert reportlint("fix", "--diff", CLEAN).returncode == 0


def test_git_applies_the_difference(path: Path) -> None:
    path.write_bytes(draft().encode().rstrip(b"\n"))  # the last line without an end
    shown = reportlint("fix", "--diff", path.name, cwd=path.parent).stdout
    subprocess.run(["git", "apply", "-"], input=shown.encode(), cwd=path.parent, check=True)
    assert path.read_bytes() == draft(RIGHT).encode().rstrip(b"\n")


def test_the_difference_of_a_word_file_is_that_of_its_text(tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    body = "".join(docx.paragraph(line) for line in draft().split("\n") if line)
    file.write_bytes(docx.package(body))
    run = reportlint("fix", "--diff", str(file), "--select", "C008")
    assert f"+本报告按照{_MIDDLE.format(RIGHT)}编制。" in run.stdout.splitlines()


def test_standard_input_is_fixed_to_standard_output_in_its_own_encoding() -> None:
    command = [sys.executable, "-c", "from linter.cli import main; main()", "fix", "-"]
    run = subprocess.run(command, input=draft().encode("gb18030"), capture_output=True, check=False)
    assert (run.returncode, run.stdout) == (0, draft(RIGHT).encode("gb18030"))
    clean = Path(CLEAN).read_bytes()
    assert subprocess.run(command, input=clean, capture_output=True, check=False).stdout == clean


def test_only_what_is_selected_is_fixed(path: Path) -> None:
    assert fix(path, "--ignore", "C008") == 0
    assert path.read_text("utf-8") == draft()
    assert fix(path, "--select", "T") == 0
    assert path.read_text("utf-8") == draft()
    assert fix(path, "--select", "document-number-form") == 0
    assert path.read_text("utf-8") == draft(RIGHT)


def test_a_wrong_figure_is_mended_only_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_bytes(Path(FAULTS).read_bytes())
    run = reportlint("fix", str(file))
    assert run.returncode == 1  # errors are left
    assert "--unsafe" in run.stderr
    assert "T101" not in run.stdout
    run = reportlint("fix", "--unsafe", str(file))
    assert "T101" in run.stdout
    assert "T101" not in reportlint(str(file)).stdout


def test_exit_codes_follow_what_is_left(path: Path) -> None:
    assert fix(FAULTS, "--diff") == 1
    path.write_bytes(Path(FAULTS).read_bytes())
    assert fix(path, "--fail-on", "never") == 0
    assert fix(path, "--fail-on", "info") == 1
    assert fix("absent.txt") == 2
    assert fix("absent.txt", path) == 2


@pytest.mark.parametrize("name", ["draft.pdf", "draft.doc", "draft.rtf"])
def test_other_kinds_are_said_to_be_not_fixable(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from linter.documents import document, kinds, writing

    kind = {".pdf": kinds.PDF, ".doc": kinds.OLD_WORD, ".rtf": kinds.RTF}[name[-4:]]
    read = document.Document(name, "docx", draft())
    monkeypatch.setattr("linter.fixing.read", lambda data, path: read)
    monkeypatch.setattr(writing, "kind_of", lambda data, path: kind)
    file = tmp_path / name
    file.write_bytes(b"as it was")
    assert fix(file, "--unsafe") == 0
    assert "不能改" in capsys.readouterr().err
    assert file.read_bytes() == b"as it was"


def test_a_file_in_an_archive_is_not_fixable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "all.zip"
    file.write_bytes(docx.archive({"a.txt": draft()}))
    before = file.read_bytes()
    assert fix(file) == 0
    assert "解压" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_permissions_are_kept(path: Path) -> None:
    path.chmod(0o640)
    fix(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_of_a_link_the_file_that_it_leads_to_is_replaced(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.txt"
    link.symlink_to(path)
    fix(link)
    assert link.is_symlink()
    assert path.read_text("utf-8") == draft(RIGHT)
    assert [each.name for each in folder.iterdir()] == ["link.txt"]


def _failing(error: type[BaseException]) -> Callable[..., object]:
    def fail(*arguments: object, **options: object) -> object:
        raise error(28, "No space left on device")

    return fail


@pytest.mark.parametrize("call", ["os.urandom", "os.fsync", "pathlib.Path.chmod", "pathlib.Path.replace"])
def test_a_failure_leaves_the_file_whole_with_one_error(
    call: str, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(call, _failing(OSError))
    assert fix(path) == 2
    errors = capsys.readouterr().err
    assert errors.count(str(path)) == 1
    assert "保持原样" in errors
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_an_interruption_leaves_the_file_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    monkeypatch.setattr("os.fsync", _failing(KeyboardInterrupt))
    assert fix(path) == 130
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
@pytest.mark.parametrize("moment", ["os.fsync", "pathlib.Path.chmod"])
def test_a_killed_run_leaves_the_file_whole(path: Path, moment: str) -> None:
    before = path.read_bytes()
    kill = "lambda *arguments: os.kill(os.getpid(), signal.SIGKILL)"
    program = f"import os, pathlib, signal; {moment} = {kill}; from linter.cli import main; main()"
    run = subprocess.run([sys.executable, "-c", program, "fix", path], capture_output=True, check=False)
    assert run.returncode == -signal.SIGKILL
    assert path.read_bytes() == before
    assert reportlint("fix", str(path.parent)).returncode == 0  # what is left over is hidden
    assert path.read_text("utf-8") == draft(RIGHT)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_leaves_the_file_whole(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        assert fix(path) == 2
    finally:
        path.parent.chmod(0o755)
    assert path.read_text("utf-8") == draft()


def test_a_file_that_changes_meanwhile_is_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from linter import fixing

    original = fixing.mend

    def slow(*arguments: object) -> object:
        path.write_bytes(b"somebody else's")
        return original(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(fixing, "mend", slow)
    assert fix(path) == 2
    assert path.read_bytes() == b"somebody else's"
    assert "再运行一次" in capsys.readouterr().err


def test_a_folder_is_fixed_file_by_file(path: Path) -> None:
    word = path.parent / "draft.docx"
    word.write_bytes(docx.word_file(make_manuscript(3)))
    (path.parent / "broken.docx").write_bytes(b"PK\x03\x04")
    run = reportlint("fix", str(path.parent))
    assert run.returncode == 2
    assert path.read_text("utf-8") == draft(RIGHT)
    assert "broken.docx" in run.stderr


def test_help_is_there_in_both_languages() -> None:
    for language in ("zh", "en"):
        run = reportlint("fix", "--help", "--lang", language)
        assert run.returncode == 0
        assert "--unsafe" in run.stdout
