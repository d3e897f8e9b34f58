"""Reads the data that the program interprets: forms, rules, laws and grammars, from beside the program."""

from __future__ import annotations

import os.path
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from linter.resources import store
from linter.resources.automaton import Automaton, tabulate
from linter.resources.problems import DataError, Problem

__all__ = ["Automaton", "DataError", "Problem", "compiled", "content", "grammar", "lay_over", "load", "stamp"]


_OVERLAYS: dict[str, Sequence[tuple[str, bytes]]] = {}


@cache
def load(name: str) -> Any:
    """The content of ``rules/<name>`` as lists, dicts, strings, integers, booleans and None.

    Parsed once and for all: a later start takes it from the user's cache.  Treat it as read-only.  Raises
    DataError where what is laid over it does not fit.
    """
    overlays = _OVERLAYS.get(name, ())

    def read() -> Any:
        from linter.resources.strict_yaml import read_yaml

        value = read_yaml(content("rules", name), f"rules/{name}").value
        if not overlays:
            return value
        from linter.resources.overlays import merged

        return merged(name, value, [read_yaml(own, source) for source, own in overlays])

    own_parts = (part for source, own in overlays for part in (source, own))
    return compiled(name, [stamp("rules", name), *own_parts], read)


def lay_over(overlays: Mapping[str, Sequence[tuple[str, bytes]]]) -> None:
    """Add the user's entries to the files ``rules/<name>``, in place of what was added before.

    ``overlays`` gives (name for errors, content) of the user's files, by ``name``.  What was made of the data
    until now is forgotten, so nothing may be computed from them when a module is imported.
    """
    if overlays == _OVERLAYS:
        return
    _OVERLAYS.clear()
    _OVERLAYS.update(overlays)
    for name, module in list(sys.modules.items()):
        if name.startswith(("linter.report", "linter.checks", __name__)):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def compiled(name: str, parts: Sequence[str | bytes], build: Callable[[], Any]) -> Any:
    """A value from the user's cache, or what ``build`` makes of ``parts`` where they are new.

    It is of lists, dicts, strings, numbers and None.  ``name`` tells the value's file in the cache from
    others; a new value replaces the old one.  Two installations of one version have files of their own, since
    their data differ in place and time.
    """
    key = store.digest(*parts)
    slug = f"{store.digest(name, __file__)[:16]}.cache"
    try:
        return store.read(slug, key)
    except LookupError:
        value = build()
        store.write(slug, key, value)
        return value


@cache
def grammar(name: str, start: str = "start") -> Automaton:
    """The machine that reads ``grammars/<name>.lark``, an LALR grammar in lark's notation.

    Its table is worked out once: a later start takes it from the user's cache.
    """

    def build() -> Any:
        return tabulate(content("grammars", f"{name}.lark").decode("utf-8"), start)

    return Automaton(compiled(f"grammar {name}", [stamp("grammars", f"{name}.lark"), start], build))


@cache
def content(package: str, name: str) -> bytes:
    """The bytes of a file of ``rules`` or ``grammars``; FileNotFoundError where there is none."""
    path, loader = _place(package, name)
    if loader is not None and hasattr(loader, "get_data"):
        return bytes(loader.get_data(path))
    with open(path, "rb") as file:
        return file.read()


@cache
def stamp(package: str, name: str) -> str:
    """What changes with a file of ``rules`` or ``grammars``: its place, size and time, as for Python's own
    modules, or all of it where it is no file.  To read and sum up them all takes 5 ms of a start."""
    path, _ = _place(package, name)
    try:
        status = os.stat(path)
    except OSError:
        return store.digest(content(package, name))
    return f"{path} {status.st_size} {status.st_mtime_ns}"


def _place(package: str, name: str) -> tuple[str, Any]:
    """The path of a file and what loads it; importlib.resources would find it for 12 ms of every start."""
    module = import_module(f"linter.resources.{package}")
    path = os.path.join(os.path.dirname(str(module.__file__)), name)
    return path, module.__spec__ and module.__spec__.loader
