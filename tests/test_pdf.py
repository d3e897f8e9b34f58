"""A report printed as a PDF is read like the text that it was printed from."""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from linter import report as reports
from linter.diagnostics import Severity
from linter.documents import read
from linter.documents.document import Document
from linter.documents.errors import ReadError
from linter.documents.office import find_libreoffice
from linter.documents.pdf_layout import Piece, RuledCell
from linter.documents.pdf_tables import CutTable
from linter.engine import run
from linter.report.report import Report
from tests.formats import docx
from tests.formats import raw_pdf as raw
from tests.formats.contents import FORMAL, Paragraph, contents, text_of
from tests.formats.pdf import Printer, printed, read_here
from tests.generator.faults import seeded
from tests.generator.manuscript import Manuscript, make_manuscript
from tests.generator.pipeline import TODAY, rules
from tests.generator.trials import KINDS

pytest.importorskip("pdfplumber")
pytest.importorskip("reportlab")

CORPUS = os.environ.get("REPORTLINT_CORPUS")
FAULTS = range(6)


def _report(document: Document) -> Report:
    return reports.read(document, today=TODAY)


def _text(manuscript: Manuscript) -> Report:
    return _report(read(text_of(manuscript, FORMAL), "draft.txt"))


def _cells(report: Report) -> dict[tuple[str, str, str], tuple[object, ...]]:
    return {
        (table.id, *key): (cell.value, cell.state, cell.note)
        for table in report.tables.values()
        for key, cell in table.cells.items()
    }


def _findings(report: Report) -> list[tuple[str, str]]:
    diagnostics = run(report, rules(), "en").diagnostics
    return sorted((d.code, str(d.place._replace(page=None, paragraph=None))) for d in diagnostics)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("repeated_header", [False, True], ids=["", "header again"])
def test_a_report_is_read_like_its_text_wherever_pages_cut_it(seed: int, repeated_header: bool) -> None:
    manuscript = make_manuscript(seed)
    printer = Printer(
        leading=17 + 1.3 * seed,
        repeated_header=repeated_header,
        shaded_prose=seed % 3 == 0,
        page_numbers=("- {} -", "{}", "第 {} 页")[seed % 3],
    )
    report, expected = _report(read_here(printed(manuscript, printer))), _text(manuscript)
    assert _cells(report) == _cells(expected)
    assert _findings(report) == _findings(expected)


@pytest.mark.parametrize("seed", range(8))
def test_a_table_without_rules_is_never_read_wrongly(seed: int) -> None:
    manuscript = make_manuscript(seed)
    text, page = _text(manuscript), _report(read(printed(manuscript, Printer(ruled=False)), "draft.pdf"))
    cells = _cells(page)
    assert len(page.tables) == 3
    assert cells.items() <= _cells(text).items()
    departures = {code for code, _ in _findings(page)} - {code for code, _ in _findings(text)}
    assert departures <= {"T009"}


@pytest.mark.parametrize("seed", range(4))
def test_paragraphs_are_whole(seed: int) -> None:
    manuscript = make_manuscript(seed)
    document = read_here(printed(manuscript, Printer(leading=18 + 2 * seed, shaded_prose=True)))
    paragraphs = [item.ordinal + item.text for item in contents(manuscript) if isinstance(item, Paragraph)]
    texts = [document.slice(origin.span) for origin in document.origins if origin.paragraph]
    assert texts == paragraphs


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", FAULTS)
def test_a_fault_is_found_as_in_the_text(kind: str, seed: int) -> None:
    manuscript, _ = seeded(seed, KINDS[kind]())
    report, expected = _report(read_here(printed(manuscript, Printer(leading=20)))), _text(manuscript)
    assert _cells(report) == _cells(expected)
    assert _findings(report) == _findings(expected)


def test_the_place_of_a_finding_names_the_page_its_row_stands_on() -> None:
    manuscript = make_manuscript(1, form_id="2021")
    row = next(row for row in manuscript.sheets["applications"].rows() if row.id == "carried_forward")
    row.cells["total"] = type(row.cells["total"])("98765", 98765)
    report = _report(read_here(printed(manuscript)))
    cells = report.tables["applications"].cells
    last = report.document.origin_at(cells["carried_forward", "total"].span.start)
    first = report.document.origin_at(cells["received", "total"].span.start)
    assert last is not None and first is not None
    assert last.page is not None and first.page is not None
    assert last.page == first.page + 1
    assert (last.table, last.row, last.column) == (2, 28, 10)
    places = [diagnostic.place for diagnostic in run(report, rules(), "en").diagnostics]
    assert ("carried_forward", "total", last.page) in [(p.row, p.column, p.page) for p in places]


def _box(*rules: tuple[float, float, float, float]) -> bytes:
    return b"".join(b"%g %g m %g %g l S\n" % rule for rule in rules)


def _row(number: int, *texts: str | None) -> list[RuledCell]:
    """The cells of a row; None where a cell of a row above goes on."""
    return [RuledCell(number, column, 1, 1, text) for column, text in enumerate(texts) if text is not None]


def test_a_label_that_the_page_cuts_is_one_label() -> None:
    above = [
        *_row(0, "（三）不予公开", "8.属于行政查询", "5"),
        *_row(1, "（四）无", "1.本机关不掌握", "7"),
    ]
    below = [
        RuledCell(0, 0, 2, 1, "法提供"),
        *_row(0, None, "2.没有现成信息", "1"),
        *_row(1, None, "3.补正后仍不明确", "2"),
    ]
    table = CutTable(Piece(600, 760, [70, 150, 300, 500], above), 3)
    next_piece = Piece(80, 140, [68, 149, 301, 503], below)
    assert table.continues_in(next_piece)
    table.add(next_piece, 4)
    assert [(cell.row, cell.row_span, cell.text) for cell in table.cells if cell.column == 0] == [
        (0, 1, "（三）不予公开"),
        (1, 3, "（四）无法提供"),
    ]
    assert [cell.page for cell in table.cells if cell.column == 2] == [3, 3, 4, 4]


