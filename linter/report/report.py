"""What a draft says: its sections, tables and citations, each with its place in the text."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from linter.documents.document import Document, Span
from linter.report.prose import Prose
from linter.report.verdicts import Circumstances, Verdict
from linter.tuples import NamedTuple

CellState = Literal["number", "blank", "not_applicable", "text"]


class Cell(NamedTuple):
    """A cell as it stands: raw text, the number that can be read from it, and what kind of thing it holds.

    ``value`` is exact and None unless a number can be read.  A note beside a number (``22（其中修订16件）``,
    ``2笔``) is kept in ``note``.  A blank cell has a zero-width or blank span where its content belongs.
    """

    text: str
    value: int | Decimal | None
    state: CellState
    span: Span
    note: str | None = None


IrregularityKind = Literal[
    "missing_row",  # row
    "missing_column",  # column (all of its rows)
    "unexpected_row",  # text
    "unexpected_column",  # text
    "altered_label",  # row or column, text, expected
    "other_form",  # a row or column of another form: text
    "unreadable",  # row where known, text
]


class Irregularity(NamedTuple):
    """One departure of a table from its form, or one part of it that cannot be read.

    ``span`` is where it stands, zero-width where something is absent; ``text`` is what was read,
    ``expected`` the form's wording.
    """

    kind: IrregularityKind
    span: Span
    row: str | None = None
    column: str | None = None
    text: str = ""
    expected: str = ""
    reason: str = ""


class Table(NamedTuple):
    """One statutory table as it stands in the draft, bound to the form that it looks like.

    ``cells`` is keyed by (row id, column id); the rows of review_and_litigation are its groups.
    ``labels`` gives where each row's label stands.  A cell that is absent or unreadable has no key.
    """

    id: str
    form: str
    span: Span
    cells: Mapping[tuple[str, str], Cell]
    labels: Mapping[str, Span] = MappingProxyType({})
    irregularities: tuple[Irregularity, ...] = ()


class Heading(NamedTuple):
    """A heading of the draft: ``一、总体情况`` has number 1, level 1, words 总体情况.

    ``number`` is None where none is printed; ``span`` holds the whole heading, ``words_span`` the words.
    ``style`` is the kind of its ordinal (``linter.report.ordinals.LEVELS``), empty without one.  ``section``
    is the form's section that the words stand for, ``wording`` how near they come to its title, ``also`` the
    second section where one heading names two.
    """

    span: Span
    words_span: Span
    words: str
    level: int
    number: int | None
    style: str = ""
    section: str | None = None
    wording: str = ""
    also: str | None = None


class Section(NamedTuple):
    """A first-level section: ``id`` is the form's, or None for a section that the form does not have."""

    id: str | None
    heading: Heading
    body: Span
    headings: tuple[Heading, ...] = ()  # of lower levels, in order


OutlineFaultKind = Literal[
    "missing", "order", "duplicate", "unexpected", "empty", "missing_table", "superseded"
]


class OutlineFault(NamedTuple):
    """One repair that the outline needed.  ``span`` is where it stands or, zero-width, where it belongs."""

    kind: OutlineFaultKind
    span: Span
    section: str | None = None
    heading: Heading | None = None  # the heading at fault, or the one that came nearest to a missing section
    other: Heading | None = None  # the section it was swapped with, or the first of two


class Outline(NamedTuple):
    """The parse of a draft's structure.  ``preamble`` runs from the title to the first section."""

    sections: tuple[Section, ...]
    preamble: Span
    faults: tuple[OutlineFault, ...]

    def section_at(self, offset: int) -> Section | None:
        """The section that an offset lies in, heading included."""
        for section in self.sections:
            if section.heading.span.start <= offset < section.body.end:
                return section
        return None


class QuotedNumber(NamedTuple):
    """A document number as it stands in the text; ``official`` is the same number in its official form."""

    text: str
    span: Span
    official: str


class Citation(NamedTuple):
    """An instrument quoted in the text.

    ``title`` is as written without 《》, ``number`` the document number as written, ``article`` as written
    (``第二十条第（一）项``); each has its own span where present.  ``law`` and ``version`` are catalogue ids
    or None, ``status`` a verdict of the catalogue for the report's dates (``current``, ``repealed`` ...),
    ``verdict`` the same with its reasons.  ``numbers`` holds every document number that stands with the
    title, ``circumstances`` how the sentence speaks of the instrument.
    """

    span: Span
    status: str
    title: str | None = None
    title_span: Span | None = None
    number: str | None = None
    number_span: Span | None = None
    article: str | None = None
    article_span: Span | None = None
    law: str | None = None
    version: str | None = None
    numbers: tuple[QuotedNumber, ...] = ()
    verdict: Verdict | None = None
    circumstances: Circumstances | None = None

    @property
    def historical(self) -> bool:
        """Whether the sentence speaks of the instrument as something past."""
        return self.circumstances is not None and self.circumstances.historical


class Identity(NamedTuple):
    """Who reports on what: read from title, preamble and signature.

    ``signer`` is the body that signs, ``issued`` the day of publication that a page prints above its text.
    """

    title: str | None = None
    title_span: Span | None = None
    year: int | None = None
    year_span: Span | None = None
    agency: str | None = None
    period: tuple[date, date] | None = None
    period_span: Span | None = None
    signed: date | None = None
    signed_span: Span | None = None
    signer: str | None = None
    signer_span: Span | None = None
    issued: date | None = None
    issued_span: Span | None = None


class Members(NamedTuple):
    """The reports that a county's adds up: those of its bodies and, where it is known, its ``own`` level's.

    ``bodies`` are the names of those that should be among them, where the user gives a list.
    """

    reports: tuple["Report", ...]
    own: "Report | None" = None
    bodies: tuple[str, ...] = ()


class Across(NamedTuple):
    """The other reports that a draft is compared with.

    ``previous`` is last year's of the same body; ``peers`` are other bodies' that seem to share text with
    it, and ``common`` the fingerprints of clauses that most of the drafts beside it share; ``members`` are
    what it adds up.
    """

    previous: "Report | None" = None
    peers: tuple["Report", ...] = ()
    common: frozenset[int] = frozenset()
    members: Members | None = None


class Report(NamedTuple):
    """All that was read from one draft, and what it is judged by.

    ``form`` is what the draft looks like, ``held_to`` the form it is judged by, ``as_of`` the day whose
    law applies.  ``genre`` is False where the file is no annual report at all.
    """

    document: Document
    identity: Identity
    outline: Outline
    tables: Mapping[str, Table]
    citations: tuple[Citation, ...]
    form: str
    held_to: str
    as_of: date
    is_annual_report: bool = True
    prose: Prose | None = None
    across: Across = Across()

    @property
    def superseded(self) -> bool:
        """Whether the whole draft is laid out on a form that no longer holds for its year."""
        return self.form != self.held_to
