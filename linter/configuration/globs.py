"""Patterns of paths: ``*`` and ``?`` as in a shell, ``*`` also across folders."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase


def matches(pattern: str, path: str, folder: str) -> bool:
    """Whether ``pattern``, written in a file of ``folder``, means ``path``.

    A pattern without ``/`` is held against the name and against each folder of the path, any other against
    the path from ``folder`` on; one that means a folder means all that is in it.
    """
    relative = os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")
    if relative.startswith("../"):
        return False
    pattern = pattern.removesuffix("/")
    if "/" not in pattern:
        return any(fnmatchcase(part, pattern) for part in relative.split("/"))
    pattern = pattern.removeprefix("/")
    return fnmatchcase(relative, pattern) or fnmatchcase(relative, pattern + "/*")
