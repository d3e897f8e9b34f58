"""What a check says of the instances of what it checks."""

from typing import Literal

from linter.diagnostics import Finding, Text
from linter.rules import Rule
from linter.tuples import NamedTuple

State = Literal["passed", "failed", "not_checkable", "not_applicable"]


class Outcome(NamedTuple):
    """One instance of a check: one balance of one column, one section, one citation.

    ``finding`` is there where it failed and must be said (a failed identity that another finding
    already explains has none); ``reason`` says why it is not checkable.  ``instances`` that came out alike
    may be one outcome.
    """

    rule: Rule
    state: State
    finding: Finding | None = None
    reason: Text | None = None
    instances: int = 1
