"""The citations of a draft: read with their exact places, resolved, judged for the dates of the report."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.documents.document import Document, Span
from linter.engine import run
from linter.report.citations import read_citations
from linter.report.islands import read_island
from linter.report.numerals import chinese, value_of
from linter.report.report import Citation
from tests.citations.measure import Sentence, Tally, citation_rules, read, report_of, sentences

SET = list(sentences())
FORMAT_NOTICE = (
    "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"  # of 2019
)


def citations(text: str, year: int = 2023) -> tuple[Citation, ...]:
    document = Document("draft.txt", "text", text)
    return read_citations(document, period_year=year, as_of=date(year + 1, 3, 31))


def findings(text: str, year: int = 2023, language: str = "zh") -> list[tuple[str, str, str]]:
    """Code, severity and the text it points at, in order."""
    report = report_of(text, year)
    found = run(report, citation_rules(), language).diagnostics
    return [(each.code, str(each.severity), report.document.slice(each.span)) for each in found]


@pytest.mark.parametrize("sentence", SET, ids=lambda sentence: f"line-{sentence.line}")
def test_every_citation_of_the_set_is_read_and_judged(sentence: Sentence) -> None:
    found, codes = read(sentence, citation_rules())
    assert found == sentence.citations
    assert codes == sentence.codes


def test_the_set_is_large_enough_and_the_targets_are_met() -> None:
    tally = Tally()
    for sentence in SET:
        tally.add(sentence.citations, read(sentence, citation_rules())[0])
    print(tally)
    assert tally.expected >= 300
    assert tally.right / tally.found >= 0.99
    assert tally.right / tally.expected >= 0.98


def test_each_part_of_a_citation_has_its_own_place() -> None:
    text = (
        "根据《中华人民共和国政府信息公开条例》（国务院令第７１１号，以下简称《条例》）"
        "第四十九条、第五十条编制。"
    )
    (citation,) = citations(text)
    assert citation.title == "中华人民共和国政府信息公开条例"
    assert citation.number == "国务院令第７１１号"
    assert citation.article == "第四十九条、第五十条"
    spans = (citation.title_span, citation.number_span, citation.article_span)
    assert [text[span.start : span.end] for span in spans if span] == [
        citation.title,
        citation.number,
        citation.article,
    ]
    assert text[citation.span.start : citation.span.end] == text[2:-3]


def test_a_broken_title_keeps_its_place_in_a_file_with_carriage_returns() -> None:
    text = "按照《中华人民共和国\r\n政府信息公开条例》編制。\r\n"
    (citation,) = citations(text)
    assert citation.law == "ogi-regulations"
    assert text[citation.span.start : citation.span.end] == "《中华人民共和国\r\n政府信息公开条例》"


def test_captions_in_tables_are_no_citations() -> None:
    text = "按照《政府信息公开条例》公开。\n《条例》第六十条\n第二十条第（一）项\n"
    document = Document("draft.txt", "text", text)
    table = Span(text.index("《条例》"), len(text))
    found = read_citations(document, period_year=2023, as_of=date(2024, 3, 31), excluded=[table])
    assert [citation.title for citation in found] == ["政府信息公开条例"]


def test_a_stale_instrument_quoted_often_is_one_finding() -> None:
    text = "依据《信访条例》办理。\n\n各镇依据《信访条例》答复，县信访局依据《信访条例》复查。"
    report = report_of(text, 2023)
    (finding,) = run(report, citation_rules(), "zh").diagnostics
    assert report.document.position(finding.span.start) == (1, 3)
    assert [report.document.position(each.span.start) for each in finding.related] == [(3, 5), (3, 20)]


def test_a_stale_citation_with_a_wrong_article_is_one_finding() -> None:
    text = "依据《中华人民共和国政府信息公开条例》（国务院令第492号）第六十条公开。"
    assert [code for code, _, _ in findings(text)] == ["C002"]


def test_what_ended_within_the_period_or_only_in_substance_is_a_warning() -> None:
    assert findings("依据《档案法实施办法》归档。", 2024) == [("C001", "warning", "《档案法实施办法》")]
    assert findings("严格执行国办发〔2010〕5号文件。", 2021) == [("C001", "warning", "国办发〔2010〕5号")]
    assert findings(f"根据{FORMAT_NOTICE}编制。", 2021) == [("C001", "error", FORMAT_NOTICE)]


def test_what_rests_on_an_unverified_fact_is_one_step_lower_and_says_so() -> None:
    report = report_of("依据《信访条例》办理信访事项。", 2023)
    (finding,) = run(report, citation_rules(), "zh").diagnostics
    assert str(finding.severity) == "warning"
    assert "尚未核实" in finding.message
    (finding,) = run(report, citation_rules(), "en").diagnostics
    assert "from memory" in finding.message


def test_a_message_says_what_is_in_force_instead_and_since_when() -> None:
    report = report_of("依据《中华人民共和国政府信息公开条例》（国务院令第492号）公开。", 2023)
    (finding,) = run(report, citation_rules(), "zh").diagnostics
    assert "2019年5月15日" in finding.message and "国务院令第711号" in finding.message
    assert (finding.found, finding.expected) == ("国务院令第492号", "国务院令第711号")


def test_a_moved_article_is_given_its_new_number() -> None:
    report = report_of("根据《政府信息公开条例》第三十二条的规定，编制年度报告。", 2023)
    (finding,) = run(report, citation_rules(), "zh").diagnostics
    assert report.document.slice(finding.span) == "第三十二条"
    assert (finding.found, finding.expected) == ("第三十二条", "第五十条")


def test_a_title_within_a_title_stands_in_single_marks() -> None:
    report = report_of("执行《政府信息公开信息处理费管理办法》（国办公开办函〔2021〕30号）。", 2023)
    (finding,) = run(report, citation_rules(), "zh").diagnostics
    assert "关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》的文号" in finding.message
    assert finding.message.count("30号") == 1


def test_a_number_and_the_title_after_it_are_one_finding() -> None:
    text = "按照国办发〔2019〕14号《2019年政务公开工作要点》开展工作。"
    assert [(code, quote) for code, _, quote in findings(text)] == [("C009", "国办发〔2019〕14号")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("按照云政办函[2022]05号执行。", "按照云政办函〔2022〕5号执行。"),
        ("按照云政办函【2022】第5号执行。", "按照云政办函〔2022〕5号执行。"),
        ("按照云政办函〔二〇二二〕5号执行。", "按照云政办函〔2022〕5号执行。"),
        ("按照雲政辦函[2022]5號執行。", "按照雲政辦函〔2022〕5號執行。"),
        ("按照《甲办法》云政函〔2022〕5号）执行。", "按照《甲办法》（云政函〔2022〕5号）执行。"),
        ("按照《甲办法》（云政函〔2022〕5号执行。", "按照《甲办法》（云政函〔2022〕5号）执行。"),
        ("依据《政府信息公开条例》（国令第492号）公开。", "依据《政府信息公开条例》（国令第711号）公开。"),
        ("根据《政府信息公开工作条例》公开。", "根据《中华人民共和国政府信息公开条例》公开。"),
    ],
)
def test_a_fix_leaves_nothing_to_find(before: str, after: str) -> None:
    (finding,) = run(report_of(before, 2023), citation_rules(), "zh").diagnostics
    assert finding.fix
    text = before
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.content + text[edit.span.end :]
    assert text == after
    assert findings(after) == []


def test_a_fix_is_safe_only_where_it_cannot_change_a_meaning() -> None:
    def fix(text: str) -> str:
        (finding,) = run(report_of(text, 2023), citation_rules(), "zh").diagnostics
        assert finding.fix
        return finding.fix.applicability

    assert fix("按照云政办函[2022]5号执行。") == "safe"
    assert fix("按照云政办函〔20225号执行。") == "unsafe"
    assert fix("依据《政府信息公开条例》（国令第492号）公开。") == "unsafe"


@pytest.mark.parametrize("number", [1, 5, 10, 11, 20, 49, 56, 99, 100, 101, 110, 120, 999, 1005, 1034, 1260])
def test_numerals_are_read_as_they_are_written(number: int) -> None:
    assert value_of(chinese(number)) == number
    assert value_of(str(number)) == number


PIECES = st.sampled_from(
    [
        *"《》〈〉<>（）()〔〕[]【】第条款项号令、，。至和与一二十0129 \n的",
        "国务院令",
        "国办发",
        "以下简称",
        "条例",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_no_text_breaks_the_reader_or_the_checks(pieces: list[str]) -> None:
    text = "".join(pieces)
    findings(text)
    for citation in citations(text):
        assert 0 <= citation.span.start < citation.span.end <= len(text)


def draft(citations: int) -> str:
    """A draft that quotes its instruments again and again, as drafts do."""
    quotes = (
        "根据《中华人民共和国政府信息公开条例》（国务院令第711号）第{}条，",
        "按照《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号），",
        "落实《云溪市政府信息公开规定》第{}条，",
        "对照国办函〔2020〕109号文件，",
        "依据《中华人民共和国保守国家秘密法》，",
    )
    return "".join(
        quotes[i % 5].format(i % 50 + 1) + "各镇各部门认真做好公开工作。\n" for i in range(citations)
    )


def cpu_time(text: str) -> float:
    """Seconds that the citations of a text take, the best of five, its folding and the catalogue aside."""
    document = Document("draft.txt", "text", text)
    read_citations(document, period_year=2023, as_of=date(2024, 3, 31))
    best = 1.0
    for _ in range(5):
        read_island.cache_clear()
        start = time.process_time()
        read_citations(document, period_year=2023, as_of=date(2024, 3, 31))
        best = min(best, time.process_time() - start)
    return best


def test_two_hundred_citations_cost_little() -> None:
    # Ten milliseconds on a machine of its own; the tests may run on a busy one.
    assert cpu_time(draft(200)) < 0.03


@pytest.mark.parametrize(
    "piece",
    [
        "《",
        "《a",
        "《条例》（",
        "令第一",
        "第五条、",
        "号令第1号",
        "〔2020〕1号",
        "（国办发〔2010",
        "以下简称《",
        "一",
    ],
)
def test_the_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    one, four = (cpu_time(piece * count) for count in (8_000, 32_000))
    assert four < max(0.02, 7 * one)
