"""Faults in a run of ordinals: one left out, one used twice, a run that begins in the middle."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from linter.documents.document import Document, Span
from linter.documents.folding import fold
from linter.patterns import compiled
from linter.report.ordinals import NUMERALS, chinese, printed, value_of
from linter.report.report import Heading, Section
from linter.report.surroundings import OMISSION
from linter.report.titles import is_row_label
from linter.tuples import NamedTuple

FaultKind = Literal["skipped", "repeated", "begins", "alone"]

_ITEM = compiled(
    rf"(?:(?<=[。;:,!?〕)\s])|^|(?<![统单唯第之不])(?=一是))"
    rf"(?P<number>[{NUMERALS}]{{1,2}})[ \t]?、?是(?!否|指|不是|个|次|切)"
)
_COUNTED = compiled(rf"(?:(?<=[。;:!?\s])|^)第(?P<number>[{NUMERALS}]{{1,2}}),")
_NEAR = 600  # characters before an item in which the item before it is looked for
_DEEPEST = 20  # lists in one another
_LIST_STYLES = ("bracketed_arabic", "circled")
# 一是 may follow a word without a mark: 针对上述问题，我局一是…；二是….
_BEGINNINGS = compiled(r"(?:^|[。;:,!?〕\s])(?:一|首先|首要|第一|其一|1[.、])|(?<![统单唯第之不])一是|一方面")
_OMISSION = compiled(OMISSION)


class Item(NamedTuple):
    """One ordinal of a list: a heading of a lower level, or 一是."""

    span: Span
    style: str
    number: int


class SequenceFault(NamedTuple):
    """``item`` does not follow ``before`` (None at the beginning); ``doubtful`` where text between them is
    left out (〔…〕)."""

    kind: FaultKind
    item: Item
    before: Item | None
    doubtful: bool = False


def items_of(section: Section) -> list[Item]:
    """The numbered headings inside a section; none where rows of an unread table pass for headings."""
    if any(is_row_label(heading.words) for heading in section.headings):
        return []
    return [_item(heading) for heading in section.headings if heading.number is not None and heading.style]


def _item(heading: Heading) -> Item:
    return Item(heading.span, heading.style, heading.number or 0)


def in_headings(document: Document, section: Section) -> Iterator[SequenceFault]:
    """Faults in the numbering of （一） 1. （1） ① inside a section.

    A style that comes up under another one counts anew below each of its items.  A run that starts again at
    one is a second list and no fault.
    """
    open_runs: list[Item] = []
    twice: set[Item] = set()
    items = items_of(section)
    left_out = _OMISSION.finditer(document.folded, section.body.start, section.body.end)
    omissions = [match.start() for match in left_out]
    for item in items:
        styles = [run.style for run in open_runs]
        before = open_runs[styles.index(item.style)] if item.style in styles else None
        if before:
            open_runs = open_runs[: styles.index(item.style)]
        open_runs.append(item)
        if item.number == 1 or (before and item.number == before.number + 1):
            continue
        if before and before in twice and item.number == before.number + 2:
            continue  # （三）（三）（五） is one slip
        start = before.span.end if before else section.body.start
        near = document.folded[max(start, item.span.start - _NEAR) : item.span.start]
        if item.style in _LIST_STYLES and _said_inside(near, item):
            continue  # a list whose first items stand in running text
        omission = bisect_left(omissions, start) < bisect_left(omissions, item.span.start)
        if before is None:
            # In the section of the applications table a label may have been cut from its row.
            in_table = section.id == "applications"
            if not omission and not in_table and _plain(document, item) and item.style == "bracketed":
                yield SequenceFault("begins", item, None)
        elif item.number == before.number:
            twice.add(item)
            yield SequenceFault("repeated", item, before, omission)
        elif item.number > before.number and not omission:
            yield SequenceFault("skipped", item, before)
    yield from _alone(document, section, items)


def _said_inside(between: str, item: Item) -> bool:
    """Whether the ordinal before an item's stands in the text in front of it."""
    return fold(printed(item.style, item.number - 1)) in between


def _plain(document: Document, item: Item) -> bool:
    line = document.lines[document.line_at(item.span.start)]
    return not document.folded[line.start : item.span.start].strip(" \t#*>")


