"""The formats, on a report and findings made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter import __version__
from linter.diagnostics import Place
from linter.output import BINARY, FORMATS, Options, make_format
from linter.output.extract import extract_record
from linter.output.places import describe
from linter.output.summary import Totals, summary
from linter.report.report import Report
from tests import output_samples as samples

TEXT_FORMATS = [name for name in FORMATS if name not in BINARY]
GOLDEN = Path(__file__).parent / "golden"


def render(name: str, language: str = "zh", report: Report | None = None, colour: bool = False) -> str:
    output = make_format(name, Options(language, samples.RULES, colour=colour))
    found = samples.result(samples.citation(), samples.balance(), samples.astral())
    return output.start() + output.file(report or samples.report(), found) + output.finish()


@pytest.mark.parametrize(
    ("name", "language"), [("full", "en"), *((name, "zh") for name in TEXT_FORMATS if name != "lsp")]
)
def test_the_output_is_as_it_is_meant_to_be(name: str, language: str) -> None:
    text = render(name, language).replace(f'"{__version__}"', '"0"')
    assert text == (GOLDEN / f"{name}.{language}.txt").read_text("utf-8")


def test_json_has_the_keys_of_its_contract_and_leaves_out_what_is_absent() -> None:
    (record,) = json.loads(render("json"))["files"]
    assert list(record) == ["path", "form", "held_to", "year", "agency", "as_of", "coverage", "diagnostics"]
    citation, balance, _ = record["diagnostics"]
    assert balance["location"] == {"row": 5, "column": 7}
    assert balance["end_location"] == {"row": 5, "column": 8}
    assert balance["suspects"] == [
        {
            "table": "applications",
            "row": "handled",
            "column": "natural_person",
            "found": "2",
            "expected": "3",
        }
    ]
    assert balance["related"] == [{"location": {"row": 4, "column": 17}, "message": "第一项是 3"}]
    assert not {"expected", "found", "suspects", "related"} & citation.keys()
    assert citation["place"] == {}
    assert citation["fix"]["edits"] == [
        {"location": {"row": 2, "column": 17}, "end_location": {"row": 2, "column": 20}, "content": "711"}
    ]


def test_a_clean_file_is_listed_in_json_and_silent_for_people() -> None:
    clean = {}
    for name in ("json", "lsp", "full", "concise", "github"):
        output = make_format(name, Options("zh"))
        clean[name] = output.start() + output.file(samples.report(), samples.result()) + output.finish()
    assert json.loads(clean.pop("json"))["files"][0]["diagnostics"] == []
    assert json.loads(clean.pop("lsp"))["diagnostics"] == []
    assert set(clean.values()) == {""}


def test_a_file_that_was_not_checked_is_an_error_for_programs_and_said_elsewhere_for_people() -> None:
    refused = {}
    for name in ("json", "lsp", "full", "concise"):
        output = make_format(name, Options("zh"))
        refused[name] = output.start() + output.refused("b.doc", "打不开。") + output.finish()
    errors = {"version": 1, "files": [], "errors": [{"path": "b.doc", "message": "打不开。"}]}
    assert json.loads(refused.pop("json")) == errors
    (problem,) = json.loads(refused.pop("lsp"))["diagnostics"]
    assert (problem["severity"], problem["message"]) == (1, "打不开。")
    assert set(refused.values()) == {""}


def test_json_of_many_files_and_of_none_is_one_object() -> None:
    output = make_format("json", Options("zh"))
    assert json.loads(output.start() + output.finish()) == {"version": 1, "files": []}
    output = make_format("json", Options("zh"))
    files = "".join(output.file(samples.report(f"{n}.txt"), samples.result()) for n in range(3))
    assert [item["path"] for item in json.loads(output.start() + files + output.finish())["files"]] == [
        "0.txt",
        "1.txt",
        "2.txt",
    ]


def test_lsp_counts_from_zero_in_utf_16() -> None:
    published = json.loads(render("lsp"))
    assert published["uri"].endswith("/draft.txt")
    citation, balance, astral = published["diagnostics"]
    assert citation["range"]["start"] == {"line": 1, "character": 15}
    assert balance["range"] == {"start": {"line": 4, "character": 6}, "end": {"line": 4, "character": 7}}
    assert astral["range"] == {"start": {"line": 5, "character": 3}, "end": {"line": 6, "character": 0}}
    assert [item["severity"] for item in published["diagnostics"]] == [2, 1, 3]
    assert balance["source"] == "reportlint"
    assert balance["relatedInformation"][0]["location"]["range"]["start"]["line"] == 3


@pytest.mark.parametrize("name", ["full", "concise"])
def test_a_hostile_file_name_does_not_reach_the_terminal(name: str) -> None:
    text = render(name, report=samples.report(path="a\x1b]0;x\x07\u202e.txt"))
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_a_hostile_text_does_not_reach_the_terminal() -> None:
    hostile = samples.TEXT.replace("第492号", "第4\x1b2\u202e")
    assert not {"\x1b", "\u202e"} & set(render("full", report=samples.report(text=hostile)))


def test_colour_is_only_there_when_wanted() -> None:
    assert "\x1b[" in render("full", colour=True)
    assert "\x1b" not in render("full")


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (
            Place(table="applications", row="denied.state_secret", column="natural_person"),
            "表三 · （三）1.属于国家秘密 · 自然人",
            "Table 3 · (3) 1. state secrets · natural persons",
        ),
        (
            Place(table="applications", row="partly_granted", column="other_organization"),
            "表三 · （二）部分公开 · 法人或其他组织·其他",
            "Table 3 · (2) partly granted · other organisations",
        ),
        (
            Place(table="review_and_litigation", row="litigation_direct", column="upheld"),
            "表四 · 未经复议直接起诉 · 结果维持",
            "Table 4 · litigation without review · upheld",
        ),
        (
            Place(table="active_disclosure", part="article_20_5", row="licences", column="decisions"),
            "表二 · 第二十条第（五）项 · 行政许可 · 本年处理决定数量",
            "Table 2 · Article 20(5) · administrative licences · decisions this year",
        ),
        (Place(section="overview"), "一、总体情况", "Section 1, Overview (一、总体情况)"),
        (Place(page=4), "第 4 页", "page 4"),
        (Place(), "", ""),
        (Place(table="applications", row="no_such_row"), "表三 · no_such_row", "Table 3 · no_such_row"),
    ],
)
def test_a_place_is_worded_as_the_form_words_it(place: Place, zh: str, en: str) -> None:
    assert describe(place, samples.report(), "zh") == zh
    assert describe(place, samples.report(), "en") == en


def test_the_summary_says_what_was_checked_and_what_could_not_be() -> None:
    totals = Totals()
    totals.add(samples.report(), samples.result(samples.balance()))
    totals.add(samples.report("clean.txt"), samples.result())
    chinese, english = summary(totals, "zh"), summary(totals, "en")
    assert "检查了 2 份：1 份有问题，1 份没有发现问题。错误 1，警告 0，提示 0。" in chinese
    assert "无法核对 2 项：表四没有读出来（draft.txt、clean.txt）" in chinese
    assert "could not be judged: 2" in english


def test_the_summary_says_how_many_findings_are_not_listed() -> None:
    totals = Totals()
    totals.add(samples.report(), samples.result()._replace(omitted={"T006": 12}))
    assert "T006 还有 12 处没有列出" in summary(totals, "zh")
    assert "T006: 12 more" in summary(totals, "en")


def test_extract_gives_the_draft_as_data() -> None:
    record = extract_record(samples.report())
    assert list(record) == [
        *("form", "year", "agency", "title", "sections", "tables", "tables_form", "citations", "figures")
    ]
    assert record["sections"] == [
        {"id": "applications", "title": "收到和处理政府信息公开申请情况", "location": {"row": 3, "column": 1}}
    ]
    assert record["tables"]["applications"] == {
        "received": {"natural_person": {"text": "3", "value": 3, "state": "number"}},
        "handled": {"natural_person": {"text": "2", "value": 2, "state": "number", "note": "其中补正1件"}},
    }
    assert record["tables_form"] == {"applications": "2021"}
