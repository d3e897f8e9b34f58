"""What is said of a quoted instrument: where, in which words, with what to put there, and once a cause."""

from __future__ import annotations

from datetime import date

import pytest

from linter.checks.verdict import check
from linter.diagnostics import Diagnostic
from linter.documents.document import Span
from linter.engine import run
from linter.report.laws import Number
from linter.report.report import Citation, Report
from linter.report.verdicts import Verdict
from linter.rules import load_rules
from tests.citations.measure import citation_rules, report_of
from tests.test_judging import version, work

OGI = "中华人民共和国政府信息公开条例"


def findings(report: Report) -> list[Diagnostic]:
    return list(run(report, citation_rules(), "zh").diagnostics)


def the_only(text: str, year: int = 2023) -> tuple[Diagnostic, Report]:
    report = report_of(text, year)
    (found,) = findings(report)
    return found, report


@pytest.mark.parametrize(
    ("year", "said", "severity", "at", "words"),
    [
        (2023, "按照《信访条例》办理", "warning", "《信访条例》", "现行的是《信访工作条例》"),
        (
            2022,
            "按照《信访条例》办理",
            "info",
            "《信访条例》",
            "在报告年度内（2022年5月1日）已由《信访工作条例》取代",
        ),
        (
            2023,
            "按照国办发〔2010〕5号公开",
            "warning",
            "国办发〔2010〕5号",
            "虽未见正式废止，其主要内容已自2019年5月15日起被",
        ),
        (
            2023,
            "根据国办公开办函〔2019〕60号编制",
            "error",
            "国办公开办函〔2019〕60号",
            "已于2021年9月26日由",
        ),
        (
            2023,
            "落实《法治政府建设实施纲要（2015—2020年）》",
            "error",
            "《法治政府建设实施纲要（2015—2020年）》",
            "的实施期在2021年1月1日之前已经结束，现行的同类文件是《法治政府建设实施纲要（2021—2025年）》",
        ),
        (
            2027,
            "落实《法治政府建设实施纲要（2021—2025年）》",
            "error",
            "《法治政府建设实施纲要（2021—2025年）》",
            "的实施期在2026年1月1日之前已经结束，不宜再作为现行依据",
        ),
        (
            2023,
            "按照《政府信息公开条例》（国务院令第492号）第二十条公开",
            "error",
            "《政府信息公开条例》（国务院令第492号）第二十条",
            f"国务院令第492号是《{OGI}》修订前的文号",
        ),
        (
            2023,
            "按照《政府信息公开条例》（2007年）公开",
            "error",
            "《政府信息公开条例》（2007年）",
            f"引用的是《{OGI}》（国务院令第492号），该文本已于2019年5月15日由",
        ),
        (
            2023,
            "按照《政府信息公开条例》第三十二条关于年度报告的规定编制",
            "warning",
            "第三十二条",
            "与“年度报告”有关的内容自2019年5月15日起由第五十条规定",
        ),
        (2023, "按照《政府信息公开条例》第六十二条答复", "error", "第六十二条", "只有56条，没有第六十二条"),
        (
            2023,
            "按照《政府信息公开信息处理费管理办法》（国办函〔2020〕107号）收费",
            "error",
            "国办函〔2020〕107号",
            "《政府信息公开信息处理费管理办法》的文号是国办函〔2020〕109号，不是国办函〔2020〕107号",
        ),
        (
            2023,
            "按照《政府投资条例》（国务院令第711号）审批",
            "error",
            "国务院令第711号",
            f"国务院令第711号是《{OGI}》的文号，不是《政府投资条例》的",
        ),
        (
            2023,
            "按照《青岭县茶园管理办法》（国务院令第711号）采茶",
            "error",
            "国务院令第711号",
            f"国务院令第711号是《{OGI}》的文号，与所写的标题《青岭县茶园管理办法》不符",
        ),
        (2023, "按照《政府信息公开工作条例》公开", "warning", "政府信息公开工作条例", f"应当是《{OGI}》"),
    ],
)
def test_a_verdict_stands_at_the_part_that_is_at_fault_in_its_own_words(
    year: int, said: str, severity: str, at: str, words: str
) -> None:
    found, report = the_only(said, year)
    assert (str(found.severity), report.document.slice(found.span)) == (severity, at)
    assert words in found.message


