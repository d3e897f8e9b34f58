"""Finds the headings of a draft, wherever they stand and however they are numbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from linter.documents.document import Document, Span
from linter.patterns import compiled
from linter.report.candidates import EXACT, Candidate, Excluded, level_of, numbered, unnumbered
from linter.report.forms import FORMS, form
from linter.report.report import Heading
from linter.report.titles import Title, is_table_row, nearest, nearest_beginning, telling

_STYLES = ("chinese", "part", "", "bracketed", "arabic", "roman")  # of the sections, the commonest first
_FIRST_LEVEL = ("chinese", "part", "", "roman")
_LIST_GAP = compiled(r"[ \t\r\n]*(?:[、;,][ \t\r\n]*(?:以及|及|和|与)?|以及|及|和)[ \t\r\n]*")
_CONTENTS_GAP = compiled(r"[\s.…·\d_—-]*")
# What may stand between a section's heading and the caption that repeats it, and between that and the table.
_CAPTION_GAP = compiled(r"(?:[\s*_#|:>]|附?表[一二三四\d]{0,2}|\([^()\n]{0,12}\)|单位:?[件条万元]*|具体)*")
_CONTINUED = compiled(r"[ \t]*\(?[ \t]*(?:续|接上)")
_MOST = 10_000  # headings that are looked at; a report of a hundred pages has some hundreds
_EXAMINED = 400  # headings of no section: no draft has as many, and each takes a fuzzy comparison
_FIRST = "overview"
_RUN_ON = 16  # characters: a heading as long as this may have text on its line
_BETWEEN_ITEMS = 80  # characters; contents lists are tight


def find_headings(document: Document, excluded: Sequence[Span]) -> tuple[Heading, ...]:
    """The headings outside ``excluded`` (the tables), in order; sections have level 1.

    A section's heading stands on its own line or inside one.  The style that most known titles share is that
    of the sections; ordinals of the other styles, and a run that starts again at one inside a section, are
    headings of lower levels.
    """
    outside = Excluded(excluded)
    ordinals = islice(numbered(document, outside), _MOST)
    lines = islice(unnumbered(document, outside), _MOST)
    found = _without_lists(document, outside, sorted([*ordinals, *lines], key=lambda c: c.span))
    found = _without_extra_rows(document, outside, found)
    sections, nested = _sections(found)
    sections = _without_captions(document, outside, sections)
    taken = {candidate.span.start for candidate in sections}
    ends = {_next_letter(document, candidate.span.end) for candidate in sections}
    lower = [c for c in found if c.span.start not in taken and _is_lower(c, nested, ends)]
    headings = [_heading(c, 1) for c in sections]
    headings += [_heading(c, max(2, level_of(c.style))) for c in lower]
    return tuple(sorted(headings, key=lambda heading: heading.span))


def _without_captions(document: Document, excluded: Excluded, sections: list[Candidate]) -> list[Candidate]:
    """Drops the captions of tables that repeat the title of the section they stand in."""
    kept: list[Candidate] = []
    for candidate in sections:
        before = kept[-1] if kept else None
        if not before or not candidate.title or not _is_caption(document, excluded, before, candidate):
            kept.append(candidate)
    return kept


def _is_caption(document: Document, excluded: Excluded, before: Candidate, candidate: Candidate) -> bool:
    same = before.title and candidate.title and before.title.section == candidate.title.section
    if not same or not before.title:
        return False
    folded, start, end = document.folded, before.span.end, candidate.span.start
    if _CONTINUED.match(folded, candidate.span.end):
        return True
    if before.title.section not in form(FORMS[-1]).tables:
        return False
    if excluded.between(start, end):
        # The caption may have been taken for the table's first line; another table may not stand between.
        holding = excluded.holding(end)
        if not holding or excluded.between(start, holding.start - 1):
            return False
        end = holding.start
    elif end - start > _BETWEEN_ITEMS or not _CAPTION_GAP.fullmatch(folded[start:end]):
        following = excluded.next_start(end)
        after = candidate.span.end
        return (
            following is not None
            and following - after < _BETWEEN_ITEMS
            and bool(_CAPTION_GAP.fullmatch(folded[after:following]))
        )
    return True


def _without_extra_rows(document: Document, excluded: Excluded, found: list[Candidate]) -> list[Candidate]:
    """Drops lines that continue the numbering of a table's rows below it (五、其他说明：无): the next title's
    number goes back behind theirs."""
    kept: list[Candidate] = []
    following = _numbers_that_follow(found)
    row = -1  # where the line of the last one dropped ends
    for candidate, after in zip(found, following, strict=True):
        start, number = candidate.span.start, candidate.number
        end = max(excluded.ends_before(start), row)
        below = end >= 0 and start - end < _BETWEEN_ITEMS and not document.folded[end:start].strip(" \t\r\n|")
        if not candidate.title and below and number and after and number >= after:
            row = document.lines[document.line_at(start)].end
        else:
            kept.append(candidate)
    return kept


def _numbers_that_follow(found: list[Candidate]) -> list[int | None]:
    """For each heading the number of the next title numbered 一、, None for headings of other styles."""
    numbers: list[int | None] = []
    following: int | None = None
    for candidate in reversed(found):
        numbers.append(following if candidate.style == "chinese" else None)
        if candidate.style == "chinese" and candidate.title:
            following = candidate.number
    return numbers[::-1]


def _heading(candidate: Candidate, level: int) -> Heading:
    title = candidate.title if level == 1 else None
    ids = telling(candidate.words) if title and title.wording == "merged" else ()
    also = next((section for section in ids if title and section != title.section), None)
    return Heading(
        candidate.span, candidate.words_span, candidate.words, level, candidate.number, candidate.style,
        title.section if title else None, title.wording if title else "", also,
    )  # fmt: skip


def _next_letter(document: Document, offset: int) -> int:
    following = document.folded[offset : offset + 20]
    return offset + len(following) - len(following.lstrip(" \t*"))


def _is_lower(candidate: Candidate, nested: set[int], section_ends: set[int]) -> bool:
    if candidate.style in ("chinese", "part", ""):
        return candidate.span.start in nested
    return candidate.boundary >= 1 or candidate.span.start in section_ends


def _without_lists(document: Document, excluded: Excluded, found: list[Candidate]) -> list[Candidate]:
    """Drops enumerations of the parts (“一、总体情况；二、…”) and tables of contents."""
    known = [(candidate, candidate.title.section) for candidate in found if candidate.title]
    last = {section: position for position, (_, section) in enumerate(known)}
    dropped: set[int] = set()
    run: dict[str, int] = {}  # sections that follow one another without text: their starts
    for position, (candidate, section) in enumerate(known):
        start, following = candidate.span.start, known[position + 1] if position + 1 < len(known) else None
        gap = _gap(document, excluded, candidate, following[0]) if following else None
        if following and gap is not None and _LIST_GAP.fullmatch(gap):
            dropped.update((start, following[0].span.start))
        run[section] = start
        if gap is None or not following or following[1] in run or not _CONTENTS_GAP.fullmatch(gap):
            again = sum(last[each] > position for each in run)
            if len(run) >= 3 and again >= len(run) - 1:
                dropped.update(run.values())
            run = {}
    return [candidate for candidate in found if candidate.span.start not in dropped]


def _gap(document: Document, excluded: Excluded, here: Candidate, following: Candidate) -> str | None:
    """The text between two headings, None where there is much of it or a table."""
    start, end = here.span.end, following.span.start
    if end - start > _BETWEEN_ITEMS or excluded.between(start, end):
        return None
    return document.folded[start:end]


def _sections(found: list[Candidate]) -> tuple[list[Candidate], set[int]]:
    """The headings of the sections, and the starts of those of a numbering nested in them."""
    style = _section_style(found)
    candidates = [c for c in found if c.style == style and (style or c.hashes or c.title)]
    candidates = [c for c in candidates if c.boundary or _fits(c)]
    own = {c.title.section for c in candidates if c.title}
    others = [c for c in _of_other_styles(found, style) if c.title and c.title.section not in own]
    chosen = _weigh_wordings(sorted([*candidates, *others], key=lambda c: c.span))
    sections: list[Candidate] = []
    nested: set[int] = set()
    examined = 0
    count = 0  # of the numbering nested in the present section
    for candidate in chosen:
        number = candidate.number
        examined += candidate.title is None and examined < _EXAMINED
        if candidate.title:
            sections.append(candidate)
            count = 0
        elif examined == _EXAMINED or not candidate.words or is_table_row(candidate.words):
            continue
        elif number is not None and sections and (number == 1 or (count and number == count + 1)):
            nested.add(candidate.span.start)
            count = number
        elif (candidate.boundary == 3 and style in _FIRST_LEVEL) or _continues(sections, candidate):
            sections.append(candidate)
            count = 0
    return sections, nested


def _continues(sections: list[Candidate], candidate: Candidate) -> bool:
    if candidate.number is None:
        return False
    before = sections[-1].number if sections else 0
    return candidate.number == (before or 0) + 1 and 2 <= len(candidate.words) <= 30


def _rank(section: str) -> int:
    return next(rank for rank, item in enumerate(form(FORMS[-1]).sections, 1) if item.id == section)


def _fits(candidate: Candidate) -> bool:
    """Whether words and number agree so well that the heading may stand in running text."""
    title = candidate.title
    return title is not None and title.wording in EXACT and candidate.number == _rank(title.section)


def _section_style(found: list[Candidate]) -> str:
    sections = {(c.style, c.title.section) for c in found if c.title and c.title.wording != "near"}
    votes = Counter(style for style, _ in sections)
    if not votes:
        return "chinese"
    return max(_STYLES, key=lambda style: (votes[style], -_STYLES.index(style)))


def _of_other_styles(found: list[Candidate], style: str) -> Iterator[Candidate]:
    """Known titles that one drafter numbered otherwise than the rest, but not sub-headings of that name."""
    previous: dict[str, int] = {}
    for candidate in found:
        if candidate.style == style:
            previous = {}
            continue
        title, number = candidate.title, candidate.number
        in_sequence = number is not None and previous.get(candidate.style) == number - 1 and number > 1
        if number is not None:
            previous[candidate.style] = number
        if not title or title.wording not in EXACT or candidate.boundary < 2 or in_sequence:
            continue
        if candidate.alone and (number is None or number == _rank(title.section)):
            yield candidate


def _weigh_wordings(candidates: list[Candidate]) -> list[Candidate]:
    """Gives each section's name to the headings that come nearest to its title."""
    exact = {c.title.section for c in candidates if c.title and c.title.wording in EXACT}
    weighed = []
    for candidate in candidates:
        title = candidate.title
        if title and title.wording not in EXACT and title.section in exact:
            candidate = candidate._replace(title=None)
        weighed.append(candidate)
    missing = {item.id for item in form(FORMS[-1]).sections} - {c.title.section for c in weighed if c.title}
    for index, candidate in enumerate(weighed[:_EXAMINED]):
        if missing and not candidate.title and candidate.boundary >= 2:
            odd = _odd_wording(candidate, missing, weighed, index)
            if odd and odd.title:
                weighed[index] = odd
                missing.discard(odd.title.section)
    return weighed


