"""Archives of reports: each member by its kind, nothing written to disk, nothing beyond the limits."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from linter.documents import load
from linter.documents.discovery import discover
from linter.documents.errors import ReadError
from tests.generator.draft import clean_draft

TEXT = clean_draft(3, form_id="2021").text.encode()


def _zip(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _written(folder: Path, data: bytes, name: str = "reports.zip") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def _error(path: str) -> str:
    (found,) = discover([path])
    assert isinstance(found, ReadError)
    assert found.zh
    return found.en


def test_members_are_read_by_their_kinds_under_names_of_their_own(tmp_path: Path) -> None:
    path = _written(
        tmp_path, _zip({"b/draft.txt": TEXT, "a.md": "# 一、总体情况".encode(), "notes.log": b"x"})
    )
    assert list(discover([path])) == [f"{path}!a.md", f"{path}!b/draft.txt"]
    assert [load(str(name)).kind for name in discover([path])] == ["markdown", "text"]
    assert load(f"{path}!b/draft.txt").text == TEXT.decode()
    assert load(f"{path}!b/draft.txt").path == f"{path}!b/draft.txt"


def test_an_archive_in_a_folder_is_searched_too(tmp_path: Path) -> None:
    path = _written(tmp_path, _zip({"draft.txt": TEXT}))
    (tmp_path / "other.txt").write_bytes(TEXT)
    assert list(discover([str(tmp_path)])) == [str(tmp_path / "other.txt"), f"{path}!draft.txt"]


def test_names_that_windows_wrote_in_gbk_are_read(tmp_path: Path) -> None:
    data = _zip({"xxxxxxxx.txt": TEXT}).replace(b"xxxxxxxx", "乡镇年报".encode("gb18030"))
    path = _written(tmp_path, data)
    assert list(discover([path])) == [f"{path}!乡镇年报.txt"]
    assert load(f"{path}!乡镇年报.txt").text == TEXT.decode()


def test_names_that_leave_the_archive_are_names_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("机密", "utf-8")
    inside = tmp_path / "in"
    inside.mkdir()
    path = _written(inside, _zip({"../secret.txt": TEXT, "x/../../secret.txt": TEXT, "/etc/hosts.txt": TEXT}))
    before = sorted(tmp_path.rglob("*"))
    found = list(discover([path]))
    assert len(found) == 3
    assert {load(str(name)).text for name in found} == {TEXT.decode()}
    assert sorted(tmp_path.rglob("*")) == before


def test_hidden_members_are_left_out(tmp_path: Path) -> None:
    names = {"__MACOSX/._draft.txt": b"x", ".hidden/draft.txt": b"x", "~$draft.docx": b"x", "draft.txt": TEXT}
    path = _written(tmp_path, _zip(names))
    assert list(discover([path])) == [f"{path}!draft.txt"]


def test_an_archive_inside_an_archive_is_not_opened(tmp_path: Path) -> None:
    path = _written(tmp_path, _zip({"inner.zip": _zip({"draft.txt": TEXT}), "draft.txt": TEXT}))
    assert list(discover([path])) == [f"{path}!draft.txt", f"{path}!inner.zip"]
    with pytest.raises(ReadError, match="inside an archive"):
        load(f"{path}!inner.zip")
    assert load(f"{path}!draft.txt").text


def test_a_broken_member_stops_no_other(tmp_path: Path) -> None:
    path = _written(tmp_path, _zip({"a.txt": b"\0\1\2", "b.txt": TEXT, "c.pdf": b"%PDF-1.7"}))
    with pytest.raises(ReadError):
        load(f"{path}!a.txt")
    assert load(f"{path}!b.txt").text


def test_a_member_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    path = _written(tmp_path, _zip({"a.txt": TEXT}))
    with pytest.raises(ReadError, match="no such file"):
        load(f"{path}!b.txt")
    with pytest.raises(ReadError):
        load(f"{tmp_path}/none.zip!b.txt")


def test_an_archive_without_drafts_says_so(tmp_path: Path) -> None:
    assert "no file that can be checked" in _error(_written(tmp_path, _zip({"a.exe": b"MZ"})))
    assert "no file that can be checked" in _error(_written(tmp_path, _zip({})))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert "beyond the limits" in _error(_written(tmp_path, _zip({"a.txt": bytes(40_000_000)})))


def test_members_that_together_are_too_large_are_refused(tmp_path: Path) -> None:
    data = bytearray(_zip({f"{number}.txt": TEXT for number in range(6)}))
    start = 0
    while (start := data.find(b"PK\x01\x02", start + 1)) > 0:
        data[start + 20 : start + 28] = struct.pack("<II", 45_000_000, 45_000_000)
    assert _error(_written(tmp_path, bytes(data)))


def test_three_thousand_members_are_refused(tmp_path: Path) -> None:
    assert "beyond the limits" in _error(_written(tmp_path, _zip({f"{n}.txt": b"x" for n in range(3_000)})))


def test_encrypted_members_are_refused(tmp_path: Path) -> None:
    data = bytearray(_zip({"a.txt": TEXT}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in _error(_written(tmp_path, bytes(data)))


def test_members_that_overlap_are_refused(tmp_path: Path) -> None:
    """Many names for one stretch of bytes: a bomb that no single ratio shows."""
    data = bytearray(_zip({"a.txt": TEXT, "b.txt": TEXT}))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 1)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert "damaged" in _error(_written(tmp_path, bytes(data)))


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_truncated_archive_is_refused(tmp_path: Path, share: float) -> None:
    data = _zip({"a.txt": TEXT, "b.txt": TEXT})
    assert _error(_written(tmp_path, data[: int(share * len(data))]))


def test_a_member_with_a_wrong_checksum_is_refused(tmp_path: Path) -> None:
    data = bytearray(_zip({"a.txt": TEXT}))
    place = data.index(b"PK\x01\x02") + 16
    data[place : place + 4] = b"\0\0\0\0"
    path = _written(tmp_path, bytes(data))
    with pytest.raises(ReadError, match="damaged"):
        load(f"{path}!a.txt")


def test_a_text_named_like_an_archive_is_read_as_a_text(tmp_path: Path) -> None:
    path = _written(tmp_path, TEXT)
    assert list(discover([path])) == [path]
    assert load(path).text == TEXT.decode()
