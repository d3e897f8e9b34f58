"""The islands of citation in a text: found by a regular expression, read by ``grammars/citation.lark``.

All offsets are into the folded text.  Nothing here knows the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from linter.report.numerals import value_of

if TYPE_CHECKING:
    from lark import Token, Tree

_NUMERAL = "〇○零一二三四五六七八九十百千"
_TITLE = r"《(?:[^《》。;!?]|《[^《》。;!?]{1,80}》){1,160}》"
_YEAR_AND_SERIAL = (
    r"(?:[〔\[【({<〈]\s?(?:19|20)\d\d\s?[〕\]】)}>〉]?|(?:19|20)\d\d\s?[〕\]】)}>〉])\s?第?\s?\d{1,5}\s?号"
)
_DOCUMENT = rf"[一-鿿]{{1,16}}\s?{_YEAR_AND_SERIAL}"
_SERIAL = rf"(?:\d{{1,5}}|[{_NUMERAL}]{{1,9}})"
_ORDER = (
    rf"(?:[一-鿿]{{0,16}}令\s?\(?\s?(?:第|[Nn][Oo]\.?)?\s?{_SERIAL}\s?\)?\s?号\)?"
    rf"|(?:[一-鿿]{{1,12}})?第\s?{_SERIAL}\s?号(?:国务院)?令)"
)
_ONE = rf"(?:{_SERIAL}|\(\s?{_SERIAL}\s?\))"
_JOINT = r"\s?(?:[、,]|和|以?及|与|或者?|至|到|[-–—~]{1,2})\s?"
_UNIT = rf"第\s?{_ONE}(?:{_JOINT}第?\s?{_ONE}){{0,12}}\s?[条款项目](?:之{_SERIAL})?"
_MORE = rf"(?:{_JOINT})?(?:{_UNIT}|\(\s?{_SERIAL}\s?\)\s?项)"
_LOCATOR = rf"{_UNIT}(?:{_MORE}){{0,20}}"
_NOTE = r"\((?:[^()《》。;]|《[^《》。;]{1,80}》|\((?:[^()《》。;]|《[^《》。;]{1,80}》){1,60}\)){1,160}\)"
_SHORT = r"(?:以下[统合并]?[简统合并]?称|下[简统]?称|[简统]称)"

_ANCHOR = re.compile(
    rf"(?P<title>《)|(?P<document>{_YEAR_AND_SERIAL})|(?P<order>令\s?\(?\s?(?:第|[Nn][Oo]\.?)?\s?{_SERIAL}\s?\)?\s?号)"
    rf"|(?P<order_after>第\s?{_SERIAL}\s?号(?:国务院)?令)|(?P<locator>第\s?{_SERIAL}(?=[^。\n]{{0,40}}?条))"
)
_TITLE_AT = re.compile(_TITLE)
_LOCATOR_AT = re.compile(_LOCATOR)
_DOCUMENT_AT = re.compile(_DOCUMENT)
_ORDER_AT = re.compile(_ORDER)
_TAIL = re.compile(
    rf"\s{{0,3}}(?:(?P<note>{_NOTE})|(?P<number>{_DOCUMENT}|{_ORDER})"
    rf"|(?P<locator>(?:的|中的?|规定的|之)?{_LOCATOR})"
    rf"|,?(?P<short>{_SHORT}[为作]?:?[\"'“‘]?《[^《》]{{1,40}}》[\"'”’]?)"
    rf"|(?P<unclosed>\(\s?(?:{_DOCUMENT}|{_ORDER})))"
)
# What a bracket must hold to belong to the citation: a number, a short name or the date of a version.
_TELLING = re.compile(rf"号|令|{_SHORT}|(?:19|20)\d\d|[A-Z]{{2}}\d*/?|试行|暂行")
_LEFT = re.compile(r"[一-鿿]{1,16}\s?$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text and where it starts."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class NumberPiece:
    """A document number as written: ``issuer`` as far left as Chinese characters run, ``year`` 0 for an order."""

    issuer: Piece
    year: int
    serial: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LocatorPiece:
    """Articles as written: ``articles`` are closed ranges of article numbers."""

    start: int
    end: int
    articles: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Island:
    """What one island says, not yet resolved."""

    start: int
    end: int
    title: Piece | None = None
    numbers: tuple[NumberPiece, ...] = ()
    locators: tuple[LocatorPiece, ...] = ()
    short_names: tuple[Piece, ...] = ()
    years: tuple[int, ...] = ()  # of versions: （2019年修订）


@dataclass
class _Reading:
    title: Piece | None = None
    numbers: list[NumberPiece] = field(default_factory=list)
    locators: list[LocatorPiece] = field(default_factory=list)
    short_names: list[Piece] = field(default_factory=list)
    years: list[int] = field(default_factory=list)


def find_islands(text: str) -> Iterator[Island]:
    """The islands of a folded text, in order.  Linear in the length of the text."""
    position = 0
    while anchor := _ANCHOR.search(text, position):
        start, end = _extent(text, anchor, position)
        if end <= anchor.start():
            position = anchor.end()
            continue
        island = _read(text[start:end], start)
        if island:
            yield island
        position = end


def _extent(text: str, anchor: re.Match[str], floor: int) -> tuple[int, int]:
    """Where the island around an anchor starts and ends; an end before the anchor where there is none."""
    start = anchor.start()
    if anchor["title"]:
        head = _TITLE_AT.match(text, start)
    elif anchor["locator"]:
        head = _LOCATOR_AT.match(text, start)
    else:
        left = _LEFT.search(text, max(floor, start - 17), start)
        start = left.start() if left else start
        head = (_DOCUMENT_AT if anchor["document"] else _ORDER_AT).match(text, start)
    if not head:
        return start, anchor.start()
    end = head.end()
    while tail := _TAIL.match(text, end):
        if tail["note"] and not _TELLING.search(tail["note"]):
            break
        end = tail.end()
        if tail["unclosed"]:
            break
    return start, end


def _read(text: str, start: int) -> Island | None:
    reading = _parse(text)
    if reading is None:
        return None
    return _moved(reading, start)


def _moved(island: Island, by: int) -> Island:
    """The same island, its text starting at another offset of the draft."""

    def piece(old: Piece) -> Piece:
        return Piece(old.text, old.start + by)

    return Island(
        island.start + by,
        island.end + by,
        piece(island.title) if island.title else None,
        tuple(
            NumberPiece(piece(number.issuer), number.year, number.serial, number.start + by, number.end + by)
            for number in island.numbers
        ),
        tuple(LocatorPiece(each.start + by, each.end + by, each.articles) for each in island.locators),
        tuple(piece(name) for name in island.short_names),
        island.years,
    )


@lru_cache(maxsize=4096)
def _parse(text: str) -> Island | None:
    """Read an island with the grammar; only its title where the rest is not what it seemed to be."""
    from lark.exceptions import LarkError

    from linter.resources import grammar

    # A comma before 以下简称 would be taken for one between articles.
    prepared = re.sub(rf",(?=\s?{_SHORT})", " ", text)
    try:
        tree = grammar("citation", lexer="contextual", propagate_positions=True).parse(prepared)
    except LarkError:
        title = _TITLE_AT.match(text)
        return Island(0, title.end(), Piece(title.group()[1:-1], 1)) if title else None
    reading = _Reading()
    _walk(tree, reading, top=True)
    return Island(
        0,
        len(text),
        reading.title,
        tuple(reading.numbers),
        tuple(reading.locators),
        tuple(reading.short_names),
        tuple(reading.years),
    )


def _walk(tree: Tree[Token], reading: _Reading, *, top: bool = False) -> None:
    for child in tree.children:
        if isinstance(child, str):
            token = child
            if token.type == "TITLE" and top:
                reading.title = Piece(str(token)[1:-1], _start(token) + 1)
            elif token.type == "DATED":
                reading.years.append(int(token[:4]))
        elif child.data == "number":
            reading.numbers.append(_number(child))
        elif child.data == "locator":
            reading.locators.append(_locator(child))
        elif child.data == "abbreviation":
            reading.short_names.extend(_name(token) for token in _tokens(child))
        else:
            _walk(child, reading)


def _number(tree: Tree[Token]) -> NumberPiece:
    tokens = {token.type: token for token in _tokens(tree)}
    start = min(_start(token) for token in tokens.values())
    end = tree.meta.end_pos
    if "STANDARD" in tokens:
        return NumberPiece(Piece(str(tokens["STANDARD"]), start), 0, 0, start, end)
    issuer = tokens.get("ISSUER") or tokens.get("ORGAN") or tokens.get("ORDER")
    words = str(issuer or "")
    if "ORGAN" in tokens:
        words += "令"
    year = int(tokens["YEAR"]) if "YEAR" in tokens else 0
    place = _start(issuer) if issuer is not None else start
    return NumberPiece(Piece(words, place), year, value_of(str(tokens["SERIAL"])), start, end)


def _locator(tree: Tree[Token]) -> LocatorPiece:
    ranges: list[tuple[int, int]] = []
    units = list(tree.find_data("unit"))
    joined_by_range = False
    for child in tree.children:
        if isinstance(child, str):
            continue
        if child.data == "joint":
            joined_by_range = bool(child.children)
        elif child.data == "unit":
            if _kind(child) == "条":
                found = _ranges(child)
                if joined_by_range and ranges and found:
                    found[0] = (ranges.pop()[0], found[0][1])
                ranges.extend(found)
            joined_by_range = False
    start = min(_start(token) for unit in units for token in _tokens(unit))
    return LocatorPiece(tree.meta.start_pos, max(start, tree.meta.end_pos), tuple(ranges))


def _kind(unit: Tree[Token]) -> str:
    return next(str(child) for child in unit.children if isinstance(child, str))


def _ranges(unit: Tree[Token]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    ranging = False
    for child in next(unit.find_data("numerals")).children:
        if isinstance(child, str):
            continue
        if child.data == "joint":
            ranging = bool(child.children)
            continue
        value = value_of(str(child.children[0]).strip("( )"))
        if ranging and found:
            found[-1] = (found[-1][0], value)
        else:
            found.append((value, value))
        ranging = False
    return found


def _name(token: Token) -> Piece:
    """A short name without its title marks."""
    text = str(token)
    return Piece(text[1:-1], _start(token) + 1) if token.type == "TITLE" else Piece(text, _start(token))


def _tokens(tree: Tree[Token]) -> Iterator[Token]:
    for child in tree.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _tokens(child)


def _start(token: Token) -> int:
    return token.start_pos or 0
