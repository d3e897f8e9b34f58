"""What was found in a file before, kept for as long as nothing changes that it depends on.

The folder is private to the user (see ``linter.resources.store``), and may be deleted at any time.
"""

from __future__ import annotations

import json
import os
import pickle
import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import linter
from linter.resources import store
from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from linter.batch import Checked
    from linter.checking import Settings

_FOLDER = "found"
_OLD = 2 * 24 * 3600  # seconds; what holds for one day is of no use later
_OUTPUT = ("output-format", "fail-on", "lang")  # what decides how findings are shown
_DATA = ("rules", "laws", "words", "labels", "baseline")


class Kept(NamedTuple):
    """The records of runs with the same rules, settings, program and day; ``state`` stands for these."""

    folder: str
    state: str

    def key(self, path: str) -> str | None:
        """The name of a file's record; None where the file cannot be read as one."""
        from linter.side_files import side_file

        try:
            place = os.fsencode(path), os.fsencode(Path.cwd())
            parts: list[str | bytes] = [self.state, *place, Path(path).read_bytes()]
            if beside := side_file(path):
                parts.append(Path(beside).read_bytes())
        except (OSError, ValueError):
            return None
        return store.digest(*parts)

    def has(self, key: str | None) -> bool:
        """Whether there is a record of this name."""
        return key is not None and self._path(key).exists()

    def read(self, key: str | None) -> Checked | None:
        """The record of this name, or None where there is none that can be read."""
        if key is None:
            return None
        try:
            record: Checked = pickle.loads(zlib.decompress(self._path(key).read_bytes()))  # noqa: S301
        except Exception:  # whatever is wrong with it, it can be made anew
            return None
        return record

    def write(self, key: str | None, found: Checked) -> None:
        """Keep a record; failure is silent."""
        if key is None:
            return
        path = self._path(key)
        draft = path.with_suffix(f".{os.getpid()}.tmp")
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, exist_ok=True)
            draft.write_bytes(zlib.compress(pickle.dumps(found, pickle.HIGHEST_PROTOCOL), 1))
            draft.replace(path)

    def clear_old(self) -> None:
        """Delete the records of days gone by."""
        limit = time.time() - _OLD
        with suppress(OSError):
            for each in Path(self.folder).glob("*/*"):
                if each.stat().st_mtime < limit:
                    each.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return Path(self.folder) / key[:2] / key[2:34]


def open_kept(settings: Settings, language: str) -> Kept | None:
    """The records that hold for a run, or None where there is no private folder for them."""
    base = store.folder()
    if base is None:
        return None
    folder = Path(base) / _FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return Kept(str(folder), store.digest(*_state(settings, language)))


def _state(settings: Settings, language: str) -> list[str | bytes]:
    """All that findings depend on besides the files themselves."""
    from linter.configuration.effective import files

    config = settings.config
    said = [
        [layer.source, layer.folder, {key: each for key, each in layer.values.items() if key not in _OUTPUT}]
        for layer in config.layers
    ]
    parts: list[str | bytes] = [language, date.today().isoformat(), json.dumps(said, sort_keys=True)]
    for key in _DATA:
        for path in files(config, key):
            parts.append(Path(path).read_bytes())
    return [*parts, *_program()]


def _program() -> Sequence[str]:
    """The files of the program and of its rules, by size and time: they may be worked on."""
    modules = [linter, import_module("linter.resources.rules"), import_module("linter.resources.grammars")]
    found = []
    for module in modules:
        for path in sorted(Path(str(module.__file__)).parent.rglob("*")):
            if path.suffix in (".py", ".yaml", ".lark", ".txt"):
                status = path.stat()
                found.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return found
