"""Headings, tables and text -> the sections of a report, and the repairs that its structure needs.

The required structure is ``grammars/outline.lark``; ``recovery`` makes any draft fit it at the least cost.
"""

from collections.abc import Iterator, Mapping, Sequence

from linter import resources
from linter.documents.document import Document, Span
from linter.report import recovery
from linter.report.forms import FORMS, form
from linter.report.recovery import Repair
from linter.report.report import Heading, Identity, Outline, OutlineFault, Section, Table
from linter.report.surroundings import has_text
from linter.report.titles import key, names_topic, telling
from linter.tuples import NamedTuple

# What a repair costs.  A heading that names its section exactly is the last thing to be skipped; text and
# tables follow their headings.  Three tables in an annex cost less than one heading taken out of its place.
_INSERT_HEADING, _INSERT_TABLE, _INSERT_TEXT = 30, 4, 10
_SKIP_TABLE, _SKIP_TEXT = 3, 1
_SKIP_HEADING = {"title": 30, "accepted": 30, "recognised": 20, "legacy": 20, "near": 20}
_SKIP_DOUBTFUL = 15
_HEADING_WORDS = 20


class _Piece(NamedTuple):
    """One token of the grammar and what it stands for."""

    terminal: str
    start: int
    heading: Heading | None = None


def read_outline(
    document: Document,
    tables: Mapping[str, Table],
    headings: Sequence[Heading],
    identity: Identity,
    form_id: str,
) -> Outline:
    """The sections of a draft and what its structure lacks.

    ``form_id`` is what the draft looks like.  A ``legacy`` draft has no required structure, so only its
    repeated and empty sections are faults.
    """
    sections = tuple(_sections(document, headings))
    end = sections[0].heading.span.start if sections else len(document.text)
    preamble = Span(min(identity.title_span.end, end) if identity.title_span else 0, end)
    holes = sorted([*map(_cells, tables.values()), *(h.span for h in headings if _is_title(h))])
    if form_id == "legacy":
        faults = [*_repeated(sections), *_without_text(document, sections, holes)]
    else:
        pieces = list(_pieces(document, sections, preamble, tables, holes))
        faults = list(_faults(document, sections, pieces, _repairs(pieces), tables))
    return Outline(sections, preamble, tuple(sorted(faults, key=lambda fault: fault.span)))


def _is_title(heading: Heading) -> bool:
    """Whether it is a sub-heading and no text; a numbered sentence is text."""
    return heading.level > 1 and names_topic(heading.words)


def _sections(document: Document, headings: Sequence[Heading]) -> Iterator[Section]:
    first = [heading for heading in headings if heading.level == 1]
    ends = [*(heading.span.start for heading in first[1:]), len(document.text)][: len(first)]
    lower = iter([heading for heading in headings if heading.level > 1])
    waiting = next(lower, None)
    for heading, end in zip(first, ends, strict=True):
        inner = []
        while waiting and waiting.span.start < end:
            if waiting.span.start >= heading.span.start:
                inner.append(waiting)
            waiting = next(lower, None)
        yield Section(heading.section, heading, Span(heading.span.end, end), tuple(inner))


def _pieces(
    document: Document,
    sections: Sequence[Section],
    preamble: Span,
    tables: Mapping[str, Table],
    holes: Sequence[Span],
) -> Iterator[_Piece]:
    """The draft in the terms of the grammar; sections of no form and their text are left out."""
    waiting = sorted((_cells(table).start, table.id) for table in tables.values())
    if has_text(document, preamble, _inside(holes, preamble)):
        yield _Piece("PREAMBLE", preamble.start)
    while waiting and waiting[0][0] < preamble.end:
        start, table_id = waiting.pop(0)
        yield _Piece(f"{table_id.upper()}_TABLE", start)
    for section in sections:
        if section.id:
            yield _Piece(section.id.upper(), section.heading.span.start, section.heading)
        start = section.body.start
        while waiting and waiting[0][0] < section.body.end:
            at, table_id = waiting.pop(0)
            yield from _text(document, section, Span(start, max(start, at)), holes)
            yield _Piece(f"{table_id.upper()}_TABLE", at)
            start = max(start, tables[table_id].span.end)
        yield from _text(document, section, Span(start, max(start, section.body.end)), holes)


def _cells(table: Table) -> Span:
    """The table from its first cell on: nothing above that can be taken for a part of it."""
    return Span(
        min((cell.span.start for cell in table.cells.values()), default=table.span.start), table.span.end
    )


def _text(document: Document, section: Section, span: Span, holes: Sequence[Span]) -> Iterator[_Piece]:
    if section.id and has_text(document, span, _inside(holes, span)):
        yield _Piece("TEXT", span.start)


def _inside(holes: Sequence[Span], span: Span) -> Iterator[Span]:
    from bisect import bisect_left

    for index in range(max(0, bisect_left(holes, Span(span.start, 0)) - 1), len(holes)):
        if holes[index].start >= span.end:
            return
        yield holes[index]


def _repairs(pieces: Sequence[_Piece]) -> tuple[Repair, ...]:
    return recovery.repairs(
        resources.grammar("outline", start="report"),
        [piece.terminal for piece in pieces],
        _insertions(),
        [_omission(piece) for piece in pieces],
    )


def _insertions() -> dict[str, int]:
    costs = {"TEXT": _INSERT_TEXT}
    for section in form(FORMS[-1]).sections:
        costs[section.id.upper()] = _INSERT_HEADING
        if section.content == "table":
            costs[f"{section.id.upper()}_TABLE"] = _INSERT_TABLE
    return costs


