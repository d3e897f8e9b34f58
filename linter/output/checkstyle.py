"""The XML of Checkstyle, which Jenkins (Warnings NG), reviewdog and many editors read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.diagnostics import Diagnostic
from linter.output import Format
from linter.output.paths import from_here
from linter.output.places import message_with_place
from linter.output.xml import DECLARATION, element, serialised
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.engine import Result

_VERSION = "4.3"  # of Checkstyle, whose layout this is


class CheckstyleFormat(Format):
    """A ``file`` for each one read, with an ``error`` for each finding; line 0 stands for the whole file."""

    def start(self) -> str:
        return f'{DECLARATION}<checkstyle version="{_VERSION}">\n'

    def file(self, report: Report, result: Result) -> str:
        file = element("file", {"name": from_here(report.document.path)})
        file.extend(element("error", self._error(report, item)) for item in result.diagnostics)
        return serialised(file)

    def refused(self, path: str, message: str) -> str:
        file = element("file", {"name": from_here(path)})
        source = "reportlint.unreadable"
        file.append(element("error", {"line": 0, "severity": "error", "message": message, "source": source}))
        return serialised(file)

    def finish(self) -> str:
        return "</checkstyle>\n"

    def _error(self, report: Report, item: Diagnostic) -> dict[str, object]:
        row, column = report.document.position(item.span.start)
        return {
            "line": row,
            "column": column,
            "severity": item.severity,
            "message": message_with_place(report, item, self._language),
            "source": f"reportlint.{item.code}",
        }
