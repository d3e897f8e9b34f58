"""From a Document to a Report: what the draft says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from linter.documents.document import Document
from linter.report.catalogue import Catalogue
from linter.report.citations import read_citations
from linter.report.claim import Circumstances
from linter.report.forms import FORMS, form_for_year
from linter.report.genre import is_annual_report, looks_like
from linter.report.headings import find_headings
from linter.report.identity import read_identity
from linter.report.outline import read_outline
from linter.report.prose import Prose
from linter.report.report import Identity, Report, Table
from linter.report.tables import read_tables
from linter.report.words import Words

__all__ = ["read"]


def read(
    document: Document,
    *,
    form: str | None = None,
    as_of: date | None = None,
    today: date,
    laws: Catalogue | None = None,
    words: Words | None = None,
) -> Report:
    """All that can be read from a draft.

    ``form`` holds it to a form of the user's choice instead of its year's; ``as_of`` is the day whose law
    applies, by default 31 March after the report's year or ``today``, whichever is earlier; ``laws`` is the
    catalogue of law and ``words`` the lists of words, by default those that come with the program.
    """
    identity = read_identity(document, ())
    tables = read_tables(document, form_for_year(identity.year) if identity.year else FORMS[-1])
    excluded = sorted(table.span for table in tables.values())
    headings = find_headings(document, excluded)
    looks = looks_like(document, tables, headings, identity.year)
    day = as_of or _last_day(identity.year, today)
    return Report(
        document=document,
        identity=identity,
        outline=read_outline(document, tables, headings, identity, looks),
        tables=tables,
        citations=read_citations(
            document, period_year=identity.year, as_of=day, excluded=excluded, laws=laws
        ),
        form=looks,
        held_to=form or (form_for_year(identity.year) if identity.year else _current(looks)),
        as_of=day,
        is_annual_report=is_annual_report(document, tables, headings, identity),
        prose=Prose(document, excluded, _circumstances(identity, tables, looks), words),
    )


def _circumstances(identity: Identity, tables: Mapping[str, Table], looks: str) -> Circumstances:
    """What the figures of the text are read by."""
    active = tables.get("active_disclosure")
    return Circumstances(identity.agency, identity.year, active.form if active else looks)


def _last_day(year: int | None, today: date) -> date:
    """The statutory end of publication (Article 49 of the Regulations), unless that is yet to come."""
    return min(date(year + 1, 3, 31), today) if year and year < date.max.year else today


def _current(looks: str) -> str:
    """A draft without a year is held to the form that it is laid out on, an old one to the form in force."""
    return looks if looks in FORMS else FORMS[-1]
