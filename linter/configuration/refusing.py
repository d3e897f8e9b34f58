"""Refuses a wrong ``.reportlint.yaml`` with its line and the nearest right key; all faults at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from linter import fields
from linter.configuration import PER_PATH
from linter.configuration.keys import ENTRY, KEYS, Key
from linter.resources.problems import DataError, Problem
from linter.resources.strict_yaml import Path, Tree


def checked(tree: Tree) -> Tree:
    """The tree, where every key and value is one that a configuration may have; raises DataError."""
    problems = list(_problems(tree))
    if problems:
        raise DataError(*problems)
    return tree


def _problems(tree: Tree) -> Iterator[Problem]:
    if tree.value is None:  # an empty file
        return
    yield from _mapping(tree, (), tree.value, KEYS)
    entries = tree.value.get(PER_PATH) if isinstance(tree.value, dict) else None
    if entries is not None and not isinstance(entries, list):
        yield tree.problem(
            (PER_PATH,),
            "应当是列表，每条以“- paths:”开头",
            "a list whose entries begin with '- paths:'",
        )
        return
    for index, entry in enumerate(entries or ()):
        yield from _mapping(tree, (PER_PATH, index), entry, ENTRY)


def _mapping(tree: Tree, path: Path, value: Any, known: Mapping[str, Key]) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield from fields.mapping(tree, path, value, {})
        return
    required = [name for name, key in known.items() if key.field.get("required")]
    yield from fields.keys(tree, path, value, known, required)
    for name, each in value.items():
        if name in known:
            yield from _value(tree, (*path, name), each, known[name].field)


def _value(tree: Tree, path: Path, value: Any, field: Mapping[str, Any]) -> Iterator[Problem]:
    faults = list(fields.check(tree, path, value, field))
    yield from faults
    if not faults and "of" in field:
        for name, each in value.items():
            yield from _value(tree, (*path, name), each, field["of"])
