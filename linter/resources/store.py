"""A private folder for what would be costly to compute at every start.  Its absence is never an error."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Any

from linter import __version__


def folder() -> Path | None:
    """The cache folder of this version, made where needed, or None where there can be no safe one.

    It must belong to the user and be closed to everybody else (mode 0700), because whoever can write
    there decides what is checked.
    """
    base = _base()
    if base is None:
        return None
    path = base / __version__
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
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
        record = json.loads((path / name).read_text("utf-8"))
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
    draft = path / f"{name}.{os.getpid()}.tmp"
    try:
        draft.write_text(json.dumps({"key": key, "value": value}, ensure_ascii=False), "utf-8")
        draft.replace(path / name)
    except (OSError, ValueError, TypeError):
        draft.unlink(missing_ok=True)


def digest(*parts: str | bytes) -> str:
    """A key that changes with any of its parts and with the program's version."""
    from hashlib import sha256

    state = sha256(__version__.encode())
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big") + data)
    return state.hexdigest()


def _base() -> Path | None:
    if override := os.environ.get("REPORTLINT_CACHE_DIR"):
        return Path(override)
    try:
        if sys.platform == "win32":
            parent = os.environ.get("LOCALAPPDATA")
            return Path(parent) / "reportlint" / "Cache" if parent else None
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "reportlint"
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reportlint"
    except RuntimeError:  # no home
        return None


def _is_private(path: Path) -> bool:
    if sys.platform == "win32":  # LOCALAPPDATA is the user's own
        return True
    status = path.lstat()
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o077
