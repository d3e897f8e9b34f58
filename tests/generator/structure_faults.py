"""Faults of the sections: one missing, swapped, renamed, strange, repeated or empty; wrong numbers."""

from __future__ import annotations

from random import Random

from linter.report.forms import form
from tests.generator.faults import Fault, named
from tests.generator.manuscript import Manuscript, SectionText

_RENAMED = {
    "overview": ("概述", "工作总体概况"),
    "active_disclosure": ("主动公开情况", "主动公开政府信息工作开展情况"),
    "applications": ("依申请公开政府信息情况", "政府信息公开申请办理情况"),
    "problems_and_improvements": ("存在问题及改进情况", "存在的不足及下步打算"),
    "other_matters": ("需要说明的其他事项", "其他应报告的事项"),
}
_STRANGE = ("政策解读情况", "政务新媒体建设情况", "下一年度工作安排", "建议提案办理情况")
_TABLE_RULES = frozenset({"T001", "T002", "T003", "T007", "T009"})


def missing_section(manuscript: Manuscript, rng: Random) -> Fault | None:
    """Heading, text and table gone; the numbers close up."""
    section = rng.choice(manuscript.sections)
    manuscript.sections.remove(section)
    return _fault("missing_section", "S002", section, allowed=_TABLE_RULES | {"S010", "S011", "S015", "S016"})


def missing_heading(manuscript: Manuscript, rng: Random) -> Fault | None:
    """Only the heading gone, the numbers left as they were."""
    index = rng.randrange(1, 6)
    section = manuscript.sections[index]
    if manuscript.style.flow == "run_in" or manuscript.layout.place != "sections":
        return None
    manuscript.numbers = [i for i in range(6) if i != index]
    manuscript.sections[index - 1].tail = section
    manuscript.sections.remove(section)
    return _fault("missing_heading", "S002", section, allowed=_TABLE_RULES | {"S010", "S016"})


def swapped_sections(manuscript: Manuscript, rng: Random) -> Fault | None:
    """Two neighbours exchanged and numbered anew."""
    index = rng.randrange(5)
    sections = manuscript.sections
    sections[index], sections[index + 1] = sections[index + 1], sections[index]
    return Fault(
        "swapped_sections",
        f"{sections[index].id} stands before {sections[index + 1].id}",
        frozenset({"S003"}),
        allowed=frozenset({"S016"}),
    )


def renamed_section(manuscript: Manuscript, rng: Random) -> Fault | None:
    section = rng.choice([section for section in manuscript.sections if section.id in _RENAMED])
    section.title = rng.choice(_RENAMED[section.id or ""])
    if manuscript.style.numbering == "none":
        return None
    return _fault("renamed_section", "S004", section, allowed=frozenset({"S016"}))


def unexpected_section(manuscript: Manuscript, rng: Random) -> Fault | None:
    if manuscript.style.numbering == "none":
        return None
    strange = SectionText(None, rng.choice(_STRANGE), [("", "这一部分另行说明有关工作的开展情况。")])
    manuscript.sections.insert(rng.randrange(1, 7), strange)
    return Fault(
        "unexpected_section", f"a section {strange.title}", frozenset({"S005"}), allowed=frozenset({"S016"})
    )


def repeated_section(manuscript: Manuscript, rng: Random) -> Fault | None:
    section = _of_text(manuscript, rng)
    copy = SectionText(section.id, section.title, list(section.paragraphs))
    manuscript.sections.insert(manuscript.sections.index(section) + rng.choice((1, 2)), copy)
    return _fault("repeated_section", "S006", section, allowed=frozenset({"S016", "S003"}))


def empty_section(manuscript: Manuscript, rng: Random) -> Fault | None:
    section = _of_text(manuscript, rng)
    if manuscript.style.flow == "run_in":
        return None
    section.paragraphs = []
    return _fault("empty_section", "S007", section, allowed=frozenset({"S011", "S014"}))


def numbers_skip(manuscript: Manuscript, rng: Random) -> Fault | None:
    """一、二、四、… with every section there."""
    if manuscript.style.numbering in ("none", "part"):
        return None
    skipped = rng.randrange(1, 6)
    manuscript.numbers = [i + (i >= skipped) for i in range(6)]
    return Fault("numbers_skip", f"number {skipped + 1} is skipped", frozenset({"S010"}))


def numbers_repeat(manuscript: Manuscript, rng: Random) -> Fault | None:
    """一、二、二、三、…: one number twice."""
    if manuscript.style.numbering in ("none", "part"):
        return None
    twice = rng.randrange(1, 6)
    manuscript.numbers = [i - (i >= twice) for i in range(6)]
    return Fault("numbers_repeat", f"number {twice} stands twice", frozenset({"S010"}))


def raised_topic(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A topic of the overview made a section of its own."""
    overview = manuscript.sections[0]
    topics = [(title, text) for title, text in overview.paragraphs if title]
    if manuscript.style.numbering == "none" or not topics:
        return None
    topic = rng.choice([pair for pair in topics if "依申请" not in pair[0] and pair[0] != "主动公开情况"])
    overview.paragraphs = [pair for pair in overview.paragraphs if pair != topic]
    manuscript.sections.insert(1, SectionText(None, topic[0], [("", topic[1])]))
    said = f"{topic[0]} is a section"
    return Fault("raised_topic", said, frozenset({"S005"}), allowed=frozenset({"S011", "S016"}))


def _of_text(manuscript: Manuscript, rng: Random) -> SectionText:
    wanted = rng.choice(("overview", "problems_and_improvements"))
    return next(section for section in manuscript.sections if section.id == wanted)


def _fault(name: str, code: str, section: SectionText, allowed: frozenset[str]) -> Fault:
    title = form("2021").section(section.id or "").title
    return Fault(name, f"{name}: {title}", frozenset({code}), section=section.id, allowed=allowed)


MAKERS = named(
    missing_section,
    missing_heading,
    swapped_sections,
    renamed_section,
    unexpected_section,
    repeated_section,
    empty_section,
    numbers_skip,
    numbers_repeat,
    raised_topic,
)
