"""Wrong figures in the text: a digit, a part, a share, a denial, a number lost, as people make them."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from random import Random

from tests.generator.faults import Fault, Maker, named
from tests.generator.figures import whole
from tests.generator.manuscript import Manuscript, SectionText
from tests.generator.oracle import gives

Rewrite = Callable[[re.Match[str], Random], str | None]

_REQUESTS = re.compile(
    r"(?:新收政府信息公开申请|上年结转|办理答复|予以公开|部分公开|不予公开|无法提供|不予处理|其他处理)(?P<figure>\d+)件"
)
_PART = re.compile(r"(?P<words>类)(?P<figure>\d+)条")
_TOTAL = re.compile(r"(?P<words>主动公开政府信息)(?P<figure>\d+)条")
_SHARE = re.compile(
    r"主动公开政府信息(?P<whole>\d+)条，包括\w+?类(?P<part>\d+)条[^。]*。\w+占公开总数的(?P<figure>\d+\.\d)%"
)
_ISSUED = re.compile(r"制发行政规范性文件(?P<figure>\d+)件")


def prose_figure(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A figure of the requests differs from the table."""
    pattern = rng.choice((_REQUESTS, _REQUESTS, _REQUESTS, _ISSUED))
    return _changed("prose_figure", manuscript, rng, pattern, "N001", _other_figure)


def prose_part(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A part of a complete list, or its total, is wrong."""
    return _changed("prose_part", manuscript, rng, rng.choice((_PART, _TOTAL)), "N003", _other_figure)


def prose_share(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A share is off by a digit."""
    return _changed("prose_share", manuscript, rng, _SHARE, "N002", _other_share)


def number_lost(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A part of a list lost its number."""
    return _changed("number_lost", manuscript, rng, _PART, "N008", lambda match, _: "")


def denied(manuscript: Manuscript, rng: Random) -> Fault | None:
    """Last year's sentence: nothing was received."""
    pattern = re.compile(r"新收政府信息公开申请(?P<figure>\d+)件")
    return _changed("denied", manuscript, rng, pattern, "N005", lambda match, _: None)


def all_handled(manuscript: Manuscript, rng: Random) -> Fault | None:
    """Everything was handled, it says, though something is carried forward."""
    if not whole(manuscript.figures, "applications", "carried_forward"):
        return None
    said = rng.choice(
        ("收到的政府信息公开申请已全部办结。", "所有申请均已办理完毕。", "政府信息公开申请办结率100%。")
    )
    return _added("all_handled", manuscript, said, "N006")


def growth(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A growth that the two figures beside it do not give."""
    old, new = rng.randint(20, 400), rng.randint(20, 400)
    tenths = round(abs(new - old) * 1000 / old) + rng.choice((-21, -10, 10, 13, 40))
    share = f"{tenths // 10}.{tenths % 10}"
    if tenths <= 0 or new == old or gives(Fraction(abs(new - old), old), share):
        return None
    word = "增长" if new > old else "下降"
    return _added("growth", manuscript, f"全年接待咨询{new}人次，比上年的{old}人次{word}{share}%。", "N007")


def contradiction(manuscript: Manuscript, rng: Random) -> Fault | None:
    """One thing with two figures."""
    first = rng.randint(100, 900)
    said = [f"全年主动公开政府信息{value}条。" for value in (first, first + rng.randint(1, 60))]
    return _added("contradiction", manuscript, "按照要求，做好解读回应。".join(said), "N004")


PROSE: dict[str, Maker] = named(
    prose_figure, prose_part, prose_share, number_lost, denied, all_handled, growth, contradiction
)


def _overview(manuscript: Manuscript) -> SectionText | None:
    return next((section for section in manuscript.sections if section.id == "overview"), None)


def _added(name: str, manuscript: Manuscript, sentence: str, code: str) -> Fault | None:
    section = _overview(manuscript)
    if not section or not section.paragraphs:
        return None
    index = next((i for i, (_, text) in enumerate(section.paragraphs) if "申请" in text), 0)
    title, text = section.paragraphs[index]
    section.paragraphs[index] = (title, text + sentence)
    return Fault(name, sentence, frozenset({code}), section="overview")


def _changed(
    name: str, manuscript: Manuscript, rng: Random, pattern: re.Pattern[str], code: str, rewrite: Rewrite
) -> Fault | None:
    section = _overview(manuscript)
    if not section:
        return None
    found = [
        (index, match)
        for index, (_, text) in enumerate(section.paragraphs)
        for match in pattern.finditer(text)
    ]
    if not found:
        return None
    index, match = rng.choice(found)
    title, text = section.paragraphs[index]
    start, end = match.span("figure")
    new = rewrite(match, rng)
    if new == match["figure"]:
        return None
    if new is None:
        text = text[: match.start()] + "未收到政府信息公开申请" + text[match.end() :]
    else:
        text = text[:start] + new + text[end:]
    section.paragraphs[index] = (title, text)
    return Fault(
        name,
        f"{match[0]} became {new if new is not None else '未收到'}",
        frozenset({code}),
        section="overview",
        allowed=frozenset({"N001", "N002", "N003", "N008"}),
    )


def _other_figure(match: re.Match[str], rng: Random) -> str:
    value = int(match["figure"])
    upwards = value < 3 or rng.random() < 0.5
    return str(value + rng.choice((1, 2, 9, 10)) if upwards else value - rng.randint(1, 2))


def _other_share(match: re.Match[str], rng: Random) -> str:
    tenths = round(float(match["figure"]) * 10) + rng.choice((-30, -7, -2, 2, 5, 20))
    tenths = tenths if 0 < tenths < 1000 else 500
    share = f"{tenths // 10}.{tenths % 10}"
    is_right = gives(Fraction(int(match["part"]), int(match["whole"])), share)
    return match["figure"] if is_right else share
