"""``<draft>.reportlint.yaml`` beside a draft of any format: what was accepted in it, and why."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from linter.diagnostics import Place, Text
from linter.documents.document import Span
from linter.report.report import Report
from linter.resources.problems import DataError, Problem
from linter.rules import Rule
from linter.suppressions import Suppression

if TYPE_CHECKING:
    from linter.fields import Field
    from linter.resources.strict_yaml import Tree

ENDING = ".reportlint.yaml"
_PLACE = ("section", "table", "part", "row", "column")
_RECORD: Mapping[str, Field] = {
    "ignore": {"type": "one_or_more", "required": True},
    "reason": {"type": "string"},
    "until": {"type": "day"},
    "at": {"type": "mapping"},
    "fingerprint": {"type": "string"},
}


def side_file(path: str) -> str | None:
    """The side file of the draft at ``path``, or None where it has none."""
    beside = path + ENDING
    return beside if os.path.isfile(beside) else None  # noqa: PTH113 - on the path of every draft


def suppressions(path: str, report: Report, rules: Sequence[Rule]) -> list[Suppression]:
    """What the side file at ``path`` accepts in the report; ``rules`` are all that there are.

    Raises DataError with every fault of the file, and OSError where it cannot be read.
    """
    from linter.resources.strict_yaml import read_yaml

    with open(path, "rb") as file:  # noqa: PTH123
        tree = read_yaml(file.read(), path)
    problems = list(_problems(tree, rules))
    if problems:
        raise DataError(*problems)
    return [
        _suppression(record, f"{path}:{tree.values[(index,)][0]}", report)
        for index, record in enumerate(tree.value or ())
    ]


def _suppression(record: Mapping[str, Any], where: str, report: Report) -> Suppression:
    words = record["ignore"]
    return Suppression(
        words=(words,) if isinstance(words, str) else tuple(words),
        reason=record.get("reason", ""),
        where=Text(where, where),
        scope=Span(0, len(report.document.text)),
        at=Span(0, 0),
        until=date.fromisoformat(record["until"]) if "until" in record else None,
        place=Place(**record.get("at", {})),
        fingerprint=record.get("fingerprint"),
    )


def _problems(tree: Tree, rules: Sequence[Rule]) -> Iterator[Problem]:
    from linter import fields

    if tree.value is not None and not isinstance(tree.value, list):
        yield tree.problem(
            (), "应当是列表，每条以“- ignore:”开头", "a list whose entries begin with '- ignore:'"
        )
        return
    for index, record in enumerate(tree.value or ()):
        path = (index,)
        if not isinstance(record, dict):
            yield from fields.mapping(tree, path, record, {})
            continue
        yield from fields.keys(tree, path, record, _RECORD, ["ignore"])
        for key, value in record.items():
            if key in _RECORD:
                yield from fields.check(tree, (*path, key), value, _RECORD[key])
        if isinstance(record.get("at"), dict):
            yield from fields.keys(tree, (*path, "at"), record["at"], _PLACE)
        words = record.get("ignore")
        for word in [words] if isinstance(words, str) else words if isinstance(words, list) else []:
            if not any(rule.is_called(str(word)) for rule in rules):
                known = [name for rule in rules for name in (rule.code, rule.name)]
                yield fields.unknown(tree, (*path, "ignore"), str(word), known)
