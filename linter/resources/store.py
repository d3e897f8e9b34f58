"""A private folder for what would be costly to compute at every start.  Its absence is never an error."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from typing import Any

from linter import __version__


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
        os.makedirs(path, mode=0o700, exist_ok=True)
        return path if _is_private(path) else None
    except OSError:
        return None


def read(name: str, key: str) -> Any:
    """The value stored under ``name`` for exactly this ``key``; raises LookupError where there is none."""
    import json

    path = folder()
    if path is None:
        raise LookupError(name)
    try:
        with open(os.path.join(path, name), encoding="utf-8") as file:
            record = json.loads(file.read())
        if record["key"] != key:
            raise LookupError(name)
        return record["value"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise LookupError(name) from error


def write(name: str, key: str, value: Any) -> None:
    """Store a JSON value under ``name``, replacing what was there at one stroke; failure is silent."""
    import json

    path = folder()
    if path is None:
        return
    draft = os.path.join(path, f"{name}.{os.getpid()}.tmp")
    try:
        with open(draft, "w", encoding="utf-8") as file:
            file.write(json.dumps({"key": key, "value": value}, ensure_ascii=False))
        os.replace(draft, os.path.join(path, name))
    except (OSError, ValueError, TypeError):
        with suppress(OSError):
            os.remove(draft)


def digest(*parts: str | bytes) -> str:
    """A key that changes with any of its parts and with the program's version."""
    from hashlib import sha256

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
