"""Markdown: the file's own text, but for HTML tables in it, which are written out."""

from __future__ import annotations

from datetime import date

from linter import report as reports
from linter.documents import read
from linter.engine import run
from linter.report.tables import read_tables
from tests.formats import html
from tests.formats.contents import TEXTS, Paragraph, contents, text_of
from tests.generator.manuscript import Manuscript, make_manuscript
from tests.generator.pipeline import rules

FRONT = "---\ntitle: 云溪市年报\ndate: 2024-02-01\ntags: [公开, 年报]\n---\n\n"


def markdown(manuscript: Manuscript) -> str:
    """Headings and paragraphs as Markdown, tables as HTML."""
    parts = []
    for item in contents(manuscript):
        if isinstance(item, Paragraph):
            parts.append("#" * item.level + " " * bool(item.level) + item.ordinal + item.text)
        else:
            parts.append(html.table_markup(item))
    return "\n\n".join(parts) + "\n"


def findings(text: str) -> list[str]:
    report = reports.read(read(text.encode(), "draft.md"), today=date(2026, 6, 30))
    return [diagnostic.code for diagnostic in run(report, rules(), "en").diagnostics]


def test_the_text_is_the_file_itself() -> None:
    text = text_of(make_manuscript(3), TEXTS["pipes"]).decode()
    document = read((FRONT + text).encode(), "draft.md")
    assert document.text == FRONT + text
    assert document.origins == ()


def test_html_tables_in_it_give_their_cells() -> None:
    manuscript = make_manuscript(3)
    expected = read_tables(read(text_of(manuscript, TEXTS["pipes"]), "draft.md"))
    tables = read_tables(read(markdown(manuscript).encode(), "draft.md"))
    for table_id, table in expected.items():
        found = {key: (cell.value, cell.state) for key, cell in tables[table_id].cells.items()}
        assert found == {key: (cell.value, cell.state) for key, cell in table.cells.items()}


def test_each_line_and_cell_knows_its_line_in_the_file() -> None:
    source = markdown(make_manuscript(3))
    lines = source.split("\n")
    document = read(source.encode(), "draft.md")
    assert len(document.origins) > 200
    for origin in document.origins:
        assert origin.source is not None
        line, column = origin.source
        standing = lines[line - 1][column - 1 :]
        text = document.slice(origin.span)
        assert standing.startswith("<td") if origin.table else standing == text


def test_text_around_a_table_on_its_line_stays() -> None:
    document = read("前<table><tr><td>规章</td><td>1</td></tr></table>后\n末\n".encode(), "draft.md")
    assert document.text == "前\n规章\t1\n后\n末\n"


def test_a_table_never_closed_is_text() -> None:
    text = "# 年报\n<table><tr><td>规章\n"
    assert read(text.encode(), "draft.md").text == text


def test_front_matter_makes_no_finding() -> None:
    text = text_of(make_manuscript(7), TEXTS["pipes"]).decode()
    assert findings(FRONT + text) == findings(text)


def test_emphasis_and_hashes_around_headings_make_no_finding() -> None:
    text = text_of(make_manuscript(7), TEXTS["pipes"]).decode()
    marked = text.replace("一、总体情况", "## **一、总体情况**").replace(
        "六、其他", "##  六、__其他__".replace("__", "")
    )
    assert findings(marked) == findings(text)
