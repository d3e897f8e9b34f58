"""Output: one module a format.  A format turns what was found into text; it does not print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from linter.diagnostics import Text
    from linter.engine import Result
    from linter.report.report import Report

FORMATS = ("full", "concise", "json", "lsp")
MACHINE_FORMATS = ("json", "lsp")  # always UTF-8, whatever the terminal's encoding


class Format(Protocol):
    """How findings are written, file by file, so that a run of any length needs little memory."""

    def start(self) -> str:
        """What stands before the first file."""

    def file(self, report: Report, result: Result) -> str:
        """What is written about one file; may be empty."""

    def finish(self) -> str:
        """What stands after the last file."""


def make_format(
    name: str, *, language: str, titles: Mapping[str, Text], colour: bool = False, width: int | None = None
) -> Format:
    """The format called ``name``.  ``titles`` gives each rule's title by code; ``width`` folds long lines."""
    if name == "json":
        from linter.output.json import JsonFormat

        return JsonFormat(language)
    if name == "lsp":
        from linter.output.lsp import LspFormat

        return LspFormat(language)
    if name == "concise":
        from linter.output.concise import ConciseFormat

        return ConciseFormat()
    from linter.output.style import Style
    from linter.output.terminal import TerminalFormat

    return TerminalFormat(language, titles, Style(colour), width)
