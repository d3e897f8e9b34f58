"""A small report with findings made by hand, so that the tests of the output stand on their own."""

from __future__ import annotations

from datetime import date

from linter.diagnostics import (
    Coverage,
    Diagnostic,
    Edit,
    Fix,
    Place,
    Related,
    Severity,
    Suspect,
    Text,
)
from linter.documents.document import Document, Span
from linter.engine import NotCheckable, Result
from linter.report.report import Cell, Heading, Identity, Outline, Report, Section, Table
from linter.rules import Basis, Rule

TEXT = (
    "云溪市水利局2024年政府信息公开工作年度报告\n"
    "本报告依据“《条例》（国务院令第492号）”编制。\n"
    "三、收到和处理政府信息公开申请情况\n"
    "一、本年新收政府信息公开申请数量\t3\n"
    "（七）总计\t2\n"
    "𠀀县水利局\n"
)


def _rule(code: str, name: str, severity: Severity, title: Text) -> Rule:
    return Rule(
        code=code,
        name=name,
        severity=severity,
        title=title,
        forms=frozenset({"2021"}),
        check="identity",
        options={},
        message=title,
        messages={},
        why=Text("两边应当相等。", "Both sides must be equal."),
        advice=title,
        basis=Basis("{form}", "第{一}项"),
        since="0.1.0",
        aliases=("old-name",) if code == "T101" else (),
        bad={"text": "[申请](http://example.org) {0}\n"} if code == "T101" else None,
    )


RULES = (
    _rule("T101", "request-balance", Severity.ERROR, Text("申请收支平衡", "Requests balance")),
    _rule("C002", "superseded-version", Severity.WARNING, Text("引用旧版", "Superseded version")),
    _rule("T007", "blank-cell", Severity.INFO, Text("空白单元格", "Blank cell")),
)


def span(words: str, text: str = TEXT) -> Span:
    """Where ``words`` first stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def report(path: str = "draft.txt", text: str = TEXT) -> Report:
    """A report on 2024 with a piece of the applications table."""
    document = Document(path=path, kind="text", text=text)
    heading_span = span("三、收到和处理政府信息公开申请情况", text)
    heading = Heading(
        heading_span, Span(heading_span.start + 2, heading_span.end), "收到和处理政府信息公开申请情况", 1, 3
    )
    three, two = text.index("\t3") + 1, text.index("\t2") + 1
    cells = {
        ("received", "natural_person"): Cell("3", 3, "number", Span(three, three + 1)),
        ("handled", "natural_person"): Cell("2", 2, "number", Span(two, two + 1), note="其中补正1件"),
    }
    table = Table("applications", "2021", Span(heading_span.end + 1, two + 1), cells)
    section = Section("applications", heading, Span(heading_span.end, len(text)))
    return Report(
        document=document,
        identity=Identity(
            title="云溪市水利局2024年政府信息公开工作年度报告", year=2024, agency="云溪市水利局"
        ),
        outline=Outline((section,), Span(0, heading_span.start), ()),
        tables={"applications": table},
        citations=(),
        form="2021",
        held_to="2021",
        as_of=date(2025, 3, 31),
    )


def balance() -> Diagnostic:
    """A balance that fails, with its single suspect and the other side of the balance."""
    two = TEXT.index("\t2") + 1
    place = Place(section="applications", table="applications", row="handled", column="natural_person")
    return Diagnostic(
        code="T101",
        name="request-balance",
        severity=Severity.ERROR,
        message="自然人一列：新收 3 加结转 0 得 3，办结 2 加结转下年 0 得 2，两边差 1。",
        advice="核对办理台账后改正。",
        basis="国办公开办函〔2021〕30号：第一项加第二项之和，等于第三项加第四项之和",
        span=Span(two, two + 1),
        place=place,
        fingerprint="0123456789abcdef",
        expected="3",
        found="2",
        suspects=(Suspect(place=place, span=Span(two, two + 1), found="2", expected="3"),),
        related=(Related(span("\t3"), Text("第一项是 3", "the first item is 3")),),
    )


def citation() -> Diagnostic:
    """A finding in the middle of a line with wide marks before it, and a fix."""
    return Diagnostic(
        code="C002",
        name="superseded-version",
        severity=Severity.WARNING,
        message="492号是 2007 年的版本。",
        advice="",
        basis="国务院令第711号",
        span=span("第492号"),
        place=Place(),
        fingerprint="fedcba9876543210",
        fix=Fix(Text("改为第711号", "write 第711号"), "safe", (Edit(span("492"), "711"),)),
    )


def astral() -> Diagnostic:
    """A finding after a character beyond the basic plane, which UTF-16 counts as two."""
    return Diagnostic(
        code="T007",
        name="blank-cell",
        severity=Severity.INFO,
        message="示例。",
        advice="",
        basis="",
        span=span("水利局\n"),
        place=Place(section="other_matters"),
        fingerprint="00000000ffffffff",
    )


def result(*diagnostics: Diagnostic) -> Result:
    """What the engine gives: these findings, and one check that could not be made."""
    return Result(
        diagnostics=diagnostics,
        coverage=Coverage(passed=10, failed=len(diagnostics), not_checkable=1, not_applicable=2),
        by_rule={},
        not_checkable=(NotCheckable("T104", "表四没有读出来。", 1),),
        omitted={},
    )
