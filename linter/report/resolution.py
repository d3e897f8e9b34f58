"""From what is written to what is meant: which work, and which version of it, a citation names."""

from __future__ import annotations

from collections.abc import Sequence

from linter.patterns import compiled
from linter.report.catalogue import Catalogue, issuer_of
from linter.report.garbled_titles import likeness, nearest
from linter.report.instrument_titles import PEOPLES_REPUBLIC, key_of, unwrapped
from linter.report.islands import Island
from linter.report.laws import Law, Version
from linter.report.verdicts import Reference

_NATIONAL = compiled(r"(?:国务院(?:办公厅)?|国办|中办|两办|党中央|中央|国家|全国|最高人民法院|公开办公室)$")
_LOCAL = compiled(
    r"(?:[省市县区州旗镇乡]|街道|政府|办公[室厅]|委员会|管委会|[局委厅部处院办队]|中心|集团|公司|学校|大学|领导小组)$"
)
_ISSUER = 12  # characters before a title in which its issuer is named; the patterns take fewer
_PLACE = compiled(r"[省市县区州盟旗](?:人民)?(?:政府|人大|人大常委会)?(?:的|颁布的|制定的|出台的)?$")
# How near a title must come to that of its number to be the same, garbled; and how far off it is another.
_SIMILAR = 0.75
_UNLIKE = 0.5


class Names:
    """What short names mean at this point of a draft, and which titles have been cited so far."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.defined: dict[str, Reference] = {}
        self.cited: set[str] = set()
        self.rivals: dict[str, list[str]] = {}  # of each short name, the titles cited that end with it

    def define(self, name: str, reference: Reference) -> None:
        self.defined[key_of(name)] = Reference(law=reference.law)

    def cite(self, title: str, law: Law | None) -> None:
        key = key_of(law.title if law else title)
        if key not in self.cited:
            self.cited.add(key)
            for alias in self.catalogue.unsafe:
                if key.endswith(alias):
                    self.rivals.setdefault(alias, []).append(key)

    def known(self, words: str) -> bool:
        """Whether words without title marks are a title or a short name by now."""
        key = key_of(words)
        found = self.catalogue.titles.get(key)
        return (
            bool(found and found[1] and len(key) >= 4) or key in self.defined or key in self.catalogue.unsafe
        )

    def meaning(self, title: str) -> Reference | None:
        """The work that a short name stands for; a Reference to none where it names something unknown."""
        key = key_of(title)
        if key in self.defined:
            return self.defined[key]
        law = self.catalogue.unsafe.get(key)
        if law is None:
            return None
        alone = self.rivals.get(key) == [key_of(law.title)]
        return Reference(law=law) if alone else Reference(ambiguous=True)


def resolve(island: Island, numbers: Sequence[str], before: str, names: Names) -> Reference:
    """What an island with these official ``numbers`` names.  An issuer may stand ``before`` it."""
    before = before.rstrip()[-_ISSUER:]
    catalogue = names.catalogue
    title = island.title.text if island.title else None
    by_number = [catalogue.numbers[number] for number in numbers if number in catalogue.numbers]
    if title is None:
        law, version = by_number[-1] if by_number else (None, None)
        return Reference(law=law, version=version, articles=island.articles, by_number=True)
    formal = _short_but_formal(title, names)
    meaning = None if formal else names.meaning(title)
    if formal:
        law, alone = formal, True
    elif meaning is not None:
        law, alone = meaning.law, True
    else:
        law, alone = by_title(title, before, catalogue)
    if law is None:
        # A short name, or a title that a place before it makes local, is not a garbled one of the catalogue.
        short = meaning is not None or bool(_PLACE.search(before.rstrip()))
        reference = _by_number_under_a_title(title, by_number, short, catalogue)
        if reference.law is None and meaning is not None and meaning.ambiguous:
            return Reference(ambiguous=True, articles=island.articles)
        return reference._replace(articles=island.articles)
    local = not _is_of_the_republic(title, law)
    plain = Reference(law=law, articles=island.articles, may_be_local=local, misnamed=bool(formal))
    return _checked(plain, law, alone, numbers, by_number, island, catalogue)


def _short_but_formal(title: str, names: Names) -> Law | None:
    """The work whose short name stands behind 中华人民共和国: no title reads so."""
    key = key_of(title)
    if not "".join(title.split()).startswith(PEOPLES_REPUBLIC) or len(key) < 4 or key in names.defined:
        return None
    return names.catalogue.unsafe.get(key)


def by_title(title: str, before: str, catalogue: Catalogue) -> tuple[Law | None, bool]:
    """The work of a title, and whether nothing but it can be meant.

    A title that many authorities use (《2021年政务公开工作要点》) names none unless its issuer is there.
    """
    key = key_of(title)
    found = catalogue.titles.get(key)
    wrapped = unwrapped(key) if found is None else None
    issuer = ""
    if wrapped:
        found = catalogue.titles.get(wrapped.inner)
        issuer = wrapped.issuer
        if found and not _issues(found[0], issuer):
            return None, False
    if not found:
        return None, False
    law, alone = found
    lead = before.rstrip()
    if not _is_of_the_republic(title, law) and _PLACE.search(lead):
        return None, False  # 省《信访条例》
    if alone or issuer:
        return law, True
    if _NATIONAL.search(lead):
        return law, True
    if law.annual or _LOCAL.search(lead):
        return None, False
    return law, False


def _is_of_the_republic(title: str, law: Law) -> bool:
    """Whether no province can have an instrument of this name: a law, or what says whose it is."""
    return law.kind in ("法律", "司法解释") or PEOPLES_REPUBLIC in title or law.kind == "规范性文件"


def _issues(law: Law, issuer: str) -> bool:
    """Whether a notice by ``issuer`` is the one that a work came with, and not somebody's notice about it."""
    return bool(law.issuer) and issuer == key_of(law.issuer or "")


