"""``reportlint annotate`` as its users meet it: what it writes and refuses, and what a failure leaves."""

from __future__ import annotations

import io
import os
from pathlib import Path

import docx as python_docx
import pytest

from linter import cli
from linter.documents.office import _convert, find_libreoffice
from tests.formats import docx
from tests.generator import citation_faults
from tests.generator.faults import named, seeded
from tests.test_cli import CLEAN, FAULTS, reportlint


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "年报.docx"
    manuscript, _ = seeded(1, named(citation_faults.old_order))
    path.write_bytes(docx.word_file(manuscript))
    return path


def annotate(*arguments: object) -> int:
    """A run in this process, so that its calls can be made to fail."""
    return cli.run(["annotate", *map(str, arguments), "--no-config"])


def comments(path: Path) -> list[tuple[str, str]]:
    document = python_docx.Document(io.BytesIO(path.read_bytes()))
    return [(each.text, each.timestamp.date().isoformat()) for each in document.comments if each.timestamp]


def words(path: Path) -> str:
    """All that stands in the body, content controls included."""
    return "".join(each.text or "" for each in python_docx.Document(str(path)).element.body.iter())


def test_a_word_file_gets_the_findings_of_check_as_comments(draft: Path) -> None:
    copy, before = draft.with_name("年报-审阅.docx"), draft.read_bytes()
    arguments = ["--no-config", "--as-of", "2025-03-31"]
    run = reportlint("annotate", str(draft), "-o", str(copy), *arguments)
    check = reportlint(str(draft), "--output-format", "concise", *arguments)
    assert (run.returncode, run.stdout) == (check.returncode, "")
    assert f"{copy}：写好了" in run.stderr
    assert "检查了 1 份" in run.stderr
    assert draft.read_bytes() == before
    found = comments(copy)
    assert len(found) == len(check.stdout.splitlines()) >= 1
    ((text, day),) = [each for each in found if "C002" in each[0]]
    assert text.startswith("错误 C002 文号是修订前的版本 (superseded-version)\n")
    assert "\n依据：" in text
    assert "\n怎么办：" in text
    assert day == "2025-03-31"


def test_the_words_are_english_where_the_run_is(draft: Path) -> None:
    copy = draft.with_name("review.docx")
    run = reportlint("--lang", "en", "annotate", str(draft), "-o", str(copy), "--checklist", "--no-config")
    assert "Files checked: 1" in run.stderr
    assert any("\nwhat to do: " in text for text, _ in comments(copy))
    assert "Self-check of the annual report" in words(copy)


@pytest.mark.parametrize("with_checklist", [True, False])
def test_the_checklist_comes_on_request(draft: Path, with_checklist: bool) -> None:
    copy = draft.with_name("copy.docx")
    annotate(draft, "-o", copy, *(["--checklist"] if with_checklist else []))
    assert ("报送自查表" in words(copy)) == with_checklist
    assert ("□ 错误 C002" in words(copy)) == with_checklist


def test_a_copy_can_be_annotated_again(draft: Path) -> None:
    first, second = draft.with_name("1.docx"), draft.with_name("2.docx")
    annotate(draft, "-o", first, "--checklist")
    annotate(first, "-o", second, "--checklist")
    assert comments(second) == comments(first) * 2


@pytest.mark.parametrize("source", [FAULTS, "docx"])
def test_any_draft_becomes_a_page(draft: Path, tmp_path: Path, source: str) -> None:
    copy = tmp_path / "审阅.html"
    assert annotate(draft if source == "docx" else source, "-o", copy, "--checklist") == 1
    page = copy.read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert ("C002" in page, "报送自查表" in page, 'id="place-1"' in page) == (True, True, True)


def test_a_clean_draft_ends_with_0(tmp_path: Path) -> None:
    copy = tmp_path / "copy.html"
    assert annotate(CLEAN, "-o", copy) == 0
    assert "<mark" not in copy.read_text("utf-8")


def test_standard_input_is_annotated(tmp_path: Path) -> None:
    copy = tmp_path / "copy.html"
    run = reportlint("annotate", "-", "-o", str(copy), stdin=Path(FAULTS).read_bytes())
    assert run.returncode == 1
    assert "<mark" in copy.read_text("utf-8")


def test_what_cannot_be_done_is_said_and_nothing_is_written(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments, words in (
        ((FAULTS, "-o", tmp_path / "x.docx"), "只有 .docx"),
        ((draft, "-o", tmp_path / "x.pdf"), "以 .docx 或 .html 结尾"),
        ((tmp_path / "none.docx", "-o", tmp_path / "x.docx"), "没有这个文件"),
        ((draft, "-o", tmp_path / "none" / "x.docx"), "写不进去"),
    ):
        before = set(tmp_path.rglob("*"))
        assert annotate(*arguments, "--lang", "zh") == 2
        assert words in capsys.readouterr().err
        assert set(tmp_path.rglob("*")) == before


def test_the_draft_is_never_written_over(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = draft.read_bytes()
    (draft.parent / "link.docx").symlink_to(draft)
    os.link(draft, draft.parent / "hard.docx")
    for output in (draft, "link.docx", "hard.docx", draft.parent / "." / draft.name):
        assert annotate(draft, "-o", draft.parent / output, "--lang", "zh") == 2
        assert "不能写在草稿上" in capsys.readouterr().err
    assert draft.read_bytes() == before


def test_a_failed_write_leaves_the_old_copy(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = draft.with_name("copy.docx")
    copy.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    assert annotate(draft, "-o", copy) == 2
    assert copy.read_bytes() == b"old"
    assert sorted(each.name for each in draft.parent.iterdir()) == ["copy.docx", "年报.docx"]


@pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_copy_with_its_comments(draft: Path, tmp_path: Path) -> None:
    copy, program = draft.with_name("copy.docx"), find_libreoffice()
    annotate(draft, "-o", copy, "--checklist")
    assert program
    # LibreOffice reads the copy and writes what it understood.
    written = _convert(copy.read_bytes(), tmp_path, program, ".docx", 60)
    assert written
    document = python_docx.Document(io.BytesIO(written))
    assert [each.text for each in document.comments] == [text for text, _ in comments(copy)]
