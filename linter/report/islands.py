"""The islands of citation in a text: found by a regular expression, read by ``grammars/citation.lark``.

All offsets are into the folded text.  Nothing here knows the catalogue.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from linter import resources
from linter.patterns import compiled
from linter.report.numerals import value_of
from linter.resources.automaton import SyntaxFault, Token
from linter.tuples import NamedTuple

_NUMBERS = frozenset({"DOCUMENT", "ORDER", "STANDARD"})

_NUMERAL = "〇○零一二三四五六七八九十百千"
_TITLE = r"《(?:[^《》。;!?]|《[^《》。;!?]{1,80}》){1,160}》"
# 〔二〇一九〕14号 names a document too, if not in good form.
_YEAR_OF_A_NUMBER = r"(?:(?:19|20)\d\d|[一二][九〇○零][〇○零一二三四五六七八九]{2})"
_YEAR_AND_SERIAL = (
    rf"(?:[〔﹝\[【({{<〈]\s?{_YEAR_OF_A_NUMBER}\s?[〕﹞\]】)}}>〉]?|(?:19|20)\d\d\s?[〕﹞\]】)}}>〉])"
    r"\s?第?\s?\d{1,5}\s?号"
)
_DOCUMENT = rf"[一-鿿]{{1,16}}\s?{_YEAR_AND_SERIAL}"
_SERIAL = rf"(?:\d{{1,5}}|[{_NUMERAL}]{{1,9}})"
_ORDER = (
    rf"(?:[一-鿿]{{0,16}}令\s?(?:\(\s?第?\s?{_SERIAL}\s?号\s?\)|(?:第|[Nn][Oo]\.?)?\s?{_SERIAL}\s?号)"
    rf"|(?:(?!第)[一-鿿]){{0,12}}第\s?{_SERIAL}\s?号\s?(?:国务院)?令|国务院\s?\d{{1,5}}\s?号令)"
)
_ONE = rf"(?:{_SERIAL}|\(\s?{_SERIAL}\s?\))"
_JOINT = r"\s?(?:[、,]|和|以?及|与|或者?|至|到|[-–—~]{1,2})\s?"
_UNIT = rf"第\s?{_ONE}(?:{_JOINT}第?\s?{_ONE}){{0,12}}\s?[条款项目](?:之{_SERIAL})?"
_MORE = rf"(?:(?:{_JOINT})?(?:{_UNIT}|\(\s?{_SERIAL}\s?\)\s?项)|{_JOINT}{_SERIAL}\s?条)"
_LOCATOR = rf"{_UNIT}(?:{_MORE}){{0,20}}"
_NOTE = r"\((?:[^()《》。;]|《[^《》。;]{1,80}》|\((?:[^()《》。;]|《[^《》。;]{1,80}》){1,60}\)){1,160}\)"
_SHORT = r"(?:以下[统合并]?[简统合并]?称|下[简统]?称|[简统]称)"

_ANCHOR = compiled(
    rf"(?P<title>《)|(?P<document>{_YEAR_AND_SERIAL})|(?P<order>令\s?\(?\s?(?:第|[Nn][Oo]\.?)?\s?{_SERIAL}\s?号)"
    rf"|(?P<order_after>第\s?{_SERIAL}\s?号\s?(?:国务院)?令|(?<=国务院)\s?\d{{1,5}}\s?号令)|(?P<locator>第\s?{_SERIAL}(?=[^。\n条]{{0,40}}条))"
)
_TITLE_AT = compiled(_TITLE)
_LOCATOR_AT = compiled(_LOCATOR)
_DOCUMENT_AT = compiled(_DOCUMENT)
_ORDER_AT = compiled(_ORDER)
# 《…》国办发〔2010〕5号 is one citation, 《…》和国办发〔2010〕5号 are two.
_NO_NEW_START = r"(?![一-鿿]{0,12}?(?:[和及与或等的、]|根据|按照?|依据|要求|精神|规定|文件|通知|贯彻|落实))"
_TAIL = compiled(
    rf"\s{{0,3}}(?:(?P<note>{_NOTE})|(?P<number>{_NO_NEW_START}(?:{_DOCUMENT}|{_ORDER}))"
    rf"|(?P<locator>(?:的|中的?|规定的|之)?{_LOCATOR})"
    rf"|,?(?P<short>{_SHORT}[为作]?:?[\"'“‘]?《[^《》]{{1,40}}》[\"'”’]?)"
    rf"|(?P<unclosed>\(\s?(?:{_DOCUMENT}|{_ORDER})))"
)
# What a bracket must hold to belong to the citation: a number, a short name or the date of a version.
_TELLING = compiled(rf"号|令|{_SHORT}|(?:19|20)\d\d|[A-Z]{{2}}\d*/?|试行|暂行")
# Round brackets mark a number only after one of these: 政发, 办函, 民字.
_ENDS_AN_ISSUER = compiled(r"[发函字办规释传电通文告批复知议任决令党政]\s?$")
_NOTE_INSIDE = compiled(r"(?P<title>[^()]{4,60})(?P<note>\([^()]{0,40}(?:号|修[订正改])[^()]{0,20}\))")
_DIGITS = compiled(r"\d+")
_LEFT = compiled(r"[一-鿿]{1,16}\s?$")
_COMMA_BEFORE_SHORT = compiled(rf",(?=\s?{_SHORT})")
_NUMERAL_OF_AN_ARTICLE = compiled(rf"(?P<range>至|到|[-–—~]+)?\s?第?\s?(?P<numeral>{_SERIAL})")
_NAME = compiled(rf"{_SHORT}[为作]?\s*:?\s*[\"'“”‘’「]?\s*《?(?P<name>[^《》\"'“”‘’」]+)")

# No quotation has more pieces; a longer one is a text that means to be slow.
_MOST_PIECES = 24


class Piece(NamedTuple):
    """Some text and where it starts."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Island(NamedTuple):
    """What one island says, not yet resolved.  ``articles`` are closed ranges of article numbers.

    Offsets are those within the island; a title without marks that stands before it starts below 0.
    """

    start: int
    end: int
    title: Piece | None = None
    numbers: tuple[Piece, ...] = ()
    locators: tuple[tuple[int, int], ...] = ()  # where each starts and ends
    articles: tuple[tuple[int, int], ...] = ()
    short_names: tuple[str, ...] = ()
    years: tuple[int, ...] = ()  # of versions: （2019年修订）
    days: tuple[tuple[int, int, int], ...] = ()  # of versions: （2008年5月1日起施行）


