"""The workbook: findings to filter, bodies by rule, the figures that were read; no formula in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from linter.cli import run

FAULTS = Path(__file__).parent.parent / "examples" / "faults.txt"
HOSTILE = """=1+1县2024年政府信息公开工作年度报告
一、总体情况
=cmd|' /C calc'!A0《=HYPERLINK(1)》（国务院令第492号）
"""


@pytest.fixture
def sheets(tmp_path: Path) -> list[Worksheet]:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "faults.txt").write_text(FAULTS.read_text("utf-8"), "utf-8")
    (drafts / "=1+1.txt").write_text(HOSTILE, "utf-8")
    (drafts / "@empty.txt").write_bytes(b"")
    book = tmp_path / "findings.xlsx"
    assert run([str(drafts), "--output-format", "xlsx", "--output-file", str(book), "--no-cache"]) == 2
    return list(load_workbook(book).worksheets)


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    heads, *listed = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in listed]


def test_every_finding_has_its_row(sheets: list[Worksheet]) -> None:
    found = rows(sheets[0])
    [balance] = [row for row in found if row["代码"] == "T101"]
    assert str(balance["文件"]).endswith("faults.txt")
    assert balance["级别"] == "错误"
    assert balance["行"] == 252
    assert "→ 14" in str(balance["改正"])
    assert any(row["级别"] == "没有检查" and str(row["文件"]).endswith("@empty.txt") for row in found)
    assert sheets[0].auto_filter.ref


def test_bodies_are_counted_by_rule(sheets: list[Worksheet]) -> None:
    bodies = {str(row["文件"]).rpartition("/")[2]: row for row in rows(sheets[1])}
    assert bodies["faults.txt"]["T101"] == 1
    assert bodies["faults.txt"]["机关"] == "青岭县住房和城乡建设局"
    assert bodies["faults.txt"]["错误"] == sum(
        1 for row in rows(sheets[0]) if row["级别"] == "错误" and str(row["文件"]).endswith("faults.txt")
    )


def test_the_figures_are_numbers(sheets: list[Worksheet]) -> None:
    figures = rows(sheets[2])
    [handled] = [r for r in figures if r["行"] == "（七）总计" and r["列"] == "自然人"]
    assert (handled["原文"], handled["数值"], handled["状态"]) == ("41", 41, "number")


def test_nothing_is_a_formula_or_a_link(sheets: list[Worksheet]) -> None:
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if cell.hyperlink]