def _alone(document: Document, section: Section, items: Sequence[Item]) -> Iterator[SequenceFault]:
    bracketed = [item for item in items if item.style == "bracketed"]
    if len(bracketed) != 1 or bracketed[0].number != 1:
        return
    omission = _OMISSION.search(document.folded, bracketed[0].span.end, section.body.end)
    # An omission that still shows the ordinals 2., 3. below （一） would show （二） too.
    shown = any(item.number >= 2 and item.span > bracketed[0].span for item in items)
    if not omission or shown:
        yield SequenceFault("alone", bracketed[0], None)


def text_items(document: Document, section: Section) -> list[Item]:
    """The items 一是, 二是 of a section's text, in order."""
    found = _ITEM.finditer(document.folded, section.body.start, section.body.end)
    return [_text_item(match) for match in found]


def _text_item(match: re.Match[str]) -> Item:
    return Item(Span(match.start("number"), match.end()), "是", value_of(match["number"]))


def in_text(document: Document, section: Section, left_out: Sequence[Span]) -> Iterator[SequenceFault]:
    """Faults in 一是…二是…三是 inside a section; lists may stand in one another."""
    breaks = [heading.span.start for heading in section.headings if heading.level <= 2]
    bounds = [section.body.start, *breaks, section.body.end]
    for start, end in pairwise(bounds):
        yield from _runs(document, Span(start, end), left_out)
        for fault in _counted(document, Span(start, end)):
            if not any(fault.item.span.start in hole for hole in left_out):
                yield fault


def _counted(document: Document, span: Span) -> Iterator[SequenceFault]:
    """Faults in 第一，…第二，…; a run that begins in the middle may be a reference."""
    folded, before = document.folded, None
    for match in _COUNTED.finditer(folded, span.start, span.end):
        item = Item(Span(match.start(), match.end("number")), "第", value_of(match["number"]))
        gap = before is not None and item.number > before.number + 1
        fault = _fault(folded, span, item, before) if gap else None
        if fault and fault.kind == "skipped":
            yield fault
        before = item


def _runs(document: Document, span: Span, left_out: Sequence[Span]) -> Iterator[SequenceFault]:
    folded = document.folded
    lists: list[Item] = []
    skipped = 0  # the number that stands where one is missing
    for match in _ITEM.finditer(folded, span.start, span.end):
        if any(match.start() in hole for hole in left_out):
            continue
        item = _text_item(match)
        if item.number == 1:
            lists.append(item)
            continue
        outer = next(
            (
                i
                for i in range(len(lists) - 1, max(-1, len(lists) - _DEEPEST), -1)
                if lists[i].number + 1 == item.number
            ),
            None,
        )
        before = lists[-1] if lists else None
        if outer is not None and outer < len(lists) - 1 and _restarted(folded, lists[outer], lists[-1]):
            outer = None  # 一是…；二是…。 and in the next paragraph 一是…；三是…
        if outer is not None:
            lists[outer:] = [item]
            continue
        lists[-1:] = [item]
        fault = _fault(folded, span, item, before)
        if fault and not (fault.kind == "repeated" and skipped == item.number):
            yield fault  # 一是…三是…三是 is one slip
        skipped = item.number if fault and fault.kind == "skipped" else 0


def _restarted(folded: str, outer: Item, inner: Item) -> bool:
    """Whether a list of one item so far begins after the other one's paragraph has ended."""
    between = folded[max(outer.span.end, inner.span.start - _NEAR) : inner.span.start].rstrip(" \t")
    return inner.number == 1 and "\n" in between and between[-1:] in "。;:,!?\n"


def _fault(folded: str, span: Span, item: Item, before: Item | None) -> SequenceFault | None:
    start = before.span.end if before else span.start
    omission = bool(_OMISSION.search(folded, start, item.span.start))
    between = folded[start : item.span.start]
    if before is None:
        return None if omission or _BEGINNINGS.search(between) else SequenceFault("begins", item, None)
    if item.number == before.number:
        return SequenceFault("repeated", item, before, omission)
    missing = chinese(before.number + 1)
    said_otherwise = compiled(rf"(?:^|[。;:,!?\s第其(]){missing}").search(between)
    if item.number > before.number and not omission and not said_otherwise:
        return SequenceFault("skipped", item, before)
    return None
