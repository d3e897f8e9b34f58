"""Fingerprints: the same finding in two runs is the same, though lines have moved between them."""

from __future__ import annotations

from collections import Counter

from linter.diagnostics import Finding, Place
from linter.documents.document import Document, Span
from linter.documents.folding import fold
from linter.hashing import sha256

# A longer span is told apart by its beginning.
_TEXT_LIMIT = 1_000


class Fingerprints:
    """Gives out the fingerprints of one file's findings, in their order of place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._given: Counter[str] = Counter()

    def of(self, code: str, finding: Finding) -> str:
        """The identity of the finding; findings that are equal in all of it are told apart by their order."""
        raw = _raw(self._document, code, finding.place, finding.span)
        self._given[raw] += 1
        ordinal = self._given[raw]
        return _hash(f"{raw}\n{ordinal}" if ordinal > 1 else raw)


def identity(document: Document, code: str, place: Place, span: Span) -> str:
    """Hash of the code, the place in the form and the text without width, script and blanks.

    Neither the language nor the line, page or paragraph counts.
    """
    return _hash(_raw(document, code, place, span))


def _raw(document: Document, code: str, place: Place, span: Span) -> str:
    place = place._replace(page=None, paragraph=None)
    text = document.text[span.start : min(span.end, span.start + _TEXT_LIMIT)]
    words = "".join(fold(text).split())
    return "\n".join([code, *("" if part is None else str(part) for part in place), words])


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
