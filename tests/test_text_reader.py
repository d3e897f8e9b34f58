"""The text reader: encodings, line ends, and one clear error for what is no text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.documents import load, read
from linter.documents.discovery import discover
from linter.documents.errors import ReadError
from linter.documents.text import read_text

DRAFT = "云溪市水利局2024年政府信息公开工作年度报告\r\n\r\n一、总体情况\r\n本年新收申请 3 件，办结 3 件。\r\n"
TRADITIONAL = "青嶺縣人民政府辦公室2015年政府信息公開工作年度報告\n本年度沒有收到申請，主動公開為三十條。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (DRAFT.encode(), "utf-8"),
        (DRAFT.encode("utf-8-sig"), "utf-8"),
        (DRAFT.encode("utf-16"), "utf-16-le"),
        (DRAFT.encode("utf-16-le"), "utf-16-le"),
        (DRAFT.encode("utf-16-be"), "utf-16-be"),
        (b"\xfe\xff" + DRAFT.encode("utf-16-be"), "utf-16-be"),
        (DRAFT.encode("gbk"), "gb18030"),
        (DRAFT.encode("gb18030"), "gb18030"),
    ],
)
def test_every_usual_encoding_gives_the_same_text(data: bytes, encoding: str) -> None:
    document = read_text(data, "draft.txt")
    assert (document.text, document.encoding) == (DRAFT, encoding)


def test_big5_is_told_from_gbk() -> None:
    assert read_text(TRADITIONAL.encode("big5"), "draft.txt").text == TRADITIONAL
    assert read_text(TRADITIONAL.encode("gbk"), "draft.txt").text == TRADITIONAL


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le"])
def test_the_lines_of_a_drawn_table_do_not_hide_the_words(encoding: str) -> None:
    text = DRAFT + "┌" + "─" * 3_000 + "┐\r\n│总计│３│\r\n"
    assert read_text(text.encode(encoding), "draft.txt").text == text


def test_positions_count_characters_after_the_byte_order_mark() -> None:
    document = read_text("一、总体情况\r\n二、主动公开政府信息情况".encode("utf-8-sig"), "draft.txt")
    assert document.position(document.text.index("总体")) == (1, 3)
    assert document.position(document.text.index("主动")) == (2, 3)


def test_half_a_character_at_the_end_of_a_cut_file_does_not_matter() -> None:
    document = read_text((DRAFT * 20).encode()[:-4], "draft.txt")
    assert document.text.startswith("云溪市水利局2024年")


@pytest.mark.parametrize(
    "data", [b"", b" \n\t", "\ufeff".encode(), "\u3000\n".encode(), "\ufeff".encode("utf-16-le")]
)
def test_an_empty_file_is_an_error_that_names_it(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_text(data, "empty.txt")
    assert caught.value.path == "empty.txt"


@pytest.mark.parametrize("wrong", ["gb18030", "latin-1"])
def test_mojibake_is_named_as_such(wrong: str) -> None:
    garbled = (DRAFT * 3).encode().decode(wrong, "ignore").encode()
    with pytest.raises(ReadError) as caught:
        read_text(garbled, "draft.txt")
    assert "乱码" in caught.value.zh
    assert "mojibake" in caught.value.en


def test_lost_characters_are_named_as_such() -> None:
    with pytest.raises(ReadError, match="mojibake"):
        read_text(("年度报告" + "锟斤拷" * 5).encode(), "draft.txt")


def test_a_file_in_two_encodings_is_refused() -> None:
    with pytest.raises(ReadError, match="mixes encodings"):
        read_text((DRAFT + "\r\n").encode() + DRAFT.encode("gbk"), "draft.txt")


def test_a_draft_in_markdown_may_begin_with_a_tag() -> None:
    text = "<div align=center>\n\n# 年度报告\n\n</div>\n"
    assert read_text(text.encode(), "draft.md").text == text


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x7fELF" + bytes(2_000), os.urandom(4_096)])
def test_binary_data_is_an_error(data: bytes) -> None:
    with pytest.raises(ReadError):
        read_text(data, "draft.txt")


@settings(deadline=None)  # a file of an old Word may be handed to another program
@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_a_read_error(data: bytes) -> None:
    try:
        document = read(data, "draft.txt")
    except ReadError as error:
        assert error.zh and error.en
    else:
        document.text.encode()  # no lone surrogates


def test_a_file_at_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ReadError, match="50 MB"):
        load(str(path))
    with pytest.raises(ReadError, match="too large"):
        read(b"1" * 10, "-", max_bytes=10)


@pytest.mark.parametrize("name", ["absent.txt", "", "a\0b.txt"])
def test_a_file_that_cannot_be_opened_is_a_read_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError):
        load(str(tmp_path / name))


def test_no_permission_is_a_read_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(ReadError) as caught:
        load("draft.txt")
    assert "权限" in caught.value.zh


def test_a_folder_is_searched_in_a_stable_order_without_hidden_files_and_loops(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.docx", ".hidden.txt", "sub/z.TXT", "sub/deep/y.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("年度报告", "utf-8")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    found = [str(item) for item in discover([str(tmp_path)])]
    assert found == [
        str(tmp_path / name) for name in ("a.md", "b.txt", "c.docx", "sub/deep/y.txt", "sub/z.TXT")
    ]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("年度报告", "utf-8")
    assert list(discover([str(path), str(tmp_path), "-", "-"])) == [str(path), "-"]


def test_a_folder_without_drafts_is_an_error(tmp_path: Path) -> None:
    (item,) = discover([str(tmp_path)])
    assert isinstance(item, ReadError)
    assert item.path == str(tmp_path)
