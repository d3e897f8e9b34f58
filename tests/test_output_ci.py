"""The formats of other tools: valid against their schemas, whatever a draft or a file name holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator, Draft7Validator
from lxml import etree
from markdown_it import MarkdownIt

from linter.diagnostics import Diagnostic
from linter.documents.document import Document, Origin, Span
from linter.output import Options, make_format
from linter.output.statistics import Statistics
from linter.report.report import Report
from tests import output_samples as samples

SCHEMAS = Path(__file__).parent / "schemas"
FINDINGS = (samples.citation(), samples.balance(), samples.astral())
HOSTILE = (
    "一\n::error::乙%0A|<script>x</script>]]><!-- [点](http://example.org) ![图](x) {0} @某人 `c` "
    "\x00\x1b]0;x\x07\u202e\ud800\ufffe##[error]"
)
HOSTILE_PATH = "甲/a,b:c\n::error::x|<b>%0A\x1b[1m\u202e\udce4@某人 [z](y).txt"


def written(name: str, *findings: Diagnostic, report: Report | None = None, fail_on: str = "error") -> str:
    output = make_format(name, Options("zh", samples.RULES, fail_on))
    files = output.file(report or samples.report(), samples.result(*findings))
    return output.start() + files + output.finish()


def not_checked(name: str, path: str, message: str) -> str:
    output = make_format(name, Options("zh", samples.RULES))
    clean = output.file(samples.report(), samples.result())
    return output.start() + output.refused(path, message) + clean + output.finish()


def of_no_file(name: str) -> str:
    output = make_format(name, Options("zh", samples.RULES))
    return output.start() + output.finish()


def _by_schema(name: str, validator: type[Draft4Validator] | type[Draft7Validator]) -> Callable[[str], Any]:
    def check(text: str) -> Any:
        value = json.loads(text)
        schema = json.loads((SCHEMAS / name).read_text("utf-8"))
        validator.check_schema(schema)
        assert [error.message for error in validator(schema).iter_errors(value)] == []
        return value

    return check


def _junit(text: str) -> Any:
    top = etree.fromstring(text.encode())
    etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(top)
    for suite in top:
        for kind, elements in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            assert int(suite.get(kind)) == len(list(suite.iter(elements)))
    return top


def _checkstyle(text: str) -> Any:
    top = etree.fromstring(text.encode())
    assert (top.tag, set(top.attrib)) == ("checkstyle", {"version"})
    for file in top:
        assert (file.tag, set(file.attrib)) == ("file", {"name"})
        for error in file:
            assert error.tag == "error"
            assert {"line", "severity", "message", "source"} <= set(error.attrib) <= {"column", *error.attrib}
            assert error.get("severity") in ("error", "warning", "info")
            assert int(error.get("line")) >= 0
    return top


READ: dict[str, Callable[[str], Any]] = {
    "sarif": _by_schema("sarif-schema-2.1.0.json", Draft4Validator),
    "rdjson": _by_schema("rdjson.json", Draft7Validator),
    "gitlab": _by_schema("gitlab.json", Draft7Validator),
    "junit": _junit,
    "checkstyle": _checkstyle,
}


def encoded(text: str) -> str:
    """What arrives: the stream writes what UTF-8 cannot hold with a backslash."""
    return text.encode("utf-8", "backslashreplace").decode()


def hostile(item: Diagnostic) -> Diagnostic:
    return item._replace(message=HOSTILE, advice=HOSTILE, basis=HOSTILE)


@pytest.mark.parametrize("name", READ)
def test_every_layout_is_that_of_its_schema(name: str) -> None:
    READ[name](written(name, *FINDINGS))
    READ[name](written(name))
    READ[name](of_no_file(name))
    READ[name](not_checked(name, "b.doc", "打不开。"))


@pytest.mark.parametrize("name", READ)
def test_hostile_text_and_file_names_stay_text(name: str) -> None:
    report = samples.report(HOSTILE_PATH)
    READ[name](encoded(written(name, *map(hostile, FINDINGS), report=report)))
    READ[name](encoded(not_checked(name, HOSTILE_PATH, HOSTILE)))


def test_sarif_names_the_place_the_other_places_and_the_fix() -> None:
    (run,) = READ["sarif"](written("sarif", *FINDINGS))["runs"]
    citation, balance, astral = run["results"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in run["results"]] == ["warning", "error", "note"]
    (place,) = balance["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "draft.txt"},
        "region": {"startLine": 5, "startColumn": 7, "endLine": 5, "endColumn": 8},
    }
    assert place["logicalLocations"] == [
        {
            "name": "表三 · （七）总计 · 自然人",
            "fullyQualifiedName": "applications.handled.natural_person",
        }
    ]
    (related,) = balance["relatedLocations"]
    assert (related["message"]["text"], related["physicalLocation"]["region"]["startLine"]) == (
        "第一项是 3",
        4,
    )
    assert balance["partialFingerprints"] == {"reportlint/v1": "0123456789abcdef"}
    assert balance["properties"]["suspects"][0]["expected"] == "3"
    (change,) = citation["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 17, "endLine": 2, "endColumn": 20},
            "insertedContent": {"text": "711"},
        }
    ]
    assert run["columnKind"] == "utf16CodeUnits"
    assert astral["locations"][0]["physicalLocation"]["region"]["startColumn"] == 4
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_sarif_describes_the_rules_from_their_records() -> None:
    rule = READ["sarif"](written("sarif"))["runs"][0]["tool"]["driver"]["rules"][0]
    assert rule["shortDescription"] == {"text": "申请收支平衡"}
    assert rule["defaultConfiguration"] == {"enabled": True, "level": "error"}
    assert rule["deprecatedNames"] == ["old-name"]
    assert "国办公开办函〔2021〕30号：第{{一}}项" in rule["help"]["text"]
    assert "**为什么**\n\n两边应当相等。" in rule["help"]["markdown"]


def test_sarif_messages_hold_no_link_and_no_placeholder() -> None:
    (run,) = READ["sarif"](encoded(written("sarif", hostile(samples.balance()))))["runs"]
    text = run["results"][0]["message"]["text"]
    assert "](" not in text
    assert "{{0}}" in text


def test_sarif_keeps_a_file_name_through_its_uri() -> None:
    report = samples.report("年报 100%#1?.txt")
    (run,) = READ["sarif"](written("sarif", samples.balance(), report=report))["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert not re.search(r"[^\x21-\x7e]|[#?]", uri)
    assert unquote(uri) == "年报 100%#1?.txt"


def test_sarif_says_that_a_file_was_not_checked() -> None:
    (run,) = READ["sarif"](not_checked("sarif", "b.doc", "打不开。"))["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"] == {"text": "打不开。"}
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b.doc"


def test_a_file_without_lines_of_its_own_is_worded_and_gets_no_edits() -> None:
    """The lines are those of the text that was read; a person finds the cell by its table, row and column."""
    text = samples.TEXT
    two, instrument = text.index("\t2") + 1, samples.span("第492号").start
    origins = (
        Origin(Span(instrument, instrument + 5), paragraph=2),
        Origin(Span(two, two + 1), table=1, row=20, column=2),
    )
    document = Document("年报.docx", "docx", text, origins=origins)
    report = samples.report()._replace(document=document)
    (run,) = READ["sarif"](written("sarif", *FINDINGS, report=report))["runs"]
    citation, balance, _ = run["results"]
    assert balance["message"]["text"].startswith(
        "表三 · （七）总计 · 自然人　第 1 个表格第 20 行第 2 列：自然人一列"
    )
    assert "fixes" not in citation
    assert citation["locations"][0]["physicalLocation"]["region"]["snippet"] == {"text": "第492号"}
    assert "extract --text" in run["artifacts"][0]["description"]["text"]
    diagnostics = READ["rdjson"](written("rdjson", *FINDINGS, report=report))["diagnostics"]
    assert not any("suggestions" in each for each in diagnostics)


def test_rdjson_counts_bytes_of_utf_8() -> None:
    citation, _, astral = READ["rdjson"](written("rdjson", *FINDINGS))["diagnostics"]
    before = "本报告依据“《条例》（国务院令"
    assert citation["location"]["range"]["start"] == {"line": 2, "column": len(before.encode()) + 1}
    assert astral["location"]["range"]["start"] == {"line": 6, "column": len("𠀀县".encode()) + 1}
    assert citation["suggestions"][0]["text"] == "711"


def test_gitlab_tells_the_same_finding_in_two_files_apart() -> None:
    output = make_format("gitlab", Options("zh", samples.RULES))
    found = samples.result(*FINDINGS)
    files = "".join(output.file(samples.report(path), found) for path in ("a.txt", "b.txt"))
    problems = READ["gitlab"](output.start() + files + output.finish())
    assert len({problem["fingerprint"] for problem in problems}) == 6
    assert [problem["severity"] for problem in problems[:3]] == ["minor", "major", "info"]


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 1), ("warning", 2), ("info", 3), ("never", 0)])
def test_junit_fails_where_the_run_does(fail_on: str, failures: int) -> None:
    (suite,) = _junit(written("junit", *FINDINGS, fail_on=fail_on))
    assert (suite.get("tests"), suite.get("failures")) == ("3", str(failures))
    assert len(list(suite.iter("system-out"))) == 3 - failures


def test_junit_and_checkstyle_list_a_clean_file_and_one_that_was_not_checked() -> None:
    unread, clean = _junit(not_checked("junit", "b.doc", "打不开。"))
    assert unread.find("testcase/error").get("message") == "打不开。"
    assert (clean.get("tests"), clean.get("failures"), clean.get("errors")) == ("1", "0", "0")
    unread, clean = _checkstyle(not_checked("checkstyle", "b.doc", "打不开。"))
    assert unread[0].get("line") == "0"
    assert len(clean) == 0


_COMMAND = re.compile(r"::(error|warning|notice) ([^\n]*?)::([^\n]*)")


def _annotations(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands as the runner reads them."""
    found = []
    for line in text.split("\n")[:-1]:
        command = _COMMAND.fullmatch(line)
        assert command, line
        properties = dict(each.split("=", 1) for each in command[2].split(","))
        found.append((command[1], {key: unquote(value) for key, value in properties.items()}, command[3]))
    return found


