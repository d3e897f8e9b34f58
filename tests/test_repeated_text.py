"""Text that a section shares with last year's report, or with another body's."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from linter.copies import Sketch, find_copies
from linter.diagnostics import Diagnostic
from linter.documents.document import Document
from linter.engine import run
from linter.report import read
from linter.report.passages import clauses, passages
from linter.report.report import Across, Report
from linter.rules import load_rules
from linter.skeleton import skeleton
from tests.test_cli import reportlint

RULES = load_rules()
OLD = [
    "苗木培育基地的巡护记录全部上网，村民可以按地块查询，看不懂的当场讲解。",
    "护林员的排班表每周更新一次，值班电话同时公布在村口，夜里也有人接。",
    "木材经营加工企业的抽查结果，三天以内贴到门户网站，并附上整改的照片。",
    "退耕还林补助的发放名册，按村组张榜并留出七天核对期，错的马上改。",
]
NEW = [
    "今年新建了两处公开栏，一处在集市，一处在车站旁边，玻璃罩子可以上锁。",
    "把防火通告录成方言广播，每天早晚各播放十五分钟，老人也听得懂。",
    "为古树名木逐株建档，用手机照一照牌子就能看到树龄和树种。",
    "请人大代表评了一次公开目录，按意见删去十一个旧栏目，又添了两个新的。",
]


def report(
    sentences: Sequence[str], *, year: int = 2024, agency: str = "青岭县林业局", path: str = ""
) -> Report:
    """A report whose section on problems holds these sentences and nothing else."""
    text = skeleton("2021", year=year, agency=agency, prose=False)
    heading = "五、存在的主要问题及改进情况\n"
    assert heading in text
    text = text.replace(heading, heading + "".join(sentences) + "\n")
    return read(Document(path or f"{year}.txt", "text", text), today=date(2025, 6, 30))


def repeated(now: Report, across: Across) -> list[Diagnostic]:
    result = run(now._replace(across=across), RULES, "en")
    return [each for each in result.diagnostics if each.code == "A003"]


def test_a_section_that_repeats_most_of_last_years_is_found_with_its_share_and_passages() -> None:
    now, before = report([*OLD[:3], NEW[0]]), report(OLD, year=2023)
    (found,) = repeated(now, Across(before))
    text = now.document.text
    assert now.document.slice(found.span) == "".join(OLD[:3]).removesuffix("。")
    assert found.place.section == "problems_and_improvements"
    total = sum(len(clause.words) for clause in clauses(now)["problems_and_improvements"])
    own = sum(len(clause.words) for clause in clauses(report([NEW[0]]))["problems_and_improvements"])
    assert (
        f"{(total - own) * 100 // total} % of the text ({total - own} of {total} characters)" in found.message
    )
    (related,) = found.related
    assert related.document is before.document
    assert before.document.slice(related.span) == text[found.span.start : found.span.end]


@pytest.mark.parametrize(
    ("sentences", "fires"),
    [
        (OLD, True),
        ([OLD[0], *NEW[:3]], False),  # a quarter
        (NEW, False),
        (OLD[:1], False),  # too short to judge
        ([*OLD[:2], *NEW[:3]], False),  # two fifths
    ],
)
def test_what_is_short_or_mostly_new_is_no_finding(sentences: list[str], fires: bool) -> None:
    assert bool(repeated(report(sentences), Across(report(OLD, year=2023)))) == fires


def test_last_years_sentence_with_this_years_number_is_the_same() -> None:
    dated = [f"2023年，{sentence}" for sentence in OLD]
    now = report([sentence.replace("2023", "2024") for sentence in dated])
    assert repeated(now, Across(report(dated, year=2023)))


def test_formulas_of_the_form_and_of_law_are_not_counted() -> None:
    formulas = [
        "按照《政府信息公开信息处理费管理办法》的规定，本年度没有收取信息处理费，也没有减免的情形。",
        "全年没有因政府信息公开被申请行政复议或者被提起行政诉讼，也没有败诉、被纠错的情形。",
        "本年度没有其他需要报告的事项，有关数据的统计期限同上，联系电话见首页的公告。",
    ] * 2
    assert not repeated(report(formulas), Across(report(formulas, year=2023)))


def test_a_passage_follows_both_texts() -> None:
    new = clauses(report([NEW[0], OLD[2], OLD[0], OLD[1], NEW[1]]))["problems_and_improvements"]
    old = clauses(report(OLD))["problems_and_improvements"]
    found = passages(new, old, 10)
    assert [[clause.words for clause in new[each.first : each.last]] for each in found] == [
        [clause.words for clause in old[each.old : each.old + each.last - each.first]] for each in found
    ]
    assert [each.old for each in found] == [6, 0]


def test_a_copy_of_another_body_names_it() -> None:
    peer = report(OLD, agency="云溪市林业局", path="peer.txt")
    (found,) = repeated(report(OLD), Across(peers=(peer,)))
    assert "云溪市林业局 (peer.txt)" in found.message
    assert found.related[0].document is peer.document


def folder(tmp_path: Path, texts: dict[str, list[str]]) -> Path:
    for name, sentences in texts.items():
        (tmp_path / f"{name}.txt").write_text(report(sentences, agency=name).document.text, "utf-8")
    return tmp_path


def test_copies_in_a_folder_are_found_in_both_drafts(tmp_path: Path) -> None:
    place = folder(tmp_path, {"青岭县林业局": OLD, "云溪市林业局": [*OLD[:3], NEW[3]], "望川县林业局": NEW})
    run = reportlint(".", "--copies", "--select", "A003", "--output-format", "json", cwd=place)
    paths = {file["path"] for file in json.loads(run.stdout)["files"] if file["diagnostics"]}
    assert paths == {"./青岭县林业局.txt", "./云溪市林业局.txt"}
    assert "A003" not in reportlint(".", "--select", "A003", cwd=place).stdout


def test_what_most_drafts_share_is_no_copy(tmp_path: Path) -> None:
    texts = {f"青岭县{name}局": OLD for name in ("林业", "水务", "教育", "民政", "审计", "财政")}
    run = reportlint(".", "--copies", "--select", "A003", cwd=folder(tmp_path, texts))
    assert run.stdout == ""


def sketched(marks: Sequence[int], body: str = "") -> Sketch:
    return Sketch(body or str(marks), {"overview": tuple((mark, 30) for mark in marks)})


def test_the_index_finds_who_shares_more_than_half() -> None:
    drafts = {f"{index}": sketched(range(index * 100, index * 100 + 20)) for index in range(40)}
    drafts["copy"] = sketched([*range(300, 312), *range(9000, 9008)])
    drafts["part"] = sketched([*range(500, 508), *range(9100, 9112)])
    found = find_copies(drafts, percent=50, least=100)
    assert found.peers == {"3": ("copy",), "copy": ("3",)}
    assert not found.common


def test_the_same_body_in_two_years_is_no_copy() -> None:
    drafts = {"2023": sketched(range(20), "青岭县林业局"), "2024": sketched(range(20), "青岭县林业局")}
    assert not find_copies(drafts, percent=50, least=100).peers
