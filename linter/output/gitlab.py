"""The report that GitLab shows on a merge request (Code Quality).

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from linter.diagnostics import Diagnostic, Severity
from linter.output import Format, Options
from linter.output.display import printable
from linter.output.paths import from_here
from linter.output.places import message_with_place
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.engine import Result

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitlabFormat(Format):
    """A list of problems, one a line."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._separator = "\n"

    def start(self) -> str:
        return "["

    def file(self, report: Report, result: Result) -> str:
        return "".join(self._written(self._problem(report, item)) for item in result.diagnostics)

    def refused(self, path: str, message: str) -> str:
        return self._written(_record(path, message, "unreadable", "unreadable", "blocker", 1, 1))

    def finish(self) -> str:
        return "\n]\n"

    def _written(self, problem: dict[str, Any]) -> str:
        separator, self._separator = self._separator, ",\n"
        return separator + json.dumps(problem, ensure_ascii=False)

    def _problem(self, report: Report, item: Diagnostic) -> dict[str, Any]:
        begin, _ = report.document.position(item.span.start)
        end, _ = report.document.position(item.span.end)
        message = f"{item.code} {message_with_place(report, item, self._language)}"
        severity = _SEVERITIES[item.severity]
        return _record(report.document.path, message, item.name, item.fingerprint, severity, begin, end)


def _record(
    path: str, message: str, name: str, fingerprint: str, severity: str, begin: int, end: int
) -> dict[str, Any]:
    """One problem.  A fingerprint stands for one of the whole project, so the path belongs to it."""
    file = from_here(path)
    return {
        "description": printable(message),
        "check_name": name,
        "fingerprint": sha256(f"{file}\n{fingerprint}".encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": severity,
        "location": {"path": file, "lines": {"begin": begin, "end": end}},
    }
