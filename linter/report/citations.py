"""The instruments and articles that a draft quotes, resolved by the catalogue and judged for its dates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice

from linter.documents.document import Document, Span
from linter.patterns import compiled
from linter.report.catalogue import Catalogue, catalogue
from linter.report.circumstances import Sentences, Spoken
from linter.report.document_numbers import official_number
from linter.report.islands import Island, Piece, find_islands
from linter.report.judging import judge
from linter.report.report import Citation, QuotedNumber
from linter.report.resolution import Names, resolve
from linter.report.verdicts import Dates

_WORDS_BEFORE = compiled(r"[一-鿿]{2,40}$")
_ORDER = compiled(r".*(?:主席|国务院|政府|[部委局署厅行会])令第")
_REACH = 60
# No draft quotes so much; what does is no report, and its first citations say enough.
_MOST_CITATIONS = 5000


def read_citations(
    document: Document,
    *,
    period_year: int | None,
    as_of: date,
    excluded: Sequence[Span] = (),
    laws: Catalogue | None = None,
) -> tuple[Citation, ...]:
    """Every citation of a draft, in order, with its verdict.

    ``period_year`` is the year reported on (the year before ``as_of`` where it is not known), ``as_of`` the
    day whose law applies.  What starts within ``excluded`` (tables: their captions quote articles) is not
    read.  ``laws`` is the catalogue, by default the one that comes with the program.
    """
    year = period_year or as_of.year - 1
    dates = Dates(start=date(year, 1, 1), end=date(year, 12, 31), as_of=as_of)
    reader = _Reader(document, dates, laws or catalogue())
    return tuple(reader.citations(excluded))


class _Reader:
    """Walks through one draft and keeps what its short names mean."""

    def __init__(self, document: Document, dates: Dates, laws: Catalogue) -> None:
        self.document = document
        self.text = document.folded
        self.dates = dates
        self.laws = laws
        self.names = Names(laws)
        self.sentences = Sentences(self.text)

    def citations(self, excluded: Sequence[Span]) -> Iterator[Citation]:
        outside = _outside(excluded)
        for at, island in islice(find_islands(self.text), _MOST_CITATIONS):
            if not outside(at):
                continue
            citation = self.read(at, island if island.title else self.with_bare_title(at, island))
            if citation:
                yield citation

    def with_bare_title(self, at: int, island: Island) -> Island:
        """An island without a title takes one that stands before it without title marks: 条例第二十条."""
        before = self.text[max(0, at - _REACH) : at]
        stripped = before.rstrip(" (")
        words = _WORDS_BEFORE.search(stripped)
        if not words:
            return island
        run = words.group()
        for start in range(len(run) - 1):
            if self.names.known(run[start:]):
                offset = len(stripped) - len(before) - len(run) + start
                return island._replace(start=offset, title=Piece(run[start:], offset))
        return island

    def read(self, at: int, island: Island) -> Citation | None:
        numbers = tuple(self.numbers(at, island)) if island.numbers else ()
        if not island.title and not any(self.is_number(number.official) for number in numbers):
            return None
        start = at + island.start
        before = self.text[max(0, start - _REACH) : start]
        reference = resolve(island, [number.official for number in numbers], before, self.names)
        for name in island.short_names:
            self.names.define(name, reference)
        if island.title:
            self.names.cite(island.title.text, reference.law)
        span = Span(start if island.title else numbers[0].span.start, at + island.end)
        circumstances = Spoken(self.sentences, span, self.dates.start.year)
        verdict = judge(reference, circumstances, self.dates, self.laws)
        title = Span(at + island.title.start, at + island.title.end) if island.title else None
        article = Span(at + island.locators[0][0], at + island.locators[-1][1]) if island.locators else None
        return Citation(
            span=span,
            status=verdict.status,
            title=self.document.slice(title) if title else None,
            title_span=title,
            number=numbers[-1].text if numbers else None,
            number_span=numbers[-1].span if numbers else None,
            article=self.document.slice(article) if article else None,
            article_span=article,
            law=reference.law.id if reference.law else None,
            version=verdict.version.id if verdict.version else None,
            numbers=numbers,
            verdict=verdict,
            circumstances=circumstances,
        )

    def is_number(self, official: str) -> bool:
        """Whether a number that stands alone is one: 第5号令 without its issuer names nothing."""
        return "〔" in official or official in self.laws.numbers or bool(_ORDER.match(official))

    def numbers(self, at: int, island: Island) -> Iterator[QuotedNumber]:
        for number in island.numbers:
            official, lead = official_number(number.text, self.laws.number_issuers)
            span = Span(at + number.start + lead, at + number.end)
            yield QuotedNumber(self.document.slice(span), span, official)


def _outside(excluded: Sequence[Span]) -> Callable[[int], bool]:
    """A test whether an offset lies outside all of ``excluded``."""
    spans = sorted(excluded)
    starts = [span.start for span in spans]

    def test(offset: int) -> bool:
        index = bisect_right(starts, offset) - 1
        return index < 0 or offset not in spans[index]

    return test
