"""What the targets share: the rules, a draft with faults, edits that bytes tell, a folder in memory."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from linter.console import Console, Session
from linter.documents import read
from linter.documents.document import Document
from linter.engine import Result
from linter.linting import Terms, lint
from linter.report.report import Report
from linter.rules import Rule, load_rules

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
TODAY = date(2025, 6, 30)
_SMALL = 1_200  # characters


class Edit(NamedTuple):
    """A place in a draft, a number, and a text: what they mean each target says."""

    at: int
    by: int
    text: str


def edits(data: bytes, most: int = 8) -> Iterator[Edit]:
    """The edits that bytes tell, one between each two zeros: two bytes where, one how much, the rest what."""
    for piece in data.split(b"\0")[:most]:
        if len(piece) > 2:
            yield Edit(int.from_bytes(piece[:2], "big"), piece[2], drawn(piece[3:]))


def edited(text: str, edit: Edit) -> str:
    """The text with the edit's in the place of so many characters."""
    at = edit.at % (len(text) + 1)
    return text[:at] + edit.text + text[at + edit.by :]


def drawn(data: bytes) -> str:
    """Any bytes as a text."""
    return data.decode("utf-8", "replace")


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, those too that are off by default."""
    return tuple(rule._replace(enabled=True) for rule in load_rules())


def judged(document: Document) -> tuple[Report, Result]:
    """A document put to every rule; a finding stands in its text."""
    report, result = lint(document, rules(), rules(), Terms(TODAY))
    for each in result.diagnostics:
        assert 0 <= each.span.start <= each.span.end <= len(document.text), each
    return report, result


@cache
def faulty() -> str:
    """An invented draft full of faults."""
    return (EXAMPLES / "faults.txt").read_text("utf-8")


def small() -> str:
    """The beginning of it, which is read in a moment."""
    return faulty()[:_SMALL]


@cache
def example() -> tuple[Report, Result]:
    """The draft full of faults, judged."""
    return judged(read(faulty().encode(), "draft.txt"))


@cache
def folder() -> Path:
    """A folder for what is read by name, in memory where there is one for that."""
    return Path(tempfile.mkdtemp(dir="/dev/shm" if os.path.isdir("/dev/shm") else None))  # noqa: PTH112


class Strict(Session):
    """A session that does not go on after a fault of the program."""

    def fault(self, path: str, error: Exception) -> str:
        raise error


def session(language: str = "zh") -> Session:
    """A session that nobody hears."""
    made = Session(Console(io.StringIO(), io.StringIO(), {}), language, None, True)
    return tuple.__new__(Strict, made)
