"""The writer of web pages and of Markdown with HTML tables: the text between the tags is changed in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape

from linter.documents.alignment import align, placed, smallest
from linter.documents.document import Document, Origin, Span
from linter.documents.encodings import decode
from linter.documents.splicing import Change, splice
from linter.documents.writing import inexact
from linter.tuples import NamedTuple

# What a page's source is made of: what shows nothing, an entity, or one character.
_TOKEN = re.compile(
    r"<!--.*?-->|<(?P<silent>script|style)\b.*?</(?P=silent)\s*>"
    r"|<(?P<tag>/?[a-z][a-z\d]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|<[!?][^<>]*>"
    r"|(?P<entity>&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});?)|(?P<char>.)",
    re.DOTALL | re.IGNORECASE,
)
_ENDS = frozenset(("td", "th", "tr", "table", "/td", "/th", "/tr", "/table"))  # of a cell
_SPARE = 4_000  # characters of markup and blanks that a piece of text may have around it


class Source(NamedTuple):
    """The characters that a piece of a page's source shows, and where each stands in the file's text."""

    text: str
    places: tuple[Span, ...]
    closing: int  # where the first end tag stands, or the piece ends


def write_markdown(data: bytes, document: Document, changes: Sequence[Change]) -> bytes:
    """Markdown; changes in its HTML tables are made as in a page."""
    return write_html(data, document, changes)


def write_html(data: bytes, document: Document, changes: Sequence[Change]) -> bytes:
    """A page with changes to its texts.  Raises WriteError where the place of one is not certain."""
    decoded = decode(data)
    if decoded is None:
        raise inexact(document)
    if not document.origins:  # Markdown without HTML tables
        return splice(data, document.encoding, changes, document.path)
    page = Document(document.path, "text", decoded.text, decoded.encoding)
    writer = _Writer(document, page)
    in_source = [each for change in changes for each in writer.in_source(change)]
    return splice(data, document.encoding, in_source, document.path)


class _Writer:
    """Turns changes to the text that was read into changes to the source ``page``."""

    def __init__(self, document: Document, page: Document) -> None:
        self._document = document
        self._sources = Sources(document, page)

    def in_source(self, change: Change) -> Iterator[Change]:
        """The changes to the source.  Raises WriteError where the place is not certain."""
        span, content = change
        origin = self._document.origin_at(span.start)
        if origin is None or origin.source is None or span.end > origin.span.end:
            raise inexact(self._document)
        own = Span(span.start - origin.span.start, span.end - origin.span.start)
        if origin.table is None and origin.paragraph is None:  # a line of Markdown as it stands
            start = self._sources.offset(origin)
            yield Span(start + own.start, start + own.end), content
            return
        text = self._document.slice(origin.span)
        source, places = self._sources.of(origin)
        if not text:
            yield _fill(source, content)
            return
        for each in smallest(text, (own, content)):
            pieces = None if places is None else placed(each, places)
            if pieces is None:
                raise inexact(self._document)
            yield from _written(source, pieces)


class Sources:
    """Finds the source of the paragraphs and cells of a document in its ``page``, of each once."""

    def __init__(self, document: Document, page: Document) -> None:
        self._document = document
        self._page = page
        self._known: dict[Origin, tuple[Source, list[int | None] | None]] = {}

    def of(self, origin: Origin) -> tuple[Source, list[int | None] | None]:
        """The source of a piece, and for each of its characters the index in it, as ``align`` gives them."""
        if origin not in self._known:
            text = self._document.slice(origin.span)
            is_cell = origin.table is not None
            source = _read(self._page.text, self.offset(origin), len(text), is_cell=is_cell)
            self._known[origin] = source, align(text, source.text)
        return self._known[origin]

    def offset(self, origin: Origin) -> int:
        """Where a piece begins in the text of the page."""
        row, column = origin.source or (1, 1)
        return self._page.lines[row - 1].start + column - 1


def _written(source: Source, pieces: Sequence[tuple[int, int, str]]) -> Iterator[Change]:
    """Changes to shown characters as changes to the source, tags between them kept."""
    for start, end, content in pieces:
        if start == end:
            at = source.places[start - 1].end if start else source.places[0].start
            yield Span(at, at), escape(content, quote=False)
            continue
        for index in range(start, end):
            yield source.places[index], escape(content, quote=False) if index == start else ""


def _fill(source: Source, content: str) -> Change:
    """What is put into a cell without text: in the place of the blank that keeps it open, else in it."""
    blank = next(
        (place for place, char in zip(source.places, source.text, strict=True) if char == "\xa0"), None
    )
    return blank or Span(source.closing, source.closing), escape(content, quote=False)


def _read(text: str, start: int, length: int, *, is_cell: bool) -> Source:
    """What the source shows from the tag at ``start`` on, as far as a piece of this length can reach."""
    shown: list[str] = []
    places: list[Span] = []
    closing = None
    at, solid = start, 0
    while at < len(text) and solid < length + 1 and at - start < _SPARE + 40 * length:
        token = _TOKEN.match(text, at)
        if token is None:
            break
        begin, at = token.span()
        tag = (token["tag"] or "").lower()
        if tag.startswith("/") and closing is None:
            closing = begin
        if is_cell and tag in _ENDS and begin > start:
            break
        entity = token["entity"]
        char = unescape(entity) if entity else token["char"]
        if entity and len(char) != 1:
            char, at = text[begin], begin + 1
        if char is not None:
            shown.append(char)
            places.append(Span(begin, at))
            solid += not char.isspace()
    return Source("".join(shown), tuple(places), at if closing is None else closing)
