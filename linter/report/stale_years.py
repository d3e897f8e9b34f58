"""Years left over from another year's text: what a report claims for its own year, dated otherwise.

Only a clause that begins with the year and goes on with what an annual report says of its own year is
judged (2023年共收到申请5件, 2023年未收取信息处理费, 2023年,我局认真…), and only in a sentence that neither
names the report's year nor compares or looks back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from linter.patterns import compiled
from linter.report.quotes import unquoted
from linter.report.report import Report
from linter.tuples import NamedTuple

StaleKind = Literal["claim", "opening", "plan", "as_of", "this_report"]

_REACH = 3  # years: an older one is history
_AROUND = 160  # characters beside a year that count as its sentence
_TAIL = 70  # characters behind a year in which its claim stands
_HEAD = 8  # characters before a year that tell what it depends on
_FIRST = 2  # sentences of a section that open it

_YEAR = compiled(r"(?<![\d〔\[(.-])(20\d\d)年(?!\d{1,2}月|[初中末底前后终]|[以之]|[-—~至到、和与及])")
_NAMED = compiled(r"(?<!\d)(20\d\d)(?=年|[-—~至/.])")
_SELF = r"(?:我|本|全)(?:[局委厅办镇乡县区市省旗州盟街院中单机校站所队处会][关位道心级]?)"
_BODY = rf"(?:{_SELF}|[一-龥]{{2,18}}?(?:政府|局|委|厅|办公室|街道|镇|乡|中心|管委会))"
_FILLING = (
    r"(?:度|全年|期间|年?内|,|:|共计?|累计|总共|合计|总计"
    r"|(?:通过|依托|按照|在)[^,。;]{2,24}?(?=,|共|累计|主动|公开|发布|受理|收到))"
)
_DOING = compiled(
    rf"{_FILLING}{{0,3}}(?:{_BODY})?{_FILLING}{{0,3}}(?:政府信息公开(?:工作)?)?"
    r"((?:新增)?主动公开|公开(?!事项|目录|指南|年报|栏目|专栏|标准|工作|制度|内容|范围)|制作|制发|获取|发布|推送|收到|受理|接收|接到|接受|新收|办理|办结|答复|收取|编发|更新|回应|公布"
    r"|(?:暂?未|没有|尚无|无)(?:有|向[^,。]{2,6})?(?:收到|收取|收费|发生|产生|出现|接到|因|涉及|(?:政府)?信息公开|依申请|行政复议|信息处理费))(?!的)"
)
_FIGURE = compiled(r"\d余?(?:件|条|次|篇|个|份|期|起|元|万元|项|场|部|批|人)")
_DENIAL = ("暂", "未", "没有", "尚无", "无")
_OPENING = compiled(rf"度?,{_SELF}(?![^,。]{{0,6}}[被获荣])|度?,在[^。]{{2,40}}领导下")
_PLAN = compiled(
    rf"度?,?(?:{_SELF}|我们)?将(?:进一步|继续(?!有效)|着力|重点(?!领域|工作|信息|事项|项目|任务)|采取|从(?:[以如]下|[^,。]{{0,8}}方面)|不断|深入|持续|认真|严格|切实)"
)
_AS_OF = compiled(r"(?:截至|截止)到?(20\d\d)年(?:年?[底末]|12月(?:31日|底)|度末)")
_THIS_REPORT = compiled(
    r"(?:现编制|特编制|编制完成|编制了|编写了|现将|特?向社会公布)[^。;]{0,40}?"
    r"(?<!\d)(20\d\d)年度?[^。;《》]{0,8}?信息公开(?:工作)?(?:情况)?(?:年度)?报告(?![^。,;]{0,12}(?:通知|要求|格式))"
)
# The clause before the year ends here, or in the words of a heading: 较2023年…, 对2023年… do not.
_LEAD = compiled(
    r"(?:[。;:,、\n)】〕”]|[一二三四五六七八九十]是|数量|情况|概述|类别|概况|事项|措施|[我本全][局委厅办镇乡县区市街])\Z"
)
_OTHERWISE = compiled(
    r"[同环相对]比|比较|[较比](?:20|上|去|前)|与(?:20|上年|去年)|[上去前往历近当同隔]一?年|首次|今年|[增降升提]至|近[两二三四五\d]年|以来"
    r"|结转|转入|遗留|延续|跨年|连续|曾|原先|评为|荣获|授予|考核|测评|评估|评议|排名|审计|巡[视察]|整改|纲要"
    r"|成立|组建|挂牌|机构改革|建成|启用|上线|开通|印发|出台|实施|施行|修订|颁布|年报|年度报告|公开年"
    r"|增长|下降|增加|减少|上升|分别|[年月日]起|至今|历史"
)
_UNTIL = compiled(r"[^。;]*")
_DISCLOSURE = compiled(r"信息|文件|申请|公开|发布|[专栏]栏|网站|公众号|微博")
_DENIED = compiled(rf",?(?:{_BODY})?,?(?:未|没有|尚无|无)")
_STILL_LACKING = compiled(r"仍|依然|取得了?一定|存在(?:一些|一定|以下|着|的?不足|的?问题)")
_TO_COME = compiled(r"下一步|[下明来]一?年|将|计划|拟|力争|预计|打算|目标|争取|今后")


class StaleYear(NamedTuple):
    """A year whose digits stand from ``start`` to ``end`` of the running text; it should be ``expected``."""

    start: int
    end: int
    year: int
    expected: int
    kind: StaleKind


class _Mention(NamedTuple):
    """A year that begins a clause: the text of its sentence, what follows it, and where that stands."""

    year: int
    sentence: str
    tail: str
    section: str
    opens: bool


def stale_years(report: Report, year: int) -> Iterator[StaleYear]:
    """Every year in the text that cannot be meant in a report on ``year``."""
    prose = report.prose
    if prose is None:
        return
    plain = unquoted(prose.text)
    bounds = [(each.start, each.end) for each in prose.sentences]
    named = [frozenset(map(int, _NAMED.findall(plain, *each))) for each in bounds]
    first, section = 0, None  # the sentence that opens a section
    for index, (start, end) in enumerate(bounds):
        if prose.running.offset(start) < report.outline.preamble.end:
            yield from _of_preamble(plain, start, end, year)
        for match in _YEAR.finditer(plain, start, end):
            found = report.outline.section_at(prose.running.offset(match.start()))
            if found is not section:
                first, section = index, found
            lead = plain[max(start, match.start() - _HEAD) : match.start()]
            if found is None or (lead and not _LEAD.search(lead)):
                continue
            tail = _UNTIL.match(plain, match.end(), min(match.end() + _TAIL, end))
            mention = _Mention(
                int(match[1]),
                plain[max(start, match.start() - _AROUND) : min(end, match.end() + _AROUND)],
                tail[0] if tail else "",
                found.id or "",
                index < first + _FIRST,
            )
            kind = _plan(mention, year)
            if kind is None and year not in named[index] and not _series(plain, bounds, index, mention, year):
                kind = _claim(mention, year) or _opening(mention, year)
            if kind:
                yield StaleYear(*match.span(1), mention.year, year + (kind == "plan"), kind)
        yield from _as_of(plain, start, end, year, named[index : index + 2])


def _of_preamble(plain: str, start: int, end: int, year: int) -> Iterator[StaleYear]:
    """本机关编制了2023年…年度报告 where the report is on another year."""
    for match in _THIS_REPORT.finditer(plain, start, end):
        if int(match[1]) != year:
            yield StaleYear(*match.span(1), int(match[1]), year, "this_report")


def _as_of(
    plain: str, start: int, end: int, year: int, named: Sequence[frozenset[int]]
) -> Iterator[StaleYear]:
    """截至2023年底 with a count, where neither this sentence nor the next names the report's year."""
    for match in _AS_OF.finditer(plain, start, end):
        found = int(match[1])
        if found == year - 1 and not any(year in each for each in named):
            tail = plain[match.end() : min(match.end() + _TAIL, end)]
            if _DENIED.match(tail) or (_FIGURE.search(tail) and _DISCLOSURE.search(tail)):
                yield StaleYear(*match.span(1), found, year, "as_of")


