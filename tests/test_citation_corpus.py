"""The citations of the corpus of real reports, where it is there: every labelled fault, and nothing else."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from linter.documents import load
from linter.engine import run
from linter.report import read
from linter.rules import load_rules

CORPUS = os.environ.get("REPORTLINT_CORPUS")
FILES = sorted(Path(CORPUS).glob("*/*.txt")) if CORPUS else []
FINDINGS = {
    "P24_jt2021": {("C001", 1, 89), ("C008", 283, 98)},
    "P25_jt2022": {("C008", 283, 90)},
    "P27_ht2021": {("C001", 1, 73), ("C008", 289, 63)},
    "P28_ht2022": {("C009", 1, 64), ("C008", 289, 63)},
}


@pytest.mark.skipif(not CORPUS, reason="REPORTLINT_CORPUS does not name the corpus")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_citations_at_fault_are_those_of_the_labels(file: Path) -> None:
    document = load(str(file))
    report = read(document, today=date(2026, 11, 22))
    found = run(report, load_rules(), "zh").diagnostics
    places = {(each.code, *document.position(each.span.start)) for each in found if each.code[0] == "C"}
    assert places == FINDINGS.get(file.stem, set())
