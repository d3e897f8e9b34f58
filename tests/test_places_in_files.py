"""Where the outputs say that a person finds a fault in a Word file or a page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from linter import report as reports
from linter.documents import read
from linter.engine import run
from linter.output import Options, make_format
from linter.output.json import file_record
from linter.output.places import where
from tests.formats import docx, html
from tests.formats.contents import FORMAL, text_of
from tests.generator.figures import Key
from tests.generator.manuscript import Manuscript, make_manuscript
from tests.generator.pipeline import TODAY, rules
from tests.generator.sheets import Printed

WRONG: Key = ("applications", "carried_forward", "natural_person")


def faulty() -> Manuscript:
    """A report whose balance is broken in one cell, and whose last section is gone."""
    manuscript = make_manuscript(8, form_id="2021")
    row = next(row for row in manuscript.sheets[WRONG[0]].rows() if row.id == WRONG[1])
    row.cells[WRONG[2]] = Printed("4711", 4711)
    del manuscript.sections[-1]
    return manuscript


@pytest.fixture(scope="module")
def record() -> dict[str, dict[str, object]]:
    """The JSON of each kind of file, by code of the finding."""
    manuscript = faulty()
    files = {
        "draft.docx": docx.word_file(manuscript),
        "draft.html": html.page(manuscript),
        "draft.txt": text_of(manuscript, FORMAL),
    }
    found = {}
    for path, data in files.items():
        report = reports.read(read(data, path), today=TODAY)
        result = run(report, rules(), "zh")
        findings = file_record(report, result, "zh")["diagnostics"]
        found[path] = {finding["code"]: finding for finding in findings}
    return found


def test_location_points_into_the_text_that_extract_prints(record: dict[str, dict[str, object]]) -> None:
    text = read(docx.word_file(faulty()), "draft.docx").text.split("\n")
    location = record["draft.docx"]["T101"]["location"]  # type: ignore[index]
    assert text[location["row"] - 1][location["column"] - 1 :].startswith("4711")


def test_a_finding_in_a_paragraph_has_its_number_and_one_in_a_table_has_none(
    record: dict[str, dict[str, object]],
) -> None:
    by_code = record["draft.docx"]
    assert "paragraph" not in by_code["T101"]["place"]  # type: ignore[index]
    outside = [finding["place"] for finding in by_code.values() if "table" not in finding["place"]]  # type: ignore[index]
    assert outside
    assert all(place["paragraph"] >= 1 for place in outside)


def test_only_a_page_has_places_in_its_source(record: dict[str, dict[str, object]]) -> None:
    source = html.page(faulty()).decode().split("\n")
    at = record["draft.html"]["T101"]["source_location"]  # type: ignore[index]
    assert source[at["row"] - 1][at["column"] - 1 :].startswith("<td")
    assert ">4711<" in source[at["row"] - 1][at["column"] - 1 :][:120]
    for path in ("draft.docx", "draft.txt"):
        assert all("source_location" not in finding for finding in record[path].values())  # type: ignore[operator]


def test_fingerprints_are_the_same_in_every_format(record: dict[str, dict[str, object]]) -> None:
    expected = {code: finding["fingerprint"] for code, finding in record["draft.txt"].items()}  # type: ignore[index]
    for findings in record.values():
        assert {code: finding["fingerprint"] for code, finding in findings.items()} == expected  # type: ignore[index]


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", "第 2 个表格第 28 行第 4 列"), ("en", "table 2, row 28, column 4")],
)
def test_a_person_is_told_the_table_row_and_column(language: str, words: str) -> None:
    report = reports.read(read(docx.word_file(faulty()), "draft.docx"), today=TODAY)
    result = run(report, rules(), language)
    output = make_format("full", Options(language))
    shown = output.file(report, result)
    assert words in shown


def test_a_text_file_keeps_its_lines() -> None:
    document = read("一、总体情况\n二、其他\n".encode(), "draft.txt")
    assert where(document, 7, "zh", exact=True) == "第 2 行第 1 字"
    assert where(document, 7, "en") == "line 2"


def test_extract_prints_the_text_and_the_cells_of_a_word_file(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(docx.word_file(faulty()))
    command = [sys.executable, "-m", "linter", "extract", str(path)]
    if not (Path(__file__).parent.parent / "linter" / "__main__.py").exists():
        command[1:3] = ["-c", "from linter.cli import main; main()"]
    text = subprocess.run([*command, "--text"], capture_output=True, check=True).stdout.decode()
    assert text == read(path.read_bytes(), str(path)).text
    data = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert data["tables"]["applications"]["carried_forward"]["natural_person"]["value"] == 4711
