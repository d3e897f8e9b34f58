"""The main part of a Word file with new texts, every other byte of it kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape

from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAG_END = re.compile(rb"""[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
_TRACKED = re.compile(rb"<(?:\w+:)?(?:ins|del|moveFrom|moveTo|rPrChange)[ />]")


Edit = tuple[int, int, bytes]
"""The bytes of a part from one offset to another, and what is to stand in their place."""


class Extent(NamedTuple):
    """An element in the bytes of its part: its start tag, its content, and what comes after it."""

    start: int
    content: int
    end: int
    after: int


def edited(
    xml: bytes, body: _Element, texts: Mapping[_Element, str], runs: Mapping[_Element, str]
) -> bytes | None:
    """The part ``xml``, parsed as ``body``, with new texts of elements and first runs of paragraphs.

    None for a part that is not in UTF-8, and for elements that are not in it.
    """
    found = extents(xml, body, {*texts, *runs})
    if found is None:
        return None
    edits = []
    for element, extent in found.items():
        tag = xml[extent.start : extent.content]
        if element in texts:
            edits.append((extent.start, extent.end, _with_text(tag, texts[element])))
        else:
            edits.append(
                (extent.start, extent.end, _with_run(tag, xml[extent.content : extent.end], runs[element]))
            )
    return spliced(xml, edits)


def spliced(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with the edits made; of those at one place the first comes first."""
    parts, at = [], 0
    for start, end, content in sorted(edits, key=itemgetter(0, 1)):
        parts += [xml[at:start], content]
        at = end
    return b"".join([*parts, xml[at:]])


def extents(xml: bytes, root: _Element, elements: Collection[_Element]) -> dict[_Element, Extent] | None:
    """Where some elements of the part ``xml``, in whose tree ``root`` stands, are in its bytes.

    None for a part that is not in UTF-8, and where one of the elements is not in it.
    """
    if not _is_utf8(xml):
        return None
    top = root.getroottree().getroot()
    wanted = {index: each for index, each in enumerate(top.iter("*")) if each in elements}
    if len(wanted) < len(elements):  # in a note
        return None
    found = _extents(xml, wanted)
    return {element: found[index] for index, element in wanted.items()}


def _extents(xml: bytes, wanted: Container[int]) -> dict[int, Extent]:
    """Where some elements stand, by their index among all elements."""
    parser = expat.ParserCreate()
    found: dict[int, Extent] = {}
    open_: list[tuple[int, int]] = []
    count = 0

    def start(name: str, attributes: object) -> None:
        nonlocal count
        open_.append((count, parser.CurrentByteIndex))
        count += 1

    def end(name: str) -> None:
        index, begin = open_.pop()
        if index in wanted:
            match = _TAG_END.match(xml, begin)
            content = match.end() if match else begin
            is_empty = xml[content - 2 : content] == b"/>"
            stop = content if is_empty else parser.CurrentByteIndex
            found[index] = Extent(begin, content, stop, stop if is_empty else xml.index(b">", stop) + 1)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(xml, True)
    return found


def _with_text(tag: bytes, text: str) -> bytes:
    """A text element up to its end tag (with it, where it had none)."""
    content = escape(text).encode()
    if text != text.strip() and b"xml:space" not in tag:
        at = len(tag) - (2 if tag.endswith(b"/>") else 1)
        tag = tag[:at] + b' xml:space="preserve"' + tag[at:]
    return opened(tag, content)


def _with_run(tag: bytes, content: bytes, text: str) -> bytes:
    """A paragraph without text up to its end tag, with a run formatted as its last run or its end is."""
    prefix = tag[1:].partition(b":")[0] + b":" if b":" in tag.split(None, 1)[0] else b""
    formats = re.findall(b"<%srPr>.*?</%srPr>" % (prefix, prefix), content, re.DOTALL)
    format_ = formats[-1] if formats and not _TRACKED.search(formats[-1]) else b""
    run = b"<%sr>%s<%st>%s</%st></%sr>" % (prefix, format_, prefix, escape(text).encode(), prefix, prefix)
    return opened(tag, content + run)


def opened(tag: bytes, content: bytes) -> bytes:
    """A start tag with content; one that is an end tag too is opened, and closed after the content."""
    if not tag.endswith(b"/>"):
        return tag + content
    name = tag[1:-2].split(None, 1)[0]
    return tag[:-2].rstrip() + b">" + content + b"</" + name + b">"


def _is_utf8(xml: bytes) -> bool:
    declared = re.match(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding=["']([\w-]+)""", xml)
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return declared is None or declared[1].lower() in (b"utf-8", b"us-ascii")
