"""Looks an instrument up on a day: what ``reportlint laws 国办发〔2010〕5号 --on 2025-01-31`` asks."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from linter.documents.folding import fold
from linter.report.catalogue import Catalogue, catalogue
from linter.report.document_numbers import official_number
from linter.report.islands import Island, Piece, read_island
from linter.report.judging import judge
from linter.report.laws import Law, Version
from linter.report.resolution import Names, resolve
from linter.report.verdicts import Circumstances, Dates, Verdict


class Answer(NamedTuple):
    """What the catalogue says of an instrument on a day.

    ``in_force`` is the version that is law on that day, None where none is or where that is not known;
    ``outdated`` says that the day lies after the last one for which the catalogue was looked up.
    """

    law: Law
    verdict: Verdict
    in_force: Version | None
    outdated: bool


def look_up(query: str, on: date, laws: Catalogue | None = None) -> Answer | None:
    """Find a work by title, number or both, with or without 《》; None where the catalogue has none."""
    laws = laws or catalogue()
    island = _island(fold(query).strip())
    numbers = [official_number(number.text, laws.number_issuers)[0] for number in island.numbers]
    reference = resolve(island, numbers, "国务院办公厅", Names(laws))
    if reference.law is None:
        return None
    dates = Dates(start=on, end=on, as_of=on)
    verdict = judge(reference, Circumstances(basis=True), dates, laws)
    return Answer(reference.law, verdict, _in_force(reference.law, on, laws), on > laws.verified_through)


def _island(query: str) -> Island:
    island = read_island(query)
    if island and (island.title or island.numbers):
        return island
    title = query.removeprefix("《").removesuffix("》")
    return Island(0, len(query), Piece(title, 0))


def _in_force(law: Law, on: date, laws: Catalogue) -> Version | None:
    """The version that is law on a day; where its entry into force is not known, its issue counts."""
    end = laws.end_of(law)
    if end and end.first <= on:
        return None
    for version in reversed(law.versions):
        begin = version.start or version.issued
        if begin and begin.last <= on:
            return version if version.end is None or on < version.end.first else None
    return None
