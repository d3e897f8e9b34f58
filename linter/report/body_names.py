"""Names of bodies compared: a short name, the office of a body, a slip of a character, or somebody else."""

from __future__ import annotations

from typing import Literal

from linter.documents.folding import fold
from linter.patterns import compiled
from linter.tuples import NamedTuple

Relation = Literal["same", "slip", "place", "body", "unclear"]

_PLACE = compiled(
    r"[^省市县区旗州盟镇乡()]{1,8}?(?:自治[区州县旗]|实验区|开发区|新区|省|(?<!城)市|县|(?<!社)区|旗|州|盟|(?<!城)[镇乡]|街道)"
)
_NOTE = compiled(r"\([^()]*\)|[^\w]")
_OFFICE = compiled(r"(?:党政|综合|行政|政务公开|政府信息公开|信息公开)*(?:办公室|办公厅|办|科|股)$")
_GOVERNMENT = compiled(r"^(?:人民政府|政府|管委会|管理委员会|党工委管委会|办事处)?$")
_BUREAU = compiled(r"(?:局|委员会|委|厅)$")
_JOINING = compiled(r"[和与及]")
_BARE_LEVEL = compiled(r"^[省市县区旗州盟](?![场域划政])")
_SHORTEST = 5  # characters of a name in which a slip can be told from another name


class BodyName(NamedTuple):
    """A name in its parts: 云溪市青岭县林业局 is (云溪市, 青岭县) and 林业局.  An office is left out."""

    places: tuple[str, ...]
    body: str

    @property
    def is_government(self) -> bool:
        return bool(_GOVERNMENT.match(self.body))


def parted(name: str) -> BodyName:
    """The places of a name and the rest, folded, without what stands in brackets and without its office."""
    text = _NOTE.sub("", fold(name))
    places, position = [], 0
    while match := _PLACE.match(text, position):
        places.append(match[0])
        position = match.end()
    body = _JOINING.sub("", _BARE_LEVEL.sub("", text[position:]))
    shorter = _OFFICE.sub("", body)
    return BodyName(tuple(places), shorter if shorter or body != text else body)


def relation(name: str, other: str) -> Relation:
    """What ``other`` is to ``name``: the same body, its name with a slip, one elsewhere, another one there.

    An office signs for its body and a short name stands for the full one.  ``unclear`` where neither a slip
    nor a contradiction can be shown: anybody may sign for a government.
    """
    first, second = parted(name), parted(other)
    if not _compatible(first.places, second.places):
        slip = first.body == second.body and _slip("".join(first.places), "".join(second.places), 3)
        return "slip" if slip else "place"
    if _within(first.body, second.body) or _within(second.body, first.body):
        return "same"
    if first.is_government and second.is_government:
        return "same"
    own_place, other_place = "".join(first.places[-1:]), "".join(second.places[-1:])
    if _slip(own_place + first.body, other_place + second.body, _SHORTEST):
        return "slip"
    if first.is_government or second.is_government:
        return "unclear"
    return "body" if _BUREAU.search(first.body) and _BUREAU.search(second.body) else "unclear"


def _compatible(places: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether no level of the one names another place than the same level of the other."""
    own = {place[-1]: place for place in places}  # of two places of a level the last is the body's own
    return all(
        _within(place, own.get(level, place)) or _within(own[level], place)
        for level, place in {place[-1]: place for place in others}.items()
    )


def _within(short: str, full: str) -> bool:
    """Whether the characters of a short name stand in the full one, in order."""
    position = 0
    for character in short:
        position = full.find(character, position) + 1
        if not position:
            return False
    return bool(short)


def _slip(name: str, other: str, shortest: int) -> bool:
    """Whether two names of one length differ in one character, as by a slip of the hand."""
    if len(name) != len(other) or len(name) < shortest:
        return False
    return sum(a != b for a, b in zip(name, other, strict=True)) == 1
