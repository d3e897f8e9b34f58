"""The settings for Neovim, tried in a real one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FAULTS = (HERE.parent / "examples" / "faults.txt").read_text("utf-8")
NUMBER = "国办公开办函[2021]30号"

pytestmark = pytest.mark.skipif(not shutil.which("nvim"), reason="Neovim is not installed")


def test_a_finding_is_shown_at_its_column_and_mended(tmp_path: Path) -> None:
    text = FAULTS.replace("本报告根据", "𠮷本报告根据", 1)
    draft = tmp_path / "draft.txt"
    draft.write_text(text, "utf-8")
    line = text.count("\n", 0, text.index(NUMBER))
    before = text[text.rfind("\n", 0, text.index(NUMBER)) + 1 : text.index(NUMBER)]
    column = len(before.encode("utf-16-le")) // 2  # what this client counts with the server
    at = {"line": line, "character": column}
    arguments = {
        "plugin": str(HERE.parent / "editors" / "neovim" / "reportlint.lua"),
        "cmd": [sys.executable, "-c", "from linter.cli import main; main()", "lsp"],
        "draft": str(draft),
        "result": str(tmp_path / "result.json"),
        "code": "C008",
        "range": {"start": at, "end": {"line": line, "character": column + len(NUMBER)}},
    }
    command = ["nvim", "--headless", "--clean", "-c", f"luafile {HERE / 'neovim.lua'}"]
    environment = os.environ | {"REPORTLINT_TEST": json.dumps(arguments), "XDG_STATE_HOME": str(tmp_path)}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=90)
    result = json.loads((tmp_path / "result.json").read_text("utf-8"))
    assert "problem" not in result, result
    assert result["line"] == line
    assert result["column"] == len(before.encode())  # Neovim counts bytes
    assert "国办公开办函〔2021〕30号" in result["text"]
    assert draft.read_text("utf-8") == text.replace(NUMBER, "国办公开办函〔2021〕30号")
