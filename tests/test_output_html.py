"""The page for a desk: overview, drafts with their tables redrawn, nothing from outside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from linter.cli import run

FAULTS = Path(__file__).parent.parent / "examples" / "faults.txt"
HOSTILE = """<script>alert(1)</script>县2024年政府信息公开工作年度报告
一、总体情况
"'><img src=x onerror=alert(1)>《<b>》（国务院令第492号）
"""


@pytest.fixture
def page(tmp_path: Path) -> html.HtmlElement:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "faults.txt").write_text(FAULTS.read_text("utf-8"), "utf-8")
    (drafts / "<img src=x onerror=alert(1)>.txt").write_text(HOSTILE, "utf-8")
    (drafts / "empty.txt").write_bytes(b"")
    out = tmp_path / "page.html"
    assert run([str(drafts), "--output-format", "html", "--output-file", str(out), "--no-cache"]) == 2
    return html.fromstring(out.read_text("utf-8"))


def test_the_overview_leads_to_each_draft(page: html.HtmlElement) -> None:
    links = page.xpath("//table[@class='overview']//a/@href")
    assert len(links) == 2
    assert all(page.xpath(f"//section[@id='{link[1:]}']") for link in links)
    assert "empty.txt" in page.text_content()


def test_the_wrong_cell_is_marked_with_what_it_should_be(page: html.HtmlElement) -> None:
    [cell] = page.xpath("//td[@class='wrong'][.//ins='14']")
    assert cell.xpath(".//del/text()") == ["41"]
    row = cell.getparent().xpath("./th")[0].text_content()
    assert row == "（七）总计"
    [anchor] = cell.xpath(".//a/@href")
    [finding] = page.xpath(f"//li[@id='{anchor[1:]}']")
    assert "T101" in finding.text_content()
    assert "14 + 1 = 15" in finding.text_content()


def test_nothing_comes_from_outside_and_nothing_runs(page: html.HtmlElement) -> None:
    assert not page.xpath("//script | //img | //iframe | //object | //link | //form")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert all(address.startswith("#") for address in page.xpath("//@href | //@src"))
    source = html.tostring(page, encoding="unicode")
    assert not re.search(r"url\(|@import|https?://", source)
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
