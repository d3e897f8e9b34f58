"""What a claim is, and what the sentences before it have spoken of."""

import re

from linter.patterns import compiled
from linter.report.figures import Figure
from linter.report.sentences import Said, Sentence
from linter.report.vocabulary import Term, any_of, terms
from linter.tuples import NamedTuple

Cell = tuple[str, str]
Reading = tuple[Cell, ...]
"""Cells whose sum the figure states; a row may be a group (``denied.*``)."""

APPLICATIONS = "applications"
REVIEW = "review_and_litigation"
ACTIVE = "active_disclosure"
TOTALS = ("received", "received_new", "handled", "processed")


class Claim(NamedTuple):
    """One bound figure: it states the sum of one of ``readings`` in ``table``.

    It may have left out those of ``without`` (办结16件, of those received in the year).
    ``subject``, ``indicator`` and ``applicant`` are ids; ``head`` where it is a total that parts may follow.
    """

    said: Said
    table: str
    readings: tuple[Reading, ...]
    subject: str
    indicator: str
    applicant: str | None = None
    without: Reading = ()

    @property
    def figure(self) -> Figure:
        return self.said.figure

    @property
    def key(self) -> tuple[str, frozenset[Reading]]:
        """What is claimed: two claims with one key speak of the same thing."""
        return self.table, frozenset(self.readings)


class Circumstances(NamedTuple):
    """Who reports on which year, on which form."""

    agency: str | None
    year: int | None
    form: str


class Context:
    """What the sentences of a paragraph have spoken of so far."""

    def __init__(self) -> None:
        self.head: Claim | None = None  # the last total of requests
        self.totals: list[Claim] = []  # all of them, those of the whole report
        self.at_head = False  # the last figure outside brackets was a total of requests
        self.foreign = False  # the last requests spoken of were another body's or year's
        self.requests = False  # requests were the last subject
        self.disputes = False
        self.groups: tuple[str, ...] = ()  # the reviews or suits that a list of outcomes may follow
        self.act: Term | None = None  # what was last done with rules or normative documents
        self.instrument: Term | None = None  # which of them it was


def last(group: str, label: str) -> tuple[Term, re.Match[str]] | None:
    """The term whose words stand last in a label, the longest where two end together."""
    if not any_of(group).search(label):
        return None
    found = [(term, match) for term in terms(group) for match in term.words.finditer(label)]
    return max(found, key=lambda item: (item[1].end(), -item[1].start()), default=None)


def words_of(said: Said) -> str:
    """The words that say what is counted: those before the figure, or behind it where none stand before."""
    bare = compiled(r"^(?:[其中另外还尚仍有共该上述的和,])*$").sub("", said.label)
    return bare or said.behind


def since(text: str, sentence: Sentence, said: Said) -> int:
    """Where the words that still govern a figure begin: after the figure before it, or the last semicolon."""
    figures = [other.figure.end for other in sentence.said if other.figure.end <= said.clause]
    return max([sentence.start, text.rfind(";", sentence.start, said.clause) + 1, *figures[-1:]])
