"""Regular expressions, kept compiled from one start to the next.

To compile those of this program takes 50 ms, more than all its work on a draft, and most of that goes into
sets of Chinese characters.  Python has no public way to store a compiled pattern, so the last step of its
``re`` module is done here with what the steps before gave the time before.  With another build of Python, or
where anything is not as expected, a pattern is compiled as ever.
"""

import re
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from linter.tuples import NamedTuple

_MOST = 500  # stored patterns; where there are more, some have since changed


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same as ``re.compile``."""
    shelf = _shelf()
    name = f"{int(flags)}/{pattern}"
    record = shelf.known.get(name)
    if record is None:
        shelf.new[name] = [pattern, int(flags)]
        return re.compile(pattern, flags)
    try:
        return _assembled(pattern, record)
    except (ValueError, TypeError, RuntimeError, LookupError, OverflowError, ImportError, AttributeError):
        shelf.known.clear()
        return re.compile(pattern, flags)


def keep() -> None:
    """Store the patterns that had to be compiled in this run, if there is a place for them."""
    from linter.resources import store

    shelf = _shelf()
    if not shelf.new:
        return
    known = shelf.known if len(shelf.known) + len(shelf.new) <= _MOST else {}
    try:
        records = {name: _taken_apart(*written) for name, written in shelf.new.items()}
    except (ImportError, AttributeError, TypeError, ValueError):
        return
    store.write(shelf.name, shelf.key, {**known, **records})


class _Shelf(NamedTuple):
    """The stored patterns, and those of this run that were not among them, by flags and wording."""

    name: str
    key: str
    known: dict[str, list[Any]]
    new: dict[str, list[Any]]


@cache
def _shelf() -> _Shelf:
    from linter.resources import store

    key = store.digest(sys.version, sys.byteorder)  # code is good for the build of Python that made it
    name = f"patterns-{key[:16]}.cache"
    try:
        return _Shelf(name, key, dict(store.read(name, key)), {})
    except (LookupError, TypeError, ValueError):
        return _Shelf(name, key, {}, {})


def _assembled(pattern: str, record: list[Any]) -> re.Pattern[str]:
    """What ``re._compiler.compile`` does in the end."""
    flags, groups, names, code = record
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    assemble: Callable[..., re.Pattern[str]] = import_module("_sre").compile
    words = memoryview(code).cast("I").tolist()
    return assemble(pattern, flags, words, groups, names, tuple(by_number))


def _taken_apart(pattern: str, flags: int) -> list[Any]:
    """What ``re._compiler.compile`` does before that: flags, number of groups, their names, and the code."""
    from linter.beginnings import with_beginnings

    parsed = import_module("re._parser").parse(pattern, flags)
    code: list[int] = import_module("re._compiler")._code(parsed, flags)
    code = with_beginnings(code, parsed, flags)
    names: Mapping[str, int] = parsed.state.groupdict
    # As bytes: of the patterns that are stored a run takes few, and only theirs become integers again.
    words = b"".join(int(word).to_bytes(4, sys.byteorder) for word in code)
    return [int(flags | parsed.state.flags), parsed.state.groups - 1, dict(names), words]
