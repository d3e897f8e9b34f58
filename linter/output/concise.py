"""One finding a line: ``path:row:column: severity CODE message``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.output import Format
from linter.output.display import printable
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.engine import Result


class ConciseFormat(Format):
    """For a terminal, an editor's error list or ``grep``."""

    for_machines = False

    def file(self, report: Report, result: Result) -> str:
        path = printable(report.document.path)
        lines = []
        for item in result.diagnostics:
            row, column = report.document.position(item.span.start)
            lines.append(f"{path}:{row}:{column}: {item.severity} {item.code} {printable(item.message)}\n")
        return "".join(lines)