def _odd_wording(
    candidate: Candidate, missing: set[str], candidates: list[Candidate], index: int
) -> Candidate | None:
    """The heading as that of a missing section, if its words or its place say so."""
    words = candidate.words
    if not words or is_table_row(words):
        return None
    near = nearest(words)
    if near and near.section in missing:
        return candidate._replace(title=near)
    beginning = nearest_beginning(words) if len(words) >= _RUN_ON else None
    if beginning and beginning[0].section in missing:
        return _cut(candidate, *beginning)
    ids = [section for section in telling(words[:30]) if section in missing]
    before = next((_rank(c.title.section) for c in reversed(candidates[:index]) if c.title), 0)
    after = next((_rank(c.title.section) for c in candidates[index + 1 :] if c.title), 7)
    for section in ids:
        if before < _rank(section) < after:
            return candidate._replace(title=Title(section, "merged" if len(ids) > 1 else "telling"))
    if index == 0 and candidate.number == 1 and _FIRST in missing and candidate.alone:
        return candidate._replace(title=Title(_FIRST, "telling"))
    return None


def _cut(candidate: Candidate, title: Title, length: int) -> Candidate:
    """The heading without the text that follows it on the line."""
    end = candidate.words_span.start + length
    return candidate._replace(
        title=title,
        words=candidate.words[:length],
        span=Span(candidate.span.start, end),
        words_span=Span(candidate.words_span.start, end),
        alone=False,
    )
