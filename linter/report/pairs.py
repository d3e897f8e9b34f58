"""Brackets, quotation marks and title marks in the prose: which belong together, and which stand alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from linter.patterns import compiled
from linter.tuples import NamedTuple

OPENING, CLOSING = "(《“【〔", ")》”】〕"
_PARTNER = dict(zip(CLOSING, OPENING, strict=True))
_MARK = compiled(r"[()《》“”【】〔〕\"\n]")
_REACH = 500  # characters; a pair further apart is two marks that stand alone
_FARTHEST = 3_000  # characters; a pair that quotes whole paragraphs
_PARAGRAPHS = 3  # as far as a pair may reach, because the ends of wrapped lines are not known for sure
# 1) and 一) at the start of an item need no opening bracket.
_NUMBERS_ITEM = compiled(r"(?<![^\n。,;:、!?)”是括即为])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")


class Pairs(NamedTuple):
    """Places in the running text: of marks that belong together, and of those without a partner."""

    matched: tuple[tuple[int, int], ...]
    alone: tuple[int, ...]


class _Open(NamedTuple):
    place: int
    paragraph: int


def read_pairs(text: str) -> Pairs:
    """Each closing mark with the nearest opening one of its kind before it; in doubt none stands alone."""
    stacks: dict[str, list[_Open]] = {mark: [] for mark in OPENING}
    matched: list[tuple[int, int]] = []
    alone: list[int] = []
    may_close: list[int] = []  # brackets behind ordinals: they may close a pair, but need not
    straight: list[int] = []  # "…" may stand for either of “ and ”
    paragraph = 0
    for found in _MARK.finditer(text):
        mark, place = found[0], found.start()
        if mark == "\n":
            paragraph += 1
        elif mark == '"':
            straight.append(place)
        elif mark in stacks:
            stacks[mark].append(_Open(place, paragraph))
        else:
            stack = stacks[_PARTNER[mark]]
            last = stack[-1] if stack else None
            near = last and place - last.place <= _REACH and paragraph - last.paragraph <= _PARAGRAPHS
            numeral = _NUMBERS_ITEM.search(text, max(0, place - 4), place) if mark == ")" else None
            if numeral and not (near and last and last.place == numeral.start() - 1):
                may_close.append(place)
            elif near and last:
                matched.append((last.place, place))
                stack.pop()
            else:
                alone.append(place)
    alone += [each.place for stack in stacks.values() for each in stack]
    doubtful = {"(": may_close, ")": (), "“": straight, "”": straight}
    certain = [
        place
        for place in sorted(alone)
        if not _near(doubtful.get(text[place], ()), place) and not _goes_on(text, place)
    ]
    return Pairs(tuple(sorted(matched)), tuple(sorted(_without_distant_pairs(text, certain))))


def _without_distant_pairs(text: str, alone: Sequence[int]) -> Iterator[int]:
    """The marks alone but for an opening one and the next closing one, which may hold whole paragraphs."""
    for opening, closing in zip(OPENING, CLOSING, strict=True):
        places = [place for place in alone if text[place] in (opening, closing)]
        last = None
        for place in places:
            if text[place] == closing and last is not None and place - last <= _FARTHEST:
                last = None
                continue
            if last is not None:
                yield last
            last = None
            if text[place] == opening:
                last = place
            else:
                yield place
        if last is not None:
            yield last


def _goes_on(text: str, place: int) -> bool:
    """Whether it opens a quotation of several paragraphs, each of which begins with a mark of its own."""
    if text[place] != "“":
        return False
    following = text.find("“", place + 1, place + _FARTHEST)
    return following > 0 and text[following - 1] == "\n" and text.find("”", place, following) < 0


def _near(places: Sequence[int], place: int) -> bool:
    """Whether one of the places, in order, is within reach of another on either side."""
    index = bisect_left(places, place - _REACH)
    return index < len(places) and places[index] <= place + _REACH
