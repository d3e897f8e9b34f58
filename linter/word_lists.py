"""Refuses a bad list of words with file, line and reason, and lays local ones over the one of the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from linter import fields, resources
from linter.documents.folding import fold
from linter.fields import Field
from linter.report.words import Words, words_of
from linter.resources.problems import DataError, Problem
from linter.resources.strict_yaml import Path as Place
from linter.resources.strict_yaml import Tree, read_yaml

_LISTS = ("typos", "may_repeat", "may_meet", "correct")
_TYPO: Mapping[str, Field] = {
    "wrong": {"type": "string", "required": True},
    "right": {"type": "string", "required": True},
    "not_after": {"type": "strings"},
    "not_before": {"type": "strings"},
    "usage": {"type": "boolean"},
}
_SHORTEST = 2  # one character alone is in too many words


def load_words(overlays: Iterable[Path] = ()) -> Words:
    """The program's words with the user's laid over them, all of them checked.

    A file has any of the lists of ``rules/words.yaml``; an entry of its own replaces that of the same
    ``wrong``.  Raises DataError with every fault, and OSError where a file cannot be read.
    """
    trees = [read_yaml(resources.content("rules", "words.yaml"), "rules/words.yaml")]
    trees += [read_yaml(path.read_bytes(), str(path)) for path in overlays]
    problems = [problem for tree in trees for problem in _problems(tree)]
    if problems:
        raise DataError(*problems)
    return words_of(*(tree.value for tree in trees))


def _problems(tree: Tree) -> Iterator[Problem]:
    if not isinstance(tree.value, dict):
        yield from fields.mapping(tree, (), tree.value, {})
        return
    yield from fields.keys(tree, (), tree.value, _LISTS)
    for name in ("may_repeat", "may_meet", "correct"):
        if name in tree.value:
            yield from fields.check(tree, (name,), tree.value[name], {"type": "strings"})
    typos = tree.value.get("typos", [])
    if not isinstance(typos, list):
        yield tree.problem(("typos",), "应当是列表", "a list")
        return
    first: dict[str, int] = {}
    for index, record in enumerate(typos):
        path: Place = ("typos", index)
        faults = list(_typo(tree, path, record))
        yield from faults
        if not faults and first.setdefault(record["wrong"], index) != index:
            yield tree.problem(
                (*path, "wrong"), f"“{record['wrong']}”前面已有", f"'{record['wrong']}' only once"
            )


def _typo(tree: Tree, path: Place, record: Any) -> Iterator[Problem]:
    if not isinstance(record, dict):
        yield from fields.mapping(tree, path, record, {})
        return
    required = [key for key, field in _TYPO.items() if field.get("required")]
    faults = list(fields.keys(tree, path, record, _TYPO, required))
    for key in record.keys() & _TYPO.keys():
        faults += fields.check(tree, (*path, key), record[key], _TYPO[key])
    yield from faults
    if faults:
        return
    wrong, right = record["wrong"], record["right"]
    if len(wrong) < _SHORTEST or wrong != "".join(fold(wrong).split()):
        yield tree.problem(
            (*path, "wrong"),
            "应当是两个以上的简体字，没有空格，标点用半角",
            "two or more Simplified characters without blanks, marks in half width",
        )
    elif wrong in right:
        yield tree.problem(
            (*path, "right"), f"改正后不应再含“{wrong}”", f"a correction without '{wrong}' in it"
        )
