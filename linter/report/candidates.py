"""Places where a heading may begin: after an ordinal, or on a line of its own that is a known title."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from linter.documents.document import Document, Span
from linter.patterns import compiled
from linter.report.ordinals import LEVELS, Mark, begins_loosely, loose_mark, marks
from linter.report.titles import Title, begins_title, folded_key, is_ending, known, telling, title_at
from linter.tuples import NamedTuple

# Bold, quotation and list marks of Markdown, bullets, and the comments that Word leaves in HTML.
_MARKUP = compiled(r"(?:[ \t>#*_•·●◆■★▲]|<!--[^<>]{0,60}-->|\[\]|﻿)*")
_WORDS_END = compiled(
    r"(?<=[情况事项工作])(?=(?:19|20)\d\d)|[。;:!?〔【\r\n|]|[ \t]{2,}|\([一二三四五六七八九十\d]{1,3}\)|<!--"
)
_SENTENCE = compiled(r"[。;:!?,〔\d]")
_CUT = compiled(r"[, \t]")
_ENDING = compiled(r"[\u3400-\u9fff]{1,8}")
_MOST_MARKS = 100_000  # ordinals that are looked at
_WINDOW = 90  # characters after an ordinal in which the words of its heading are looked for
_LONGEST_WORDS = 40
_LONGEST_LINE = 45
EXACT = ("title", "accepted")
_TITLE_STYLES = ("chinese", "part", "bracketed", "arabic", "roman")
_SENTENCE_ENDS = "。!?〕】>…"
_WEAK_ENDS = ";:)》”\"'"


class Candidate(NamedTuple):
    """A place where a heading may stand.

    ``boundary`` says how clearly it begins there: 3 at the start of a line, 2 after a sentence, a table or
    a mark of omission, 1 after a weaker stop or a blank, 0 in running text.  ``alone`` is True where
    nothing follows the words on their line; ``hashes`` counts Markdown's ``#``.
    """

    span: Span
    words_span: Span
    words: str
    style: str
    number: int | None
    title: Title | None
    boundary: int
    alone: bool
    hashes: int = 0


class Excluded:
    """The spans in which no heading can stand, asked by offset."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def holding(self, offset: int) -> Span | None:
        """The excluded span that holds an offset."""
        index = bisect_right(self._starts, offset) - 1
        return self._spans[index] if index >= 0 and offset in self._spans[index] else None

    def ends_before(self, offset: int) -> int:
        """Where the last excluded span before an offset ends; -1 if there is none."""
        index = bisect_right(self._starts, offset) - 1
        return self._spans[index].end if index >= 0 else -1

    def next_start(self, offset: int) -> int | None:
        """Where the next excluded span after an offset begins."""
        index = bisect_right(self._starts, offset)
        return self._starts[index] if index < len(self._starts) else None

    def between(self, start: int, end: int) -> bool:
        """Whether an excluded span begins inside a range."""
        index = bisect_right(self._starts, start)
        return index < len(self._starts) and self._starts[index] < end


def numbered(document: Document, excluded: Excluded) -> Iterator[Candidate]:
    """Every ordinal outside the excluded spans that may begin a heading.

    A numbered title of the form is none of a table's cells, so it counts wherever it stands.
    """
    for mark in islice(marks(document.folded), _MOST_MARKS):
        inside = excluded.holding(mark.start) is not None
        if inside and mark.style not in ("chinese", "part"):
            continue
        candidate = _at_mark(document, excluded, mark)
        if candidate and (not inside or (candidate.title and candidate.title.wording in EXACT)):
            yield candidate


def _at_mark(document: Document, excluded: Excluded, mark: Mark) -> Candidate | None:
    folded = document.folded
    line = document.lines[document.line_at(mark.start)]
    boundary = _boundary(folded, line.start, mark.start, excluded)
    start = _MARKUP.match(folded, mark.end).end()  # type: ignore[union-attr]  # matches the empty string
    found = title_at(folded, start) if mark.style in _TITLE_STYLES else None
    if not found:
        if boundary == 0 and mark.style != "bracketed":
            return None
        return _unknown(document, mark, start, boundary)
    title, end = found
    line = document.lines[document.line_at(end - 1)]
    rest = folded[end : min(line.end, end + _LONGEST_LINE)]
    ending = _ENDING.match(rest)
    if ending and is_ending(ending[0]):
        end += len(ending[0])
        rest = rest[len(ending[0]) :]
        title = Title(title.section, "near")
    elif _names_another(rest, title, line.end - end):
        end += len(rest.rstrip(" \t*_:。#"))
        rest = ""
        title = Title(title.section, "merged")
    begin = _first_word(folded, start, end)
    alone = not rest.strip(" \t*_:。#")
    return Candidate(
        Span(mark.start, end), Span(begin, end), document.text[begin:end], mark.style, mark.number, title,
        boundary, alone, _hashes(folded, line.start),
    )  # fmt: skip


