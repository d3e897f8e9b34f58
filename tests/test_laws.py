"""The catalogue of law: what must hold of every entry, and of every version on the days that matter."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from linter.documents.document import Document
from linter.documents.folding import fold
from linter.law_records import load_catalogue
from linter.report.catalogue import Catalogue, catalogue
from linter.report.citations import read_citations
from linter.report.document_numbers import official_number
from linter.report.instrument_titles import key_of
from linter.report.islands import read_island
from linter.report.judging import judge
from linter.report.laws import Law, Version
from linter.report.lookup import look_up
from linter.report.verdicts import Dates, Reference, Stated
from linter.resources import DataError

LAWS = catalogue()
DAY = timedelta(days=1)
BASIS = Stated(basis=True)
VERSIONS = [(law, version) for law in LAWS.laws.values() for version in law.versions]
NUMBERS = [number.text for _, version in VERSIONS for number in version.numbers]


def names(pair: tuple[Law, Version]) -> str:
    return f"{pair[0].id}-{pair[1].id}"


def test_the_catalogue_that_is_shipped_passes_its_own_check() -> None:
    assert load_catalogue().laws == LAWS.laws


def test_every_successor_is_in_the_catalogue() -> None:
    for law in LAWS.laws.values():
        assert law.successor is None or law.successor in LAWS.laws


@pytest.mark.parametrize("law", LAWS.laws.values(), ids=lambda law: law.id)
def test_versions_neither_overlap_nor_leave_a_gap(law: Law) -> None:
    for earlier, later in zip(law.versions, law.versions[1:], strict=False):
        assert earlier.end
        assert later.start is None or later.start == earlier.end
    assert law.latest.end is None or law.ended


def test_a_safe_name_belongs_to_one_work_and_an_unsafe_one_to_no_title() -> None:
    owners: dict[str, str] = {}
    for law in LAWS.laws.values():
        for name in (law.title, *law.aliases):
            assert owners.setdefault(key_of(name), law.id) == law.id
    for law in LAWS.laws.values():
        assert not {key_of(name) for name in law.unsafe_aliases} & owners.keys()


def test_a_number_belongs_to_one_version() -> None:
    assert len(NUMBERS) == len(set(NUMBERS))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_survives_the_grammar(number: str) -> None:
    island = read_island(fold(f"《某文件》（{number}）"))
    assert island
    assert [official_number(each.text, LAWS.number_issuers) for each in island.numbers] == [(number, 0)]


def status_on(law: Law, version: Version, day: date) -> str:
    dates = Dates(start=day, end=day, as_of=day)
    return judge(Reference(law=law, version=version, by_number=True), BASIS, dates, LAWS).status


@pytest.mark.parametrize(("law", "version"), VERSIONS, ids=str)
def test_a_version_does_not_exist_before_its_issue(law: Law, version: Version) -> None:
    born = version.existed_from
    if born:
        assert status_on(law, version, born.first - DAY) == "not_yet_in_force"
        assert status_on(law, version, born.last) != "not_yet_in_force"


@pytest.mark.parametrize(("law", "version"), VERSIONS, ids=str)
def test_a_version_ends_on_the_day_of_its_end(law: Law, version: Version) -> None:
    end = version.end or (LAWS.end_of(law) if version is law.latest else None)
    if end and not law.report_years:
        assert status_on(law, version, end.first - DAY) == "current"
        assert status_on(law, version, end.last) in (
            "superseded",
            "repealed",
            "replaced",
            "superseded_in_substance",
        )


@pytest.mark.parametrize(
    ("query", "on", "law", "status", "in_force"),
    [
        ("国办发〔2010〕5号", "2018-12-31", "guobanfa-2010-5", "current", "2010"),
        ("国办发〔2010〕5号", "2025-01-31", "guobanfa-2010-5", "superseded_in_substance", None),
        ("国办发[2010]5号", "2025-01-31", "guobanfa-2010-5", "superseded_in_substance", None),
        ("政府信息公开条例", "2019-05-14", "ogi-regulations", "current", "2007"),
        ("政府信息公开条例", "2019-05-15", "ogi-regulations", "current", "2019"),
        ("《中华人民共和国政府信息公开条例》", "2008-04-30", "ogi-regulations", "current", None),
        ("国务院令第492号", "2019-05-14", "ogi-regulations", "current", "2007"),
        ("国务院令第492号", "2019-05-15", "ogi-regulations", "superseded", "2019"),
        ("国令第711号", "2019-04-02", "ogi-regulations", "not_yet_in_force", "2007"),
        ("《信访条例》", "2022-04-30", "petitioning-regulations", "current", "2005"),
        ("《信访条例》", "2022-05-01", "petitioning-regulations", "repealed", None),
    ],
)
def test_an_instrument_is_looked_up_on_a_day(
    query: str, on: str, law: str, status: str, in_force: str | None
) -> None:
    answer = look_up(query, date.fromisoformat(on))
    assert answer
    assert (answer.law.id, answer.verdict.status) == (law, status)
    assert (answer.in_force.id if answer.in_force else None) == in_force


def test_what_the_catalogue_does_not_have_is_not_found() -> None:
    assert look_up("云政办〔2022〕7号", date(2024, 1, 1)) is None
    assert look_up("《云溪市政府信息公开规定》", date(2024, 1, 1)) is None


def test_a_day_after_the_catalogue_was_verified_is_said_to_be_so() -> None:
    answer = look_up("国务院令第711号", LAWS.verified_through + DAY)
    assert answer and answer.outdated


LOCAL = """
laws:
- id: yunxi-disclosure-rules
  title: 云溪市政府信息公开规定
  kind: 地方政府规章
  issuer: 云溪市人民政府
  ended: {how: repealed, by: ogi-regulations}
  versions:
  - id: "2009"
    number: 云溪市人民政府令第12号
    issued: "2009-03-01"
    in_force: {from: "2009-05-01", to: "2020-07-01"}
    articles: 30
