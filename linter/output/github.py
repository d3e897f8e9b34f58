"""Annotations of GitHub Actions: one workflow command a finding.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.diagnostics import Diagnostic, Severity
from linter.output import Format, Options
from linter.output.display import printable
from linter.output.paths import from_here
from linter.output.places import message_with_place
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.engine import Result

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubFormat(Format):
    """``::error file=…,line=…,title=…::message``, with the basis and the advice on lines of their own."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._titles = options.titles

    def file(self, report: Report, result: Result) -> str:
        return "".join(self._annotation(report, item) for item in result.diagnostics)

    def refused(self, path: str, message: str) -> str:
        return _command("error", [message], file=from_here(path), title=self._say("没有检查", "not checked"))

    def _annotation(self, report: Report, item: Diagnostic) -> str:
        row, column = report.document.position(item.span.start)
        end_row, end_column = report.document.position(item.span.end)
        properties: dict[str, object] = {
            "file": from_here(report.document.path),
            "line": row,
            "endLine": end_row,
        }
        if row == end_row:  # columns of two lines are refused
            properties |= {"col": column, "endColumn": end_column}
        title = self._titles.get(item.code)
        properties["title"] = f"{item.code} {title.in_language(self._language) if title else item.name}"
        basis = item.basis and f"{self._say('依据：', 'basis: ')}{item.basis}"
        lines = [message_with_place(report, item, self._language), basis, item.advice]
        return _command(_COMMANDS[item.severity], lines, **properties)


def _command(name: str, lines: list[str], **properties: object) -> str:
    described = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {described}::{_data(chr(10).join(printable(line) for line in lines if line))}\n"


def _data(text: str) -> str:
    """What ends a command or begins an escape is escaped as the runner reads it back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
