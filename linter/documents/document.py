"""What every reader hands on: the text of a draft, and where each part of it stands."""

from bisect import bisect_right
from functools import cached_property, partial
from itertools import chain

from linter.documents.folding import fold
from linter.patterns import compiled
from linter.tuples import NamedTuple

_LINE_END = compiled(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A half-open range of character offsets into ``Document.text``."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:  # type: ignore[override]
        return self.start <= offset < self.end


span_of = partial(tuple.__new__, Span)
"""A span from a pair, for the hundreds that a table has: it takes half the time of a call of ``Span``."""


class Origin(NamedTuple):
    """Where a piece of the text stands in the file; numbers are those that a person counts, from 1.

    A piece is a paragraph or a cell.  ``paragraph`` counts the paragraphs with text outside tables, ``table``
    the tables, ``row`` and ``column`` within the table; ``source`` is the line and column in an HTML file.
    The first ``automatic`` characters are a number that Word shows and its file does not hold; ``blocks`` are
    the first of the Word file's paragraphs that the piece was read from, in the order of reading and from 0,
    and the one after the last.
    """

    span: Span
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    page: int | None = None
    source: tuple[int, int] | None = None
    automatic: int = 0
    blocks: tuple[int, int] | None = None


class Remark(NamedTuple):
    """What a comment in the draft says to the program, and where the comment stands."""

    span: Span
    text: str


class Document:
    """A draft as it was read.

    ``text`` is the decoded text with its own line ends; every span in the program is a range
    of character offsets into it.  ``folded`` has the same length, so an offset found in one
    holds in the other.  ``origins``, sorted by span, say where in a Word, HTML or PDF file each piece of the
    text stands; a text file needs none.  ``remarks`` are comments to the program; the text has blanks there.
    """

    def __init__(
        self,
        path: str,
        kind: str,
        text: str,
        encoding: str = "utf-8",
        origins: tuple[Origin, ...] = (),
        remarks: tuple[Remark, ...] = (),
    ) -> None:
        self.path = path
        self.kind = kind
        self.text = text
        self.encoding = encoding
        self.origins = origins
        self.remarks = remarks

    def __getstate__(self) -> dict[str, object]:
        """What another process needs; the rest is worked out there."""
        known = ("path", "kind", "text", "encoding", "origins", "remarks")
        return {name: self.__dict__[name] for name in known}

    @cached_property
    def folded(self) -> str:
        """The text with Traditional characters and full-width forms folded, offsets kept."""
        return fold(self.text)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The lines without their ends.  ``\\n``, ``\\r\\n`` and ``\\r`` end a line, nothing else does."""
        ends = chain.from_iterable([end.span() for end in _LINE_END.finditer(self.text)])
        bounds = (0, *ends, len(self.text))
        return tuple(map(span_of, zip(bounds[::2], bounds[1::2], strict=True)))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> int:
        """The index in ``lines`` of the line that holds ``offset``."""
        return bisect_right(self._line_starts, offset) - 1

    def position(self, offset: int) -> tuple[int, int]:
        """The row and column of an offset, both from 1, the column in characters."""
        index = self.line_at(offset)
        return index + 1, offset - self._line_starts[index] + 1

    @cached_property
    def _origin_starts(self) -> list[int]:
        return [origin.span.start for origin in self.origins]

    def origin_at(self, offset: int) -> Origin | None:
        """Where in the file the piece stands that holds ``offset``; None where that is not known."""
        index = bisect_right(self._origin_starts, offset) - 1
        if index < 0 or offset > self.origins[index].span.end:
            return None
        return self.origins[index]

    def slice(self, span: Span) -> str:
        """The text of a span, as it stands in the file."""
        return self.text[span.start : span.end]
