"""Rewrites what the READMEs show of the program: its screen and its table of rules.

``python docs/refresh.py`` after a change of the output or of a rule; the tests check that it was done.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
READMES = {"README.md": "en", "README.zh-CN.md": "zh"}
SCREEN = ("examples/faults.txt", "--select", "T101,T102,T103,C002")
WIDTH = 100
_SCREEN_BLOCK = re.compile(r"```console\n.*?```", re.DOTALL)
_RULES_BLOCK = re.compile(r"<!-- rules -->\n.*?<!-- end of rules -->", re.DOTALL)


def refreshed(text: str, language: str) -> str:
    """A README with the present screen and rules."""
    prompt = f"$ reportlint {' '.join(SCREEN)}"
    screen = f"```console\n{prompt}\n{_output(*SCREEN, language=language)}```"
    rules = f"<!-- rules -->\n{_output('rules', '--markdown', language=language)}<!-- end of rules -->"
    return _RULES_BLOCK.sub(lambda _: rules, _SCREEN_BLOCK.sub(lambda _: screen, text))


def _output(*arguments: str, language: str) -> str:
    """What a person sees on the terminal: both streams together."""
    environment = os.environ | {"COLUMNS": str(WIDTH), "NO_COLOR": "1"}
    command = [sys.executable, "-c", "from linter.cli import main; main()", "--lang", language, *arguments]
    run = subprocess.run(  # noqa: S603
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return run.stdout


def main() -> None:
    for name, language in READMES.items():
        path = ROOT / name
        path.write_text(refreshed(path.read_text("utf-8"), language), "utf-8")


if __name__ == "__main__":
    main()