def test_github_annotates_the_line() -> None:
    citation, balance, astral = _annotations(written("github", *FINDINGS))
    assert [citation[0], balance[0], astral[0]] == ["warning", "error", "notice"]
    assert balance[1] == {
        "file": "draft.txt",
        "line": "5",
        "endLine": "5",
        "col": "7",
        "endColumn": "8",
        "title": "T101 申请收支平衡",
    }
    assert balance[2].endswith("第三项加第四项之和%0A核对办理台账后改正。")
    assert not {"col", "endColumn"} & astral[1].keys()  # it runs over two lines


def test_github_takes_no_command_from_a_draft_or_a_file_name() -> None:
    report = samples.report(HOSTILE_PATH)
    text = encoded(written("github", *map(hostile, FINDINGS), report=report))
    annotations = _annotations(text)
    assert len(annotations) == 3
    assert all("::error::x|<b>%0A" in properties["file"] for _, properties, _ in annotations)
    assert all("%250A" in message for _, _, message in annotations)
    assert not {"\x1b", "\x07", "\u202e", "\r"} & set(text)
    (refused,) = _annotations(encoded(not_checked("github", HOSTILE_PATH, HOSTILE)))
    assert refused[0] == "error"


def test_markdown_shows_hostile_text_literally() -> None:
    report = samples.report(HOSTILE_PATH)
    texts = (
        written("markdown", *map(hostile, FINDINGS), report=report),
        not_checked("markdown", HOSTILE_PATH, HOSTILE),
    )
    for text in map(encoded, texts):
        page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
        assert not set(re.findall(r"<(\w+)", page)) - {
            *("h1", "h2", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "br")
        }
        assert page.count("<td>") in (0, 12)
        assert "@某人" not in page
        assert "&lt;script&gt;" in page


