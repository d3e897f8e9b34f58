"""A rule's examples as whole drafts: its ``bad`` and ``good`` are changes to the skeleton."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linter.rules import Rule
from linter.skeleton import skeleton

DEFAULT_FORM = "2021"


def bad_draft(rule: Rule) -> str | None:
    """A draft that the rule finds fault with, or None where the rule gives none."""
    return _draft(rule.bad) if rule.bad is not None else None


def good_draft(rule: Rule) -> str:
    """The same draft mended: as the rule gives it, else the unchanged skeleton of the bad one's form."""
    if rule.good is not None:
        return _draft(rule.good)
    return _draft({"draft": (rule.bad or {}).get("draft", DEFAULT_FORM)})


def _draft(example: Mapping[str, Any]) -> str:
    """``text`` is a whole draft; otherwise ``set`` fills cells of ``draft`` and ``replace`` changes its text.

    Raises ValueError where there is nothing to replace, and KeyError for a cell that the form does not have.
    """
    if "text" in example:
        return str(example["text"])
    cells = {name: str(figure) for name, figure in example.get("set", {}).items()}
    text = skeleton(str(example.get("draft", DEFAULT_FORM)), cells)
    for old, new in example.get("replace", ()):
        if old not in text:
            raise ValueError(f"nothing to replace: {old}")
        text = text.replace(old, new)
    return text
