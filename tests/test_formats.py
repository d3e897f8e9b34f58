"""One report in every format: the same cells, the same findings, and each place points at its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from linter import report as reports
from linter.documents import read
from linter.documents.document import Document
from linter.engine import run
from linter.report.report import Report
from tests.formats import docx, html
from tests.formats.contents import FORMAL, TEXTS, MergedCell, Paragraph, Table, contents, text_of
from tests.generator.faults import seeded
from tests.generator.manuscript import Manuscript, make_manuscript
from tests.generator.pipeline import TODAY, rules
from tests.generator.trials import KINDS

CLEAN = range(12)
FAULTS = range(8)


def files(manuscript: Manuscript) -> Mapping[str, bytes]:
    """The report in every format whose cells are certain."""
    return {
        "draft.md": text_of(manuscript, TEXTS["pipes"]),
        "draft.html": html.page(manuscript),
        "gbk.htm": html.page(manuscript, "gb2312"),
        "fragment.html": html.fragment(manuscript).encode(),
        "draft.docx": docx.word_file(manuscript),
    }


def report_on(data: bytes, path: str) -> Report:
    return reports.read(read(data, path), today=TODAY)


def cells(report: Report) -> dict[tuple[str, str, str], tuple[object, ...]]:
    return {
        (table.id, row, column): (cell.value, cell.state, cell.note)
        for table in report.tables.values()
        for (row, column), cell in table.cells.items()
    }


def findings(report: Report) -> list[tuple[object, ...]]:
    """Codes, and places in the form; where in the file these are differs from format to format."""
    diagnostics = run(report, rules(), "en").diagnostics
    return sorted((d.code, str(d.place._replace(page=None, paragraph=None))) for d in diagnostics)


def assert_same(manuscript: Manuscript) -> None:
    expected = report_on(text_of(manuscript, FORMAL), "draft.txt")
    for path, data in files(manuscript).items():
        report = report_on(data, path)
        assert cells(report) == cells(expected), path
        assert findings(report) == findings(expected), path


@pytest.mark.parametrize("seed", CLEAN)
def test_a_clean_report_is_read_alike_in_every_format(seed: int) -> None:
    assert_same(make_manuscript(seed))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", FAULTS)
def test_a_fault_is_found_alike_in_every_format(kind: str, seed: int) -> None:
    manuscript, _ = seeded(seed, KINDS[kind]())
    assert_same(manuscript)


@pytest.mark.parametrize("layout", ["lines", "spaces", "tabs"])
def test_plain_text_in_three_layouts_gives_the_same(layout: str) -> None:
    manuscript = make_manuscript(11)
    expected = report_on(docx.word_file(manuscript), "draft.docx")
    report = report_on(text_of(manuscript, TEXTS[layout]), "draft.txt")
    assert cells(report) == cells(expected)
    assert findings(report) == findings(expected)


@pytest.mark.parametrize("path", ["draft.html", "draft.docx"])
@pytest.mark.parametrize("seed", CLEAN)
def test_the_place_of_each_cell_is_its_table_row_and_column_in_the_file(seed: int, path: str) -> None:
    manuscript = make_manuscript(seed)
    tables = [item for item in contents(manuscript) if not isinstance(item, Paragraph)]
    report = report_on(files(manuscript)[path], path)
    document = report.document
    assert sum(len(table.cells) for table in report.tables.values()) > 100
    for table in report.tables.values():
        for cell in table.cells.values():
            origin = document.origin_at(cell.span.start)
            assert origin is not None
            assert origin.table is not None and origin.row is not None and origin.column is not None
            assert _printed(tables[origin.table - 1], origin.row, origin.column) == document.slice(cell.span)


def _printed(table: Table, row: int, column: int) -> str:
    """What stands in a row at the column that a person counts there."""
    at = dict(table[row - 1])
    if column - 1 in at:
        return at[column - 1].text
    return [cell for _, cell in table[row - 1]][column - 1].text


@pytest.mark.parametrize("path", ["draft.html", "draft.docx"])
def test_the_place_of_a_paragraph_is_its_number_among_those_with_text(path: str) -> None:
    manuscript = make_manuscript(3)
    paragraphs = [item for item in contents(manuscript) if isinstance(item, Paragraph)]
    document = read(files(manuscript)[path], path)
    for origin in document.origins:
        if origin.paragraph is not None:
            item = paragraphs[origin.paragraph - 1]
            assert document.slice(origin.span).strip("　") == item.ordinal + item.text


def test_the_numbers_that_word_prints_are_marked_as_automatic() -> None:
    document = read(docx.word_file(make_manuscript(3)), "draft.docx")
    numbers = [document.text[o.span.start :][: o.automatic] for o in document.origins if o.automatic]
    assert [number for number in numbers if number.endswith("、")] == [f"{n}、" for n in "一二三四五六"]


def test_the_place_in_the_source_of_a_page_is_the_tag_of_the_cell() -> None:
    manuscript = make_manuscript(3)
    source = html.page(manuscript).decode()
    lines = source.split("\n")
    document = read(source.encode(), "draft.html")
    tags = Counter()
    for origin in document.origins:
        assert origin.source is not None
        line, column = origin.source
        tag = lines[line - 1][column - 1 :]
        tags[tag[:3]] += 1
        text = document.slice(origin.span)
        assert tag.startswith("<td" if origin.table else "<p>")
        assert not text or text[:1] in tag[:200]
    assert tags["<td"] > 200


def test_a_blank_row_of_a_table_counts_as_blank_cells() -> None:
    row = [(column, MergedCell("", 1, 1, False)) for column in range(15)]
    manuscript = make_manuscript(3, form_id="2021")
    tables = [item for item in contents(manuscript) if not isinstance(item, Paragraph)]
    review = [*tables[-1][:-1], row]
    document: Document = read(docx.package(docx.table_markup(review)), "draft.docx")
    report = reports.read(document, today=TODAY)
    assert {cell.state for cell in report.tables["review_and_litigation"].cells.values()} == {"blank"}
    assert len(report.tables["review_and_litigation"].cells) == 15
