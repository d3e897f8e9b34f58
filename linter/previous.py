"""Which report is last year's of the same body: matched by agency and year, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linter.diagnostics import Text
from linter.documents.document import Document
from linter.report.bodies import body_key
from linter.report.identity import read_identity
from linter.report.report import Identity
from linter.tuples import NamedTuple

_NAMED = 3  # files that a line names


class Known(NamedTuple):
    """Whose report of which year a file holds."""

    path: str
    agency: str | None
    year: int | None


class Earlier(NamedTuple):
    """The reports that last year's may be among; ``outright`` where the user named it for one draft."""

    place: str
    reports: tuple[Known, ...]
    outright: bool = False


class Match(NamedTuple):
    """The path of last year's report, or None; ``note`` is what a person must know of the choice."""

    path: str | None
    note: Text | None = None


def known(document: Document) -> Known:
    """Whose report a document is."""
    identity = read_identity(document, ())
    return Known(document.path, identity.agency, identity.year)


def last_years(earlier: Earlier, identity: Identity) -> Match:
    """Last year's report of the body that ``identity`` names."""
    if identity.year is None:
        return Match(
            None,
            Text("没有读出年度，无法找上年的报告。", "no year was read, so last year's report is unknown"),
        )
    if earlier.outright:
        return _outright(earlier.reports, identity, identity.year - 1)
    if identity.agency is None:
        return Match(
            None,
            Text("没有读出机关名称，无法找上年的报告。", "no agency was read, so its last report is unknown"),
        )
    same = [each for each in earlier.reports if body_key(each.agency) == body_key(identity.agency)]
    found = [each for each in same if each.year == identity.year - 1]
    if len(found) == 1:
        return Match(found[0].path)
    return Match(None, _why_not(earlier, identity.agency, identity.year - 1, same, found))


def _outright(reports: Sequence[Known], identity: Identity, year: int) -> Match:
    if not reports:  # it could not be read, which has been said
        return Match(None)
    report = reports[0]
    if report.year is not None and report.year != year:
        return Match(
            None,
            Text(
                f"{report.path} 是{report.year}年度的报告，不是上一年（{year}年度）的，没有比较。",
                f"{report.path} is the report on {report.year}, not on {year}; it was not compared",
            ),
        )
    if body_key(report.agency) == body_key(identity.agency):
        return Match(report.path)
    names = [each or "未识别" for each in (report.agency, identity.agency)]
    return Match(
        report.path,
        Text(
            f"指定的上年报告 {report.path} 的机关是“{names[0]}”，本报告是“{names[1]}”；照样比较。",
            f"{report.path} is by “{names[0]}”, this report by “{names[1]}”; compared as you asked",
        ),
    )


def _why_not(earlier: Earlier, agency: str, year: int, same: Sequence[Known], found: Sequence[Known]) -> Text:
    if found:
        paths = _paths(found)
        return Text(
            f"{year}年度的上年报告有 {len(found)} 份（{paths}），不知道用哪一份；请用 --previous 指定一份。",
            f"there are {len(found)} reports on {year} ({paths}); name the right one with --previous",
        )
    if same:
        years = "、".join(str(each.year) if each.year else "?" for each in same)
        return Text(
            f"{earlier.place} 里有本机关的报告，年度是 {years}，没有 {year} 年度的。",
            f"{earlier.place} holds reports of this body on {years}, none on {year}",
        )
    near = _nearest(agency, earlier.reports)
    zh = f"；名称最接近的是“{near.agency}”（{near.path}）" if near else ""
    en = f"; the nearest name is “{near.agency}” ({near.path})" if near else ""
    return Text(
        f"{earlier.place} 里没有“{agency}”的报告{zh}。", f"{earlier.place} holds no report of “{agency}”{en}"
    )


def _nearest(agency: str, reports: Iterable[Known]) -> Known | None:
    from rapidfuzz import fuzz, process

    by_name = {each.agency: each for each in reports if each.agency}
    best = process.extractOne(agency, list(by_name), scorer=fuzz.ratio, score_cutoff=70)
    return by_name[best[0]] if best else None


def _paths(reports: Sequence[Known]) -> str:
    shown = "、".join(each.path for each in reports[:_NAMED])
    return shown + (" …" if len(reports) > _NAMED else "")
