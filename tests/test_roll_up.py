"""A county's tables against the sum of its bodies': wrong cells, missing and doubled bodies are named."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from linter.skeleton import skeleton
from tests.generator.figures import Figures, Key, make_figures
from tests.test_cli import reportlint

COUNTY = "青岭县人民政府"
KINDS = ("水务", "教育", "民政", "农业", "文旅", "财政", "审计", "林业", "交通", "卫健", "住建", "商务")
TOWNS = ("白石镇", "柳河镇", "松岩镇", "云溪镇", "望川镇")
NAMES = [f"青岭县{town}{kind}办公室" for town in TOWNS for kind in KINDS]
RECEIVED: Key = ("applications", "received", "natural_person")


class Folder:
    """A county of 60 bodies on disk; faults are put into single drafts."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.bodies = {name: make_figures(Random(index), "2021", "some") for index, name in enumerate(NAMES)}
        self.county: Figures = {}
        for figures in self.bodies.values():
            for key, value in figures.items():
                self.county[key] = self.county.get(key, 0) + value
        (place / "bodies").mkdir()
        for name, figures in self.bodies.items():
            self.write(f"bodies/{name}.txt", name, figures)
        self.write("county.txt", COUNTY, self.county)
        (place / "list.txt").write_text("\n".join(NAMES), "utf-8")

    def write(self, path: str, agency: str, figures: Mapping[Key, Any], year: int = 2024) -> None:
        cells = {".".join(key): str(value) for key, value in figures.items()}
        text = skeleton("2021", cells, layout="pipes", year=year, agency=agency, prose=False)
        (self.place / path).write_text(text, "utf-8")

    def change(self, name: str, key: Key, value: int) -> None:
        """Put another figure into one cell of one body's draft."""
        self.write(f"bodies/{name}.txt", name, self.bodies[name] | {key: value})

    def findings(self, *more: str) -> list[dict[str, Any]]:
        arguments = ("county.txt", "--members", "bodies", *more, "--output-format", "json", "--lang", "en")
        self.run = reportlint("rollup", *arguments, cwd=self.place)
        (file,) = json.loads(self.run.stdout)["files"]
        assert {each["code"] for each in file["diagnostics"]} <= {"A004"}
        self.coverage = file["coverage"]
        return list(file["diagnostics"])

    def messages(self, *more: str) -> list[str]:
        return [each["message"] for each in self.findings(*more)]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    yield Folder(tmp_path)


def test_a_county_that_is_the_sum_of_its_bodies_is_clean(folder: Folder) -> None:
    assert folder.findings("--bodies", "list.txt") == []
    assert folder.run.returncode == 0
    assert folder.coverage["passed"] == len(folder.county)


def test_a_wrong_cell_a_missing_body_and_a_doubled_one_are_all_named(folder: Folder) -> None:
    value = int(folder.bodies[NAMES[7]][RECEIVED])
    folder.change(NAMES[7], RECEIVED, value + 30)
    (folder.place / f"bodies/{NAMES[20]}.txt").unlink()
    folder.write("bodies/again.txt", NAMES[33], folder.bodies[NAMES[33]])
    twice, missing, cell = sorted(folder.findings("--bodies", "list.txt"), key=_order)
    assert f"{NAMES[33]} has several reports: bodies/again.txt、bodies/{NAMES[33]}.txt" in twice["message"]
    assert {each["path"] for each in twice["related"]} == {"bodies/again.txt", f"bodies/{NAMES[33]}.txt"}
    assert f"Bodies without a report: {NAMES[20]}" in missing["message"]
    received = folder.bodies[NAMES[20]]["applications", "received", "total"]
    assert f"received this year · total {received}" in missing["message"]
    assert f"{NAMES[7]} (bodies/{NAMES[7]}.txt)" in cell["message"]
    assert f"{value + 30} should be {value}" in cell["message"]
    assert (cell["place"]["row"], cell["place"]["column"]) == RECEIVED[1:]
    (related,) = cell["related"]
    assert related["path"] == f"bodies/{NAMES[7]}.txt"


def _order(finding: dict[str, Any]) -> int:
    words = ("has several reports", "Bodies without", "should be")
    return next(index for index, each in enumerate(words) if each in finding["message"])


