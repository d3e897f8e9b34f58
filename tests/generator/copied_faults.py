"""Text taken over from last year's report or from another body's."""

from __future__ import annotations

from random import Random

from linter.report.forms import form
from linter.skeleton import skeleton
from tests.generator.across_faults import last_year
from tests.generator.faults import Fault, named
from tests.generator.manuscript import Manuscript, SectionText
from tests.generator.oracle import repeated_share

_LEAST = 130  # characters; what is said of a shorter section tells nothing
_FORMULAS = ("《", "信息处理费", "未收到", "未发生", "没有", "无上年", "无其他")
_OTHER_WORDS = (
    "机关办公室牵头梳理了各股室在编制权责清单时形成的历史文件目录",
    "窗口人员当面告知申请人办理进度的做法受到来访群众的欢迎",
    "七月上旬邀请镇村干部和企业代表到现场察看便民事项的办理过程",
    "把会议议题、征求意见稿和采纳情况放在同一页面上供读者对照",
)


def copied_last_year(manuscript: Manuscript, rng: Random) -> Fault | None:
    """Most of a section is that of last year's report, with this year's number in it."""
    return _copied("copied_last_year", manuscript, rng, manuscript.agency.name, 1)


def copied_peer(manuscript: Manuscript, rng: Random) -> Fault | None:
    """Most of a section is that of another body's report."""
    other = f"{manuscript.agency.name[:3]}{rng.choice(('林业局', '统计局', '审计局', '信访局'))}"
    if other == manuscript.agency.name:
        return None
    return _copied("copied_peer", manuscript, rng, other, 0)


def _copied(name: str, manuscript: Manuscript, rng: Random, agency: str, earlier: int) -> Fault | None:
    chosen = rng.choice(("overview", "problems_and_improvements"))
    section = next(section for section in manuscript.sections if section.id == chosen)
    sentences = _sentences(section)
    changed = set(rng.sample(range(len(sentences)), rng.randint(0, len(sentences) // 4)))
    old = [rng.choice(_OTHER_WORDS) if i in changed else each for i, each in enumerate(sentences)]
    text = "".join(f"{each}。" for each in old).replace(str(manuscript.year), str(manuscript.year - earlier))
    telling = [each for each in sentences if not any(words in each for words in _FORMULAS)]
    shares = repeated_share(sentences, text), repeated_share(telling, text)
    if min(shares) < 0.6 or sum(map(len, telling)) < _LEAST:
        return None
    report = _report(manuscript, section, text, agency, earlier)
    said = f"{shares[0]:.0%} of {section.title} is that of {'last year' if earlier else 'another body'}"
    codes = frozenset({"A003"})
    if earlier:
        return Fault(name, said, codes, section=section.id, previous=report)
    return Fault(name, said, codes, section=section.id, peers=(report,))


def _sentences(section: SectionText) -> list[str]:
    return [each for _, text in section.paragraphs for each in text.split("。") if each]


def _report(manuscript: Manuscript, section: SectionText, text: str, agency: str, earlier: int) -> str:
    """A report of the other year or body, whose one section says ``text``."""
    year = manuscript.year - earlier
    form_id = "2021" if year >= 2021 else "2019"
    official = form(form_id).section(section.id or "")
    heading = f"{official.numeral}、{official.title}\n"
    figures = last_year(manuscript) if earlier else {}
    cells = {".".join(key): str(value) for key, value in figures.items()}
    report = skeleton(form_id, cells, year=year, prose=False, agency=agency)
    return report.replace(heading, f"{heading}{text}\n")


MAKERS = named(copied_last_year, copied_peer)
