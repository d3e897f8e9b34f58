"""A row's label as printed, held against the form's: altered, or merely broken by the page."""

from __future__ import annotations

from linter.documents.document import Document, Span
from linter.report.forms import FormRow, FormTable
from linter.report.labels import LETTERS, letters, split
from linter.report.report import Irregularity
from linter.report.row_values import RawRow
from linter.report.tokens import Mark

_BROKEN_SHARE = 0.6  # of a label’s letters, left on the line of its figures where a page breaks it
_NEARBY = 160  # characters below a row in which the rest of its label stands
_NUMERALS = frozenset("一二三四五六七八九十")
_UNITS = frozenset("件条次个项宗起万亿元")


def altered(document: Document, form_table: FormTable, printed: FormRow, row: RawRow) -> Irregularity | None:
    """A label that differs in its words or its ordinal; widths, blanks and brackets do not count."""
    ordinal, words = split(printed.label)
    read = row.label.text + "".join(mark.text for mark in row.tail)
    same_ordinal = not row.label.ordinal or not ordinal or row.label.ordinal == ordinal
    if same_ordinal and (
        read == words or (set(read.removeprefix(words)) <= _UNITS and read.startswith(words))
    ):
        return None
    if same_ordinal and row.label.text == words and _has_note(document, row):
        return None
    if is_broken(document, form_table, row, words):
        return None
    span = Span(_with_ordinal(document, row.label), _end(row))
    text = document.slice(span)
    return Irregularity("altered_label", span, row=printed.id, text=text, expected=printed.label)


def is_broken(document: Document, form_table: FormTable, row: RawRow, words: str) -> bool:
    """Whether a page has broken a label over lines: pieces of it, a group's among them or the rest below.

    无法提 没有现成信息需要另
    """
    own, others = "", []
    for piece in LETTERS.findall(document.folded, row.label.span.start, _end(row)):
        if piece in words.removeprefix(own):
            own += piece
        elif not _NUMERALS.issuperset(piece):
            others.append(piece)
    if len(own) < _BROKEN_SHARE * len(words):
        return False
    headings = [letters(row.label) for part in form_table.parts for row in part.rows if row.heading]
    if others:
        return all(any(piece in heading for heading in headings) for piece in others)
    end = max([_end(row), *(mark.span.end for mark in row.values)])
    rest = words.removeprefix(own)
    return rest != words and rest in LETTERS.findall(document.folded, end, end + _NEARBY)


def _end(row: RawRow) -> int:
    return max([row.label.span.end, *(mark.span.end for mark in row.tail)])


def _has_note(document: Document, row: RawRow) -> bool:
    """Whether the words behind the label stand in brackets: an explanation, not another label."""
    return bool(row.tail) and "(" in document.folded[row.label.span.end : row.tail[0].span.start]


def _with_ordinal(document: Document, label: Mark) -> int:
    """Where the label begins, its ordinal and bracket included."""
    if not label.ordinal:
        return label.span.start
    line = document.lines[document.line_at(label.span.start)]
    at = document.folded.rfind(label.ordinal, line.start, label.span.start)
    return at - (at > line.start and document.folded[at - 1] == "(")
