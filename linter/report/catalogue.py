"""The dated catalogue of instruments (``rules/laws.yaml``): found by title, by number and by short name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Any

from linter.report.instrument_titles import key_of
from linter.report.laws import Day, Law, Moved, Number, Version


class Catalogue:
    """All works.  ``verified_through`` is the last day for which their state was looked up."""

    def __init__(self, laws: Mapping[str, Law], version: str, verified_through: date) -> None:
        self.laws = laws
        self.version = version
        self.verified_through = verified_through

    @cached_property
    def titles(self) -> Mapping[str, tuple[Law, bool]]:
        """Key of a title -> its work, and whether the title alone names it."""
        found: dict[str, tuple[Law, bool]] = {}
        for law in self.laws.values():
            for key, alone in law.names():
                if key not in found or (alone and not found[key][1]):
                    found[key] = (law, alone)
        return found

    @cached_property
    def numbers(self) -> Mapping[str, tuple[Law, Version]]:
        return {
            number.text: (law, version)
            for law in self.laws.values()
            for version in law.versions
            for number in version.numbers
        }

    @cached_property
    def number_issuers(self) -> Sequence[str]:
        """国办公开办函, 国办发, 国务院令 …: whose numbers the catalogue knows, the longest first."""
        return sorted({issuer_of(number) for number in self.numbers}, key=len, reverse=True)

    @cached_property
    def misnomers(self) -> Mapping[str, Law]:
        """Keys of garbled titles that can mean one work only."""
        return {key_of(title): law for law in self.laws.values() for title in law.misnomers}

    @cached_property
    def unsafe(self) -> Mapping[str, Law]:
        """Short names such as 条例 -> the one work that they may stand for where nothing else is cited so."""
        return {alias: law for law in self.laws.values() for alias in law.unsafe_aliases}

    def successor(self, law: Law) -> Law | None:
        return self.laws.get(law.successor) if law.successor else None

    def end_of(self, law: Law) -> Day | None:
        """The day from which a work is no longer law; None where it still is, or where it is not known."""
        if law.latest.end or not law.ended:
            return law.latest.end
        if law.ended == "expired" and law.report_years and law.report_years[1]:
            after = date(law.report_years[1] + 1, 1, 1)
            return Day(after, after)
        following = self.successor(law)
        return following.latest.existed_from if following else None


def issuer_of(number: str) -> str:
    """国办发 of 国办发〔2010〕5号, 国务院令 of 国务院令第711号."""
    return number.split("〔")[0].split("第")[0]


@cache
def catalogue() -> Catalogue:
    """The catalogue that comes with the program."""
    from linter.resources import load

    return read(load("laws.yaml"))


def read(data: Any) -> Catalogue:
    """A catalogue from the content of ``laws.yaml``, already checked against its schema."""
    head = data["catalogue"]
    return Catalogue(
        {law.id: law for law in _laws(data["laws"])},
        head["version"],
        date.fromisoformat(head["verified_through"]),
    )


def _laws(records: Iterable[Mapping[str, Any]]) -> Iterator[Law]:
    for record in records:
        aliases = record.get("aliases", ())
        ended = record.get("ended", {})
        years = record.get("applies_to_report_years")
        yield Law(
            id=record["id"],
            title=record["title"],
            kind=record["kind"],
            issuer=record.get("issuer"),
            versions=tuple(_version(version) for version in record["versions"]),
            aliases=tuple(alias["text"] for alias in aliases if alias["safe"]),
            unsafe_aliases=tuple(alias["text"] for alias in aliases if not alias["safe"]),
            misnomers=tuple(record.get("misnomers", ())),
            ended=ended.get("how"),
            successor=ended.get("by"),
            annual=record.get("annual", False),
            report_years=(years[0], years[1]) if years else None,
            earlier_versions=record.get("earlier_versions", False),
            all_numbers=record.get("all_numbers", False),
        )


def _version(record: Mapping[str, Any]) -> Version:
    force = record.get("in_force", {})
    numbers = record.get("numbers") or ([record["number"]] if "number" in record else [])
    return Version(
        id=record["id"],
        numbers=tuple(_number(number) for number in numbers),
        adopted=day(record.get("adopted")),
        issued=day(record.get("issued")) or day(record.get("published")),
        start=day(force.get("from")),
        end=day(force.get("to")),
        articles=record.get("articles"),
        moved=tuple(
            Moved(move["from"], tuple(move["to"]), tuple(move["topics"]), tuple(move.get("unless", ())))
            for move in record.get("moved", ())
        ),
    )


def _number(record: str | Mapping[str, Any]) -> Number:
    if isinstance(record, str):
        return Number(record)
    return Number(record["text"], record.get("verified", True))


def day(record: str | Mapping[str, Any] | None) -> Day | None:
    """A day from "2019-05-15" or {date: "2019-11", precision: month, verified: false}."""
    if record is None:
        return None
    if isinstance(record, str):
        day = date.fromisoformat(record)
        return Day(day, day)
    year, month, day_of_month = ([int(part) for part in record["date"].split("-")] + [0, 0])[:3]
    first = date(year, month or 1, day_of_month or 1)
    last = first
    if not day_of_month:
        last = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1) - timedelta(days=1)
    return Day(first, last, record.get("verified", True))