"""


def overlay(folder: Path, text: str) -> Catalogue:
    file = folder / "local.yaml"
    file.write_text(text, "utf-8")
    return load_catalogue([file])


def test_a_local_catalogue_adds_works(tmp_path: Path) -> None:
    laws = overlay(tmp_path, LOCAL)
    answer = look_up("《云溪市政府信息公开规定》", date(2024, 1, 1), laws)
    assert answer and answer.verdict.status == "repealed"
    assert answer.verdict.current and answer.verdict.current.id == "ogi-regulations"


def test_a_local_catalogue_changes_the_verdicts_on_a_draft(tmp_path: Path) -> None:
    document = Document("draft.txt", "text", "根据《云溪市政府信息公开规定》第四十条编制。")

    def status(laws: Catalogue) -> str:
        (citation,) = read_citations(document, period_year=2023, as_of=date(2024, 3, 31), laws=laws)
        return citation.status

    assert status(LAWS) == "not_in_catalogue"
    assert status(overlay(tmp_path, LOCAL)) == "repealed"
    in_force = LOCAL.replace("  ended: {how: repealed, by: ogi-regulations}\n", "").replace(
        ', to: "2020-07-01"', ""
    )
    assert status(overlay(tmp_path, in_force)) == "article_out_of_range"


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('"2009-05-01"', '"2009-13-01"', 12, "date"),
        ('"2009-05-01"', '"2021-05-01"', 12, "before"),
        ("by: ogi-regulations", "by: ogi-regulation", 7, "ogi-regulations"),
        ("how: repealed", "how: abolished", 7, "repealed"),
        ("kind: 地方政府规章", "kind: 规章", 5, "规章"),
        ("  issuer:", "  isuer:", 6, "issuer"),
        ("id: yunxi-disclosure-rules", "id: ogi-regulations", 3, "overrides"),
        ("title: 云溪市政府信息公开规定", "title: 信访条例", 4, "petitioning-regulations"),
        ('"2009-05-01"', "{date: '99999999999999999999-01'}", 12, "date"),
        ("  versions:", "  aliases: [{txt: 甲, safe: true}]\n  versions:", 8, "text"),
        ("  versions:", "  aliases: {text: 甲, safe: true}\n  versions:", 8, "a list"),
        ("  versions:", "  applies_to_report_years: 2020\n  versions:", 8, "[2021, 2023]"),
        ("  versions:", "  applies_to_report_years: [2020, 99999]\n  versions:", 8, "[2021, 2023]"),
        ("number: 云溪市人民政府令第12号", "number: [12]", 10, "a text"),
        ("number: 云溪市人民政府令第12号", "numbers: [{txt: 甲}]", 10, "text"),
        ("articles: 30", "moved: [{from: 1, to: 2, topics: [甲]}]", 13, "a list"),
        ("in_force: {from", "in_force: {form", 12, "from"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_line_and_reason(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    with pytest.raises(DataError) as refused:
        overlay(tmp_path, LOCAL.replace(old, new))
    assert any(problem.line == line and reason in problem.en for problem in refused.value.problems)


def test_a_national_entry_is_replaced_only_with_a_reason(tmp_path: Path) -> None:
    text = LOCAL.replace("id: yunxi-disclosure-rules", "id: petitioning-regulations\n  overrides: 仅作试验")
    assert overlay(tmp_path, text).laws["petitioning-regulations"].title == "云溪市政府信息公开规定"


@pytest.mark.parametrize("more", ["=", "第一条、", "（第5号）", "云政发〔2010〕5号，"])
def test_a_query_of_any_length_is_read(more: str) -> None:
    assert look_up(f"《云溪市某文件》（{more * 3000}）", date(2024, 1, 1)) is None
