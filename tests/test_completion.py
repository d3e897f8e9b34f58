"""Completion in shells: the protocol, and the script in a real bash."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from linter.commands import COMMANDS
from linter.output import FORMATS
from tests.test_cli import PROGRAM, reportlint

_IN_BASH = """
source <(reportlint completion bash)
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_reportlint_completion reportlint 2>/dev/null
printf '%s\\n' "${COMPREPLY[@]}"
complete -p reportlint
"""


def completed(*words: str, shell: str = "bash") -> list[str]:
    """What is offered for the last of ``words``; ``file`` stands for the shell's own completion of files."""
    run = reportlint(
        _REPORTLINT_COMPLETE=f"{shell}_complete",
        COMP_WORDS=" ".join(("reportlint", *words)),
        COMP_CWORD=str(len(words)) if shell != "fish" else words[-1],
    )
    assert (run.returncode, run.stderr) == (0, "")
    if shell == "zsh":
        lines = run.stdout.splitlines()
        return [
            "file" if kind == "file" else name for kind, name in zip(lines[::3], lines[1::3], strict=True)
        ]
    items = [line.split(",", 1) for line in run.stdout.splitlines() if line]
    return ["file" if kind == "file" else name.split("\t")[0] for kind, name in items]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_first_word_is_a_command_or_a_file(shell: str) -> None:
    assert completed("", shell=shell) == ["file", *COMMANDS]
    assert completed("ex", shell=shell) == ["file", "extract", "explain"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("--output-fo",), ["--output-format"]),
        (("check", "--output-fo"), ["--output-format"]),
        (("--vers",), ["--version"]),
        (("draft.txt", "--fail-on", ""), ["error", "warning", "info", "never"]),
        (("--output-format", ""), list(FORMATS)),
        (("draft.txt", "--output-format", "ju"), ["junit"]),
        (("draft.txt", ""), ["file"]),
        (("check", ""), ["file"]),
        (("draft.txt", "--output-file", ""), ["file"]),
        (("draft.txt", "--rules", ""), ["file"]),
        (("extract", ""), ["file"]),
        (("--no-color", "--lang", ""), ["zh", "en"]),
        (("completion", ""), ["bash", "zsh", "fish"]),
    ],
)
def test_options_their_values_and_files_are_offered(words: tuple[str, ...], offered: list[str]) -> None:
    assert completed(*words) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_calls_the_program_by_the_protocol(shell: str) -> None:
    script = reportlint("completion", shell).stdout
    assert f"_REPORTLINT_COMPLETE={shell}_complete" in script
    assert script == reportlint(_REPORTLINT_COMPLETE=f"{shell}_source").stdout


def test_no_other_shell_is_known() -> None:
    assert reportlint("completion", "tcsh").returncode == 2


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="needs bash")
def test_bash_completes(tmp_path: Path) -> None:
    program = tmp_path / "reportlint"
    command = " ".join(f"'{part}'" for part in PROGRAM)
    program.write_text(f'#!/bin/sh\nexec {command} "$@"\n', "utf-8")
    program.chmod(0o755)

    def in_bash(*words: str) -> list[str]:
        run = subprocess.run(
            ["bash", "-c", f'PATH="{tmp_path}:$PATH"\n{_IN_BASH}', "bash", "reportlint", *words],
            capture_output=True,
            text=True,
            check=True,
        )
        *offered, registered = run.stdout.splitlines()
        assert registered.endswith("-F _reportlint_completion reportlint")
        return offered

    assert in_bash("exp") == ["explain"]
    assert in_bash("draft.txt", "--output-format", "s") == ["sarif"]
