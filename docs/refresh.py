"""Rewrites what the READMEs and the pages of docs/ show of the program: its screens and its table of rules.

``python docs/refresh.py`` after a change of the output or of a rule; the tests check that it was done.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
READMES = {"README.md": "en", "README.zh-CN.md": "zh"}
PAGES = READMES | {
    f"docs/{path.name}": "zh" if path.name.endswith(".zh-CN.md") else "en"
    for path in sorted(ROOT.glob("docs/*.md"))
}
WIDTH = 100
_SCREEN = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_PROMPT = "$ reportlint "
_RULES_BLOCK = re.compile(r"<!-- rules -->\n.*?<!-- end of rules -->", re.DOTALL)


def refreshed(text: str, language: str) -> str:
    """A page with the present screens and rules."""
    text = _SCREEN.sub(lambda screen: _screen(screen[0], language), text)
    if not _RULES_BLOCK.search(text):
        return text
    rules = f"<!-- rules -->\n{_output(['rules', '--markdown'], language)}<!-- end of rules -->"
    return _RULES_BLOCK.sub(lambda _: rules, text)


def _screen(screen: str, language: str) -> str:
    """The commands with what they print now."""
    commands = [line for line in screen.splitlines() if line.startswith(_PROMPT)]
    return "\n".join(f"{line}\n{_output(shlex.split(line)[2:], language)}" for line in commands)


def _output(arguments: list[str], language: str) -> str:
    """What a person sees on the terminal, both streams together, beside a copy of the examples."""
    environment = os.environ | {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", "from linter.cli import main; main()", *arguments, "--lang", language]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder, "examples"))
        run = subprocess.run(  # noqa: S603
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
    return run.stdout


def main() -> None:
    for name, language in PAGES.items():
        path = ROOT / name
        path.write_text(refreshed(path.read_text("utf-8"), language), "utf-8")


if __name__ == "__main__":
    main()