def _names_another(rest: str, title: Title, length: int) -> bool:
    """Whether the rest of a heading's line names a second section (…及其他需要报告的事项)."""
    joined = rest[:1] in ("及", "和", "与", "、") and length <= len(rest)
    if not joined or next(marks(rest), None) or _SENTENCE.search(rest.rstrip("。 \t*_:#")):
        return False
    return any(section != title.section for section in telling(rest))


def _first_word(folded: str, start: int, end: int) -> int:
    while start < end - 1 and folded[start].isspace():
        start += 1
    return start


def _hashes(folded: str, line_start: int) -> int:
    if not folded.startswith("#", line_start):
        return 0
    return len(folded[line_start : line_start + 7]) - len(folded[line_start : line_start + 7].lstrip("#"))


def _boundary(folded: str, line_start: int, start: int, excluded: Excluded) -> int:
    before = folded[max(line_start, start - 140) : start]
    if start - line_start <= 140 and _MARKUP.fullmatch(before):
        return 3
    bare = before.rstrip(" \t*")
    if bare.endswith("-->"):
        bare = bare[: bare.rfind("<!--")].rstrip(" \t*") if "<!--" in bare else bare
    end = excluded.ends_before(start)
    if end >= 0 and start - end < 200 and not folded[end:start].strip():
        return 2
    if not bare or bare[-1] in _SENTENCE_ENDS or bare[-1].isdigit():
        return 2  # a figure before an ordinal is a table's last cell
    return 1 if bare[-1] in _WEAK_ENDS or before[-1] in " \t" else 0


def _unknown(document: Document, mark: Mark, start: int, boundary: int) -> Candidate | None:
    folded = document.folded
    line = document.lines[document.line_at(mark.start)]
    if not folded[start : min(line.end, start + _WINDOW)].strip():
        # The ordinal stands alone on its line.
        line = document.lines[min(document.line_at(mark.start) + 1, len(document.lines) - 1)]
        start = max(start, line.start)
    start = min(start, max(line.end, mark.end))
    limit = min(max(line.end, start), start + _WINDOW)
    begin = _first_word(folded, start, limit)
    stop = _WORDS_END.search(folded, begin, limit)
    end = stop.start() if stop else limit
    if end - begin > _LONGEST_WORDS or (line.end - line.start > _LONGEST_LINE and mark.style == "chinese"):
        cut = _CUT.search(folded, begin, end)
        end = min(cut.start() if cut else end, begin + _LONGEST_WORDS)
    end = begin + len(folded[begin:end].rstrip(" \t*_#"))
    if folded[begin:end].startswith("是"):
        return None  # “二、是” is an item of a list in the text
    alone = not folded[end : min(line.end, end + 3)].strip(" \t*_:。#")
    return Candidate(
        Span(mark.start, max(end, mark.end)), Span(begin, end), document.text[begin:end], mark.style,
        mark.number, None, boundary, alone, _hashes(folded, line.start),
    )  # fmt: skip


def unnumbered(document: Document, excluded: Excluded) -> Iterator[Candidate]:
    """Lines, or two lines together, that are a known title and nothing else; Markdown's headings too."""
    folded, lines = document.folded, document.lines
    for index, line in enumerate(lines):
        if not 2 <= line.end - line.start <= 60 or folded[line.start : line.end].isdecimal():
            continue
        start = _MARKUP.match(folded, line.start, line.end).end()  # type: ignore[union-attr]
        inside = excluded.holding(line.start) is not None
        if inside and not begins_loosely(folded[start : start + 1]):
            continue
        words = folded[start : line.end].rstrip(" \t*_#:。")
        if len(words) < 2:
            continue
        end, hashes = start + len(words), _hashes(folded, line.start)
        own_key = "" if inside else folded_key(words)
        title = known().get(own_key)
        if not inside and not title and begins_title(own_key) and index + 1 < len(lines):
            following = lines[index + 1]
            both = folded_key(folded[start : following.end]) if following.end - start < 90 else ""
            title = known().get(both)
            end = following.end if title else end
        loose = _loosely_numbered(folded, start, end)
        if loose:
            mark, title = loose
            yield Candidate(
                Span(start, end), Span(mark.end, end), document.text[mark.end : end], mark.style, mark.number,
                title, 3, True, hashes,
            )  # fmt: skip
        elif title or (hashes and not inside):
            yield Candidate(
                Span(start, end), Span(start, end), document.text[start:end], "", None, title, 3, True, hashes
            )


def _loosely_numbered(folded: str, start: int, end: int) -> tuple[Mark, Title] | None:
    """A line that is a known title after an ordinal that ``marks`` does not know (二主动公开…, 1 …)."""
    mark = loose_mark(folded, start, end)
    title = known().get(folded_key(folded[mark.end : end])) if mark and mark.number else None
    if not mark or not title or title.wording not in EXACT:
        return None
    usual = next(marks(folded[start : mark.end + 1]), None)
    return None if usual and usual.start == 0 else (mark, title)


def level_of(style: str) -> int:
    """How deep a style stands by custom; headings without an ordinal stand first."""
    return LEVELS.get(style, 1)
