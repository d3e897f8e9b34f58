"""A rule is one YAML record; this module reads them and refuses a bad one with its file and line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from linter.diagnostics import Severity, Text


@dataclass(frozen=True, slots=True)
class Basis:
    """The provision that a rule rests on."""

    instrument: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is checked, why, and in which words it is reported.

    ``check`` names the kind of check in ``linter.checks.CHECKS``; ``options`` holds the record's keys
    that belong to that kind.  ``message`` is used unless a finding names one of ``messages``.
    ``repeats_superseded_form`` marks a rule that a draft on an old form would only repeat.
    """

    code: str
    name: str
    severity: Severity
    title: Text
    forms: frozenset[str]
    check: str
    options: Mapping[str, Any]
    message: Text
    messages: Mapping[str, Text]
    why: Text
    advice: Text
    basis: Basis
    since: str
    aliases: tuple[str, ...] = ()
    repeats_superseded_form: bool = False
    bad: Mapping[str, Any] | None = None
    good: Mapping[str, Any] | None = None
    source: str = ""