def find_islands(text: str) -> Iterator[tuple[int, Island]]:
    """The islands of a folded text, in order, each with its offset.  Linear in the length of the text."""
    position = 0
    while anchor := _ANCHOR.search(text, position):
        start, end = _extent(text, anchor, position)
        if end <= anchor.start():
            position = anchor.end()
            continue
        island = read_island(text[start:end])
        if island:
            yield start, _with_note_outside(island)
        position = end


def _with_note_outside(island: Island) -> Island:
    """《…条例（国务院令第711号）》 read as 《…条例》（国务院令第711号）."""
    title = island.title
    if title is None or "(" not in title.text:
        return island
    found = _NOTE_INSIDE.fullmatch(title.text) if not island.numbers and not island.years else None
    inner = read_island(f"《{found['title']}》{found['note']}") if found else None
    if found is None or inner is None or not (inner.numbers or inner.years):
        return island
    # The mark that closes the title stands behind the note, not before it.
    numbers = tuple(Piece(number.text, number.start - 1) for number in inner.numbers)
    return island._replace(title=Piece(found["title"], title.start), numbers=numbers, years=inner.years)


def _extent(text: str, anchor: re.Match[str], floor: int) -> tuple[int, int]:
    """Where the island around an anchor starts and ends; an end before the anchor where there is none."""
    start = anchor.start()
    if anchor["title"]:
        head = _TITLE_AT.match(text, start)
    elif anchor["locator"]:
        head = _LOCATOR_AT.match(text, start)
    else:
        left = _LEFT.search(text, max(floor, start - 17), start)
        if (
            anchor["document"]
            and anchor[0].startswith("(")
            and not _ENDS_AN_ISSUER.search(text, floor, start)
        ):
            return start, start  # 收到（2022）5号楼的来信
        start = left.start() if left else start
        head = (_DOCUMENT_AT if anchor["document"] else _ORDER_AT).match(text, start)
    if not head:
        return start, anchor.start()
    end = head.end()
    numbered = not anchor["title"]
    for _ in range(_MOST_PIECES):
        tail = _TAIL.match(text, end)
        if not tail or (tail["note"] and not _TELLING.search(tail["note"])) or (tail["number"] and numbered):
            break
        numbered = True
        end = tail.end()
        if tail["unclosed"]:
            break
    return start, end