def test_a_row_that_the_page_cuts_is_one_row() -> None:
    columns = [70.0, 300.0, 400.0, 500.0]
    above = _row(0, "5.要求行政机关", "3", "4")
    below = [*_row(0, "确认信息", "", ""), *_row(1, "（七）总计", "3", "4")]
    table = CutTable(Piece(700, 760, columns, above), 1)
    table.add(Piece(80, 140, columns, below), 2)
    assert [(cell.row, cell.column, cell.text) for cell in table.cells] == [
        (0, 0, "5.要求行政机关确认信息"), (0, 1, "3"), (0, 2, "4"),
        (1, 0, "（七）总计"), (1, 1, "3"), (1, 2, "4"),
    ]  # fmt: skip


@pytest.mark.parametrize("rest", ["、重复申请", "．重复申请", ".重复申请"])
def test_a_label_that_the_page_cuts_behind_its_number_is_one_label(rest: str) -> None:
    columns = [70.0, 200.0, 400.0, 450.0, 500.0]
    group, rest_of_group = RuledCell(0, 0, 2, 1, "(五)不予处理"), RuledCell(0, 0, 2, 1, "")
    above = [group, *_row(0, None, "1、信访举报投诉类申请", "0", "1"), *_row(1, None, "2", "3", "4")]
    below = [rest_of_group, *_row(0, None, rest, "", ""), *_row(1, None, "3、要求提供公开出版物", "5", "6")]
    table = CutTable(Piece(700, 760, columns, above), 1)
    table.add(Piece(80, 140, columns, below), 2)
    cells = {(cell.row, cell.column): cell.text for cell in table.cells}
    assert [cells[1, column] for column in (1, 2, 3)] == [f"2{rest}", "3", "4"]
    assert [cells[2, column] for column in (1, 2, 3)] == ["3、要求提供公开出版物", "5", "6"]


def test_a_frame_and_shading_are_no_table() -> None:
    frame = _box((80, 600, 500, 600), (80, 720, 500, 720), (80, 600, 80, 720), (500, 600, 500, 720))
    shading = b"0.9 g 85 675 400 20 re f 85 655 400 20 re f 0 g\n"
    data = raw.with_text(
        [(90, 680, "云溪市认真做好公开工作，"), (90, 660, "及时更新栏目。")], frame + shading
    )
    assert "\t" not in read_here(data).text


def test_a_table_without_its_outer_rules_keeps_its_outer_columns() -> None:
    level = [(80.0, y, 400.0, y) for y in (700.0, 680.0, 660.0)]
    upright = [(x, 660.0, x, 700.0) for x in (200.0, 300.0)]
    words = [
        (90, 684, "规章"),
        (210, 684, "1"),
        (310, 684, "2"),
        (90, 664, "行政许可"),
        (210, 664, "3"),
        (310, 664, "4"),
    ]
    document = read_here(raw.with_text([*words, (90, 600, "四、政府信息公开情况")], _box(*level, *upright)))
    assert document.text.splitlines()[:2] == ["规章\t1\t2", "行政许可\t3\t4"]


def test_without_pdfplumber_one_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from linter.documents import optional
    from linter.documents.pdf import read_pdf

    monkeypatch.setattr(optional, "find_spec", lambda name: None)
    with pytest.raises(ReadError, match=r"pip install 'reportlint\[all\]'"):
        read_pdf(b"%PDF-1.7", "draft.pdf")


def _with_rules(word_file: bytes) -> bytes:
    """The same Word file, its tables ruled and as wide as the page."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = text.replace("<w:tblPr/>", f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders></w:tblPr>")
            new.writestr(name, text.replace('<w:gridCol w:w="800"/>', '<w:gridCol w:w="560"/>'))
    return out.getvalue()


@pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")
def test_a_word_file_printed_by_libreoffice_is_read_like_its_text(tmp_path: Path) -> None:
    """Its columns are so narrow that labels, headers and figures are cut by the pages as well."""
    seeds = range(8)
    for seed in seeds:
        word_file = _with_rules(docx.word_file(make_manuscript(seed)))
        (tmp_path / f"{seed}.docx").write_bytes(word_file)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        find_libreoffice() or "",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
    ]
    files = [str(tmp_path / f"{seed}.docx") for seed in seeds]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)
    for seed in seeds:
        report = _report(read_here((tmp_path / f"{seed}.pdf").read_bytes()))
        expected = _text(make_manuscript(seed))
        assert _cells(report) == _cells(expected)
        assert _findings(report) == _findings(expected)


@pytest.mark.skipif(not CORPUS, reason="REPORTLINT_CORPUS is not set")
def test_a_real_report_has_all_its_cells_and_no_error() -> None:
    document = read_here((Path(CORPUS or "") / "reports" / "huaian-2024.pdf").read_bytes())
    report = _report(document)
    tables = report.tables
    assert {name: len(table.cells) for name, table in tables.items()} == {
        "active_disclosure": 10, "applications": 175, "review_and_litigation": 15,
    }  # fmt: skip
    applications = {key: cell.value for key, cell in tables["applications"].cells.items()}
    assert applications["received", "total"] == 3119
    assert applications["unavailable.not_held", "legal_service"] == 10
    assert [d for d in run(report, rules(), "en").diagnostics if d.severity is Severity.ERROR] == []
    assert not any("\t" in line for line in document.text.splitlines() if "。" in line)
