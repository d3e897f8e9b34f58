"""Which report is last year's: by agency and year, said where it is not certain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter.previous import Earlier, Known, last_years
from linter.report.report import Identity
from linter.skeleton import skeleton
from tests.test_cli import reportlint

REPORTS = (
    Known("a.txt", "青岭县水务局", 2023),
    Known("b.txt", "青岭县水务局", 2022),
    Known("c.txt", "青岭县教育局", 2021),
    Known("d.docx", "云溪市 人民政府", 2023),
    Known("e.txt", "白石镇人民政府", 2023),
    Known("e.pdf", "白石镇人民政府", 2023),
    Known("f.txt", None, 2023),
)


@pytest.mark.parametrize(
    ("agency", "year", "path", "words"),
    [
        ("青岭县水务局", 2024, "a.txt", None),
        ("青岭县水务局", 2023, "b.txt", None),
        ("云溪市人民政府", 2024, "d.docx", None),
        ("云溪市政府", 2024, "d.docx", None),
        ("青岭县教育局", 2024, None, "holds reports of this body on 2021, none on 2023"),
        ("白石镇人民政府", 2024, None, "there are 2 reports on 2023 (e.txt、e.pdf)"),
        ("青岭县水利局", 2024, None, "the nearest name is “青岭县水务局”"),
        ("临江省审计厅", 2024, None, "holds no report of “临江省审计厅”"),
        (None, 2024, None, "no agency was read"),
        ("青岭县水务局", None, None, "no year was read"),
    ],
)
def test_a_report_is_found_by_agency_and_year_or_it_is_said_why_not(
    agency: str | None, year: int | None, path: str | None, words: str | None
) -> None:
    match = last_years(Earlier("last-year", REPORTS), Identity(agency=agency, year=year))
    assert match.path == path
    assert (words or "") in (match.note.en if match.note else "")
    assert (match.note is None) == (words is None)


def test_a_file_that_was_named_is_taken_where_its_year_is_right() -> None:
    for report, path in (
        (Known("x.txt", "青岭县工商局", 2023), "x.txt"),
        (Known("x.txt", None, None), "x.txt"),
        (Known("x.txt", "青岭县市场监督管理局", 2022), None),
    ):
        match = last_years(
            Earlier("x.txt", (report,), outright=True), Identity(agency="青岭县市场监督管理局", year=2024)
        )
        assert match.path == path
        assert match.note is not None


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """Two folders with the drafts of two years of two bodies."""
    for year in (2023, 2024):
        folder = tmp_path / str(year)
        folder.mkdir()
        for name in ("水务局", "教育局"):
            carried = "carried_forward" if year == 2023 else "carried_over"
            cells = {f"applications.{carried}.total": "1"} if name == "水务局" or year == 2023 else {}
            text = skeleton("2021", cells, year=year, agency=f"青岭县{name}", prose=year == 2024)
            (folder / f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


def test_every_draft_of_a_folder_meets_its_own_report_of_last_year(years: Path) -> None:
    run = reportlint(
        "2024", "--previous", "2023", "--select", "A", "--output-format", "json", "--lang", "en", cwd=years
    )
    assert run.returncode == 1
    files = {file["path"]: file["diagnostics"] for file in json.loads(run.stdout)["files"]}
    assert [each["code"] for each in files["2024/教育局.txt"]] == ["A001"]
    assert files["2024/水务局.txt"] == []
    (related,) = files["2024/教育局.txt"][0]["related"]
    assert related["path"] == "2023/教育局.txt"
    rows = (years / "2023/教育局.txt").read_text("utf-8").splitlines()
    assert rows[related["location"]["row"] - 1] == "1"


def test_a_place_in_last_years_report_bears_its_file_for_people_and_editors(years: Path) -> None:
    arguments = ("2024/教育局.txt", "--previous", "2023", "--select", "A001", "--lang", "en")
    assert "see also: 2023/教育局.txt, line" in reportlint(*arguments, cwd=years).stdout
    lsp = json.loads(reportlint(*arguments, "--output-format", "lsp", cwd=years).stdout)
    (information,) = lsp["diagnostics"][0]["relatedInformation"]
    assert information["location"]["uri"] == (years / "2023/教育局.txt").as_uri()


def test_a_report_that_is_missing_is_said_in_one_line_and_compared_with_nothing(years: Path) -> None:
    (years / "2023/教育局.txt").unlink()
    run = reportlint("2024", "--previous", "2023", "--select", "A", "--lang", "en", cwd=years)
    assert run.returncode == 0
    assert [line for line in run.stderr.splitlines() if line.startswith("2024/")] == [
        "2024/教育局.txt: 2023 holds no report of “青岭县教育局”"
    ]


def test_last_years_report_that_cannot_be_read_exits_with_2(years: Path) -> None:
    run = reportlint("2024", "--previous", "absent.txt", "--lang", "en", cwd=years)
    assert run.returncode == 2
    assert "absent.txt: no such file" in run.stderr
