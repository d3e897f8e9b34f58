"""What a verdict on a citation rests on, and what it says; ``linter.report.judging`` reaches it."""

from datetime import date
from typing import Literal, Protocol

from linter.report.laws import Day, Law, Version
from linter.tuples import NamedTuple

Status = Literal[
    "current",
    "number_mismatch",  # the number is another instrument's, or none that this title ever had
    "misnamed",  # a garbled title
    "superseded",  # an earlier version of the same work
    "repealed",
    "replaced",
    "superseded_in_substance",
    "expired",
    "past_year",  # a yearly notice of an earlier year
    "not_yet_in_force",
    "article_out_of_range",
    "article_moved",
    "in_force_for_part_of_the_period",
    "historical",
    "not_in_catalogue",
    "ambiguous",
]


class Dates(NamedTuple):
    """The reporting period, and the day whose law the report must know."""

    start: date
    end: date
    as_of: date


class Circumstances(Protocol):
    """How a sentence speaks of the instrument that it quotes.

    ``historical``: as something past (原《…》, 已废止).  ``basis``: as what the work rests on (根据, 按照).
    ``compiles``: as what this report is drawn up by.  ``clause``: the words around, with their topics,
    ``sentence``: all of it.
    """

    @property
    def historical(self) -> bool: ...
    @property
    def basis(self) -> bool: ...
    @property
    def compiles(self) -> bool: ...
    @property
    def clause(self) -> str: ...
    @property
    def sentence(self) -> str: ...


class Stated(NamedTuple):
    """Circumstances that no sentence needs to be read for."""

    historical: bool = False
    basis: bool = False
    compiles: bool = False
    clause: str = ""
    sentence: str = ""


class Reference(NamedTuple):
    """What a citation turned out to name.

    ``version`` is the one that its number (``by_number``) or a year beside it names, if any.
    """

    law: Law | None = None
    version: Version | None = None
    articles: tuple[tuple[int, int], ...] = ()
    number_belongs_to: Law | None = None
    wrong_number: str | None = None
    by_number: bool = False
    misnamed: bool = False
    another_title: bool = False  # the number is that of ``law``, the title is none of its
    may_be_local: bool = False  # a province may have an instrument of the same name
    ambiguous: bool = False


class Verdict(NamedTuple):
    """``status`` and what it rests on.

    ``since`` is the day from which it holds, ``current`` the law that is in force instead (its last version
    unless ``current_version`` says otherwise), ``partial`` says that the end lies within the reporting
    period, ``verified`` is False where the deciding fact is only from memory.
    """

    status: Status
    law: Law | None = None
    version: Version | None = None
    since: Day | None = None
    current: Law | None = None
    partial: bool = False
    verified: bool = True
    article: int | None = None
    new_articles: tuple[int, ...] = ()
    topic: str = ""  # what the sentence speaks of, that gives the old article away
    last_article: int | None = None
    wrong_number: str | None = None
    official_number: str | None = None
    by_number: bool = False
