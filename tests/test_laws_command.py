"""``reportlint laws``: an instrument looked up on a day, with local catalogues laid over the national one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

OVERLAY = """\
catalogue: {schema: 1, version: "2026.1", verified_through: "2026-01-31"}
laws:
  - id: yunxi-disclosure
    title: 云溪市政府信息公开规定
    kind: 地方政府规章
    issuer: 云溪市人民政府
    ended: {how: repealed}
    versions:
      - id: "2010"
        number: 云溪市人民政府令第12号
        issued: "2010-05-01"
        in_force: {from: "2010-06-01", to: "2020-01-01"}
"""


def reportlint(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from linter.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_an_instrument_is_found_by_its_number_on_a_day() -> None:
    done = reportlint("laws", "国办发〔2010〕5号", "--on", "2025-01-31", "--lang", "en")
    assert done.returncode == 0
    assert "superseded in substance (since 2019-05-15)" in done.stdout
    assert "in force instead: 《中华人民共和国政府信息公开条例》（国务院令第711号）" in done.stdout


def test_the_day_decides() -> None:
    before = reportlint("laws", "国务院令第711号", "--on", "2019-05-14", "--lang", "en")
    after = reportlint("laws", "国务院令第711号", "--on", "2019-05-15", "--lang", "en")
    assert "not yet in force" in before.stdout
    assert "on 2019-05-15: in force" in after.stdout


def test_what_the_catalogue_does_not_have_is_said_with_the_way_out() -> None:
    done = reportlint("laws", "青岭县养蜂办法", "--lang", "zh")
    assert (done.returncode, done.stdout) == (2, "")
    assert "目录里没有“青岭县养蜂办法”" in done.stderr


def test_the_nearest_instruments_are_offered() -> None:
    for asked, meant in (
        ("492号", "《中华人民共和国政府信息公开条例》（国务院令第492号）"),
        ("信息处理费", "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"),
        ("年度报告格式", "国办公开办函〔2021〕30号"),
        ("条例", "《中华人民共和国政府信息公开条例》（国务院令第711号）"),
    ):
        done = reportlint("laws", asked, "--lang", "zh")
        assert (done.returncode, done.stdout) == (2, "")
        assert meant in done.stderr


def test_a_date_that_was_not_verified_says_so() -> None:
    page = reportlint("laws", "国办函〔2020〕109号", "--lang", "zh").stdout
    assert "施行 2021-01-01（未核实）" in page
    page = reportlint("laws", "国办函〔2020〕109号", "--lang", "en").stdout
    assert "in force from 2021-01-01 (unverified)" in page


def test_a_day_that_is_none_is_refused_with_the_right_form() -> None:
    for language in ("zh", "en"):
        done = reportlint("laws", "国务院令第711号", "--on", "2024/1/2", "--lang", language)
        assert done.returncode == 2
        assert "YYYY-MM-DD" in done.stderr


def test_a_local_catalogue_changes_verdicts(tmp_path: Path) -> None:
    overlay = tmp_path / "yunxi.yaml"
    overlay.write_text(OVERLAY, "utf-8")
    found = reportlint(
        "laws", "云溪市政府信息公开规定", "--on", "2024-12-31", "--laws", str(overlay), "--lang", "en"
    )
    assert "repealed" in found.stdout
    draft = tmp_path / "draft.txt"
    text = Path("examples/clean.txt").read_text("utf-8")
    draft.write_text(
        text.replace("一、总体情况\n", "一、总体情况\n本机关依据《云溪市政府信息公开规定》开展工作。\n"),
        "utf-8",
    )
    without = reportlint(str(draft), "--output-format", "concise", "--lang", "en")
    with_overlay = reportlint(
        str(draft), "--output-format", "concise", "--lang", "en", "--laws", str(overlay)
    )
    assert "C001" not in without.stdout
    assert "C001" in with_overlay.stdout


def test_a_wrong_local_catalogue_is_refused_with_its_line(tmp_path: Path) -> None:
    overlay = tmp_path / "wrong.yaml"
    overlay.write_text(OVERLAY.replace("kind: 地方政府规章", "kind: 地方规定"), "utf-8")
    done = reportlint("laws", "云溪市政府信息公开规定", "--laws", str(overlay))
    assert done.returncode == 2
    assert "wrong.yaml:5:" in done.stderr
