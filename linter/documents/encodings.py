"""Bytes to text: which encoding a Chinese draft is in, judged by the characters that it gives."""

import codecs
from collections import Counter

from linter.documents.folding import fold
from linter.tuples import NamedTuple

# Byte order marks, the longer ones first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Characters that stand in every such draft: nearly half of a report read rightly, less than a tenth of one
# read wrongly.
_LETTERS = (
    "的一二三四五六七八九十年月日是在不和为有人中大上国政府信息公开工作报告情况申请行县市区镇局乡办理及"
    "其他数量本机关度主动条例以法规定无部门网站服务管单位文件内容结果总计收到处予提供属于复议诉讼自然企业要"
)
_COMMON = frozenset(_LETTERS + "，。、：；（）《》“”")
_PLAUSIBLE = 0.12
_SAMPLE = 60_000
_BEGINNING = 2_000  # of a text whose beginning was read rightly the rest was, too
_ASCII = bytes(range(128))
# Wrong turns that a text may have taken: read as the first, though it was the second.
_WRONG_TURNS = (("gb18030", "utf-8"), ("cp1252", "utf-8"), ("latin-1", "utf-8"), ("latin-1", "gb18030"))
_LOST = "锟斤拷"


class Decoded(NamedTuple):
    """A text and the encoding that gave it; what could not be decoded stands as U+FFFD."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """Decode a draft, or None where the bytes give no text in any encoding that drafts are kept in.

    A byte order mark decides and is dropped.  Without one: UTF-8 where it is valid, UTF-16 where the bytes
    hold NULs and give Chinese, else the one of UTF-8, GB18030 and Big5 that gives the most usual characters.
    """
    mark = byte_order_mark(data)
    if mark:
        encoding = dict(_MARKS)[mark]
        return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    if b"\0" in data:
        return _best(data, ("utf-16-le", "utf-16-be"))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _best(data, ("utf-8", "gb18030", "cp950"))


def byte_order_mark(data: bytes) -> bytes:
    """The byte order mark that ``data`` begins with; empty without one."""
    return next((mark for mark, _ in _MARKS if data.startswith(mark)), b"")


def mojibake(text: str) -> tuple[str, str] | None:
    """The wrong turn that a garbled text took: (read as, really was); None for a sound text.

    The second is empty where characters are lost for good (锟斤拷).
    """
    sample = text[:_SAMPLE]
    if sample.count(_LOST) >= 3:
        return "gb18030", ""
    beginning = sample[:_BEGINNING]
    if _is_usual(beginning) or _usual(beginning) >= _PLAUSIBLE or _usual(sample) >= _PLAUSIBLE:
        return None
    for read_as, really in _WRONG_TURNS:
        mended = sample.encode(read_as, "ignore").decode(really, "ignore")
        if _usual(mended) >= 2 * _PLAUSIBLE and sum(char > "\x7f" for char in mended) >= 8:
            return read_as, really
    return None


def _best(data: bytes, encodings: tuple[str, ...]) -> Decoded | None:
    # a page may begin with more script than the sample would hold; in UTF-16 every other byte is ASCII
    sample = data[:_SAMPLE] if b"\0" in data else data.lstrip(_ASCII)[:_SAMPLE]
    rated = [(_usual(sample.decode(encoding, "replace")), encoding) for encoding in encodings]
    share, encoding = max(rated, key=lambda pair: pair[0])
    return Decoded(data.decode(encoding, "replace"), encoding) if share >= _PLAUSIBLE else None


def _is_usual(text: str) -> bool:
    """Whether the share of the usual letters is plausible as they stand: a quick yes for most texts."""
    wanted = _PLAUSIBLE * (len(text) - len(text.encode("ascii", "ignore")))
    for letter in _LETTERS:
        wanted -= text.count(letter)
        if wanted < 0:
            return True
    return False


def _usual(text: str) -> float:
    """The share of the usual characters, Traditional ones folded, among those beyond ASCII but for lines."""
    counts: Counter[str] = Counter()
    met = Counter(text)
    for char, count in zip(fold("".join(met)), met.values(), strict=True):
        counts[char] += count
    beyond = sum(count for char, count in counts.items() if char > "\x7f" and not "─" <= char <= "╿")
    return sum(counts[char] for char in _COMMON) / beyond if beyond else 0.0
