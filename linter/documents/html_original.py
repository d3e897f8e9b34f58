"""The page of a draft with marks, cut down to the tags that show text: nothing in it acts or is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from linter.documents.document import Document, Span
from linter.documents.encodings import decode
from linter.documents.html_review import mark, reference
from linter.documents.html_writing import Source, Sources
from linter.documents.marking import Segment, pieces_of, segments
from linter.documents.markup import Page
from linter.documents.notes import Note
from linter.documents.splicing import Change, changed

if TYPE_CHECKING:
    from lxml.etree import _Element

_VOID = frozenset(("br", "hr", "col"))
_SHOWING = (
    "article aside b blockquote br caption center col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i "
    "ins li main ol p pre s section small span strong sub sup table tbody td tfoot th thead tr u ul"
)
# What does not show its text, or does something else than to show it.
_ACTING = (
    "applet area audio base button canvas datalist embed frame frameset head iframe input link map math "
    "meta noembed noframes noscript object option param plaintext script select source style svg template "
    "textarea title track video xmp"
)
_KEPT, _DROPPED = frozenset(_SHOWING.split()), frozenset(_ACTING.split())
_ATTRIBUTES = (
    *("colspan", "rowspan", "align", "valign"),
    *("width", "border", "cellpadding", "cellspacing"),
)
_VALUE = re.compile(r"[\w .%-]{1,40}")
_DECLARATION = re.compile(
    r"\s*(?:text-(?:align|indent|decoration)|font-(?:size|weight|style)|line-height|vertical-align|width|"
    r"(?:background-)?color|display|(?:border|padding|margin)(?:-[a-z-]+)?)\s*:[\w\s#.%,-]{1,80}"
)
# A place in the text while the page is parsed: two characters of private use around what is put there.
_OPEN, _CLOSE = "\ue000", "\ue001"
_PLACE = re.compile(f"{_OPEN}([abc])([\\d,]*){_CLOSE}")


def body_of_page(data: bytes, document: Document, notes: Sequence[Note]) -> str | None:
    """The body of the page ``data``, read as ``document``, with the notes marked; None where it has none."""
    decoded = decode(data)
    if decoded is None:
        return None
    text = decoded.text.translate({ord(_OPEN): "\ufffd", ord(_CLOSE): "\ufffd"})
    sources = Sources(document, Document(document.path, "text", text, decoded.encoding))
    changes: list[Change] = []
    for origin, own in zip(document.origins, segments(pieces_of(document), notes), strict=True):
        changes += _placed(*sources.of(origin), own)
    root = Page(changed(text, changes), document.path).root
    if root is None:
        return None
    return _PLACE.sub(lambda place: _shown(place[1], place[2], notes), "".join(_written(root)))


def _placed(source: Source, places: Sequence[int | None] | None, own: Sequence[Segment]) -> Iterator[Change]:
    """Where in the source the marks begin and end, never with a tag between, and where the numbers stand.

    What stands at one place comes in the order of its letters: an end, the numbers, a start.
    """
    at = source.places[0].start if source.places and places is not None else source.closing
    begin = own[0].span.start
    for span, on, ending in own:
        known = places[span.start - begin : span.end - begin] if places is not None else ()
        for run in _runs(source.places[index] for index in known if index is not None):
            at = run.end
            if on:
                yield Span(run.start, run.start), f"{_OPEN}c{','.join(map(str, on))}{_CLOSE}"
                yield Span(run.end, run.end), f"{_OPEN}a{_CLOSE}"
        if ending:
            yield Span(at, at), f"{_OPEN}b{','.join(map(str, ending))}{_CLOSE}"


def _runs(spans: Iterator[Span]) -> Iterator[Span]:
    """Spans that follow one another put together."""
    run: Span | None = None
    for span in spans:
        if run is not None and run.end != span.start:
            yield run
            run = None
        run = Span(span.start if run is None else run.start, span.end)
    if run is not None:
        yield run


def _shown(kind: str, numbers: str, notes: Sequence[Note]) -> str:
    indices = [int(number) for number in numbers.split(",") if number]
    if kind == "a":
        return "</mark>"
    return mark(indices, notes) if kind == "c" else "".join(map(reference, indices))


def _written(root: _Element) -> Iterator[str]:
    """The tree as source, of its tags and attributes only those that do no more than to show text."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end"), tag="*")
    for event, element in walker:
        tag = str(element.tag)
        if event == "start":
            if tag in _DROPPED:
                walker.skip_subtree()
                continue
            yield f"<{tag}{_attributes(element)}>" if tag in _KEPT else ""
            yield escape(element.text or "")
            continue
        if tag in _KEPT and tag not in _VOID:
            yield f"</{tag}>"
        yield escape(element.tail or "")


def _attributes(element: _Element) -> str:
    kept = {name: value for name, value in element.items() if name in _ATTRIBUTES and _VALUE.fullmatch(value)}
    style = ";".join(each for each in (element.get("style") or "").split(";") if _DECLARATION.fullmatch(each))
    if style:
        kept["style"] = style
    return "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
