"""The sections' text: invented sentences that agree with the tables and follow the form."""

from __future__ import annotations

from random import Random

from tests.generator.agencies import Agency
from tests.generator.figures import Figures, whole

Paragraphs = list[tuple[str, str]]
"""(sub-heading without its number, text); the sub-heading may be empty."""

_GROUPS = {"denied": "不予公开", "unavailable": "无法提供", "not_processed": "不予处理", "other": "其他处理"}


def overview(rng: Random, agency: Agency, year: int, figures: Figures) -> Paragraphs:
    """Section 一: the five topics of the form, under sub-headings, as paragraphs or in one run."""
    ours = agency.ours
    topics = [
        ("主动公开情况", _active(rng, ours, figures)),
        ("依申请公开情况", requests(rng, ours, figures)),
        ("政府信息管理情况", _filled(rng, _MANAGEMENT, ours)),
        ("政府信息公开平台建设情况", _filled(rng, _PLATFORM, ours)),
        ("监督保障情况", _filled(rng, _SUPERVISION, ours) + _ACCOUNTABILITY * agency.government),
    ]
    opening = rng.choice(_OPENINGS).format(ours=ours, year=year)
    manner = rng.choice(("headed", "headed", "paragraphs", "one"))
    if manner == "headed":
        return [("", opening), *topics] if opening else topics
    said = [f"{title.removesuffix('情况')}方面，{text}" for title, text in topics]
    return (
        [("", opening + "".join(said))]
        if manner == "one"
        else [("", text) for text in (opening, *said) if text]
    )


def _active(rng: Random, ours: str, figures: Figures) -> str:
    issued = whole(figures, "active_disclosure", "normative_documents", "issued")
    documents = f"全年{ours}制发行政规范性文件{issued}件，均及时向社会公开。" if issued else ""
    return _filled(rng, _ACTIVE, ours) + documents + rng.choice(("", breakdown(rng, ours)))


def breakdown(rng: Random, ours: str) -> str:
    """A count with its parts and, at times, a share rounded half up."""
    kinds = rng.sample(
        ("工作动态类", "财政信息类", "政策文件类", "公示公告类", "办事指南类"), rng.randint(2, 4)
    )
    counts = [rng.randint(1, 90) for _ in (*kinds, "其他类")]
    parts = "、".join(f"{kind}{count}条" for kind, count in zip((*kinds, "其他类"), counts, strict=True))
    text = f"{ours}通过门户网站主动公开政府信息{sum(counts)}条，包括{parts}。"
    if rng.random() < 0.4:
        tenths = (2000 * counts[0] + sum(counts)) // (2 * sum(counts))
        text += f"{kinds[0]}信息占公开总数的{tenths // 10}.{tenths % 10}%。"
    return text


def _filled(rng: Random, sentences: tuple[str, ...], ours: str) -> str:
    """One to all of the sentences, the body speaking of itself."""
    chosen = rng.sample(sentences, rng.randint(1, len(sentences)))
    return "".join(sentence.format(ours=ours) for sentence in chosen)


def requests(rng: Random, ours: str, figures: Figures) -> str:
    """What the overview says of the applications: every number is a cell of the table or a sum of cells."""
    table = "applications"
    received = whole(figures, table, "received")
    carried, forward = whole(figures, table, "carried_over"), whole(figures, table, "carried_forward")
    handled = whole(figures, table, "handled")
    text = f"全年{ours}新收政府信息公开申请{received}件" if received else f"全年{ours}未收到政府信息公开申请"
    if not (carried or handled or forward):
        return text + "，也无上年结转的申请。"
    text += f"，上年结转{carried}件。" if carried else "，无上年结转申请。"
    if handled:
        text += f"本年度共办理答复{handled}件" + rng.choice(("。", f"，其中{_results(figures)}。"))
    return text + (f"另有{forward}件结转下年度继续办理。" if forward else "")


def _results(figures: Figures) -> str:
    table = "applications"
    parts = [f"予以公开{whole(figures, table, 'granted')}件"]
    parts.append(f"部分公开{whole(figures, table, 'partly_granted')}件")
    for group, words in _GROUPS.items():
        rows = {k[1] for k in figures if k[0] == table and (k[1] == group or k[1].startswith(group + "."))}
        parts.append(f"{words}{sum(whole(figures, table, row) for row in rows)}件")
    return "，".join(parts)


def problems(rng: Random, agency: Agency, year: int) -> Paragraphs:
    """Section 五: problems and what is done about them."""
    found = rng.sample(_PROBLEMS, 2)
    measures = rng.sample(_MEASURES, 2)
    if rng.random() < 0.3:
        text = (
            f"{agency.ours}政府信息公开工作仍存在不足：{found[0]}。下一步将采取措施加以改进，{measures[0]}。"
        )
        return [("", text)]
    return [
        ("存在的主要问题", f"一是{found[0]}；二是{found[1]}。"),
        ("改进情况", f"针对上述问题，{agency.ours}一是{measures[0]}；二是{measures[1]}。"),
    ]


def other_matters(rng: Random, agency: Agency, year: int, form_id: str) -> Paragraphs:
    """Section 六, with the processing fee from the 2021 form on."""
    if form_id == "2019":
        return [("", rng.choice(("无。", "无其他需要报告的事项。")))]
    fees = (
        f"{year}年度，{agency.ours}未收取政府信息公开信息处理费。",
        "依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），本年度收取信息处理费0元。",
        f"本年度{agency.ours}没有发生信息处理费。除此之外无其他需要报告的事项。",
    )
    return [("", rng.choice(fees))]


_OPENINGS = (
    "{year}年，{ours}认真落实政府信息公开各项要求，坚持以公开促落实、强监管。",
    "{year}年，{ours}紧扣中心任务，持续提升政府信息公开的质量。",
    "",
)
_ACTIVE = (
    "{ours}围绕群众关心的事项，及时发布机构职能、规划计划和办事指南，主动公开重点领域政府信息。",
    "{ours}坚持应公开尽公开，对照法定主动公开内容逐项核对，做好政策解读和预算决算公开。",
    "按照主动公开的要求，{ours}对公开栏目进行了整理，更新了机构简介、领导分工和联系方式。",
)
_MANAGEMENT = (
    "{ours}完善信息发布审核流程，落实先审查后公开的制度，定期清理失效信息。",
    "{ours}对政府信息实行全过程管理，明确每条信息的制作、审查和保存责任。",
)
_PLATFORM = (
    "{ours}依托门户网站和政务新媒体发布信息，优化栏目设置，方便群众查询。",
    "{ours}加强政府信息公开专栏的日常维护，在办事大厅设置查阅点。",
)
_SUPERVISION = (
    "{ours}明确一名负责人分管公开工作，组织了业务培训。",
    "{ours}健全工作机制，配备专门人员，经常检查各科室的公开情况。",
)
_ACCOUNTABILITY = "政府信息公开纳入年度工作考核，社会评议结果良好，未发生责任追究情形。"
_PROBLEMS = (
    "部分栏目更新不够及时",
    "政策解读的形式比较单一",
    "工作人员业务能力有待提高",
    "公开内容与群众需求仍有差距",
)
_MEASURES = (
    "建立栏目更新提醒制度，压实科室责任",
    "丰富解读形式，多用图表和问答",
    "加强业务培训，提高办理答复水平",
    "加强与群众的沟通，回应社会关切",
)
