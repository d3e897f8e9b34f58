"""What stands beside a draft is trusted no more than the draft: one clear error, nothing overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import CLEAN, FAULTS, reportlint

BOMB = "a: &a [x, x, x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)
)
TAG = "a: !!python/object/apply:os.system [touch here]\n"
DEEP = "[" * 5_000
TWICE = "lang: en\nlang: zh\n"
NUL = 'extends: "a\\0b"\nbaseline: "a\\0b"\n'
LARGE = "# " + "x" * 5_000_001


@pytest.mark.parametrize("content", [BOMB, TAG, DEEP, TWICE, LARGE, "\x00\x01", "a: [1", "- \ud83d", NUL])
@pytest.mark.parametrize("name", [".reportlint.yaml", "draft.txt.reportlint.yaml", "mine.yaml"])
def test_a_hostile_settings_file_is_one_clear_error(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_bytes(Path(CLEAN).read_bytes())
    (tmp_path / name).write_text(content, "utf-8", "surrogatepass")
    given = ("--rules", name) if name == "mine.yaml" else ()
    run = reportlint("draft.txt", *given, cwd=tmp_path)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert name in run.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["draft.txt", name])


@pytest.mark.parametrize("key", ["laws", "words", "labels", "rules"])
@pytest.mark.parametrize("content", [BOMB, DEEP])
def test_a_hostile_list_of_ones_own_is_one_clear_error(key: str, content: str, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_bytes(Path(CLEAN).read_bytes())
    (tmp_path / "mine.yaml").write_text(content, "utf-8")
    (tmp_path / ".reportlint.yaml").write_text(f"{key}: [mine.yaml]\n", "utf-8")
    run = reportlint("draft.txt", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert "Traceback" not in run.stderr
    assert "mine.yaml" in run.stderr


@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"version": 1e999}', '{"version": 1, "files": 7}', "\x00", ""]
)
def test_a_hostile_baseline_is_one_clear_error(content: str, tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text(content, "utf-8")
    run = reportlint(CLEAN, "--baseline", "known.json", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert "known.json" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_list_of_bytes_is_no_baseline(tmp_path: Path) -> None:
    (tmp_path / "known.json").write_bytes(b"\xff\xfe\x00{")
    run = reportlint(CLEAN, "--baseline", "known.json", cwd=tmp_path)
    assert run.returncode == 2
    assert "known.json" in run.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("baseline", "draft.txt", "--output-file", "draft.txt"),
        ("baseline", ".", "--output-file", "./last-year.txt"),
        ("check", "draft.txt", "--output-file", "draft.txt"),
        ("check", "draft.txt", "--previous", "last-year.txt", "--output-file", "last-year.txt"),
        ("check", "draft.txt", "--previous", ".", "--output-file", "last-year.txt"),
    ],
)
def test_no_command_overwrites_what_it_reads(arguments: tuple[str, ...], tmp_path: Path) -> None:
    content = Path(FAULTS).read_bytes()
    for name in ("draft.txt", "last-year.txt"):
        (tmp_path / name).write_bytes(content)
    run = reportlint(*arguments, cwd=tmp_path)
    assert run.returncode == 2
    assert "不会覆盖它" in run.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "draft.txt": content,
        "last-year.txt": content,
    }


def test_a_marked_copy_never_takes_the_place_of_last_years_report(tmp_path: Path) -> None:
    page = tmp_path / "last-year.html"
    page.write_text("<p>一、总体情况</p>", "utf-8")
    run = reportlint("annotate", CLEAN, "--previous", str(page), "-o", str(page), cwd=tmp_path)
    assert run.returncode == 2
    assert "不会覆盖它" in run.stderr
    assert page.read_text("utf-8") == "<p>一、总体情况</p>"
