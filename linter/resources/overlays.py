"""Lays the user's additions over a data file of the program: of the same shape, and nothing taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from linter.resources.problems import DataError, Problem
from linter.resources.strict_yaml import Path, Tree

# What may be added where the program's own entry has none of it.
ADDABLE: Mapping[str, tuple[str, ...]] = {"forms": ("accepted", "recognised")}


def merged(name: str, base: Any, trees: Sequence[Tree]) -> Any:
    """The content of ``rules/<name>`` with the trees laid over it, in their order.

    Entries are joined by their key, or by their ``id`` in a list of records; other lists grow.  Raises
    DataError for a key or an id that the program does not know, and for a value that would be changed.
    """
    addable = ADDABLE.get(re.split(r"[/.]", name)[0], ())
    for tree in trees:
        problems = list(_problems(tree, (), base, tree.value, addable))
        if problems:
            raise DataError(*problems)
        base = _merged(base, tree.value)
    return base


def _problems(tree: Tree, path: Path, base: Any, over: Any, addable: Sequence[str]) -> Iterator[Problem]:
    from linter import fields

    if isinstance(base, dict) and isinstance(over, dict):
        for key, value in over.items():
            if key in base:
                yield from _problems(tree, (*path, key), base[key], value, addable)
            elif key not in addable:
                known = [*base, *(each for each in addable if each not in base)]
                yield fields.unknown(tree, (*path, key), key, known, key=True)
            else:
                yield from fields.check(tree, (*path, key), value, {"type": "strings"})
    elif isinstance(base, list) and isinstance(over, list):
        known_records = _by_id(base)
        for index, item in enumerate(over):
            here = (*path, index)
            if not known_records:
                if base and type(item) is not type(base[0]):
                    yield tree.problem(
                        here, "应当与自带的条目是同一种值", "a value like those of the program"
                    )
            elif not isinstance(item, dict) or "id" not in item:
                yield tree.problem(here, "应当写明“id”", "a key 'id'")
            elif item["id"] not in known_records:
                yield fields.unknown(tree, (*here, "id"), str(item["id"]), known_records)
            else:
                yield from _problems(tree, here, known_records[item["id"]], item, addable)
    elif str(base) != str(over):
        yield tree.problem(
            path, "这里只能补充，不能改成别的值", "an addition; what the program says here stands"
        )


def _merged(base: Any, over: Any) -> Any:
    if isinstance(base, dict) and isinstance(over, dict):
        return {
            **base,
            **{key: _merged(base[key], value) if key in base else value for key, value in over.items()},
        }
    if isinstance(base, list) and isinstance(over, list):
        additions = _by_id(over)
        if not additions:
            return [*base, *over]
        return [_merged(each, additions[each["id"]]) if each["id"] in additions else each for each in base]
    return base


def _by_id(items: Sequence[Any]) -> dict[str, Any]:
    return {item["id"]: item for item in items if isinstance(item, dict) and "id" in item}