def _plan(mention: _Mention, year: int) -> StaleKind | None:
    """2024年,我局将进一步… in a report on 2024, which is written in 2025."""
    of_plans = mention.section == "problems_and_improvements"
    return "plan" if of_plans and year - _REACH < mention.year <= year and _PLAN.match(mention.tail) else None


def _claim(mention: _Mention, year: int) -> StaleKind | None:
    """A count or a denial of what every report says of its own year."""
    if not year - _REACH < mention.year <= year + 1 or _OTHERWISE.search(mention.sentence):
        return None
    if mention.year > year and _TO_COME.search(mention.sentence):
        return None
    doing = _DOING.match(mention.tail)
    if not doing:
        return None
    is_claim = doing[1].startswith(_DENIAL) or _FIGURE.search(mention.tail, doing.end())
    return "claim" if is_claim else None


def _opening(mention: _Mention, year: int) -> StaleKind | None:
    """The first words of a section on the whole year."""
    if mention.year != year - 1 or not mention.opens or _OTHERWISE.search(mention.sentence):
        return None
    if mention.section == "overview" and _OPENING.match(mention.tail):
        return "opening"
    lacking = mention.section == "problems_and_improvements" and _STILL_LACKING.search(mention.sentence)
    return "opening" if lacking else None


def _series(plain: str, bounds: Sequence[tuple[int, int]], index: int, mention: _Mention, year: int) -> bool:
    """Whether a sentence beside this one says the same of the report's year: figures year by year."""
    doing = _DOING.match(mention.tail)
    words = doing[1] if doing else ""
    before, after = bounds[max(index - 1, 0) : index], bounds[index + 1 : index + 2]
    beside = [plain[max(start, end - _AROUND) : end] for start, end in before]
    beside += [plain[start : min(end, start + _AROUND)] for start, end in after]
    said = [each.partition(f"{year}年")[2] for each in beside if f"{year}年" in each]
    return any(words in each and not _PLAN.match(each) for each in said)
