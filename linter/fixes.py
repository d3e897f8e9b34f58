"""Fixes: which of the findings' corrections are made to a draft, each proved by linting the result.

A fix stays only where its finding is gone afterwards and no other finding has come.  Pure: linting and
writing are handed in, nothing here touches a file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from heapq import merge
from itertools import pairwise

from linter.diagnostics import Diagnostic, Edit, Place
from linter.documents.document import Document
from linter.documents.errors import ReadError
from linter.tuples import NamedTuple

Kind = tuple[str, Place]
"""A rule's code, and the place in the form."""


class Draft(NamedTuple):
    """A file, what was read from it and what was found."""

    data: bytes
    document: Document
    diagnostics: tuple[Diagnostic, ...]


class Fixed(NamedTuple):
    """A draft after its fixes.

    ``applied`` are the findings that are mended, each with the text that it stood in; ``refused`` those whose
    fix cannot be written to the file, with the reason.
    """

    draft: Draft
    applied: tuple[tuple[Diagnostic, Document], ...]
    refused: tuple[tuple[Diagnostic, ReadError], ...]


Write = Callable[[Draft, Sequence[Edit]], bytes]
"""The file with these edits; raises WriteError where it cannot be written exactly."""
Lint = Callable[[bytes], Draft]
"""Reads and lints a file; raises ReadError."""


def mend(draft: Draft, wanted: Callable[[Diagnostic], bool], lint: Lint, write: Write) -> Fixed:
    """Apply the fixes of the findings that are ``wanted`` until none is left that can be.

    Every fix is tried on the final draft too, so a second run changes nothing.
    """
    mender = _Mender(lint, write)
    applied: list[tuple[Diagnostic, Document]] = []
    while True:
        before = len(applied)
        tried: set[str] = set()
        while todo := disjoint(
            item for item in draft.diagnostics if item.fingerprint not in tried and wanted(item)
        ):
            draft, made = mender.apply(draft, todo)
            applied += made
            tried |= {item.fingerprint for item in todo} - {item.fingerprint for item, _ in made}
        if not tried or len(applied) == before:
            break
    refused = tuple(
        (item, mender.refused[item.fingerprint])
        for item in draft.diagnostics
        if wanted(item) and item.fingerprint in mender.refused
    )
    return Fixed(draft, tuple(applied), refused)


def disjoint(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings with a fix, without those whose edits run into edits of an earlier one."""
    chosen: list[Diagnostic] = []
    taken: list[Edit] = []  # sorted, none of them meets another
    for item in diagnostics:
        edits = sorted(item.fix.edits) if item.fix else []
        if not edits or any(_meet(*pair) for pair in pairwise(edits)):
            continue
        if not any(_meet(edit, other) for edit in edits for other in _around(taken, edit)):
            chosen.append(item)
            taken = list(merge(taken, edits))
    return chosen


class _Mender:
    """Applies fixes together, and where that goes wrong, one half after the other."""

    def __init__(self, lint: Lint, write: Write) -> None:
        self._lint = lint
        self._write = write
        self.refused: dict[str, ReadError] = {}

    def apply(
        self, draft: Draft, todo: Sequence[Diagnostic]
    ) -> tuple[Draft, list[tuple[Diagnostic, Document]]]:
        """The draft with those fixes of ``todo`` that hold, and these with the text that each stood in."""
        after = self._attempt(draft, todo)
        if after:
            return after, [(item, draft.document) for item in todo]
        if len(todo) == 1:
            return draft, []
        middle = len(todo) // 2
        draft, first = self.apply(draft, todo[:middle])
        draft, second = self.apply(draft, _again(draft, {item.fingerprint for item in todo[middle:]}))
        return draft, first + second

    def _attempt(self, draft: Draft, todo: Sequence[Diagnostic]) -> Draft | None:
        """The draft with all of these fixes, None where that cannot be or mends less than it should."""
        if not todo:
            return draft
        edits = [edit for item in todo if item.fix for edit in item.fix.edits]
        try:
            after = self._lint(self._write(draft, edits))
        except ReadError as error:
            if len(todo) == 1:
                self.refused[todo[0].fingerprint] = error
            return None
        left = _kinds(draft.diagnostics)
        left.subtract(_kinds(todo))
        left.subtract(_kinds(after.diagnostics))
        return after if min(left.values(), default=0) >= 0 else None


def _again(draft: Draft, fingerprints: Collection[str]) -> list[Diagnostic]:
    """The same findings where they stand now."""
    return [item for item in draft.diagnostics if item.fingerprint in fingerprints]


def _kinds(diagnostics: Iterable[Diagnostic]) -> Counter[Kind]:
    return Counter((item.code, item.place._replace(page=None, paragraph=None)) for item in diagnostics)


def _around(taken: Sequence[Edit], edit: Edit) -> Sequence[Edit]:
    """The edits before and behind a place; no other can meet it."""
    index = bisect_right(taken, edit)
    return taken[max(index - 1, 0) : index + 1]


def _meet(one: Edit, other: Edit) -> bool:
    """Whether two edits overlap; what is put in at the end of the other's place meets it too."""
    if one.span.start == one.span.end or other.span.start == other.span.end:
        return one.span.start <= other.span.end and other.span.start <= one.span.end
    return one.span.start < other.span.end and other.span.start < one.span.end
