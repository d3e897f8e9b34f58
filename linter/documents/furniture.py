"""What of a saved page is no part of the article: menus, link lists, footers, what the browser hides.

Only what is plainly furniture is named; in doubt a thing stays, and whatever holds a table does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

# Never text of an article.
SILENT = frozenset(
    "script style noscript template head title select option button input textarea svg iframe object embed "
    "audio video canvas map form-control nav".split()
)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|header|footer|foot|top|bottom|crumbs?|breadcrumbs?|sidebar|aside|share|bdshare|"
    r"copyright|qrcode|related|friendlink|links|search|login|toolbar|print)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FURNITURE_TAGS = frozenset(("header", "footer", "aside", "menu"))
# Words of a report that must not go, wherever they stand: its title, a heading, a sentence of some length.
_REPORT = re.compile(r"年度报告|年度報告|(?:^|\n)\s*(?:[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十]+）)")
_SENTENCE = re.compile(r"[^。\n]{30,}。")
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


def furniture(root: _Element) -> set[_Element]:
    """The outermost elements of a page that are no part of its article."""
    weights = _weigh(root)
    found: set[_Element] = set()
    if not any(weight.tables for weight in weights.values()) and root.find(".//table") is None:
        smallest = 2 * _LIST  # a page without tables may be an article made of links
    else:
        smallest = _LIST
    stack = [root]
    while stack:
        element = stack.pop()
        for child in element:
            weight = weights.get(child)
            if weight is None or weight.tables:
                stack.append(child)
            elif _is_furniture(child, weight, smallest):
                found.add(child)
            else:
                stack.append(child)
    return found


def _weigh(root: _Element) -> dict[_Element, _Weight]:
    """For each element: letters in it, letters in links, links, tables with more than one column."""
    from lxml import etree

    weights: dict[_Element, _Weight] = {}
    for _, element in etree.iterwalk(root, events=("end",), tag="*"):
        if element.tag in SILENT:
            weights[element] = _Weight(0, 0, 0, 0)
            continue
        text, linked, links, tables = len((element.text or "").strip()), 0, 0, 0
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


def _is_furniture(element: _Element, weight: _Weight, smallest: int) -> bool:
    if element.tag in ("body", "html", "a", "td", "th", "tr", "tbody", "p", "span", "font"):
        return False
    if weight.links >= smallest and weight.linked >= _MOST_LINKS * weight.text:
        return True
    named = element.tag in _FURNITURE_TAGS or any(
        _FURNITURE_NAME.search(element.get(name) or "") for name in ("class", "id")
    )
    return named and not _says_something("".join(element.itertext()))


def _says_something(text: str) -> bool:
    return bool(_REPORT.search(text) or _SENTENCE.search(text))