def test_markdown_says_what_was_checked() -> None:
    text = written("markdown", *FINDINGS)
    assert "| 错误 | T101 申请收支平衡 | 表三 · （七）总计 · 自然人　第 5 行第 7 字 | 自然人一列" in text
    assert "- 检查了 1 份：1 份有问题" in text


def test_statistics_count_rules_in_every_format_that_has_them() -> None:
    def counted(name: str) -> str:
        output = Statistics(Options("zh", samples.RULES), name)
        for path in ("a.txt", "b.txt"):
            found = samples.result(samples.balance(), samples.balance(), samples.astral())
            assert output.file(samples.report(path), found) == ""
        return output.finish()

    balance = {"code": "T101", "name": "request-balance", "severity": "error", "findings": 4, "files": 2}
    blank = {"code": "T007", "name": "blank-cell", "severity": "info", "findings": 2, "files": 2}
    assert json.loads(counted("json")) == {"version": 1, "statistics": [balance, blank]}
    assert counted("full") == counted("concise")
    assert counted("full").splitlines() == [
        "4  T101  错误  申请收支平衡 (request-balance)",
        "2  T007  提示  空白单元格 (blank-cell)",
    ]
    assert "| 4 | 2 | T101 申请收支平衡 | 错误 |" in counted("markdown")
    assert Statistics(Options("zh"), "full").finish() == ""
