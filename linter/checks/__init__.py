"""The kinds of check that a rule may name.

A check gets every active rule of its kind and the report, and yields an Outcome for each instance that it
looked at.  It neither prints nor reads files.  What options a kind takes stands in ``rules/kinds.yaml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from linter.checks import blank_cells, count_cells, departure, identity
from linter.checks.outcome import Outcome
from linter.report.report import Report
from linter.rules import Rule

Check = Callable[[Sequence[Rule], Report], Iterable[Outcome]]

CHECKS: Mapping[str, Check] = {
    "blank_cells": blank_cells.check,
    "count_cells": count_cells.check,
    "departure": departure.check,
    "identity": identity.check,
}
