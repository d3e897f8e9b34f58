"""Fingerprints: the same finding in two runs is the same, though lines have moved between them."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from linter.diagnostics import Finding
from linter.documents.document import Document
from linter.documents.folding import fold

# A longer span is told apart by its beginning.
_TEXT_LIMIT = 1_000


class Fingerprints:
    """Gives out the fingerprints of one file's findings, in their order of place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._given: Counter[str] = Counter()

    def of(self, code: str, finding: Finding) -> str:
        """Hash of the code, the place in the form and the text without width, script and blanks.

        Neither the language nor the line, page or paragraph counts.  Findings that are equal in all of it
        are told apart by their order.
        """
        place = finding.place._replace(page=None, paragraph=None)
        raw = self._document.text[
            finding.span.start : min(finding.span.end, finding.span.start + _TEXT_LIMIT)
        ]
        text = "".join(fold(raw).split())
        identity = "\n".join([code, *("" if part is None else str(part) for part in place), text])
        self._given[identity] += 1
        ordinal = self._given[identity]
        suffix = f"\n{ordinal}" if ordinal > 1 else ""
        return sha256((identity + suffix).encode("utf-8", "surrogatepass")).hexdigest()[:16]
