"""The text of a Word paragraph as a reader of the printed page sees it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.documents.docx_numbering import is_on
from linter.documents.docx_package import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
TEXT_BOX = f"{W}txbxContent"
_ALTERNATIVES = f"{_MC}AlternateContent"
PARAGRAPH, TABLE = f"{W}p", f"{W}tbl"
CHECKLIST = "reportlint-checklist"  # the tag of the content control that holds the checklist of a review
# Wrappers of paragraphs, tables, rows and cells, which are read as if they were not there.
_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)

_TEXTS = frozenset((f"{W}t", f"{_MATH}t"))
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
# What is deleted (tracked), moved away, an instruction, a gloss above characters, or properties.
_SILENT = frozenset(
    f"{W}{name}"
    for name in (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "rt",
        "pPr",
        "rPr",
        "sdtPr",
        "softHyphen",
        "footnoteReference",
        "endnoteReference",
        "commentReference",
    )
)
# Symbol fonts: the ticks and boxes of forms; Word moves the characters of such fonts to U+F000.
_SYMBOLS = {0xFC: "√", 0xFE: "☑", 0x52: "☑", 0xA8: "□", 0x6F: "□", 0xA3: "□", 0xFB: "×", 0xFD: "☒"}


def paragraph_text(paragraph: _Element, boxes: list[_Element]) -> str:
    """The text of a ``w:p``; the contents of text boxes met in it are added to ``boxes``."""
    return "".join(text for text, _ in texts(paragraph, boxes))


def texts(element: _Element, boxes: list[_Element]) -> Iterator[tuple[str, _Element]]:
    """The pieces of a paragraph's text, each with the element that holds it or stands for it."""
    for child in element:
        tag = child.tag
        if tag in _TEXTS:
            yield child.text or "", child
        elif tag in _CHARACTERS:
            if tag != f"{W}br" or child.get(f"{W}type") in (None, "textWrapping"):
                yield _CHARACTERS[tag], child
        elif tag == f"{W}r":
            properties = child.find(f"{W}rPr")
            if properties is None or not is_on(properties, "vanish"):
                yield from texts(child, boxes)
        elif tag == f"{W}sym":
            yield _symbol(child), child
        elif tag == _ALTERNATIVES:
            yield from texts(_chosen(child), boxes)
        elif tag == f"{W}sdt" and _is_left_out(child):
            continue
        elif tag == TEXT_BOX:
            boxes.append(child)
        elif tag not in _SILENT and len(child):
            yield from texts(child, boxes)


def flattened(parent: _Element, *tags: str) -> Iterator[_Element]:
    """The children with these tags (paragraphs and tables without any), those in wrappers included."""
    wanted = tags or (PARAGRAPH, TABLE)
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag == _ALTERNATIVES:
            yield from flattened(_chosen(child), *tags)
        elif child.tag in _WRAPPERS and not (child.tag == f"{W}sdt" and _is_left_out(child)):
            yield from flattened(child, *tags)


def _chosen(alternatives: _Element) -> _Element:
    """The one of several forms of the same content that is shown: the first, which newer programs take."""
    choice = alternatives.find(f"{_MC}Choice")
    if choice is not None and len(choice):
        return choice
    fallback = alternatives.find(f"{_MC}Fallback")
    return alternatives if fallback is None else fallback


def _is_left_out(control: _Element) -> bool:
    """Whether a content control shows only the hint of what is to be filled in, or our own checklist."""
    properties = control.find(f"{W}sdtPr")
    if properties is None:
        return False
    tag = properties.find(f"{W}tag")
    return is_on(properties, "showingPlcHdr") or (tag is not None and tag.get(f"{W}val") == CHECKLIST)


def _symbol(element: _Element) -> str:
    try:
        code = int(element.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, "")
    return chr(code) if 0x20 <= code < 0xD800 else ""
