"""Faults that only another report shows: last year's of the same body, or those that a county adds up."""

from __future__ import annotations

from random import Random

from linter.skeleton import skeleton
from tests.generator.faults import Fault, named
from tests.generator.figures import APPLICANTS, Figures, Key
from tests.generator.manuscript import Manuscript

_BODIES = ("水务局", "教育局", "民政局", "财政局", "审计局")
_FORM_OF_2021 = 2021


def carry_over(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A figure carried over is not what was carried forward last year."""
    last = _last_year(manuscript)
    column = rng.choice(APPLICANTS)
    here: Key = ("applications", "carried_over", column)
    there: Key = ("applications", "carried_forward", column)
    if not _is_printed(manuscript):
        return None
    last[there] = _other(int(last[there]), rng)
    said = f"{column} carried over: {manuscript.figures[here]}, last year {last[there]}"
    return _fault("carry_over", said, "A001", here, previous=_report(manuscript, last))


def stock(manuscript: Manuscript, rng: Random) -> Fault | None:
    """What is in force does not follow from last year's stock."""
    here: Key = ("active_disclosure", "normative_documents", "in_force")
    if manuscript.form != "2021" or manuscript.year <= _FORM_OF_2021 or not _is_printed(manuscript):
        return None
    last = _last_year(manuscript)
    last[here] = _other(int(last[here]), rng)
    return _fault(
        "stock", f"{last[here]} in force last year", "A002", here, previous=_report(manuscript, last)
    )


def wrong_member(manuscript: Manuscript, rng: Random) -> Fault | None:
    """One figure in the report of one of the bodies is wrong."""
    bodies = _bodies(manuscript, rng)
    key = rng.choice([key for key in manuscript.figures if key[0] == "applications"])
    if not _is_printed(manuscript):
        return None
    body = rng.choice(list(bodies))
    bodies[body][key] = _other(int(bodies[body][key]), rng)
    said = f"{body}: another {'.'.join(key)}"
    return _fault("wrong_member", said, "A004", key, members=_reports(manuscript, bodies))


def missing_member(manuscript: Manuscript, rng: Random) -> Fault | None:
    """The report of one of the bodies is not there."""
    bodies = _bodies(manuscript, rng)
    body = rng.choice(list(bodies))
    if not any(bodies.pop(body).values()) or not _is_printed(manuscript):
        return None
    return _fault("missing_member", f"{body} is not there", "A004", members=_reports(manuscript, bodies))


def doubled_member(manuscript: Manuscript, rng: Random) -> Fault | None:
    """The report of one of the bodies is there twice."""
    bodies = _bodies(manuscript, rng)
    body = rng.choice(list(bodies))
    if not _is_printed(manuscript):
        return None
    reports = _reports(manuscript, bodies)
    again = (*reports, reports[list(bodies).index(body)])
    return _fault("doubled_member", f"{body} is there twice", "A004", members=again)


def _fault(
    name: str,
    said: str,
    code: str,
    key: Key | None = None,
    *,
    previous: str = "",
    members: tuple[str, ...] = (),
) -> Fault:
    table, row, column = key or (None, None, None)
    return Fault(
        name, said, frozenset({code}), table, row=row, column=column, previous=previous, members=members
    )


def _other(value: int, rng: Random) -> int:
    return max(0, value + rng.choice((-3, -1, 1, 2, 10))) if value else rng.randint(1, 9)


def _is_printed(manuscript: Manuscript) -> bool:
    """Whether every cell is a plain number: a blank or a note may hide the difference."""
    cells = (cell for sheet in manuscript.sheets.values() for cell in sheet.printed().values())
    return all(cell.state == "number" and not cell.note for cell in cells)


def _last_year(manuscript: Manuscript) -> Figures:
    """Figures of last year from which this year's follow, of the rows that are compared."""
    figures = manuscript.figures
    columns = (*APPLICANTS, "total")
    last: Figures = {
        ("applications", "carried_forward", column): figures["applications", "carried_over", column]
        for column in columns
    }
    if manuscript.form == "2021" and manuscript.year > _FORM_OF_2021:
        for table, row, column in figures:
            if column == "in_force":
                issued, repealed = figures[table, row, "issued"], figures[table, row, "repealed"]
                last[table, row, column] = max(0, figures[table, row, column] - issued + repealed)
    return last


def _bodies(manuscript: Manuscript, rng: Random) -> dict[str, Figures]:
    """The figures of the bodies that the report adds up: each count handed out among them."""
    place = manuscript.agency.name[:3]
    bodies: dict[str, Figures] = {place + name: {} for name in _BODIES if name not in manuscript.agency.name}
    for key, value in manuscript.figures.items():
        first, *others = bodies.values()
        for body in others:
            body[key] = rng.randint(0, int(value) // len(bodies))
        first[key] = value - sum(body[key] for body in others)
    return bodies


def _reports(manuscript: Manuscript, bodies: dict[str, Figures]) -> tuple[str, ...]:
    return tuple(_report(manuscript, figures, body, 0) for body, figures in bodies.items())


def _report(manuscript: Manuscript, figures: Figures, agency: str = "", earlier: int = 1) -> str:
    year = manuscript.year - earlier
    cells = {".".join(key): str(value) for key, value in figures.items()}
    form_id = "2021" if year >= _FORM_OF_2021 else "2019"
    return skeleton(form_id, cells, year=year, prose=False, agency=agency or manuscript.agency.name)


MAKERS = named(carry_over, stock, wrong_member, missing_member, doubled_member)
