"""A private folder for what would be costly to compute at every start.  Its absence is never an error."""

from __future__ import annotations

import marshal
import os
import stat
import sys
from contextlib import suppress
from typing import Any
from zlib import crc32

from linter import __version__
from linter.hashing import sha256

_MARSHAL_VERSION = 4  # which every supported Python reads
_SUM_SIZE = 4


def folder() -> str | None:
    """The cache folder of this version, made where needed, or None where there can be no safe one.

    It must belong to the user and be closed to everybody else (mode 0700), because whoever can write
    there decides what is checked.
    """
    base = _base()
    if base is None:
        return None
    path = os.path.join(base, __version__)
    try:
        if not os.path.lexists(path):
            os.makedirs(path, mode=0o700, exist_ok=True)
        return path if _is_private(path) else None
    except OSError:
        return None


def read(name: str, key: str) -> Any:
    """The value stored under ``name`` for exactly this ``key``; raises LookupError where there is none."""
    path = folder()
    if path is None:
        raise LookupError(name)
    try:
        with open(os.path.join(path, name), "rb") as file:
            record = file.read()
        value = memoryview(record)[len(key) + _SUM_SIZE :]
        if not record.startswith(_head(key, value)):
            raise LookupError(name)
        return marshal.loads(value)  # noqa: S302 - what was written here, in a folder closed to others
    except (OSError, ValueError, TypeError, EOFError) as error:
        raise LookupError(name) from error


def write(name: str, key: str, value: Any) -> None:
    """Store lists, dicts, strings, numbers and None under ``name``, replacing what was there at one stroke.

    Failure is silent.
    """
    path = folder()
    if path is None:
        return
    draft = os.path.join(path, f"{name}.{os.getpid()}.tmp")
    try:
        content = marshal.dumps(value, _MARSHAL_VERSION)
        with open(draft, "wb") as file:
            file.write(_head(key, content) + content)
        os.replace(draft, os.path.join(path, name))
    except (OSError, ValueError):
        with suppress(OSError):
            os.remove(draft)


def _head(key: str, content: bytes | memoryview) -> bytes:
    """What a file begins with: marshal takes on trust what it reads."""
    return key.encode() + crc32(content).to_bytes(_SUM_SIZE, "big")


def digest(*parts: str | bytes) -> str:
    """A key that changes with any of its parts and with the program's version."""
    state = sha256(__version__.encode())
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big") + data)
    return state.hexdigest()


def _base() -> str | None:
    if override := os.environ.get("REPORTLINT_CACHE_DIR"):
        return override
    if sys.platform == "win32":
        parent = os.environ.get("LOCALAPPDATA")
        return os.path.join(parent, "reportlint", "Cache") if parent else None
    home = os.path.expanduser("~")
    if home == "~":  # there is none
        return None
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "reportlint")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "reportlint")


def _is_private(path: str) -> bool:
    if sys.platform == "win32":  # LOCALAPPDATA is the user's own
        return True
    status = os.lstat(path)
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o077
