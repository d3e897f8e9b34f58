"""Faults of citation seeded one at a time into a clean draft: each found by its rule, and by no other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from linter.engine import run
from tests.citations.measure import citation_rules, report_of

YEARS = range(2021, 2026)
NOTICE = "国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知"
OLD_NOTICE = "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知"
CLEAN = f"""青岭县水利局{{year}}年政府信息公开工作年度报告

本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）第五十条和《{NOTICE}》（国办公开办函〔2021〕30号）编制。
{{year}}年，我局按照《条例》第二十条和《青岭县{{year}}年政务公开工作要点》（青政办〔{{year}}〕16号）要求，主动公开政府信息120条。
依据《中华人民共和国行政许可法》《中华人民共和国行政强制法》公开办事依据，信访事项依据《信访工作条例》办理。
本年度没有依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）收取信息处理费。
"""
# The rule that must find it, what is replaced, and by what.
FAULTS = [
    ("C002", "国务院令第711号", "国务院令第492号"),
    ("C002", "国务院令第711号", "国令第492号"),
    ("C002", "国务院令第711号", "中华人民共和国国务院令第492号"),
    ("C005", "国务院令第711号", "国务院令第117号"),
    ("C005", "国务院令第711号", "国务院令第712号"),
    ("C005", "国办函〔2020〕109号", "国办函〔2020〕107号"),
    ("C005", "国办函〔2020〕109号", "国办函〔2021〕109号"),
    ("C005", "国办函〔2020〕109号", "国办发〔2020〕109号"),
    ("C005", "国办公开办函〔2021〕30号", "国办公开办函〔2020〕30号"),
    ("C005", "国办公开办函〔2021〕30号", "国办公开办函〔2019〕61号"),
    ("C008", "国办函〔2020〕109号", "国办函[2020]109号"),
    ("C008", "国办函〔2020〕109号", "国办函【2020】109号"),
    ("C008", "国办函〔2020〕109号", "国办函（2020）109号"),
    ("C008", "国办函〔2020〕109号", "国办函〔2020〕第109号"),
    ("C008", "（国办函〔2020〕109号", "国办函〔2020〕109号"),
    ("C008", "国办函〔2020〕109号）", "国办函〔2020〕109号"),
    ("C008", "青政办〔{year}〕16号", "青政办〔{year}〕016号"),
    ("C008", "青政办〔{year}〕16号", "青政办{year}〕16号"),
    ("C004", "第二十条", "第六十二条"),
    ("C004", "第五十条和", "第五十七条和"),
    ("C003", "第五十条和", "第三十二条关于年度报告的规定和"),
    ("C001", "《信访工作条例》", "《信访条例》"),
    ("C001", f"{NOTICE}》（国办公开办函〔2021〕30号）", f"{OLD_NOTICE}》（国办公开办函〔2019〕60号）"),
    ("C001", f"{NOTICE}》（国办公开办函〔2021〕30号）", f"{OLD_NOTICE}》"),
    ("C001", f"《{NOTICE}》（国办公开办函〔2021〕30号）", "国办公开办函〔2019〕60号"),
    ("C005", "国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"),
    ("C001", "《中华人民共和国行政许可法》", "《法治政府建设实施纲要（2015—2020年）》"),
    ("C001", "按照《条例》", "按照国办发〔2010〕5号和《条例》"),
    ("C006", "《中华人民共和国行政许可法》", "《行政执法监督条例》（国务院令第825号）"),
    ("C009", "《青岭县{year}年政务公开工作要点》", "《青岭县{before}年政务公开工作要点》"),
    ("C009", "按照《条例》", "按照国务院办公厅《2020年政务公开工作要点》和《条例》"),
    ("C010", "《中华人民共和国政府信息公开条例》", "《中华人民共和国政府信息公开工作条例》"),
    ("C010", "《中华人民共和国政府信息公开条例》", "《中华人民共和国政府信息公开条列》"),
    ("C010", "《中华人民共和国政府信息公开条例》", "《中华人民共和国政务信息公开条例》"),
    ("C010", "《政府信息公开信息处理费管理办法》", "《政府信息公开信息处理费管理规定》"),
    ("C007", "信访事项依据", "对公开申请均在15个工作日内答复。信访事项依据"),
]
# In these years what is seeded is no fault.
ALLOWED = {("《信访条例》", 2021), ("《行政执法监督条例》（国务院令第825号）", 2025)}


def codes(text: str, year: int) -> set[str]:
    return {finding.code for finding in run(report_of(text, year), citation_rules(), "zh").diagnostics}


def seeded() -> Iterator[tuple[str, int, str]]:
    for code, old, new in FAULTS:
        for year in YEARS:
            if (new, year) not in ALLOWED:
                yield code, year, CLEAN.format(year=year).replace(_filled(old, year), _filled(new, year), 1)


def _filled(words: str, year: int) -> str:
    return words.replace("{year}", str(year)).replace("{before}", str(year - 1))


SEEDED = list(seeded())


@pytest.mark.parametrize("year", YEARS)
def test_the_clean_draft_has_no_finding(year: int) -> None:
    assert codes(CLEAN.format(year=year), year) == set()


@pytest.mark.parametrize(("code", "year", "text"), SEEDED, ids=lambda value: str(value)[:4])
def test_a_seeded_fault_is_found_by_its_rule_and_no_other(code: str, year: int, text: str) -> None:
    assert text != CLEAN.format(year=year)
    assert codes(text, year) == {code}
