"""A file that is either written whole or left as it was."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE
from typing import IO, BinaryIO, TextIO, cast

from linter.documents.errors import WriteError


@contextmanager
def written_whole(path: str) -> Iterator[TextIO]:
    """A text in UTF-8 that takes the place of the file at ``path`` at the end, unless an error comes first.

    Until then the old file stays as it is.  What is no file (``/dev/stdout``, a pipe) is written to straight.
    Raises OSError where that cannot be done.
    """
    named = Path(path)
    if named.exists() and not named.is_file():
        with _opened(named, "w") as file:
            yield cast("TextIO", file)
        return
    with _in_place_of(named.resolve(), "x") as file:  # a link to it stays one
        yield cast("TextIO", file)


def replace_file(path: str, before: bytes, after: bytes) -> None:
    """Put ``after`` in the place of the file at ``path``, which held ``before`` when it was read.

    Raises WriteError, with the old file as it was, also where it is write-protected or has changed meanwhile.
    """
    target = Path(path).resolve()
    try:
        with target.open("r+b") as file:  # a write-protected file is not replaced behind its owner's back
            if file.read() != before:
                raise WriteError(
                    path,
                    "文件在检查期间被别的程序改过，没有写入。请再运行一次。",
                    "another program changed the file meanwhile; nothing was written, run this again",
                )
        with _in_place_of(target, "xb") as new:
            cast("BinaryIO", new).write(after)
    except OSError as error:
        raise WriteError(
            path,
            f"写不进去（{error.strerror}），文件保持原样。",
            f"cannot be written ({error.strerror}); the file is as it was",
        ) from error


def write_file(path: str, content: bytes) -> None:
    """Write a file, over one that is there already.  Raises WriteError, and then nothing is half-written."""
    target = Path(path).resolve()
    try:
        if target.exists():
            target.open("r+b").close()  # see above
        with _in_place_of(target, "xb") as new:
            cast("BinaryIO", new).write(content)
    except OSError as error:
        raise WriteError(
            path, f"写不进去（{error.strerror}）。", f"cannot be written ({error.strerror})"
        ) from error


@contextmanager
def _in_place_of(target: Path, mode: str) -> Iterator[IO[str] | IO[bytes]]:
    """A new file beside ``target`` that takes its place, its owner and its permissions at the end."""
    new = target.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        with _opened(new, mode) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            status = target.stat()
            with suppress(OSError, AttributeError):  # Windows knows no owner in this sense
                os.chown(new, status.st_uid, status.st_gid)
            new.chmod(S_IMODE(status.st_mode))
        new.replace(target)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _opened(path: Path, mode: str) -> IO[str] | IO[bytes]:
    if "b" in mode:
        return path.open(mode)
    return path.open(mode, encoding="utf-8", errors="backslashreplace", newline="")
