"""Old Word files and their kin: the way out is named, or LibreOffice takes it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from linter.documents import read
from linter.documents.errors import ReadError
from linter.documents.office import find_libreoffice, read_office
from linter.report.tables import read_tables
from tests.formats import html
from tests.formats.contents import FORMAL
from tests.generator.draft import finish
from tests.generator.manuscript import make_manuscript
from tests.generator.measure import misread
from tests.generator.styles import Style

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
RICH_TEXT = (
    rb"{\rtf1\ansi\ansicpg936 {\b \u19968?\u12289?\u24635?\u20307?\u24773?\u20917?}\par "
    rb"\u20113?\u28330?\u24066?\par}"
)
installed = pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")


def _fake(folder: Path, body: str) -> str:
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\n{body}", "utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize("data", [OLD_WORD, RICH_TEXT], ids=["doc", "rtf"])
def test_without_libreoffice_the_error_names_the_way_out(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linter.documents.office.find_libreoffice", lambda: None)
    with pytest.raises(ReadError) as caught:
        read(data, "draft.doc")
    assert "save it as .docx" in caught.value.en
    assert "另存为 .docx" in caught.value.zh


def test_an_ofd_file_is_named_with_the_way_out() -> None:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("OFD.xml", "<ofd:OFD/>")
    with pytest.raises(ReadError) as caught:
        read(out.getvalue(), "draft.ofd")
    assert "OFD" in caught.value.zh
    assert ".docx" in caught.value.zh


@pytest.mark.skipif(sys.platform == "win32", reason="runs a script")
def test_a_conversion_that_never_ends_is_stopped_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "child"
    program = _fake(
        tmp_path,
        "import subprocess, sys\n"
        f"child = subprocess.Popen(['sleep', '300'])\nopen({str(note)!r}, 'w').write(str(child.pid))\n"
        "child.wait()\n",
    )
    monkeypatch.setattr("linter.documents.office.find_libreoffice", lambda: program)
    started = time.monotonic()
    with pytest.raises(ReadError, match="too slow"):
        read_office(OLD_WORD, "draft.doc", seconds=4)
    assert time.monotonic() - started < 12
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", note.read_text()], capture_output=True, text=True
    ).stdout
    assert state.strip() in ("", "Z", "Z+", "ZN")


@pytest.mark.skipif(sys.platform == "win32", reason="runs a script")
def test_a_conversion_that_gives_nothing_is_an_error_and_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "linter.documents.office.find_libreoffice", lambda: _fake(tmp_path, "raise SystemExit(1)")
    )
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(ReadError, match="could not open"):
        read_office(OLD_WORD, "draft.doc")
    assert [path.name for path in tmp_path.iterdir()] == ["soffice"]


@installed
def test_rich_text_is_read_through_libreoffice() -> None:
    pytest.importorskip("lxml")
    assert read(RICH_TEXT, "draft.rtf").text.splitlines() == ["一、总体情况", "云溪市"]


@installed
def test_what_libreoffice_cannot_open_is_an_error() -> None:
    with pytest.raises(ReadError, match=r"could not open|no text|damaged"):
        read(OLD_WORD + b"\xff" * 5_000, "draft.doc")


@installed
def test_an_old_word_file_has_the_cells_of_the_report(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    manuscript = make_manuscript(5, form_id="2021", layout=FORMAL, style=Style())
    source = tmp_path / "draft.html"
    source.write_bytes(html.page(manuscript))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    program = find_libreoffice()
    assert program
    for kind, given, filters in (
        ("odt", "draft.html", ["--infilter=HTML (StarWriter)"]),
        ("doc", "draft.odt", []),
    ):
        command = [program, profile, "--headless", *filters, "--convert-to", kind, "--outdir", str(tmp_path)]
        subprocess.run([*command, str(tmp_path / given)], check=True, capture_output=True, timeout=120)
    for name in ("draft.doc", "draft.odt"):
        document = read((tmp_path / name).read_bytes(), name)
        missed = misread(finish(manuscript), read_tables(document))
        assert not missed, (name, missed[0])
