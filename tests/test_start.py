"""What a start does not import: the time that a clerk waits for one draft."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

DRAFT = Path(__file__).parent.parent / "examples" / "clean.txt"
SLOW = (
    "click",
    "hashlib",
    "json",
    "rich",
    "yaml",
    "lark",
    "lxml",
    "pdfplumber",
    "zipfile",
    "importlib.metadata",
    "asyncio",
)
PROGRAM = f"""
import sys
from linter.cli import run
code = run([{str(DRAFT)!r}])
print(code, *(name for name in {SLOW!r} if name in sys.modules))
"""


def test_a_plain_run_with_a_warm_cache_imports_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    environment = os.environ | {"REPORTLINT_CACHE_DIR": str(tmp_path)}
    for _ in range(2):
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
        )
    assert run.stdout.split() == ["0"]
