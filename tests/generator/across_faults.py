"""Faults that only another report shows: last year's of the same body, or those that a county adds up."""

from __future__ import annotations

from random import Random

from linter.skeleton import skeleton
from tests.generator.faults import Fault, named
from tests.generator.figures import APPLICANTS, Figures, Key
from tests.generator.manuscript import Manuscript
from tests.generator.oracle import is_jump, unfollowed

_BODIES = ("水务局", "教育局", "民政局", "财政局", "审计局")
_FORM_OF_2019, _FORM_OF_2021 = 2019, 2021
_WATCHED: tuple[tuple[Key, str], ...] = (
    (("active_disclosure", "licences", "decisions"), "许可"),
    (("active_disclosure", "penalties", "decisions"), "处罚"),
    (("active_disclosure", "coercive_measures", "decisions"), "强制"),
    (("applications", "received", "total"), "申请"),
)
_REASONS = (
    "同比",
    "增",
    "减",
    "升",
    "降",
    "年相比",
    "因",
    "由于",
    "划",
    "移交",
    "取消",
    "合并",
    "改革",
    "职能",
    "专项",
)


def carry_over(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A figure carried over is not what was carried forward last year."""
    last = last_year(manuscript)
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
    last = last_year(manuscript)
    last[here] = _other(int(last[here]), rng)
    if here not in unfollowed(manuscript.figures, last):
        return None
    said = f"{last[here]} in force last year"
    return _fault("stock", said, "A002", here, previous=_report(manuscript, last))


def published_stock(manuscript: Manuscript, rng: Random) -> Fault | None:
    """What was published in total does not follow from last year's total."""
    return _broken_stock("published_stock", manuscript, rng, "published_total", "published_total")


def items_stock(manuscript: Manuscript, rng: Random) -> Fault | None:
    """Last year's items are not those that last year's report leads to."""
    cause = rng.choice(("previous_year_items", "change"))
    return _broken_stock("items_stock", manuscript, rng, "previous_year_items", cause)


def _broken_stock(name: str, manuscript: Manuscript, rng: Random, column: str, cause: str) -> Fault | None:
    """A stock of the 2019 form that a figure of last year's report, in the column ``cause``, contradicts."""
    if manuscript.form != "2019" or manuscript.year == _FORM_OF_2019 or not _is_printed(manuscript):
        return None
    last = last_year(manuscript)
    here = rng.choice([key for key in last if key[0] == "active_disclosure" and key[2] == column])
    there = (here[0], here[1], cause)
    last[there] = _other(int(last[there]), rng)
    if here not in unfollowed(manuscript.figures, last):
        return None
    said = f"{here[1]}: {cause} {last[there]} last year"
    return _fault(name, said, "A002", here, previous=_report(manuscript, last))


def jump(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A figure is many times last year's, a small part of it or 0, and the text gives no reason."""
    here, words = rng.choice(_WATCHED)
    now = int(manuscript.figures[here])
    many = rng.randint(12, 40)
    before = rng.choice((now * many, now // many)) if now else rng.randint(50, 900)
    explained = any(
        words in sentence and any(reason in sentence for reason in _REASONS)
        for section in manuscript.sections
        for _, text in section.paragraphs
        for sentence in text.split("。")
    )
    if not before or not is_jump(now, before) or explained or not _is_printed(manuscript):
        return None
    said = f"{here[1]}: {now}, last year {before}"
    last = last_year(manuscript) | {here: before}
    return _fault("jump", said, "A005", here, previous=_report(manuscript, last))


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


def last_year(manuscript: Manuscript) -> Figures:
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
    if manuscript.form == "2019":
        for table, row, column in figures:
            if column == "published_total":
                newly = figures[table, row, "newly_published"]
                last[table, row, column] = max(0, figures[table, row, column] - newly)
            elif column == "previous_year_items":
                last |= {(table, row, column): figures[table, row, column], (table, row, "change"): 0}
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


MAKERS = named(
    carry_over, stock, published_stock, items_stock, jump, wrong_member, missing_member, doubled_member
)
