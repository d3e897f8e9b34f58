"""``rules/figures.yaml`` as compiled patterns: the words by which figures are bound."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from linter import resources
from linter.patterns import compiled
from linter.tuples import NamedTuple


class Term(NamedTuple):
    """Words of one meaning; ``record`` holds what else the vocabulary says of it."""

    id: str
    words: re.Pattern[str]
    record: Mapping[str, Any]


@cache
def vocabulary() -> Mapping[str, Any]:
    """The whole vocabulary as data."""
    record: Mapping[str, Any] = resources.load("figures.yaml")
    return record


@cache
def terms(group: str) -> tuple[Term, ...]:
    """The terms of a group (``results``, ``carries``, ``totals``, ``applicants`` ...)."""
    return tuple(Term(item["id"], compiled(item["words"]), item) for item in vocabulary()[group])


@cache
def any_of(*groups: str) -> re.Pattern[str]:
    """One pattern for all words of some groups: a quick no for most of what is read."""
    return compiled("|".join(f"(?:{item['words']})" for group in groups for item in vocabulary()[group]))


@cache
def pattern(*path: str) -> re.Pattern[str]:
    """The pattern at a place of the vocabulary, such as ``("denials", "requests")``."""
    value: Any = vocabulary()
    for key in path:
        value = value[key]
    return compiled(value)


@cache
def words(*path: str) -> Sequence[str]:
    """The list of words at a place of the vocabulary."""
    value: Any = vocabulary()
    for key in path:
        value = value[key]
    return tuple(value)
