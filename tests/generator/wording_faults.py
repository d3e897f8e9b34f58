"""Slips of the hand in the text: words doubled or mistyped, marks lost, templates not filled in."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.generator.faults import Fault, Maker, named
from tests.generator.manuscript import Manuscript, SectionText

_TYPOS = (
    ("认真回应群众述求。", "述求"),
    ("依法不子公开的信息说明理由。", "不子公开"),
    ("各科室公开质量残差不齐的情况有所好转。", "残差不齐"),
    ("进一步建全信息发布审核制度。", "建全"),
    ("办工室负责统一登记和答复。", "办工室"),
    ("栏目内容做到及时跟新。", "跟新"),
    ("全年发布信息数量同比增涨。", "增涨"),
    ("抓住关健环节，压实责任。", "关健"),
    ("组织召开坐谈会听取意见。", "坐谈会"),
    ("清理后予以废止，尚末清理的列入计划。", "尚末"),
    ("曰常维护由专人负责。", "曰常"),
    ("遂步扩大公开范围。", "遂步"),
    ("公布权利清单和办事指南。", "权利清单"),
    ("对逾期未答复的开展督促，防犯类似问题。", "防犯"),
    ("按照统一布署开展检查。", "布署"),
    ("巩固脱贫攻艰成果。", "攻艰"),
    ("政策解读形势单一的问题得到改善。", "形势单一"),
    ("接受群众监督，透明渡不断提高。", "透明渡"),
    ("屡行信息公开职责。", "屡行"),
    ("严格按昭程序办理。", "按昭"),
    ("全面覆盖与重点突出相结和。", "相结和"),
    ("因地治宜设置查阅点。", "因地治宜"),
    ("签定协议的信息同步公布。", "签定"),
    ("公开拦及时更换。", "公开拦"),
)
_DOUBLED = ("及时", "要求", "推进", "落实", "加强", "群众", "精神", "审核", "我局", "政府信息", "进一步")
_PLACEHOLDERS = (
    "全年发布解读材料××件。",
    "累计接待群众XX人次。",
    "举办培训____次。",
    "〔待补〕",
    "（此处填写工作亮点）",
    "召开专题会议???次。",
    "于20××年完成整改。",
    "【请补充具体数据】",
    "某某局负责落实。",
)
_RESIDUE = ("&nbsp;", "<!--[if !supportLists]-->", "&ldquo;", "font-family:SimSun;", "<!--EndFragment-->")
_DOUBLED_MARKS = ("。。", "，，", "、、", "，。", "、。", "；；", "，；", "。，")


def typo(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A sentence with a word that is often mistyped."""
    sentence, wrong = rng.choice(_TYPOS)
    return _added("typo", manuscript, sentence, "W007", wrong)


def doubled_word(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A word of the text stands twice."""
    word = rng.choice(_DOUBLED)
    return _changed("doubled_word", manuscript, rng, word, lambda _: word * 2, "W004")


def doubled_mark(manuscript: Manuscript, rng: Random) -> Fault | None:
    """One mark too many."""
    mark = rng.choice("，。")
    marks = rng.choice([each for each in _DOUBLED_MARKS if mark in each])
    return _changed("doubled_mark", manuscript, rng, mark, lambda _: marks, "W003")


def lost_partner(manuscript: Manuscript, rng: Random) -> Fault | None:
    """One of a pair of marks is gone."""
    pair = rng.choice(("（）", "“”", "《》"))
    words = rng.choice(("一图读懂", "公开指南", "办事流程", "阳光服务"))
    left, right = rng.choice(((pair[0], ""), ("", pair[1])))
    return _added("lost_partner", manuscript, f"编印了{left}{words}{right}并在窗口发放。", "W003")


def half_width(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A comma or a colon of Latin text between Chinese."""
    return _changed("half_width", manuscript, rng, "，", lambda _: ",", "W003")


def placeholder(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A part of a template was not filled in."""
    return _added("placeholder", manuscript, rng.choice(_PLACEHOLDERS), "W002")


def residue(manuscript: Manuscript, rng: Random) -> Fault | None:
    """Markup came along with pasted text."""
    return _changed("residue", manuscript, rng, "。", lambda _: "。" + rng.choice(_RESIDUE), "W002")


def identity_number(manuscript: Manuscript, rng: Random) -> Fault | None:
    """An identity number that could be somebody's."""
    born = f"{rng.randint(1950, 2005)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
    digits = f"350128{born}{rng.randint(0, 999):03d}"
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(digits))
    number = digits + "10X98765432"[total % 11]
    return _added("identity_number", manuscript, f"其中一件由居民（{number}）提出。", "W005")


def mobile_number(manuscript: Manuscript, rng: Random) -> Fault | None:
    """The mobile number of somebody who asked."""
    number = f"1{rng.choice('35789')}{rng.randint(0, 10**9 - 1):09d}"
    return _added("mobile_number", manuscript, f"申请人{number}要求公开征地材料，已依法答复。", "W005")


def party(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A party of a case by name."""
    name = rng.choice("张李王陈林") + rng.choice(("小溪", "云峰", "秋水", "远", "文静"))
    return _added("party", manuscript, f"申请人{name}不服我局答复，已依法说明。", "W005")


MAKERS: dict[str, Maker] = named(
    typo,
    doubled_word,
    doubled_mark,
    lost_partner,
    half_width,
    placeholder,
    residue,
    identity_number,
    mobile_number,
    party,
)


def _overview(manuscript: Manuscript) -> SectionText | None:
    return next((each for each in manuscript.sections if each.id == "overview" and each.paragraphs), None)


def _added(
    name: str, manuscript: Manuscript, sentence: str, code: str, description: str = ""
) -> Fault | None:
    """A sentence at the end of a paragraph of the overview."""
    section = _overview(manuscript)
    if section is None:
        return None
    index = manuscript.rng.randrange(len(section.paragraphs))
    title, text = section.paragraphs[index]
    section.paragraphs[index] = (title, text + sentence)
    return _fault(name, description or sentence, code)


def _changed(
    name: str, manuscript: Manuscript, rng: Random, old: str, new: Callable[[str], str], code: str
) -> Fault | None:
    """One occurrence of some words in the overview, changed."""
    section = _overview(manuscript)
    found = [
        (index, place)
        for index, (_, text) in enumerate(section.paragraphs if section else ())
        for place in range(len(text))
        if text.startswith(old, place)
    ]
    if not found or section is None:
        return None
    index, place = rng.choice(found)
    title, text = section.paragraphs[index]
    section.paragraphs[index] = (title, text[:place] + new(old) + text[place + len(old) :])
    around = section.paragraphs[index][1][max(0, place - 8) : place + 12]
    return _fault(name, around, code)


def _fault(name: str, description: str, code: str) -> Fault:
    # A changed mark may also change what a list of figures or a sentence is.
    allowed = frozenset({"N001", "N002", "N003", "N008", "S010"})
    return Fault(name, description, frozenset({code}), section="overview", allowed=allowed)
