"""``punctuation``: marks in half width, doubled, misplaced, or without their partner."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from linter.checks.outcome import Outcome
from linter.checks.slips import Place, around, finding, is_elsewhere, is_whole
from linter.diagnostics import Edit, Finding, Severity, Text
from linter.documents.document import Span
from linter.patterns import compiled
from linter.report.pairs import CLOSING, OPENING
from linter.report.prose import Prose
from linter.report.punctuation import Misprint, read_marks_after_chinese, read_misprints
from linter.report.report import Report
from linter.report.surroundings import OMISSION
from linter.rules import Rule

_FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
_CHINESE = compiled(r"[一-龥]")
_OMISSION = compiled(OMISSION)
_REACH = 500  # characters in which an omission may hold the missing partner
_REVERSED = 40  # characters between two marks of one kind that were meant as a pair
_CAPTION = 80  # characters of the words at the edge of a table
_MOST = 2_000  # marks; no draft has so many in half width
_MOST_ALONE = 300  # marks; more than are listed anyway


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """Half-width marks are one finding a file; marks doubled, misplaced or without a partner are one each."""
    prose = report.prose
    if prose is None:
        return
    found = [*_half_width(report, prose), *_misprints(report, prose), *_alone(report, prose)]
    for rule in rules:
        for each in found:
            yield Outcome(rule, "failed", each)
        if not found:
            yield Outcome(rule, "passed")


def _half_width(report: Report, prose: Prose) -> Iterator[Finding]:
    text, places = report.document.text, []
    for index in read_marks_after_chinese(prose.text):
        places.append(prose.running.offset(index))
    for start, end in prose.pairs.matched:
        if prose.text[start] == "(" and _CHINESE.search(prose.text, start, end):
            places += [prose.running.offset(start), prose.running.offset(end)]
    narrow = sorted(
        offset
        for offset in places
        if text[offset].isascii() and not is_elsewhere(report, Span(offset, offset + 1))
    )
    if narrow:
        counts = Counter(text[offset] for offset in narrow)
        marks = "、".join(f"{mark} {count}" for mark, count in counts.most_common())
        spans = [Span(offset, offset + 1) for offset in islice(narrow, _MOST)]
        yield finding(
            report,
            [Place(span, (Edit(span, text[span.start].translate(_FULL_WIDTH)),)) for span in spans],
            {"count": len(narrow), "marks": Text(marks, marks.replace("、", ", "))},
            mend=Text("改用全角标点。", "Use full-width marks."),
        )


def _misprints(report: Report, prose: Prose) -> Iterator[Finding]:
    for each in read_misprints(prose.text):
        span = prose.running.span(each.start, each.end)
        if not is_whole(prose, max(each.start - 1, 0), each.end) or is_elsewhere(report, span):
            continue  # marks that a blank or a line end keeps apart
        edits, sure = _mended(prose, each, span)
        yield finding(
            report,
            [Place(span, edits)],
            {"words": around(report, span)},
            variant=each.kind,
            severity=Severity.WARNING,
            mend=Text("改正标点。", "Mend the marks."),
            applicability="safe" if sure else "unsafe",
        )


def _mended(prose: Prose, each: Misprint, span: Span) -> tuple[tuple[Edit, ...], bool]:
    """The edits, and whether no other correction is possible: of two marks that are the same one goes."""
    if each.kind == "stop":
        return (), False
    if each.kind == "run_on":
        return (Edit(span, "。"),), False
    kept = None if each.kept is None else span.start + each.kept - each.start
    edits = tuple(
        Edit(Span(offset, offset + 1), "") for offset in range(span.start, span.end) if offset != kept
    )
    return edits, len(set(prose.text[each.start : each.end])) == 1 and kept is not None


def _alone(report: Report, prose: Prose) -> Iterator[Finding]:
    """Marks without a partner, unless a document number is at fault, or the partner may be out of sight."""
    starts = sorted(section.heading.span.start for section in report.outline.sections)
    numbers = {n.span.end for c in report.citations for n in c.numbers}
    numbers |= {n.span.start for c in report.citations for n in c.numbers}
    alone = [
        index
        for index in prose.pairs.alone[:_MOST_ALONE]
        if not numbers & {prose.running.offset(index), prose.running.offset(index) + 1}
        and not _OMISSION.search(_searched(prose, index, starts))
        and not _is_at_table(report, prose, index)
        and not is_elsewhere(report, prose.running.span(index, index + 1))
    ]
    index = 0
    while index < len(alone):
        first = alone[index]
        second = alone[index + 1] if index + 1 < len(alone) else None
        turned = second is not None and _is_turned(prose.text, first, second)
        yield _turned(report, prose, first, second) if turned and second else _single(report, prose, first)
        index += 2 if turned else 1


def _searched(prose: Prose, index: int, starts: Sequence[int]) -> str:
    """The text that may hold the partner: before or behind the mark, in its own section."""
    offset = prose.running.offset(index)
    if prose.text[index] in OPENING:
        later = starts[bisect_right(starts, offset) :][:1]
        stretch = prose.text[index + 1 : index + _REACH]
        return stretch if not later else stretch[: max(0, _index_of(prose, later[0]) - index - 1)]
    earlier = starts[: bisect_right(starts, offset)][-1:]
    begin = max(0, index - _REACH, _index_of(prose, earlier[0]) if earlier else 0)
    return prose.text[begin:index]


def _is_at_table(report: Report, prose: Prose, index: int) -> bool:
    """Whether no sentence ends between the mark and a table: its partner may be taken for a part of that."""
    offset, text = prose.running.offset(index), report.document.text
    if prose.text[index] in OPENING:
        between = (Span(offset, table.span.start) for table in report.tables.values())
    else:
        between = (Span(table.span.end, offset) for table in report.tables.values())
    return any(
        0 <= each.end - each.start <= _CAPTION and "。" not in text[each.start : each.end] for each in between
    )


def _index_of(prose: Prose, offset: int) -> int:
    """The first character of the running text at or behind an offset of the draft."""
    return bisect_left(range(len(prose.text)), offset, key=prose.running.offset)


def _is_turned(text: str, first: int, second: int) -> bool:
    return text[first] == text[second] and second - first <= _REVERSED and "\n" not in text[first:second]


def _turned(report: Report, prose: Prose, first: int, second: int) -> Finding:
    """Two marks that face the same way: ”…” for “…”."""
    mark = prose.text[first]
    wrong = prose.running.offset(first if mark in CLOSING else second)
    right = (OPENING + CLOSING)[(CLOSING + OPENING).index(mark)]
    wide = not report.document.text[wrong].isascii()
    span = Span(prose.running.offset(first), prose.running.offset(second) + 1)
    return finding(
        report,
        [Place(span, (Edit(Span(wrong, wrong + 1), right.translate(_FULL_WIDTH) if wide else right),))],
        {"words": around(report, span), "mark": report.document.text[wrong]},
        variant="reversed",
        severity=Severity.WARNING,
        mend=Text("把其中一个改过来。", "Turn one of them round."),
        applicability="unsafe",
    )


def _single(report: Report, prose: Prose, index: int) -> Finding:
    offset = prose.running.offset(index)
    mark = prose.text[index]
    partner = (OPENING + CLOSING)[(CLOSING + OPENING).index(mark)]
    span = Span(offset, offset + 1)
    return finding(
        report,
        [Place(span)],
        {
            "words": around(report, span),
            "mark": report.document.slice(span),
            "partner": partner.translate(_FULL_WIDTH),
        },
        variant="unclosed" if mark in OPENING else "unopened",
        severity=Severity.WARNING,
    )
