"""Digits that a scanner has set apart: a line of a table that holds one cell, 3119 read as 3 1 1 9."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from linter.documents.document import Document, Span
from linter.patterns import compiled
from linter.report.cells import NOTE
from linter.report.tokens import Mark

_DIGITS = compiled(rf"[1-9](?: \d)+(?: ?{NOTE})?")


def join_digits(document: Document, marks: list[Mark]) -> list[Mark]:
    """The marks, the values of each line made one where the lines show that each is one cell.

    They show it where a line of a row has more digits than one above it (two or three cells a line fill
    all lines but the last) and every line of several values is digits, each set apart by one blank.
    """
    stand_on = [mark.line for mark in marks if mark.line is not None and mark.cell is None]
    if len(set(stand_on)) == len(stand_on):
        return marks  # most tables have no line of several
    lines = [
        list(group)
        for is_value, group in groupby(marks, key=lambda mark: (mark.kind == "value", _line(mark)))
        if is_value[0]
    ]
    several = [line for line in lines if len(line) > 1]
    if not several or not all(_DIGITS.fullmatch(_text(document, line)) for line in several):
        return marks
    if not _is_ragged(document, marks):
        return marks
    joined = {id(line[0]): Span(line[0].span.start, line[-1].span.end) for line in several}
    dropped = {id(mark) for line in several for mark in line[1:]}
    return [mark._replace(span=joined.get(id(mark), mark.span)) for mark in marks if id(mark) not in dropped]


def _line(mark: Mark) -> int | None:
    return mark.line if mark.line is not None and mark.cell is None else None


def _text(document: Document, line: Sequence[Mark]) -> str:
    return document.folded[line[0].span.start : line[-1].span.end]


def _is_ragged(document: Document, marks: Sequence[Mark]) -> bool:
    """Whether a line of a row holds more values than the one above it; values beside a label show nothing."""
    counts: list[int] = []
    line: int | None = None
    for mark in marks:
        if mark.kind == "value":
            if _line(mark) == line:
                counts[-1:] = [counts[-1] + 1] if counts else []
            else:
                counts.append(1)
            line = _line(mark)
        elif mark.kind != "empty_line":
            counts, line = [], document.line_at(mark.span.end - 1)
        if any(above < below for above, below in pairwise(counts[-2:])):
            return True
    return False
