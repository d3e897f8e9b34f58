"""Wrong dates: a period, a year or a signature left over from last year, a date that no calendar has."""

from __future__ import annotations

import re
from random import Random

from tests.generator.faults import Fault, Maker, named
from tests.generator.manuscript import Manuscript, SectionText

_PERIOD = re.compile(r"[^。]*统计期限[^。]*。")
_PERIOD_RULES = frozenset({"N101", "N102", "N104"})


def period_of_last_year(manuscript: Manuscript, rng: Random) -> Fault | None:
    """The whole period is last year's; title and signature are not."""
    year = manuscript.year
    if manuscript.style.signature != "printed":
        return None
    _in_preamble(manuscript, f"{year}年1月1日", f"{year - 1}年1月1日")
    _in_preamble(manuscript, f"{year}年12月31日", f"{year - 1}年12月31日")
    return Fault("period_of_last_year", f"{year - 1} in the period", frozenset({"N102"}))


def period_ends_early(manuscript: Manuscript, rng: Random) -> Fault | None:
    last = rng.choice(("12月30日", "11月30日", "10月31日"))
    _in_preamble(manuscript, "12月31日", last)
    return Fault("period_ends_early", f"the period ends on {last}", frozenset({"N101"}))


def period_begins_elsewhere(manuscript: Manuscript, rng: Random) -> Fault | None:
    """The first day is of the year before or after."""
    other = manuscript.year + rng.choice((-1, 1))
    _in_preamble(manuscript, f"{manuscript.year}年1月1日", f"{other}年1月1日")
    return Fault("period_begins_elsewhere", f"from 1 January {other}", frozenset({"N101"}))


def period_absent(manuscript: Manuscript, rng: Random) -> Fault | None:
    manuscript.preamble = _PERIOD.sub("", manuscript.preamble)
    return Fault("period_absent", "no period", frozenset({"N101"}))


def broken_date(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A date of the period lost a character or became one that does not exist."""
    year = manuscript.year
    old, new = rng.choice(
        (
            (f"{year}年1月1日", f"{year}1月1日"),
            (f"{year}年1月1日", f"{year}年11日"),
            (f"{year}年12月31日", f"{year}12月31日"),
            (f"{year}年12月31日", f"{year}年1231日"),
            (f"{year}年12月31日", f"{year}年12月32日"),
            (f"{year}年12月31日", f"{year}年11月31日"),
            (f"{year}年12月31日", f"{year}年13月31日"),
        )
    )
    _in_preamble(manuscript, old, new)
    return Fault("broken_date", f"{old} became {new}", frozenset({"N104"}), allowed=_PERIOD_RULES)


def wrong_zero(manuscript: Manuscript, rng: Random) -> Fault | None:
    if manuscript.style.signature != "printed":
        return None
    tens, ones = (
        "二三"[(manuscript.year + 1) // 10 - 202],
        "〇一二三四五六七八九"[(manuscript.year + 1) % 10],
    )
    manuscript.signed = f"二{rng.choice('○OoＯ')}{tens}{ones}年一月{rng.choice(('十二', '八', '二十'))}日"
    return Fault("wrong_zero", manuscript.signed, frozenset({"N104"}))


def stale_year(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A sentence of the overview with last year's year."""
    year, ours = manuscript.year - rng.choice((1, 1, 1, 2)), manuscript.agency.ours
    said = rng.choice(
        (
            f"{year}年，{ours}通过政务新媒体发布解读材料{rng.randint(3, 40)}篇。",
            f"{year}年{ours}共回应社会关切{rng.randint(3, 40)}次。",
            f"{year}年度，{ours}共更新公开目录{rng.randint(3, 40)}项。",
            f"{year}年全年通过门户网站主动公开工作动态{rng.randint(30, 400)}条。",
            f"{year}年未发生因政府信息公开被投诉举报的情形。",
            f"截至{manuscript.year - 1}年底，专栏累计发布信息{rng.randint(100, 900)}条。",
        )
    )
    return _added("stale_year", manuscript, rng, "overview", said, "N102")


def stale_opening(manuscript: Manuscript, rng: Random) -> Fault | None:
    """The overview begins with last year."""
    section = _section(manuscript, "overview")
    year = str(manuscript.year)
    if not section or not section.paragraphs[0][1].startswith(year):
        return None
    title, text = section.paragraphs[0]
    section.paragraphs[0] = (title, text.replace(year, str(manuscript.year - 1), 1))
    return Fault("stale_opening", text[:20], frozenset({"N102"}), section="overview")


def stale_fee(manuscript: Manuscript, rng: Random) -> Fault | None:
    """The sentence on fees is last year's."""
    ours, year = manuscript.agency.ours, manuscript.year - 1
    said = rng.choice(
        (
            f"{year}年度，{ours}未收取政府信息公开信息处理费。",
            f"{year}年，无收取信息处理费情况。",
            f"{year}年{ours}没有收取信息处理费。",
        )
    )
    section = _section(manuscript, "other_matters")
    if not section:
        return None
    section.paragraphs = [("", said)]
    return Fault("stale_fee", said, frozenset({"N102"}), section="other_matters")


def stale_plan(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A plan for the year that is over."""
    how = rng.choice(
        ("将进一步健全工作机制", "将继续加强业务培训", "将重点做好政策解读", "将从以下方面改进工作")
    )
    said = f"{manuscript.year}年，{manuscript.agency.ours}{how}。"
    return _added("stale_plan", manuscript, rng, "problems_and_improvements", said, "N102")


def signed_early(manuscript: Manuscript, rng: Random) -> Fault | None:
    """The signature bears the year of the report, or a day in December."""
    if manuscript.style.signature != "printed":
        return None
    day = rng.randint(2, 28)
    manuscript.signed = f"{manuscript.year}年{rng.choice((1, 1, 12))}月{day}日"
    return Fault("signed_early", manuscript.signed, frozenset({"N103"}))


def signed_late(manuscript: Manuscript, rng: Random) -> Fault | None:
    """Dated after the last day that the law allows."""
    name = manuscript.agency.name
    if manuscript.style.signature != "printed" or "镇" in name:
        return None
    month = rng.choice((4, 5)) if manuscript.agency.government or "办公" in name else rng.choice((2, 3))
    manuscript.signed = f"{manuscript.year + 1}年{month}月{rng.randint(1, 28)}日"
    return Fault("signed_late", manuscript.signed, frozenset({"N105"}))


DATES: dict[str, Maker] = named(
    period_of_last_year,
    period_ends_early,
    period_begins_elsewhere,
    period_absent,
    broken_date,
    wrong_zero,
    stale_year,
    stale_opening,
    stale_fee,
    stale_plan,
    signed_early,
    signed_late,
)


def _in_preamble(manuscript: Manuscript, old: str, new: str) -> None:
    manuscript.preamble = manuscript.preamble.replace(old, new)


def _section(manuscript: Manuscript, id_: str) -> SectionText | None:
    section = next((section for section in manuscript.sections if section.id == id_), None)
    return section if section and section.paragraphs else None


def _added(
    name: str, manuscript: Manuscript, rng: Random, id_: str, sentence: str, code: str
) -> Fault | None:
    """Add a sentence at the end of a paragraph of a section."""
    section = _section(manuscript, id_)
    if not section:
        return None
    index = rng.randrange(len(section.paragraphs))
    title, text = section.paragraphs[index]
    section.paragraphs[index] = (title, text + sentence)
    return Fault(name, sentence, frozenset({code}), section=id_)