def _omission(piece: _Piece) -> int:
    if piece.heading:
        return _SKIP_HEADING.get(piece.heading.wording, _SKIP_DOUBTFUL)
    return _SKIP_TABLE if piece.terminal.endswith("_TABLE") else _SKIP_TEXT


def _faults(
    document: Document,
    sections: Sequence[Section],
    pieces: Sequence[_Piece],
    repairs: Sequence[Repair],
    tables: Mapping[str, Table],
) -> Iterator[OutlineFault]:
    """The repairs as faults: a section inserted here and skipped there is out of order, and said once."""
    ids = {section.id.upper(): section.id for section in form(FORMS[-1]).sections}
    inserted = {ids[r.terminal]: r.at for r in repairs if r.kind == "insert" and r.terminal in ids}
    skipped = [pieces[r.at].heading for r in repairs if r.kind == "skip" and r.terminal in ids]
    kept = _kept(pieces, repairs)
    misplaced = {heading.section for heading in skipped if heading} & inserted.keys()
    nearest = {id_: _nearest(sections, id_) for id_ in inserted if id_ not in misplaced}
    said: dict[str | None, Heading] = {}
    for heading in skipped:
        assert heading  # a section's piece has one
        if heading.section in misplaced and heading.section not in said:
            said[heading.section] = heading
            other = _swapped_with(heading, kept)
            yield OutlineFault("order", heading.span, heading.section, heading, other)
        else:
            first = kept.get(heading.section) or said.get(heading.section)
            yield OutlineFault("duplicate", heading.span, heading.section, heading, first)
    for id_, near in nearest.items():
        at = _start_of(document, pieces, inserted[id_])
        yield OutlineFault("missing", Span(at, at), id_, near)
    yield from _unexpected(sections, [near for near in nearest.values() if near and near.section is None])
    yield from _empty(document, sections, pieces, repairs, set(inserted), tables)


def _kept(pieces: Sequence[_Piece], repairs: Sequence[Repair]) -> dict[str | None, Heading]:
    dropped = {repair.at for repair in repairs if repair.kind == "skip"}
    return {
        piece.heading.section: piece.heading
        for index, piece in enumerate(pieces)
        if piece.heading and index not in dropped
    }


def _start_of(document: Document, pieces: Sequence[_Piece], index: int) -> int:
    if index < len(pieces):
        return pieces[index].start
    return len(document.text.rstrip())


def _swapped_with(heading: Heading, kept: Mapping[str | None, Heading]) -> Heading | None:
    """The first section that stands on the wrong side of ``heading``."""
    order = [section.id for section in form(FORMS[-1]).sections]
    rank = order.index(str(heading.section))
    for index, id_ in enumerate(order):
        other = kept.get(id_)
        if other and (other.span < heading.span) != (index < rank):
            return other
    return None


def _nearest(sections: Sequence[Section], id_: str) -> Heading | None:
    """The heading that may be meant for a missing section: one that names two, or one of no section."""
    for section in sections:
        if section.heading.also == id_:
            return section.heading
    order = [section.id for section in form(FORMS[-1]).sections]
    rank = order.index(id_)
    for index, section in enumerate(sections):
        if section.id is not None:
            continue
        follows = index > 0 and sections[index - 1].id == order[rank - 1]
        if id_ in telling(section.heading.words) or (follows and section.heading.number == rank + 1):
            return section.heading
    return None


def _unexpected(sections: Sequence[Section], explained: Sequence[Heading]) -> Iterator[OutlineFault]:
    for section in sections:
        if section.id is None and section.heading not in explained:
            yield OutlineFault("unexpected", section.heading.span, None, section.heading)


def _empty(
    document: Document,
    sections: Sequence[Section],
    pieces: Sequence[_Piece],
    repairs: Sequence[Repair],
    inserted: set[str],
    tables: Mapping[str, Table],
) -> Iterator[OutlineFault]:
    """Sections without their text or table, unless the section itself is the fault already."""
    following = dict(zip([s.heading for s in sections], [*sections[1:], None], strict=False))
    supplied = {repair.at for repair in repairs if repair.terminal.lower() in inserted}
    for repair in repairs:
        index = _owner(pieces, repair.at) if repair.kind == "insert" else None
        # What a section lacks that was itself inserted is no fault of its own.
        if index is None or any(index < other <= repair.at for other in supplied):
            continue
        owner = pieces[index].heading
        if owner is None or owner.section is None:
            continue
        after = following[owner]
        if repair.terminal == "TEXT" and not (
            after and after.id is None and owner.section != "other_matters"
        ):
            yield OutlineFault("empty", owner.span, owner.section, owner)
        elif repair.terminal == f"{owner.section.upper()}_TABLE" and owner.section not in tables:
            at = after.heading.span.start if after else len(document.text.rstrip())
            yield OutlineFault("missing_table", Span(at, at), owner.section, owner)


def _owner(pieces: Sequence[_Piece], index: int) -> int | None:
    """The index of the heading whose section the place before a piece lies in."""
    return next((at for at in range(index - 1, -1, -1) if pieces[at].heading), None)


def _repeated(sections: Sequence[Section]) -> Iterator[OutlineFault]:
    first: dict[str, Heading] = {}
    for section in sections:
        words = key(section.heading.words)
        if words in first:
            yield OutlineFault("duplicate", section.heading.span, section.id, section.heading, first[words])
        elif words:
            first[words] = section.heading


def _without_text(
    document: Document, sections: Sequence[Section], holes: Sequence[Span]
) -> Iterator[OutlineFault]:
    for section in sections:
        if section.id is None and len(section.heading.words) > _HEADING_WORDS:
            continue  # the text may have been taken for a part of the heading
        if not has_text(document, section.body, _inside(holes, section.body)):
            yield OutlineFault("empty", section.heading.span, section.id, section.heading)
