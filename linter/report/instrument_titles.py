"""Titles of instruments, compared: with or without marks, with or without the notice that carries them."""

from functools import lru_cache

from linter.patterns import compiled
from linter.tuples import NamedTuple

PEOPLES_REPUBLIC = "中华人民共和国"
_MARKS = compiled(r"[\s《》〈〉<>“”‘’\"'、,，。.:：;()（）〔〕\[\]【】—–\-·]+")
_INNER = str.maketrans("《》", "〈〉")
_NOTICE = compiled(r"(?P<issuer>.{0,40}?)(?:关于)?(?:印发|发布|公布|下发)(?P<inner>.{4,80}?)的?通知")


def nested(title: str) -> str:
    """A title as it stands between 《 and 》: a title within it is put between 〈 and 〉."""
    return title.translate(_INNER)


class Wrapped(NamedTuple):
    """A notice that carries an instrument: 国务院办公厅关于印发《X》的通知.  Both are keys."""

    issuer: str
    inner: str


@lru_cache(maxsize=4096)
def key_of(title: str) -> str:
    """What two ways of writing one title share: no marks, no blanks, no leading 中华人民共和国."""
    return _MARKS.sub("", title).removeprefix(PEOPLES_REPUBLIC)


def unwrapped(key: str) -> Wrapped | None:
    """The issuer and the instrument of a notice that issues one, None for any other title."""
    found = _NOTICE.fullmatch(key)
    if not found:
        return None
    return Wrapped(found["issuer"], found["inner"].removeprefix(PEOPLES_REPUBLIC))
