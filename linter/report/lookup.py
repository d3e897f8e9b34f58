"""Looks an instrument up on a day: what ``reportlint laws 国办发〔2010〕5号 --on 2025-01-31`` asks."""

from collections.abc import Callable
from datetime import date

from linter.documents.folding import fold
from linter.patterns import compiled
from linter.report.catalogue import Catalogue, catalogue
from linter.report.document_numbers import official_number
from linter.report.instrument_titles import key_of, nested
from linter.report.islands import Island, Piece, read_island
from linter.report.judging import judge
from linter.report.laws import Law, Version
from linter.report.resolution import Names, resolve
from linter.report.verdicts import Dates, Stated, Verdict
from linter.tuples import NamedTuple

_SERIAL = compiled(r"(?:第|令第?)?(\d{1,5})号?")
_DIGITS = compiled(r"\d+")
_FEWEST = 2  # characters; one is in every title
_LIKE = 70


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
    verdict = judge(reference, Stated(basis=True), dates, laws)
    return Answer(reference.law, verdict, _in_force(reference.law, on, laws), on > laws.verified_through)


def nearest_works(query: str, laws: Catalogue | None = None) -> tuple[str, ...]:
    """What a query that names nothing may have meant: titles with their numbers, the likeliest three."""
    from rapidfuzz import fuzz

    laws = laws or catalogue()
    words = key_of(fold(query))
    serial = _SERIAL.fullmatch(words)
    found: list[tuple[float, str]] = []
    if words in laws.unsafe:
        found.append((100, _shown(laws.unsafe[words], laws.unsafe[words].latest)))
    for law in laws.laws.values():
        for version in law.versions:
            for number in version.numbers[:1]:
                if serial and int(serial[1]) == int(_DIGITS.findall(number.text)[-1]):
                    found.append((100, _shown(law, version)))
        if len(words) >= _FEWEST and not serial:
            likeness = max(_likeness(words, name, fuzz.ratio) for name, _ in law.names())
            if likeness >= _LIKE:
                found.append((likeness, _shown(law, law.latest)))
    found.sort(key=lambda each: -each[0])
    return tuple(dict.fromkeys(text for _, text in found))[:3]


def _shown(law: Law, version: Version) -> str:
    return f"《{nested(law.title)}》" + "".join(f"（{number.text}）" for number in version.numbers[:1])


def _likeness(words: str, name: str, ratio: Callable[[str, str], float]) -> float:
    """How near words come to a title, 0 to 100; a title that holds them, in a row or scattered, is near."""
    near = ratio(words, name)
    if words in name:
        return 90 + near / 10
    rest = iter(name)
    return max(near, 80 + near / 10 if all(character in rest for character in words) else 0)


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
