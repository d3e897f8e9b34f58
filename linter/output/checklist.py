"""The self-check sheet (报送自查表): what was checked by groups of rules, what was found, and who signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from linter.diagnostics import Coverage, Text
from linter.documents.notes import Grid, Line, Sheet
from linter.engine import Result
from linter.output.display import columns, printable
from linter.output.places import whereabouts
from linter.output.wording import SEVERITY_WORDS, judged
from linter.report.report import Report
from linter.tuples import NamedTuple

# The groups that codes begin with, in the order of the sheet.
_GROUPS = {
    "S": Text("结构和标题", "structure and titles"),
    "T0": Text("表格的格式", "tables: layout"),
    "T1": Text("表格的数", "tables: figures"),
    "C": Text("引用的法规文件", "instruments quoted"),
    "N1": Text("日期", "dates"),
    "N": Text("文字里的数", "figures in the text"),
    "A": Text("与上年和其他报告的衔接", "agreement with other reports"),
    "W": Text("用字和错漏", "wording and slips"),
    "R": Text("写明理由的忽略", "suppressions"),
}
_OTHER, _ALL = Text("自定规则", "rules of your own"), Text("合计", "all")
_LINES = 26  # lines of findings that leave room for the rest on a page
_COLUMNS = 96  # columns that a line of the page takes
_REASONS = 4  # for which checks could not be made


def checklist(report: Report, result: Result, titles: Mapping[str, Text], language: str) -> Sheet:
    """The sheet, which is kept to one page: findings that do not fit are counted only."""
    say = _ENGLISH if language == "en" else _CHINESE
    found = list(_findings(report, result, titles, language))
    return (
        Line(say.title, is_title=True),
        Line(printable(judged(report, language))),
        Grid((40, 20, 20, 20), (say.header, *_by_group(result, language))),
        Line(say.found.format(count=len(found)) if found else say.clean),
        *map(Line, _fitting(found, say)),
        *map(Line, _reasons(result, say)),
        Line(""),
        Line(say.signature),
    )


class _Words(NamedTuple):
    title: str
    header: tuple[str, str, str, str]
    found: str
    clean: str
    more: str
    reason: str
    signature: str


_CHINESE = _Words(
    "政府信息公开工作年度报告报送自查表",
    ("核对的内容", "通过（项）", "不符（项）", "无法核对（项）"),
    "发现的问题（{count} 处），核实后逐处打勾：",
    "没有发现问题。",
    "还有 {count} 处，见文中标注。",
    "无法核对 {count} 项：{reason}",
    "填报人（签名）：　　　　　　　　审核人（签名）：　　　　　　　　日期：　　　　年　　月　　日",
)
_ENGLISH = _Words(
    "Self-check of the annual report",
    ("what was checked", "passed", "failed", "not checkable"),
    "Findings ({count}), to be ticked off one by one:",
    "Nothing was found.",
    "{count} more, see the notes.",
    "Could not be judged ({count}): {reason}",
    "Drafted by (signature):                    Reviewed by (signature):                    Date:",
)


def _by_group(result: Result, language: str) -> Iterator[tuple[str, str, str, str]]:
    """A row for each group of rules of which anything was checked, and one for all."""
    groups: dict[str, list[Coverage]] = {}
    for code, coverage in result.by_rule.items():
        start = next((start for start in _GROUPS if code.startswith(start)), "")
        groups.setdefault(start, []).append(coverage)
    for start, words in (*_GROUPS.items(), ("", _OTHER)):
        counts = _counts(groups.get(start, ()))
        if any(counts):
            yield words.in_language(language), *_shown(counts)
    yield _ALL.in_language(language), *_shown(_counts(result.by_rule.values()))


def _counts(coverages: Iterable[Coverage]) -> tuple[int, int, int]:
    every = list(coverages)
    return (
        sum(each.passed for each in every),
        sum(each.failed for each in every),
        sum(each.not_checkable for each in every),
    )


def _shown(counts: tuple[int, int, int]) -> tuple[str, str, str]:
    passed, failed, not_checkable = map(str, counts)
    return passed, failed, not_checkable


def _findings(report: Report, result: Result, titles: Mapping[str, Text], language: str) -> Iterator[str]:
    """A line a finding, the gravest first: what it is and where it stands."""
    for item in sorted(result.diagnostics, key=lambda item: -item.severity):
        severity = SEVERITY_WORDS[item.severity].in_language(language)
        title = titles[item.code].in_language(language) if item.code in titles else item.name
        yield printable(f"□ {severity} {item.code} {title}　{whereabouts(report, item, language)}")


def _fitting(found: Sequence[str], say: _Words) -> Iterator[str]:
    """As many as a page has room for."""
    room = _LINES
    for index, line in enumerate(found):
        room -= 1 + columns(line) // _COLUMNS
        if room < 1 and len(found) - index > 1:
            yield say.more.format(count=len(found) - index)
            return
        yield line


def _reasons(result: Result, say: _Words) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for each in result.not_checkable:
        counts[each.reason] += each.instances
    for reason, count in counts.most_common(_REASONS):
        yield printable(say.reason.format(count=count, reason=reason))
