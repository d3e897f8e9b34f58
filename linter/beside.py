"""What stands beside each draft of a run: last year's report of the same body, drafts that share its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from linter.checking import Compared, Settings, refuse_to_overwrite
from linter.console import Session
from linter.copies import Copies, find_copies, sketch
from linter.diagnostics import Text
from linter.documents.discovery import STANDARD_INPUT, discover
from linter.documents.errors import ReadError
from linter.misuse import Misuse
from linter.output.summary import Totals
from linter.previous import Earlier, Known, known, last_years
from linter.report import read
from linter.report.bodies import body_key
from linter.report.report import Across, Members, Report
from linter.tuples import NamedTuple

# The kind of check that compares texts, whose rule says how much is too much.
REPEATED_TEXT = "repeated_text"

_Made = TypeVar("_Made")


class Beside(NamedTuple):
    """Gives a report those that it is compared with; small, so that a run of any length needs only this."""

    session: Session
    compared: Compared
    totals: Totals
    earlier: Earlier | None = None
    copies: Copies = Copies()

    def of(self, report: Report) -> Across:
        """The reports that one is compared with; that last year's is not found is said."""
        previous = _last_years(self.session, report, self.earlier) if self.earlier else None
        peers = [_read(self.session, path) for path in self.copies.peers.get(report.document.path, ())]
        members = _members(self, report, self.compared.members) if self.compared.members else None
        return Across(previous, tuple(peers), self.copies.common, members)


def beside(session: Session, paths: Sequence[str], settings: Settings, totals: Totals) -> Beside:
    """What the drafts at ``paths`` are compared with; what cannot be read of it is said and counted."""
    compared = settings.compared
    earlier = _earlier(session, paths, compared.previous, settings, totals) if compared.previous else None
    copies = _copies(session, paths, settings) if compared.copies else Copies()
    return Beside(session, compared, totals, earlier, copies)


def _read(session: Session, path: str) -> Report:
    return read(session.read(path), today=date.today())


def _last_years(session: Session, report: Report, earlier: Earlier) -> Report | None:
    match = last_years(earlier, report.identity)
    if match.note:
        session.warn(report.document.path, match.note.zh, match.note.en)
    return _read(session, match.path) if match.path is not None else None


def _copies(session: Session, paths: Sequence[str], settings: Settings) -> Copies:
    """What the drafts share, by the first rule that asks for it; one that cannot be read is said later."""
    rule = next((rule for rule in settings.rules if rule.check == REPEATED_TEXT), None)
    if rule is None:
        return Copies()
    found = {}
    for path in session.console.progress(discover(paths), session.say("比对文字", "comparing texts")):
        if isinstance(path, str) and path != STANDARD_INPUT and not settings.config.excludes(path):
            with suppress(Exception):  # said when the draft itself is checked
                report = _read(session, path)
                found[path] = sketch(report, body_key(report.identity.agency))
    return find_copies(found, rule.options["percent"], rule.options["least"])


def _earlier(
    session: Session, paths: Sequence[str], place: str, settings: Settings, totals: Totals
) -> Earlier:
    def told(path: str) -> Known:
        refuse_to_overwrite(path, settings)
        return known(session.read(path))

    label = session.say("读上年报告", "reading last year's")
    found = [
        _tried(session, totals, path, told) for path in session.console.progress(discover([place]), label)
    ]
    outright = len(paths) == 1 and not any(Path(each).is_dir() for each in (*paths, place))
    return Earlier(place, tuple(each for each in found if each), outright)


def _members(others: Beside, county: Report, place: str) -> Members:
    """The reports whose figures the county's adds up; one that is none of them is said and left out."""
    session, compared = others.session, others.compared
    own = _member(others, compared.own) if compared.own else None
    names = session.read(compared.bodies).text.splitlines() if compared.bodies else []
    not_members = {Path(each).resolve() for each in (county.document.path, compared.own) if each}
    found = []
    for path in session.console.progress(
        discover([place]), session.say("读各单位的报告", "reading the bodies'")
    ):
        if isinstance(path, str) and Path(path).resolve() in not_members:
            continue
        report = _member(others, path)
        if report and (why_not := _is_no_member(report, county)):
            session.warn(report.document.path, why_not.zh, why_not.en)
        elif report:
            found.append(report)
    return Members(tuple(found), own, tuple(name.strip() for name in names if name.strip()))


def _member(others: Beside, path: str | ReadError) -> Report | None:
    return _tried(others.session, others.totals, path, lambda path: _read(others.session, path))


def _tried(
    session: Session, totals: Totals, path: str | ReadError, make: Callable[[str], _Made]
) -> _Made | None:
    """What ``make`` makes of one file; that it cannot be read is said and counted."""
    try:
        if isinstance(path, ReadError):
            raise path
        return make(path)
    except Misuse:
        raise
    except ReadError as error:
        totals.unreadable += 1
        totals.refused.append((error.path, session.refuse(error)))
    except Exception as error:
        totals.faults += 1
        totals.refused.append((str(path), session.fault(str(path), error)))
    return None


def _is_no_member(report: Report, county: Report) -> Text | None:
    """Why a report is not added up, or None."""
    years = report.identity.year, county.identity.year
    if None not in years and years[0] != years[1]:
        return Text(
            f"是{years[0]}年度的报告，不是{years[1]}年度的，没有计入。",
            f"a report on {years[0]}, not on {years[1]}; not added up",
        )
    body = body_key(report.identity.agency)
    if body and body == body_key(county.identity.agency):
        return Text(
            "与汇总的报告是同一机关，没有计入；县本级的报告请用 --own 给出。",
            "by the same body as the report to check; not added up (name the own level's report with --own)",
        )
    absent = [table for table in county.tables if table not in report.tables]
    if not report.is_annual_report or len(absent) == len(county.tables):
        return Text("没有读出法定表格，没有计入。", "its tables could not be read; not added up")
    return None
