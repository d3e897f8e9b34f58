"""Many drafts at once: in several processes, and what was found in a file before is not looked for again."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.configuration.choosing import RulesOfPath
from linter.console import Console, Session
from linter.documents.document import Span
from linter.documents.errors import ReadError
from linter.kept import Kept, open_kept
from linter.output.summary import Totals
from linter.pool import available, in_order
from linter.report.report import Outline
from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from linter.checking import Settings
    from linter.engine import Result
    from linter.report.report import Report

FEWEST = 16  # files that are worth a second process


Item = tuple["str | ReadError", str | None]
"""A file and the name of its record, where it may have one."""


class Checked(NamedTuple):
    """What became of one file: report and result where it could be read, what was said, what was counted."""

    outcome: tuple[Report, Result] | None
    said: str
    unreadable: int = 0
    faults: int = 0
    refused: tuple[tuple[str, str], ...] = ()

    def add_to(self, totals: Totals) -> None:
        """Add what was counted to the totals of the run."""
        totals.unreadable += self.unreadable
        totals.faults += self.faults
        totals.refused += self.refused


class Inspection:
    """Checks one file after the other as a run says; handed to each process once."""

    def __init__(self, settings: Settings, language: str, kept: Kept | None) -> None:
        self._settings = settings
        self._language = language
        self._kept = kept
        self._rules: RulesOfPath | None = None  # of this process

    def __call__(self, item: Item) -> Checked:
        """What is found in a file, and kept for the next run; never raises."""
        path, key = item
        checked = self._check(path)
        if self._kept and checked.outcome:
            self._kept.write(key, checked)
        return checked

    def _check(self, path: str | ReadError) -> Checked:
        from linter.checking import check_file

        if self._rules is None:
            self._rules = RulesOfPath(self._settings.rules, self._settings.config)
        said, totals = io.StringIO(), Totals()
        session = Session(Console(io.StringIO(), said, {}), self._language, None, True)
        outcome = check_file(session, path, self._rules, self._settings, None, totals)
        return Checked(
            outcome and (_for_output(outcome[0]), outcome[1]),
            said.getvalue(),
            totals.unreadable,
            totals.faults,
            tuple(totals.refused),
        )


def _for_output(report: Report) -> Report:
    """The report without what no output needs, which would cost much to hand over."""
    nothing = Span(0, 0)
    return report._replace(outline=Outline((), nothing, ()), citations=(), prose=None)


def check_many(
    session: Session, paths: Sequence[str | ReadError], settings: Settings, totals: Totals
) -> Iterator[tuple[Report, Result]]:
    """Report and result of each file that could be read, in order; what was said comes with its file."""
    kept = open_kept(settings, session.language) if settings.cached else None
    inspection = Inspection(settings, session.language, kept)
    results = _results(inspection, kept, paths, settings.processes or available())
    for checked in session.console.progress(results, session.say("检查", "checking"), len(paths)):
        if checked.said:
            session.console.note(checked.said)
        checked.add_to(totals)
        if checked.outcome:
            yield checked.outcome
    if kept:
        kept.clear_old()


def _results(
    inspection: Inspection, kept: Kept | None, paths: Sequence[str | ReadError], processes: int
) -> Iterator[Checked]:
    """What became of each file; what is kept is fetched here, since that takes less than to hand it over."""
    items = [
        (path, None if kept is None or isinstance(path, ReadError) else kept.key(path)) for path in paths
    ]
    at_hand = [kept is not None and kept.has(key) for _, key in items]
    others = [item for item, known in zip(items, at_hand, strict=True) if not known]
    made = in_order(inspection, others, min(processes, 1 + len(others) // FEWEST))
    for item, known in zip(items, at_hand, strict=True):
        found = kept.read(item[1]) if kept and known else next(made)
        yield found or inspection(item)