@lru_cache(maxsize=4096)
def read_island(text: str) -> Island | None:
    """Read an island with the grammar; only its title where the rest is not what it seemed to be."""
    alone = _TITLE_AT.fullmatch(text)
    if alone:
        return Island(0, len(text), Piece(text[1:-1], 1))

    # A comma before 以下简称 would be taken for one between articles.
    prepared = _COMMA_BEFORE_SHORT.sub(" ", text)
    try:
        parts = list(_parts(resources.grammar("citation").parse(prepared, _Node)))
    except SyntaxFault:
        head = _TITLE_AT.match(text)
        return Island(0, head.end(), Piece(head.group()[1:-1], 1)) if head else None
    locators = [list(_tokens(part)) for part in parts if isinstance(part, _Node)]
    tokens = [part for part in parts if isinstance(part, Token)]
    title = tokens[0].text if tokens and tokens[0].terminal == "TITLE" and tokens[0].start == 0 else None
    return Island(
        0,
        len(text),
        Piece(title[1:-1], 1) if title else None,
        tuple(Piece(token.text, token.start) for token in tokens if token.terminal in _NUMBERS),
        tuple((found[0].start, found[-1].end) for found in locators),
        tuple(each for found in locators for each in _articles(found)),
        tuple(_short_name(token.text) for token in tokens if token.terminal == "SHORT_NAME"),
        tuple(int(token.text[:4]) for token in tokens if token.terminal == "DATED"),
        tuple(_day(token.text) for token in tokens if token.terminal == "DAY"),
    )


class _Node(NamedTuple):
    """A rule of the grammar and its parts."""

    rule: str
    parts: list[Any]


def _parts(node: _Node, whole: str = "locator") -> Iterator[Token | _Node]:
    """The tokens of a node, in order, and those of its nodes that are left ``whole``.

    A list of many parts is a node as deep as it is long.
    """
    left: list[Token | _Node] = [node]
    while left:
        part = left.pop()
        if isinstance(part, Token) or part.rule == whole:
            yield part
        else:
            left += reversed(part.parts)


def _tokens(node: _Node) -> Iterator[Token]:
    return (part for part in _parts(node, "") if isinstance(part, Token))


def _articles(tokens: Iterable[Token]) -> list[tuple[int, int]]:
    """The articles of one locator; 第五至八条 and 第五条至第八条 are one range."""
    ranges: list[tuple[int, int]] = []
    to = False
    for token in tokens:
        if token.terminal == "ARTICLE":
            for found in _NUMERAL_OF_AN_ARTICLE.finditer(token.text.split("条")[0]):
                number = value_of(found["numeral"])
                if ranges and (to or found["range"]):
                    ranges[-1] = (ranges[-1][0], number)
                else:
                    ranges.append((number, number))
                to = False
        to = token.terminal == "RANGE"
    return ranges


def _day(text: str) -> tuple[int, int, int]:
    year, month, day = (int(part) for part in _DIGITS.findall(text))
    return year, month, day


def _short_name(text: str) -> str:
    found = _NAME.match(text)
    return found["name"].strip() if found else ""
