"""Document numbers: 国办发〔2010〕5号, and orders: 国务院令第711号."""

from collections.abc import Sequence
from functools import lru_cache

from linter.patterns import compiled
from linter.report.numerals import value_of
from linter.tuples import NamedTuple

_DOCUMENT = compiled(
    r"(?P<issuer>[一-鿿]+)\s?\D?\s?"
    r"(?P<year>\d{4}|(?<=\W)[一二][九〇○零][〇○零一二三四五六七八九]{2})\D*(?P<serial>\d{1,5})\s?号"
)
_ORDER = compiled(
    r"(?P<issuer>[一-鿿]*?令?)\s?\(?\s?(?:第|[Nn][Oo]\.?)?\s?(?P<serial>\d{1,5}|[〇○零一二三四五六七八九十百]{1,9})\s?号\)?"
    r"(?P<after>\s?(?:国务院)?令)?\s?\)?"
)
_SERIAL_WITHOUT_A_BREAK = compiled(r"[〔﹝\[【({<〈]\s?((?:19|20)\d\d)(\d{1,5})\s?号")

_LEAD_WORDS = compiled(
    r".*(?:根据|按照|依据|依照|遵照|参照|贯彻|落实|执行|对照|印发|转发|下发|公布|发布|出台|制定|报送|收到|学习|出具|签发|作出|制发|文件|通知|以及|关于|结合|[和及与的])(?=.)"
)
_COUNCIL = "国务院令"
# The ways to name an order's issuer; the longest stand first.
_ORDERS = {"中华人民共和国国务院令": _COUNCIL, _COUNCIL: _COUNCIL, "国令": _COUNCIL, "主席令": "主席令"}
_PLACES = "省市县区州盟旗镇乡"
_LEAD_CHARACTERS = "据按照对以由从经在将把被即如见为到较比仍和及与的等"


class DocumentNumber(NamedTuple):
    """A number as written: ``words`` are the Chinese characters before it, the issuer's among them.

    ``year`` is 0 for an order.
    """

    words: str
    year: int
    serial: int


@lru_cache(maxsize=4096)
def read_number(text: str) -> DocumentNumber | None:
    """Read one number in folded text; None where it is no document number."""
    glued = _SERIAL_WITHOUT_A_BREAK.search(text)
    if glued:
        return DocumentNumber(text[: glued.start()].strip(), int(glued[1]), int(glued[2]))
    found = _DOCUMENT.fullmatch(text)
    if found:
        # An order has no year: 国务院令〔2019〕711号 is order 711.
        year = 0 if found["issuer"].endswith("令") else value_of(found["year"])
        return DocumentNumber(found["issuer"], year, int(found["serial"]))
    order = _ORDER.fullmatch(text)
    if not order:
        return None
    words = order["issuer"] + ("令" if order["after"] and not order["issuer"].endswith("令") else "")
    if order["after"] and "国务院" in order["after"]:
        words = "国务院令"
    return DocumentNumber(words, 0, value_of(order["serial"]))


def official_number(text: str, issuers: Sequence[str]) -> tuple[str, int]:
    """A number in its official form, and how many characters before it belong to the sentence.

    ``issuers`` are those known (国办发, 国务院令 …), the longest first.
    """
    number = read_number(text)
    if number is None:
        return text, 0
    if not number.year:
        issuer, lead = _order_issuer(number.words)
        return f"{issuer}第{number.serial}号", lead
    lead = _lead(number.words, issuers)
    return f"{number.words[lead:]}〔{number.year}〕{number.serial}号", lead


def _order_issuer(words: str) -> tuple[str, int]:
    """Who gave an order, and how many of the characters before it belong to the sentence."""
    if words in ("", "令", "号令"):
        return _COUNCIL, 0
    for name, official in _ORDERS.items():
        if words.endswith(name):
            return official, len(words) - len(name)
    lead = _spoken(words)
    return words[lead:], lead


def _lead(words: str, issuers: Sequence[str]) -> int:
    """How many characters before the issuer belong to the sentence: 根据国办发 -> 2."""
    for known in issuers:
        if words.endswith(known):
            lead = words.removesuffix(known)
            if _spoken(lead + "某") == len(lead) or lead[-1] in _LEAD_CHARACTERS:
                return len(lead)
            # Nobody but the office of the State Council signs so: 沿用国办公开办函, but 云溪市国办发.
            if known.startswith("国办") and lead[-1] not in _PLACES:
                return len(lead)
    return _spoken(words)


def _spoken(words: str) -> int:
    """How many characters end with the last word that only a sentence uses."""
    found = _LEAD_WORDS.match(words)
    return found.end() if found else 0
