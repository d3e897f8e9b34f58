"""What of a saved page is no part of the article: menus, link lists, footers, what the browser hides.

Only what is plainly furniture is named; in doubt a thing stays, and whatever holds a table does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

# Never text of an article.
_SILENT_TAGS = (
    "script style noscript template head title select option button input textarea svg iframe object embed "
    "audio video canvas map nav"
)
SILENT = frozenset(_SILENT_TAGS.split())
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|header|footer|foot|top|bottom|crumbs?|breadcrumbs?|sidebar|aside|share|bdshare|"
    r"copyright|qrcode|related|friendlink|links|search|login|toolbar|print)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FURNITURE_TAGS = frozenset(("header", "footer", "aside", "menu"))
# Words of a report that must not go, wherever they stand: its title, a heading, the date of the signature.
_REPORT = re.compile(
    r"年度报告|年度報告|^[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十]{1,3}）)"
    r"|\d{4}年\d{1,2}月\d{1,2}日",
    re.MULTILINE,
)
_SENTENCE = 30  # characters before a full stop; shorter ones stand in footers too
_MOST_LINKS = 0.7  # of the text of a link list
_LIST = 3  # links


class _Weight(NamedTuple):
    text: int
    linked: int
    links: int
    tables: int


def is_hidden(element: _Element) -> bool:
    """Whether a browser shows nothing of the element."""
    if element.tag in SILENT or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


_EMPTY = _Weight(0, 0, 0, 0)


def furniture(root: _Element) -> set[_Element]:
    """The outermost elements of a page that are no part of its article."""
    weights = _weigh(root)
    found: set[_Element] = set()
    stack = [root]
    while stack:
        element = stack.pop()
        for child in element:
            weight = weights.get(child)
            if weight is not None and not weight.tables and _is_furniture(child, weight):
                found.add(child)
            elif len(child):
                stack.append(child)
    return found


def _weigh(root: _Element) -> dict[_Element, _Weight]:
    """For each element: letters in it, letters in links, links, tables with more than one column."""
    from lxml import etree

    weights: dict[_Element, _Weight] = {}
    for _, element in etree.iterwalk(root, events=("end",), tag="*"):
        if element.tag in SILENT:
            weights[element] = _EMPTY
            continue
        text, linked, links, tables = len((element.text or "").strip()), 0, 0, 0
        if not text and not len(element) and element.tag != "a":  # pages are full of empty cells
            weights[element] = _EMPTY
            continue
        for child in element:
            inner = weights[child]
            text += inner.text + len((child.tail or "").strip())
            linked += inner.linked
            links += inner.links
            tables += inner.tables
        if element.tag == "a" and not (element.get("href") or "#").startswith("#"):
            linked, links = text, 1
        elif element.tag == "tr":
            tables += sum(child.tag in ("td", "th") for child in element) > 1
        weights[element] = _Weight(text, linked, links, tables)
    return weights


def _is_furniture(element: _Element, weight: _Weight) -> bool:
    if element.tag in ("body", "html", "a", "td", "th", "tr", "tbody", "p", "span", "font"):
        return False
    if weight.links >= _LIST and weight.linked >= _MOST_LINKS * weight.text:
        return True
    named = element.tag in _FURNITURE_TAGS or any(
        _FURNITURE_NAME.search(element.get(name) or "") for name in ("class", "id")
    )
    return named and not _says_something("".join(element.itertext()))


def _says_something(text: str) -> bool:
    """Whether there is a part of a report in it, or a sentence of some length."""
    if _REPORT.search(text):
        return True
    before_stops = text.split("。")[:-1]
    return any(len(piece[piece.rfind("\n") + 1 :].strip()) >= _SENTENCE for piece in before_stops)
