"""``rules/words.yaml``: the words that reports get wrong, and those that only look wrong."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from linter import resources
from linter.tuples import NamedTuple


class Typo(NamedTuple):
    """What is written and what is meant.

    After one of ``not_after`` or before one of ``not_before`` it is part of other words and right;
    ``usage`` where official writing merely prefers the other form.
    """

    wrong: str
    right: str
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    usage: bool = False


class Words(NamedTuple):
    """The lists that the checks of wording go by; what each is for stands in ``rules/words.yaml``."""

    typos: tuple[Typo, ...]
    may_repeat: frozenset[str]
    may_meet: frozenset[str]


@cache
def default_words() -> Words:
    """The lists that come with the program."""
    return words_of(resources.load("words.yaml"))


def words_of(*lists: Mapping[str, Any]) -> Words:
    """The lists of one or more files, each laid over those before it."""
    typos: dict[str, Typo] = {}
    for each in lists:
        for wrong in each.get("correct", ()):
            typos.pop(wrong, None)
        for record in each.get("typos", ()):
            typos[record["wrong"]] = Typo(
                record["wrong"],
                record["right"],
                tuple(record.get("not_after", ())),
                tuple(record.get("not_before", ())),
                record.get("usage", False),
            )
    return Words(
        tuple(typos.values()),
        frozenset(word for each in lists for word in each.get("may_repeat", ())),
        frozenset(word for each in lists for word in each.get("may_meet", ())),
    )
