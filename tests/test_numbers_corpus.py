"""The figures of the corpus of real reports, where it is there: every labelled fault and nothing else."""

import os
from datetime import date
from pathlib import Path

import pytest

from linter.documents import load
from linter.engine import run
from linter.report import read
from linter.report.prose import Prose
from linter.rules import load_rules

CORPUS = os.environ.get("REPORTLINT_CORPUS")
FILES = [
    file
    for pattern in ("reports/*.txt", "reports/*.md", "seeds/*.txt")
    for file in sorted(Path(CORPUS or ".").glob(pattern))
    if CORPUS
]
RULES = [rule for rule in load_rules() if rule.code.startswith("N00")]
# Rule, severity, line and column of every finding; docs/precision-figures.md says what each is.
FINDINGS = {
    "P09_cj2019": {("N008", "warning", 1, 647), ("N003", "warning", 1, 695)},
    "P11_cj2021": {("N003", "warning", 1, 564), ("N002", "warning", 1, 619)},
    "P22_jt2019": {("N008", "warning", 1, 392)},
    "P27_ht2021": {("N005", "error", 1, 689)},
    "P38_ss2019": {("N008", "warning", 1, 459)},
    "P40_jy2011": {("N003", "info", 1, 441)},
    "S01_shfb2019": {
        ("N003", "info", 1, 216),
        ("N003", "warning", 1, 291),
        ("N001", "error", 1, 352),
        ("N002", "warning", 1, 358),
        ("N002", "info", 1, 373),
        ("N001", "error", 1, 393),
        ("N005", "error", 1, 445),
    },
    "kewei-2024": {("N006", "warning", 7, 39)},
    "003_c1f01cbd8d4303a8": {("N008", "warning", 37, 159)},
}
# How many claims of each report a person can check: figures against tables, lists, shares, statements, gaps.
CHECKABLE = {
    "P09_cj2019": 4,
    "P10_cj2020": 3,
    "P11_cj2021": 3,
    "P12_cj2022": 6,
    "P13_cj2025": 8,
    "P22_jt2019": 3,
    "P23_jt2020": 3,
    "P24_jt2021": 14,
    "P25_jt2022": 4,
    "P26_ht2019": 1,
    "P27_ht2021": 2,
    "P28_ht2022": 2,
    "P38_ss2019": 2,
    "P40_jy2011": 1,
    "S01_shfb2019": 20,
    "shanghai-office-2025": 15,
    "kewei-2024": 13,
    "jinhu-2023": 2,
}

needs_corpus = pytest.mark.skipif(not CORPUS, reason="REPORTLINT_CORPUS does not name the corpus")


def prose_of(file: Path) -> Prose:
    prose = read(load(str(file)), today=date(2026, 11, 22)).prose
    assert prose is not None
    return prose


@needs_corpus
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_findings_are_those_of_the_labels(file: Path) -> None:
    document = load(str(file))
    found = run(read(document, today=date(2026, 11, 22)), RULES, "zh").diagnostics
    places = {(each.code, str(each.severity), *document.position(each.span.start)) for each in found}
    assert places == FINDINGS.get(file.stem, set())


@needs_corpus
def test_most_checkable_claims_are_bound(capsys: pytest.CaptureFixture[str]) -> None:
    bound = 0
    for file in FILES:
        if file.stem in CHECKABLE:
            prose = prose_of(file)
            kinds = (prose.claims, prose.breakdowns, prose.shares, prose.complements)
            number = sum(map(len, (*kinds, prose.statements, prose.missing)))
            bound += min(number, CHECKABLE[file.stem])
    share = bound / sum(CHECKABLE.values())
    with capsys.disabled():
        print(f"\n{bound} of {sum(CHECKABLE.values())} checkable claims bound: {share:.1%}")
    assert share >= 0.85
