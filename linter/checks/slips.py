"""What the checks of wording share: slips of one kind are one finding, with every further place beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.prose_words import place_of
from linter.diagnostics import Edit, Finding, Fix, Parameter, Related, Severity, Text
from linter.documents.document import Span
from linter.report.prose import Prose
from linter.report.report import Report
from linter.tuples import NamedTuple

_AGAIN = Text("这里也是这样写的。", "It is written so here too.")
_MOST_RELATED = 50  # further places that a finding lists
_RULED = ("+-", "┃", "│")  # what the row of a drawn table begins with
_CELL = 200  # characters; a wider cell is prose
_AROUND = 8  # characters of the draft that a message shows on each side


class Place(NamedTuple):
    """Where a slip stands in the draft, and what mends it; no edits where a person must decide."""

    span: Span
    edits: tuple[Edit, ...] = ()


def finding(
    report: Report,
    places: Sequence[Place],
    parameters: dict[str, Parameter],
    *,
    variant: str | None = None,
    severity: Severity | None = None,
    mend: Text | None = None,
    applicability: str = "safe",
) -> Finding:
    """One finding at the first place; ``mend`` words the fix, which is there where every place has edits."""
    edits = tuple(edit for place in places for edit in place.edits)
    whole = mend is not None and all(place.edits for place in places)
    return Finding(
        span=places[0].span,
        place=place_of(report, places[0].span),
        parameters=parameters,
        variant=variant,
        severity=severity,
        related=tuple(Related(place.span, _AGAIN) for place in places[1 : _MOST_RELATED + 1]),
        fix=Fix(mend, applicability, edits) if whole and mend else None,
    )


def is_whole(prose: Prose, start: int, end: int) -> bool:
    """Whether a stretch of the running text stands in the draft without blanks or line ends in it."""
    span = prose.running.span(start, end)
    return span.end - span.start == end - start


def is_elsewhere(report: Report, span: Span) -> bool:
    """Whether a place is no prose of the report: above its title, or in a table that the form lacks."""
    document, title = report.document, report.identity.title_span
    if title and span.start < title.start:
        return True
    origin = document.origin_at(span.start)
    if origin is not None and origin.table is not None:
        return True
    line = document.lines[document.line_at(span.start)]
    near = document.text[max(line.start, span.start - _CELL) : min(line.end, span.end + _CELL)]
    return "\t" in near or "|" in near or document.text.startswith(_RULED, line.start)


def around(report: Report, span: Span) -> str:
    """A place with a few characters of its line on each side, blanks dropped."""
    text = report.document.text
    line = report.document.lines[report.document.line_at(span.start)]
    start, end = max(line.start, span.start - _AROUND), min(max(line.end, span.end), span.end + _AROUND)
    return "".join(text[start:end].split())


def changed(wrong: str, right: str, span: Span) -> Iterator[Edit]:
    """The one edit that turns ``wrong`` at a span into ``right``, without the characters that both share."""
    begin = 0
    while begin < min(len(wrong), len(right)) and wrong[begin] == right[begin]:
        begin += 1
    end = 0
    while end < min(len(wrong), len(right)) - begin and wrong[-1 - end] == right[-1 - end]:
        end += 1
    yield Edit(Span(span.start + begin, span.end - end), right[begin : len(right) - end])
