"""The program under test, as the tests drive it: from a draft's bytes to cells and findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from linter import report as reports
from linter.diagnostics import Diagnostic, Severity
from linter.documents import read
from linter.engine import run
from linter.report.report import Across, Members, Report, Table
from linter.report.tables import read_tables
from linter.rules import Rule, load_rules
from tests.generator.draft import Draft

TODAY = date(2026, 6, 30)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules that come with the program."""
    return load_rules()


def codes() -> frozenset[str]:
    """The codes of the rules that are there and switched on."""
    return frozenset(rule.code for rule in rules() if rule.enabled)


def tables_of(draft: Draft) -> Mapping[str, Table]:
    """The statutory tables as the reader finds them."""
    return read_tables(read(draft.data, draft.path))


def findings(draft: Draft) -> tuple[Diagnostic, ...]:
    """All findings on a draft, in English."""
    return lint(draft.path, draft.data)


def lint(
    path: str, data: bytes, previous: str = "", members: Sequence[str] = (), peers: Sequence[str] = ()
) -> tuple[Diagnostic, ...]:
    """All findings on a file of any format, in English, beside last year's report, those it adds up and those
    that share its text."""
    report = reports.read(read(data, path), today=TODAY)
    across = Across(
        previous=_beside("previous.txt", previous) if previous else None,
        peers=tuple(_beside(f"peer{i}.txt", text) for i, text in enumerate(peers)),
        members=Members(tuple(_beside(f"{i}.txt", text) for i, text in enumerate(members)))
        if members
        else None,
    )
    return run(report._replace(across=across), rules(), "en").diagnostics


def _beside(path: str, text: str) -> Report:
    return reports.read(read(text.encode(), path), today=TODAY)


def unjustified(draft: Draft, severity: Severity) -> list[Diagnostic]:
    """The findings on a clean draft of one severity that its own habits do not deserve."""
    return [f for f in findings(draft) if f.severity is severity and f.code not in draft.justified]