def test_a_missing_body_shows_in_the_gap_without_a_list(folder: Folder) -> None:
    (folder.place / f"bodies/{NAMES[20]}.txt").unlink()
    (message,) = folder.messages()
    assert "most likely a body's report is missing" in message
    assert f"total {folder.bodies[NAMES[20]]['applications', 'received', 'total']}" in message


def test_the_countys_own_level_may_be_added_or_not(folder: Folder) -> None:
    own = make_figures(Random(99), "2021", "some")
    folder.write("own.txt", "青岭县人民政府办公室", own)
    assert folder.findings("--own", "own.txt") == []
    folder.write("county.txt", COUNTY, {key: folder.county[key] + value for key, value in own.items()})
    assert folder.findings("--own", "own.txt") == []
    assert len(folder.findings()) == 1


def test_a_body_that_the_county_left_out_or_counted_twice_is_named(folder: Folder) -> None:
    one = folder.bodies[NAMES[4]]
    folder.write("county.txt", COUNTY, {key: folder.county[key] - value for key, value in one.items()})
    (message,) = folder.messages()
    assert f"short by exactly those of {NAMES[4]} (bodies/{NAMES[4]}.txt)" in message
    folder.write("county.txt", COUNTY, {key: folder.county[key] + value for key, value in one.items()})
    (message,) = folder.messages()
    assert f"exceed the sum by exactly those of {NAMES[4]}" in message


def test_the_countys_own_wrong_cell_is_a_suspect(folder: Folder) -> None:
    value = int(folder.county[RECEIVED])
    folder.write("county.txt", COUNTY, folder.county | {RECEIVED: value - 100})
    (finding,) = folder.findings()
    (suspect,) = finding["suspects"]
    assert (suspect["row"], suspect["column"]) == RECEIVED[1:]
    assert (suspect["found"], suspect["expected"]) == (str(value - 100), str(value))


def test_what_nothing_explains_is_listed_cell_by_cell(folder: Folder) -> None:
    penalties: Key = ("active_disclosure", "penalties", "decisions")
    value = int(folder.county[penalties])
    folder.write("county.txt", COUNTY, folder.county | {penalties: value + 1})
    (finding,) = folder.findings()
    assert (finding["found"], finding["expected"]) == (str(value + 1), str(value))
    assert finding["place"]["row"] == "penalties"


def test_a_report_of_another_year_or_of_the_county_itself_is_not_added_up(folder: Folder) -> None:
    folder.write("bodies/old.txt", "青岭县档案局", folder.bodies[NAMES[0]], year=2022)
    folder.write("bodies/same.txt", COUNTY, folder.county)
    assert folder.findings() == []
    assert "bodies/old.txt: a report on 2022, not on 2024; not added up" in folder.run.stderr
    assert "bodies/same.txt: by the same body as the report to check" in folder.run.stderr


def test_amounts_may_be_off_by_what_rounding_allows(folder: Folder) -> None:
    fees: Key = ("active_disclosure", "fees", "amount_10k_yuan")
    folder.write("county.txt", COUNTY, folder.county | {fees: round(folder.county[fees] * 10) / 10})
    assert folder.findings() == []


def test_a_member_that_cannot_be_read_exits_with_2(folder: Folder) -> None:
    (folder.place / f"bodies/{NAMES[0]}.txt").write_bytes(b"")
    assert folder.findings()
    assert folder.run.returncode == 2


def test_without_a_body_to_add_up_nothing_is_judged(folder: Folder) -> None:
    for path in (folder.place / "bodies").iterdir():
        path.unlink()
    folder.write("bodies/old.txt", "青岭县档案局", folder.bodies[NAMES[0]], year=2022)
    assert folder.findings() == []
    assert (folder.coverage["passed"], folder.coverage["not_checkable"]) == (0, 3)


def test_of_two_drafts_of_one_body_the_one_that_fits_is_added_up(folder: Folder) -> None:
    folder.write("bodies/0-older.txt", NAMES[3], folder.bodies[NAMES[4]])
    (message,) = folder.messages()
    assert f"{NAMES[3]} has several reports" in message
