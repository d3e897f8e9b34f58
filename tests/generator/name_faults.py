"""Wrong names: another body signs or is to be asked, the text speaks as another, a former body."""

from __future__ import annotations

from random import Random

from tests.generator.agencies import Agency
from tests.generator.faults import Fault, Maker, named
from tests.generator.manuscript import Manuscript

_OTHER_PLACES = {"县": "双桥县", "市": "石湾市", "镇": "桃源镇", "省": "平远省", "区": "东屏区"}
_SLIPS = dict(zip("青云白临南望柳松水育财村计业", "清去自监男忘抑公永肓材材汁亚", strict=True))
_FORMER = (
    "安监局",
    "工商局",
    "质监局",
    "国土资源局",
    "环保局",
    "卫计委",
    "文广新局",
    "食药监局",
    "国土局",
    "地税局",
)


def other_signer(manuscript: Manuscript, rng: Random) -> Fault | None:
    """Another place's body signs, or another bureau of the same place."""
    return _signed(manuscript, _elsewhere(manuscript.agency, rng), "other_signer")


def misspelt_signer(manuscript: Manuscript, rng: Random) -> Fault | None:
    """One character of the signature is wrong."""
    name = manuscript.agency.name
    wrong = [name.replace(old, new, 1) for old, new in _SLIPS.items() if old in name]
    return _signed(manuscript, rng.choice(wrong), "misspelt_signer") if wrong else None


def other_contact(manuscript: Manuscript, rng: Random) -> Fault | None:
    """The reader is to ask the body of another place."""
    name = manuscript.agency.name
    other = _moved(name)
    manuscript.preamble = manuscript.preamble.replace(f"请与{name}", f"请与{other}")
    return Fault("other_contact", f"{other} for {name}", frozenset({"W001"}))


def other_self(manuscript: Manuscript, rng: Random) -> Fault | None:
    """我委 in a bureau's report, 我镇 in a county's, 我局 in a township's."""
    name, ours = manuscript.agency.name, manuscript.agency.ours
    wrong = [each for each in ("我局", "我委", "我厅", "我镇", "我乡") if each[1] not in name]
    if ours == "我办" or manuscript.agency.government:
        wrong = [each for each in wrong if each != "我委"]
    other = rng.choice(wrong)
    places = [
        (section, index)
        for section in manuscript.sections
        for index, (_, text) in enumerate(section.paragraphs)
        if ours in text
    ]
    if not places:
        return None
    section, index = rng.choice(places)
    title, text = section.paragraphs[index]
    section.paragraphs[index] = (title, text.replace(ours, other, 1))
    return Fault("other_self", f"{other} for {ours}", frozenset({"W001"}), section=section.id)


def other_subject(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A sentence about another county or township."""
    level = next((each for each in "县镇" if each in manuscript.agency.name), None)
    if level is None:
        return None
    said = f"{manuscript.year}年，{_OTHER_PLACES[level]}坚持以公开为常态，及时回应群众关切。"
    return _in_overview("other_subject", manuscript, rng, said, "W001")


def former_body(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A bureau that the reform of 2018 did away with."""
    said = f"会同{rng.choice(('县', '市', '区'))}{rng.choice(_FORMER)}做好有关信息的发布工作。"
    return _in_overview("former_body", manuscript, rng, said, "W006")


NAMES: dict[str, Maker] = named(
    other_signer, misspelt_signer, other_contact, other_self, other_subject, former_body
)


def _moved(name: str) -> str:
    """The same body of another place."""
    return next(other + name[3:] for level, other in _OTHER_PLACES.items() if name[2] == level)


def _elsewhere(agency: Agency, rng: Random) -> str:
    other = rng.choice(("水务局", "教育局", "民政局"))
    if agency.name.endswith("局") and other not in agency.name and rng.random() < 0.5:
        return agency.name[:3] + other
    return _moved(agency.name)


def _signed(manuscript: Manuscript, name: str, fault: str) -> Fault | None:
    if manuscript.style.signature != "printed":
        return None
    manuscript.signer = name
    return Fault(fault, f"{name} signs for {manuscript.agency.name}", frozenset({"W001"}))


def _in_overview(name: str, manuscript: Manuscript, rng: Random, sentence: str, code: str) -> Fault | None:
    section = next((section for section in manuscript.sections if section.id == "overview"), None)
    if not section or not section.paragraphs:
        return None
    index = rng.randrange(len(section.paragraphs))
    title, text = section.paragraphs[index]
    section.paragraphs[index] = (title, text + sentence)
    return Fault(name, sentence, frozenset({code}), section="overview")
