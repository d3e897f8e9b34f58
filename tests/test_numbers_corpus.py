"""The claims of real reports that a person can check, where the corpus is there: most are checked."""

import os
from pathlib import Path

import pytest

from docs.claims import LEAST, PAGE, measured, summary

CORPUS = os.environ.get("REPORTLINT_CORPUS")

pytestmark = pytest.mark.skipif(not CORPUS, reason="REPORTLINT_CORPUS does not name the corpus")


def test_most_checkable_claims_are_bound(capsys: pytest.CaptureFixture[str]) -> None:
    result = measured(Path(CORPUS or ""))
    with capsys.disabled():
        print(f"\n{summary(result)}")
    assert sum(result.values()) >= LEAST * len(result)
    assert summary(result) in PAGE.read_text("utf-8"), "run docs/claims.py"
