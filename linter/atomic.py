"""A file that is either written whole or left as it was."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IMODE
from typing import TextIO


@contextmanager
def written_whole(path: str) -> Iterator[TextIO]:
    """A text in UTF-8 that takes the place of the file at ``path`` at the end, unless an error comes first.

    Until then the old file stays as it is.  What is no file (``/dev/stdout``, a pipe) is written to straight.
    Raises OSError where that cannot be done.
    """
    named = Path(path)
    if named.exists() and not named.is_file():
        with _opened(named, "w") as file:
            yield file
        return
    target = named.resolve()  # a link to it stays one
    new = target.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        with _opened(new, "x") as file:
            yield file
        if target.exists():
            new.chmod(S_IMODE(target.stat().st_mode))
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def _opened(path: Path, mode: str) -> TextIO:
    return path.open(mode, encoding="utf-8", errors="backslashreplace", newline="")  # type: ignore[return-value]
