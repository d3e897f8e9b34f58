"""What the catalogue knows of an instrument: the work, its versions, and when each was law.

Nothing here says that an instrument is stale: that is computed for a date (``linter.report.verdicts``).
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from linter.report.instrument_titles import key_of, unwrapped
from linter.tuples import NamedTuple

Ending = Literal["repealed", "replaced", "superseded_in_substance", "expired"]


class Day(NamedTuple):
    """A date as far as it is known: it lies between ``first`` and ``last``, the same where it is exact."""

    first: date
    last: date
    verified: bool = True

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        return self.first.strftime("%Y" if self.first.month != self.last.month else "%Y-%m")


class Number(NamedTuple):
    """A document number in its official form: 国办发〔2010〕5号, 国务院令第711号."""

    text: str
    verified: bool = True


class Moved(NamedTuple):
    """An article that was moved: ``topics`` are words of the old one, ``unless`` of the new."""

    old: int
    new: tuple[int, ...]
    topics: tuple[str, ...]
    unless: tuple[str, ...]


class Version(NamedTuple):
    """One text of a work, law from ``start`` to the day before ``end``; what is unknown is None."""

    id: str
    numbers: tuple[Number, ...] = ()
    adopted: Day | None = None
    issued: Day | None = None
    start: Day | None = None
    end: Day | None = None
    articles: int | None = None
    moved: tuple[Moved, ...] = ()

    def has_day(self, year: int, month: int, day: int) -> bool:
        """Whether it was adopted or issued, or entered into force, on that very day."""
        known = (self.adopted, self.issued, self.start)
        return any(
            each
            and each.first == each.last
            and (each.first.year, each.first.month, each.first.day) == (year, month, day)
            for each in known
        )

    @property
    def existed_from(self) -> Day | None:
        """When the text was there to be quoted: its issue, or its entry into force where that is unknown."""
        return self.issued or self.start


class Law(NamedTuple):
    """A work and its versions, oldest first; the fields are those of the catalogue."""

    id: str
    title: str
    kind: str
    issuer: str | None
    versions: tuple[Version, ...]
    aliases: tuple[str, ...] = ()
    unsafe_aliases: tuple[str, ...] = ()
    misnomers: tuple[str, ...] = ()
    ended: Ending | None = None
    successor: str | None = None
    annual: bool = False
    report_years: tuple[int, int | None] | None = None
    earlier_versions: bool = False
    all_numbers: bool = False

    @property
    def latest(self) -> Version:
        return self.versions[-1]

    def version(self, id: str) -> Version | None:
        return next((version for version in self.versions if version.id == id), None)

    def names(self) -> Iterator[tuple[str, bool]]:
        """The keys of its titles, and whether each names it alone (else only beside its issuer)."""
        for title in (self.title, *self.aliases):
            key = key_of(title)
            shared = self.annual or (self.kind == "规范性文件" and key.startswith("关于"))
            yield key, not shared
            if self.issuer and self.kind == "规范性文件":
                issuer = key_of(self.issuer)
                if key.startswith(issuer):
                    yield key.removeprefix(issuer), False
                else:
                    yield issuer + key, True
            wrapped = unwrapped(key)
            if wrapped and self.issuer and wrapped.issuer == key_of(self.issuer):
                yield wrapped.inner, True
