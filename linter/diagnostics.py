"""What a reader of the findings is told: diagnostics, their places and fixes."""

from collections.abc import Mapping
from enum import IntEnum

from linter.documents.document import Document, Span
from linter.tuples import NamedTuple


class Severity(IntEnum):
    """How much a finding weighs; ``info < warning < error``."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Text(NamedTuple):
    """A message in both languages."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        return self.en if language == "en" else self.zh


Parameter = str | int | Text


class Place(NamedTuple):
    """Where a person finds it, in ids of the form; what is unknown is None."""

    section: str | None = None
    table: str | None = None
    part: str | None = None
    row: str | None = None
    column: str | None = None
    page: int | None = None
    paragraph: int | None = None


class Suspect(NamedTuple):
    """A cell whose change to ``expected`` satisfies every identity."""

    place: Place
    span: Span
    found: str
    expected: str


class Related(NamedTuple):
    """Another place that the finding rests on; ``document`` is set where it stands in another file."""

    span: Span
    message: Text
    document: Document | None = None


class Edit(NamedTuple):
    """Replace ``span`` by ``content``."""

    span: Span
    content: str


class Fix(NamedTuple):
    """``applicability`` is ``safe`` (cannot change a meaning) or ``unsafe``."""

    message: Text
    applicability: str
    edits: tuple[Edit, ...]


class Finding(NamedTuple):
    """A check that failed, before its rule's words are put to it.

    ``parameters`` fill the rule's message; ``variant`` picks one of the rule's ``messages`` instead of
    its ``message``; ``severity`` overrides the rule's where the check has reason to.
    """

    span: Span
    place: Place
    parameters: Mapping[str, Parameter]
    variant: str | None = None
    severity: Severity | None = None
    expected: str | None = None
    found: str | None = None
    suspects: tuple[Suspect, ...] = ()
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


class Diagnostic(NamedTuple):
    """A finding in its rule's words, ready for any output.  Messages are in the language of the run."""

    code: str
    name: str
    severity: Severity
    message: str
    advice: str
    basis: str
    span: Span
    place: Place
    fingerprint: str
    expected: str | None = None
    found: str | None = None
    suspects: tuple[Suspect, ...] = ()
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


class Coverage(NamedTuple):
    """How many instances of the checks passed, failed, could not be judged, or did not apply."""

    passed: int = 0
    failed: int = 0
    not_checkable: int = 0
    not_applicable: int = 0
