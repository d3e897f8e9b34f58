"""Readers: a file becomes a Document."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module

from linter.documents.document import Document
from linter.documents.errors import ReadError

# A file of this size or above is refused; a long report with all its attachments has less than 1 MB of text.
MAX_BYTES = 50_000_000
# The module and the function that read each kind of file; imported only when such a file is met.
READERS: dict[str, tuple[str, str]] = {
    "text": ("text", "read_text"),
    "markdown": ("markdown", "read_markdown"),
    "html": ("html", "read_html"),
    "docx": ("docx", "read_docx"),
    "pdf": ("pdf", "read_pdf"),
    "doc": ("office", "read_office"),
    "rtf": ("office", "read_office"),
    "odt": ("office", "read_office"),
}
# What stands between an archive and the name of a file in it.
MEMBER = ".zip!"
_ERRORS: dict[type[Exception], tuple[str, str]] = {
    FileNotFoundError: ("没有这个文件。", "no such file"),
    PermissionError: ("没有读取权限。", "permission denied"),
    IsADirectoryError: ("这是文件夹，不是文件。", "this is a folder, not a file"),
}


def load(path: str, *, max_bytes: int = MAX_BYTES) -> Document:
    """Read the file at ``path``.  Raises ReadError, and nothing else, where that cannot be done."""
    return read(load_bytes(path, max_bytes=max_bytes), path, max_bytes=max_bytes)


def load_bytes(path: str, *, max_bytes: int = MAX_BYTES) -> bytes:
    """The content of the file at ``path``, which may stand in an archive.  Raises ReadError."""
    if MEMBER in path.lower():
        from linter.documents.bundles import member_bytes

        return member_bytes(path)
    try:
        with open(path, "rb") as file:
            too_large = os.fstat(file.fileno()).st_size >= max_bytes
            data = b"" if too_large else file.read(max_bytes)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        zh, en = _ERRORS.get(type(error), (f"打不开：{error}。", f"cannot be opened: {error}"))
        raise ReadError(path, zh, en) from error
    if too_large:
        raise _too_large(path, max_bytes)
    return data


def read(data: bytes, path: str, *, max_bytes: int = MAX_BYTES) -> Document:
    """Read ``data`` as the content of ``path``, which need not exist (``-`` is standard input)."""
    if len(data) >= max_bytes:
        raise _too_large(path, max_bytes)
    from linter.documents.kinds import kind_of, refuse

    kind = kind_of(data, path)
    if kind.id not in READERS:
        raise refuse(kind, path)
    module, function = READERS[kind.id]
    reader: Callable[[bytes, str], Document] = getattr(import_module(f"{__name__}.{module}"), function)
    return reader(data, path)


def file_of(path: str) -> str:
    """The file that holds what ``path`` names: the archive of a name in one, else ``path``."""
    end = path.lower().find(MEMBER)
    return path if end < 0 else path[: end + len(MEMBER) - 1]


def _too_large(path: str, max_bytes: int) -> ReadError:
    size = f"{max_bytes / 1_000_000:g} MB"
    return ReadError(
        path,
        f"文件太大（上限 {size}）。一份年度报告的文字不到 1 MB，请确认是不是选错了文件，或者把报告单独另存。",
        f"the file is too large (the limit is {size}); a report holds less than 1 MB of text, "
        "so check that this is the right file or save the report on its own",
    )
