"""Zip archives of unknown origin, read in memory and within limits; nothing is ever written to disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from itertools import pairwise

from linter.documents.errors import ReadError

MAX_ENTRIES = 2_000
MAX_TOTAL = 200_000_000  # bytes, unpacked
MAX_PART = 50_000_000
MAX_RATIO = 100
_RATIO_MATTERS = 1_000_000  # bytes; smaller parts may well be packed that tightly
_MAX_DIRECTORY = 2_000_000  # bytes; read before the entries can be counted
_LOCAL_HEADER = 30  # bytes before an entry's name
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    OverflowError,
    LookupError,
)


class Archive:
    """The entries of a zip archive by name."""

    def __init__(self, data: bytes, path: str) -> None:
        """Read the directory.  Raises ReadError for one that is broken, encrypted or beyond the limits."""
        self._path = path
        self._refuse_large_directory(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self._broken() from error
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        self._refuse_bombs(self._zip.infolist())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the entries in the order of the directory."""
        return tuple(self._entries)

    @property
    def flags(self) -> dict[str, int]:
        """The flag bits of each entry by its name; bit 11 says that the name is in UTF-8."""
        return {name: entry.flag_bits for name, entry in self._entries.items()}

    def read(self, name: str) -> bytes | None:
        """The content of an entry, None where there is none.  Raises ReadError for a broken one."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.file_size > MAX_PART:
            raise self._too_large(name)
        try:
            with self._zip.open(entry) as stream:
                return stream.read(MAX_PART + 1)
        except _BROKEN as error:
            raise self._broken() from error

    def _refuse_large_directory(self, data: bytes) -> None:
        end = data.rfind(b"PK\x05\x06")
        if end < 0 or len(data) < end + 22:
            raise self._broken()
        size = int.from_bytes(data[end + 12 : end + 16], "little")
        if size > _MAX_DIRECTORY:
            raise self._too_large("directory")

    def _refuse_bombs(self, entries: list[zipfile.ZipInfo]) -> None:
        if any(entry.flag_bits & 1 for entry in entries):
            raise ReadError(
                self._path,
                "压缩的内容有密码。请取消密码后另存，再检查。",
                "its content is encrypted; save it without a password",
            )
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
            raise self._too_large("total")
        for entry in entries:
            if entry.file_size > max(_RATIO_MATTERS, MAX_RATIO * entry.compress_size):
                raise self._too_large(entry.filename)
        stands = sorted((entry.header_offset, entry.compress_size) for entry in entries)
        if any(start + _LOCAL_HEADER + size > after for (start, size), (after, _) in pairwise(stands)):
            raise self._broken()

    def _too_large(self, what: str) -> ReadError:
        return ReadError(
            self._path,
            f"文件里压缩的内容超过上限（{what}），不像年度报告，没有解开。请另存一份，去掉图片和附件再检查。",
            f"the content packed in the file is beyond the limits ({what}) and was not unpacked; "
            "save the report on its own, without pictures and attachments",
        )

    def _broken(self) -> ReadError:
        return ReadError(
            self._path,
            "文件已损坏，或者没有下载完整。请在 Word 或 WPS 里打开，另存一份再检查。",
            "the file is damaged or incomplete; open it in its program and save it again",
        )