@pytest.mark.parametrize(
    ("said", "expected", "found"),
    [
        ("按照《政府信息公开条例》（国务院令第492号）公开", "国务院令第711号", "国务院令第492号"),
        ("按照《政府信息公开条例》（2007年）公开", None, None),
        ("按照《政府投资条例》（国务院令第711号）审批", "国务院令第712号", "国务院令第711号"),
        ("按照《青岭县茶园管理办法》（国务院令第711号）采茶", None, None),  # the title or the number?
        ("按照《政府信息公开工作条例》公开", OGI, "政府信息公开工作条例"),
        ("按照《政府信息公开条例》第三十二条关于年度报告的规定编制", "第五十条", "第三十二条"),
        ("按照《政府信息公开条例》第六十二条答复", None, None),
        ("按照《信访条例》（国务院令第431号）办理", None, None),
    ],
)
def test_what_stands_there_is_shown_beside_what_belongs_there(
    said: str, expected: str | None, found: str | None
) -> None:
    diagnostic, _ = the_only(said)
    assert (diagnostic.expected, diagnostic.found) == (expected, found)


@pytest.mark.parametrize(
    ("said", "applicability", "mended"),
    [
        # The number is written anew as it was written.
        (
            "按照《政府信息公开条例》（国令第492号）公开",
            "unsafe",
            "按照《政府信息公开条例》（国令第711号）公开",
        ),
        (
            "按照《政府信息公开条例》（国务院令第 ４９２ 号）公开",
            "unsafe",
            "按照《政府信息公开条例》（国务院令第 711 号）公开",
        ),
        ("按照《政府信息公开条例》（2007年）公开", None, None),
        (
            "按照《政府投资条例》（国令第711号）审批",
            "unsafe",
            "按照《政府投资条例》（国务院令第712号）审批",
        ),
        (
            "按照《政府信息公开信息处理费管理办法》（国办函〔2020〕107号）收费",
            "unsafe",
            "按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）收费",
        ),
        ("按照《青岭县茶园管理办法》（国务院令第711号）采茶", None, None),
        ("按照《政府信息公开工作条例》公开", "unsafe", f"按照《{OGI}》公开"),
        (
            "按照《政府信息公开工作条例》（国务院令第711号）公开",
            "safe",
            f"按照《{OGI}》（国务院令第711号）公开",
        ),
        ("按照《信访条例》（国务院令第431号）办理", None, None),
        ("按照《政府信息公开条例》（国务院令第711号）第六十二条答复", None, None),
    ],
)
def test_a_title_or_number_is_mended_where_it_is_known(
    said: str, applicability: str | None, mended: str | None
) -> None:
    found, _ = the_only(said)
    if found.fix is None:
        assert (applicability, mended) == (None, None)
        return
    (edit,) = found.fix.edits
    assert (found.fix.applicability, said[: edit.span.start] + edit.content + said[edit.span.end :]) == (
        applicability,
        mended,
    )


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("按照《信访条例》办理，依据《信访条例》答复", [["《信访条例》", "《信访条例》"]]),
        (
            "按照《政府信息公开工作条例》公开，依据《政府信息公开工作条例》答复，依据《政务信息公开条例》编制",
            [["政府信息公开工作条例", "《政府信息公开工作条例》"], ["政务信息公开条例"]],
        ),
        (
            f"按照《政府信息公开条例》（国务院令第712号）公开，依据《{OGI}》（国务院令第712号）答复，"
            "依据《政府信息公开条例》（国务院令第713号）编制",
            [["国务院令第712号", f"《{OGI}》（国务院令第712号）"], ["国务院令第713号"]],
        ),
        (
            "按照《政府信息公开条例》第六十二条公开，依据《政府信息公开条例》第六十三条答复",
            [["第六十二条"], ["第六十三条"]],
        ),
    ],
)
def test_what_is_wrong_for_one_reason_is_said_once(said: str, places: list[list[str]]) -> None:
    report = report_of(said, 2023)
    part = report.document.slice
    assert [
        [part(found.span), *(part(other.span) for other in found.related)] for found in findings(report)
    ] == places


