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

__all__ = ["Automaton", "DataError", "Problem", "compiled", "content", "grammar", "lay_over", "load"]


_OVERLAYS: dict[str, Sequence[tuple[str, bytes]]] = {}


@cache
def load(name: str) -> Any:
    """The content of ``rules/<name>`` as lists, dicts, strings, integers, booleans and None.

    Parsed once and for all: a later start takes it from the user's cache.  Treat it as read-only.  Raises
    DataError where what is laid over it does not fit.
    """
    data = content("rules", name)
    overlays = _OVERLAYS.get(name, ())

    def read() -> Any:
        from linter.resources.strict_yaml import read_yaml

        value = read_yaml(data, f"rules/{name}").value
        if not overlays:
            return value
        from linter.resources.overlays import merged

        return merged(name, value, [read_yaml(own, source) for source, own in overlays])

    return compiled(name, [data, *(part for source, own in overlays for part in (source, own))], read)


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
    others; a new value replaces the old one.
    """
    key = store.digest(*parts)
    slug = f"{store.digest(name)[:16]}.cache"
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
    text = content("grammars", f"{name}.lark")

    def build() -> Any:
        return tabulate(text.decode("utf-8"), start)

    return Automaton(compiled(f"grammar {name}", [text, start], build))


@cache
def content(package: str, name: str) -> bytes:
    """The bytes of a file of ``rules`` or ``grammars``; FileNotFoundError where there is none."""
    # importlib.resources would do the same for 12 ms of every start.
    module = import_module(f"linter.resources.{package}")
    path = os.path.join(os.path.dirname(str(module.__file__)), name)
    loader = module.__spec__ and module.__spec__.loader
    if loader is not None and hasattr(loader, "get_data"):
        return bytes(loader.get_data(path))
    with open(path, "rb") as file:
        return file.read()
