"""``suppression``: what is wrong with the suppressions of a draft; found when they are applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.report.report import Report
from linter.rules import Rule


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """No instances: a report knows nothing of suppressions; see ``linter.suppressions``."""
    return iter(())
