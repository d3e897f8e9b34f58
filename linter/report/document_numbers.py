"""Document numbers: 国办发〔2010〕5号, and orders: 国务院令第711号."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linter.report.numerals import value_of

_DOCUMENT = re.compile(r"(?P<issuer>[一-鿿]+)\s?\D?\s?(?P<year>\d{4})\D*(?P<serial>\d{1,5})\s?号")
_ORDER = re.compile(
    r"(?P<issuer>[一-鿿]*?令?)\s?\(?\s?(?:第|[Nn][Oo]\.?)?\s?(?P<serial>\d{1,5}|[〇○零一二三四五六七八九十百]{1,9})\s?号\)?"
    r"(?P<after>\s?(?:国务院)?令)?\s?\)?"
)
_SERIAL_WITHOUT_A_BREAK = re.compile(r"[〔\[【({<〈]\s?((?:19|20)\d\d)(\d{1,5})\s?号")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number as written: ``words`` are the Chinese characters before it, the issuer's among them.

    ``year`` is 0 for an order; ``glued`` says that year and serial stand together (2018〕64 written 201864).
    """

    words: str
    year: int
    serial: int
    glued: bool = False


def read_number(text: str) -> DocumentNumber | None:
    """Read one number in folded text; None where it is no document number."""
    glued = _SERIAL_WITHOUT_A_BREAK.search(text)
    if glued:
        return DocumentNumber(text[: glued.start()].strip(), int(glued[1]), int(glued[2]), glued=True)
    found = _DOCUMENT.fullmatch(text)
    if found:
        # An order has no year: 国务院令〔2019〕711号 is order 711.
        year = 0 if found["issuer"].endswith("令") else int(found["year"])
        return DocumentNumber(found["issuer"], year, int(found["serial"]))
    order = _ORDER.fullmatch(text)
    if not order:
        return None
    words = order["issuer"] + ("令" if order["after"] and not order["issuer"].endswith("令") else "")
    if order["after"] and "国务院" in order["after"]:
        words = "国务院令"
    return DocumentNumber(words, 0, value_of(order["serial"]))