def _checked(
    plain: Reference,
    law: Law,
    alone: bool,
    numbers: Sequence[str],
    by_number: list[tuple[Law, Version]],
    island: Island,
    catalogue: Catalogue,
) -> Reference:
    """A work found by its title, with the numbers that stand beside it."""
    own = [version for other, version in by_number if other is law]
    if own:
        version = max(own, key=law.versions.index)
        return plain._replace(version=version, by_number=True, may_be_local=False)
    if by_number:
        return plain._replace(number_belongs_to=by_number[0][0], wrong_number=numbers[0])
    if numbers:
        return _foreign_number(plain, law, alone, numbers[0], catalogue)
    dated = [
        version
        for version in law.versions
        if int(version.id) in island.years or any(version.has_day(*day) for day in island.days)
    ]
    return plain._replace(version=dated[-1]) if dated else plain


def _foreign_number(plain: Reference, law: Law, alone: bool, number: str, catalogue: Catalogue) -> Reference:
    """A number that the catalogue does not have: wrong only where all numbers of the work are known."""
    issuer = issuer_of(number)
    own = [known.text for version in law.versions for known in version.numbers]
    if not own or issuer not in catalogue.number_issuers:
        return plain if alone else plain._replace(law=None)
    # The orders that amended a regulation are not all in the catalogue; a notice has one number.
    complete = law.all_numbers or all("〔" in known for known in own)
    return plain._replace(wrong_number=number) if complete else plain


def _by_number_under_a_title(
    title: str, by_number: list[tuple[Law, Version]], short: bool, catalogue: Catalogue
) -> Reference:
    """A title that is not in the catalogue; its number may be."""
    if not by_number:
        near = None if short else nearest(title, catalogue)
        return Reference(law=near, misnamed=near is not None)
    law, version = by_number[-1]
    if short or len(key_of(title)) < 6:
        return Reference(law=law, version=version, by_number=True)
    degree = _SIMILAR if key_of(title) in catalogue.misnomers else likeness(title, law)
    return Reference(
        law=law,
        version=version,
        by_number=True,
        misnamed=_SIMILAR <= degree < 1,
        another_title=degree < _UNLIKE,
    )
