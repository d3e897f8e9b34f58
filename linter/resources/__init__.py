"""Reads the data that the program interprets: forms, rules, laws and grammars, from beside the program."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> Any:
    """The content of ``rules/<name>`` as plain lists, dicts and strings."""
    import yaml

    return yaml.load(files("linter.resources.rules").joinpath(name).read_text("utf-8"), yaml.CSafeLoader)  # noqa: S506
