"""Zip archives of reports: each member by its own kind, under the name ``reports.zip!folder/draft.docx``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from linter.documents.errors import ReadError

if TYPE_CHECKING:
    from linter.documents.archive import Archive

SUFFIX = ".zip"
MAX_SIZE = 200_000_000  # bytes of the archive itself
_UTF8_NAME = 0x800  # the flag of an entry whose name is in UTF-8; without it Windows writes GBK


def members(path: str) -> Iterator[str | ReadError]:
    """The names of the drafts in the archive at ``path``, or the error why there are none.

    A file that is none of the kinds that a folder is searched for is left out, as are hidden files.  A file
    that only looks like an archive (a Word document named .zip) is given on under its own name.
    """
    from linter.documents.kinds import SUFFIXES

    try:
        archive = _archive(path)
    except ReadError as error:
        yield error
        return
    if archive is None:
        yield path
        return
    names = sorted(
        name for name in _names(archive) if name.lower().endswith(SUFFIXES) and not _is_hidden(name)
    )
    yield from (f"{path}!{name}" for name in names)
    if not names:
        kinds = " ".join(suffix for suffix in SUFFIXES if suffix != SUFFIX)
        yield ReadError(
            path,
            f"压缩包里没有可以检查的文件（{kinds}）。",
            f"the archive holds no file that can be checked ({kinds})",
        )


def member_bytes(path: str) -> bytes:
    """The content of a file that is named as ``members`` does.  Raises ReadError; nothing goes to disk."""
    from linter.documents import MEMBER
    from linter.documents.kinds import kind_of

    end = path.lower().index(MEMBER) + len(SUFFIX)
    name = path[end + 1 :]
    try:
        archive = _archive(path[:end])
        original = _names(archive).get(name) if archive else None
        data = archive.read(original) if archive and original is not None else None
    except ReadError as error:
        raise ReadError(path, error.zh, error.en) from error
    if data is None:
        raise ReadError(path, "压缩包里没有这个文件。", "the archive holds no such file")
    if kind_of(data, name).id == "zip":
        raise ReadError(
            path,
            "压缩包里的压缩包不再打开。请先把它解压，再检查里面的文件。",
            "an archive inside an archive is not opened; unpack it and check what it holds",
        )
    return data


def _archive(path: str) -> Archive | None:
    """The archive at ``path``, None where the file is none.  Raises ReadError where it cannot be read."""
    try:
        status = os.stat(path)
        if status.st_size >= MAX_SIZE:
            size = f"{MAX_SIZE / 1_000_000:g} MB"
            raise ReadError(
                path,
                f"压缩包太大（上限 {size}）。请解压后检查里面的文件。",
                f"the archive is too large (the limit is {size}); unpack it and check what it holds",
            )
        return _opened(path, status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise ReadError(path, f"打不开：{error.strerror}。", f"cannot be opened: {error.strerror}") from error


@lru_cache(maxsize=1)  # its members are read one after the other
def _opened(path: str, changed: int, size: int) -> Archive | None:
    from linter.documents.archive import Archive
    from linter.documents.kinds import kind_of

    with open(path, "rb") as file:
        data = file.read(MAX_SIZE)
    return Archive(data, path) if kind_of(data, path).id == "zip" else None


def _names(archive: Archive) -> dict[str, str]:
    """The members' names as their author wrote them, and as the archive knows them."""
    return {_written(name, flags): name for name, flags in archive.flags.items() if not name.endswith("/")}


def _written(name: str, flags: int) -> str:
    if not flags & _UTF8_NAME and not name.isascii():
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            return name
    return name.replace("\\", "/")


def _is_hidden(name: str) -> bool:
    return any(
        part.startswith((".", "__MACOSX", "~$")) and part not in ("..", ".") for part in name.split("/")
    )