def test_instruments_that_are_not_in_the_catalogue_are_told_apart_by_what_is_written() -> None:
    (unknown,) = (rule for rule in load_rules() if rule.code == "C011")
    said = "按照《青岭县茶园管理办法》种茶，按照《青岭县茶叶分级办法》分级，按照《青岭县茶园管理办法》采茶"
    report = report_of(said, 2023)
    outcomes = list(check([unknown], report))
    assert [outcome.state for outcome in outcomes] == ["failed"] * 3
    found = [outcome.finding for outcome in outcomes if outcome.finding]
    assert [report.document.slice(each.span) for each in found] == [
        "《青岭县茶园管理办法》",
        "《青岭县茶叶分级办法》",
    ]
    assert [len(each.related) for each in found] == [1, 0]


def test_a_rule_does_not_apply_to_what_the_catalogue_does_not_know() -> None:
    (repealed,) = (rule for rule in load_rules() if rule.code == "C001")
    said = "按照《青岭县茶园管理办法》种茶，按照《政府投资条例》审批，按照《信访条例》办理"
    outcomes = check([repealed], report_of(said, 2023))
    assert [outcome.state for outcome in outcomes] == ["not_applicable", "passed", "failed"]


@pytest.mark.parametrize(
    ("signed", "wrong"),
    [(None, True), (date(2025, 12, 16), True), (date(2025, 12, 17), False), (date(2025, 12, 18), False)],
)
def test_a_late_report_may_quote_what_was_issued_by_the_day_it_was_signed(
    signed: date | None, wrong: bool
) -> None:
    report = report_of("按照《行政执法监督条例》（国务院令第825号）检查", 2024)
    report = report._replace(identity=report.identity._replace(signed=signed))
    assert [each.code for each in findings(report)] == (["C006"] if wrong else [])


def test_a_late_report_is_no_excuse_for_what_had_ended() -> None:
    report = report_of("按照《信访条例》办理", 2023)
    late = report._replace(identity=report.identity._replace(signed=date(2024, 9, 1)))
    assert [each.code for each in findings(late)] == ["C001"]


@pytest.mark.parametrize(
    ("written", "official", "mended"),
    [
        ("青岭县政府令第5号", ("青岭县人民政府令第9号",), "青岭县政府令第9号"),
        ("青岭县政府令第5号", ("青岭县人民政府令第9号", "青岭县人民政府令第12号"), "青岭县政府令第12号"),
        ("青岭县政府令5号", ("青岭县人民政府令第9号",), "青岭县政府令9号"),
        ("青岭县政府令（第５号）", ("青岭县人民政府令第9号",), "青岭县政府令（第9号）"),
        ("青岭县政府第5号令", ("青岭县人民政府令第9号",), "青岭县政府第9号令"),
        ("青岭县政府令第五号", ("青岭县人民政府令第9号",), "青岭县人民政府令第9号"),
        # a document's number and an order's have nothing in common
        ("青政发〔2010〕5号", ("青岭县人民政府令第9号",), "青岭县人民政府令第9号"),
        ("青岭县政府令第5号", ("青政发〔2020〕9号",), "青政发〔2020〕9号"),
        ("青政发〔2010〕5号", ("青政发〔2020〕9号",), "青政发〔2020〕9号"),
        ("青岭县政府令第5号", (), None),
    ],
)
def test_the_number_of_an_earlier_text_is_given_the_serial_of_the_last(
    written: str, official: tuple[str, ...], mended: str | None
) -> None:
    numbers = tuple(Number(text) for text in official)
    law = work(version("2010-05-01"), version("2020-05-01")._replace(numbers=numbers))
    said = f"按照《青岭县档案开放办法》（{written}）归档"
    place = Span(14, 14 + len(written))
    citation = Citation(
        Span(2, place.end + 1),
        "superseded",
        title="青岭县档案开放办法",
        title_span=Span(3, 12),
        number=written,
        number_span=place,
        verdict=Verdict("superseded", law, law.versions[0], law.versions[1].start, law, by_number=True),
    )
    (found,) = findings(report_of(said, 2023)._replace(citations=(citation,)))
    assert (found.expected, found.found) == ((official[-1], written) if official else (None, None))
    edits = [(edit.span, edit.content) for edit in found.fix.edits] if found.fix else []
    assert edits == ([(place, mended)] if mended else [])
