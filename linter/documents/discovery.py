"""Which files a run reads: paths as given, folders searched for drafts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from linter.documents.errors import ReadError
from linter.documents.kinds import SUFFIXES

STANDARD_INPUT = "-"
ARCHIVE = ".zip"


def discover(paths: Iterable[str]) -> Iterator[str | ReadError]:
    """Every file that ``paths`` name, once, in a stable order; a folder is searched for drafts.

    What is named outright is given on as it is, whatever its name.  Hidden files and folders and folders
    already searched (loops of links) are left out.  A folder that holds no draft, or cannot be listed,
    is given as the error that it is.
    """
    seen: set[str] = set()
    for path in paths:
        if path.lower().endswith(ARCHIVE) and os.path.isfile(path):
            found: Iterable[str | ReadError] = _members(path)
        elif path == STANDARD_INPUT or not os.path.isdir(path):
            found = (path,)
        else:
            found = _search(path)
        for item in found:
            if isinstance(item, ReadError):
                yield item
            elif (key := _key(item)) not in seen:
                seen.add(key)
                yield item


def _key(path: str) -> str:
    """What is the same for two names of one file; what stands in an archive has but one name."""
    return path if path == STANDARD_INPUT or f"{ARCHIVE}!" in path.lower() else os.path.abspath(path)


def _search(folder: str) -> Iterator[str | ReadError]:
    nothing = True
    for item in _walk(folder, set()):
        nothing = False
        yield item
    if nothing:
        kinds = " ".join(SUFFIXES)
        yield ReadError(
            folder,
            f"文件夹里没有可以检查的文件（{kinds}）。",
            f"the folder holds no file that can be checked ({kinds})",
        )


def _walk(folder: str, searched: set[str]) -> Iterator[str | ReadError]:
    real = os.path.realpath(folder)
    if real in searched:
        return
    searched.add(real)
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield ReadError(
            folder, f"文件夹打不开：{error.strerror}。", f"the folder cannot be listed: {error.strerror}"
        )
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            yield from _walk(entry.path, searched)
        elif entry.name.lower().endswith(ARCHIVE) and _is_file(entry):
            yield from _members(entry.path)
        elif entry.name.lower().endswith(SUFFIXES) and _is_file(entry):
            yield entry.path


def _members(path: str) -> Iterator[str | ReadError]:
    from linter.documents.bundles import members

    return members(path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that points nowhere or in a circle
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False
