"""Invented drafts whose tables are one marked line each: structure is tested without reading tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from linter.documents.document import Document, Span
from linter.engine import Result, run
from linter.report.genre import is_annual_report, looks_like
from linter.report.headings import find_headings
from linter.report.identity import read_identity
from linter.report.ordinals import printed
from linter.report.outline import read_outline
from linter.report.report import Cell, Heading, Identity, Outline, Report, Table
from linter.rules import load_rules

SECTIONS = {
    "overview": "总体情况",
    "active_disclosure": "主动公开政府信息情况",
    "applications": "收到和处理政府信息公开申请情况",
    "review_and_litigation": "政府信息公开行政复议、行政诉讼情况",
    "problems_and_improvements": "存在的主要问题及改进情况",
    "other_matters": "其他需要报告的事项",
}
BODIES = {
    "overview": "（一）主动公开。全年通过门户网站公开机构职能、规划计"
    "划和财政信息。（二）依申请公开。依法答复每一位申请人。"
    "（三）政府信息管理。更新公开目录。（四）平台建设。维护网站专栏"
    "。（五）监督保障。组织培训，纳入考核，接受评议，无责任追究情形。",
    "active_disclosure": "@active_disclosure",
    "applications": "@applications",
    "review_and_litigation": "@review_and_litigation",
    "problems_and_improvements": "解读形式仍较单一，下一步将增加图解和问答。",
    "other_matters": "本年度没有收取信息处理费。",
}
TITLE = "青岭县林业局2024年政府信息公开工作年度报告"
PREAMBLE = (
    "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止"
    "。如有疑问，请与青岭县林业局办公室联系（电话：0345-5550108）。"
)
SIGNATURE = "青岭县林业局\n2025年1月15日"
_TABLE = re.compile(r"@(active_disclosure|applications|review_and_litigation)")


def chinese_ordinal(number: int) -> str:
    return printed("chinese", number)


def draft(
    order: Sequence[str] = tuple(SECTIONS),
    ordinal: Callable[[int], str] = chinese_ordinal,
    *,
    titles: dict[str, str] | None = None,
    bodies: dict[str, str] | None = None,
    between: str = "\n",
    preamble: str = PREAMBLE,
) -> str:
    """A draft of the sections in ``order``, numbered as they come; ``between`` joins heading and text."""
    parts = [TITLE, preamble]
    for number, section in enumerate(order, 1):
        title = {**SECTIONS, **(titles or {})}[section]
        parts += [ordinal(number) + title, {**BODIES, **(bodies or {})}[section]]
    return between.join([*parts, SIGNATURE])


def report(text: str, form: str = "2021") -> Report:
    """The report that a draft makes, its marked tables bound to ``form``."""
    document = Document("draft.txt", "text", text)
    tables = {
        match[1]: Table(
            match[1],
            form,
            Span(*match.span()),
            {("row", "column"): Cell("0", 0, "number", Span(*match.span()))},
        )
        for match in _TABLE.finditer(text)
    }
    excluded = sorted(table.span for table in tables.values())
    identity = read_identity(document, excluded)
    headings = find_headings(document, excluded)
    looks = looks_like(document, tables, headings, identity.year)
    return Report(
        document=document,
        identity=identity,
        outline=read_outline(document, tables, headings, identity, looks),
        tables=tables,
        citations=(),
        form=looks,
        held_to="2021",
        as_of=date(2025, 3, 31),
        is_annual_report=is_annual_report(document, tables, headings, identity),
    )


def headings(text: str) -> tuple[Heading, ...]:
    return find_headings(
        Document("draft.txt", "text", text), [Span(*m.span()) for m in _TABLE.finditer(text)]
    )


def sections(text: str) -> list[str | None]:
    """The ids of the first-level headings, in order."""
    return [heading.section for heading in headings(text) if heading.level == 1]


def outline(text: str) -> Outline:
    return report(text).outline


def identity(text: str) -> Identity:
    return read_identity(Document("draft.txt", "text", text), ())


def structural(text: str, form: str = "2021", language: str = "zh") -> Result:
    """What the structural rules find in a draft."""
    rules = [rule for rule in load_rules() if rule.code.startswith("S")]
    return run(report(text, form), rules, language)


def found(text: str, form: str = "2021") -> list[tuple[str, str, tuple[int, int]]]:
    """(code, severity, position) of the structural findings of a draft that are no mere information."""
    document = Document("draft.txt", "text", text)
    return [
        (each.code, str(each.severity), document.position(each.span.start))
        for each in structural(text, form).diagnostics
        if str(each.severity) != "info"
    ]
