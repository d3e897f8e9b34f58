"""A report in Markdown, for a comment on a change, a job's summary page or a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.diagnostics import Diagnostic
from linter.output import Format, Options
from linter.output.display import printable
from linter.output.paths import from_here
from linter.output.places import whereabouts
from linter.output.summary import Totals, summary
from linter.output.wording import SEVERITY_WORDS
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.engine import Result

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&:@]")
_ENTITIES = "<>&|"


class MarkdownFormat(Format):
    """A table of findings for each file that has any, and what was checked at the end."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._titles = options.titles
        self._totals = Totals()

    def start(self) -> str:
        return f"# {self._say('政府信息公开年度报告检查', 'Check of annual reports')}\n\n"

    def file(self, report: Report, result: Result) -> str:
        self._totals.add(report, result)
        if not result.diagnostics:
            return ""
        head = self._say("级别 | 规则 | 位置 | 说明", "severity | rule | place | message")
        rows = "".join(self._row(report, item) for item in result.diagnostics)
        return f"## {escaped(from_here(report.document.path))}\n\n| {head} |\n|---|---|---|---|\n{rows}\n"

    def refused(self, path: str, message: str) -> str:
        self._totals.unreadable += 1
        words = self._say("没有检查：", "Not checked: ")
        return f"## {escaped(from_here(path))}\n\n{words}{escaped(message)}\n\n"

    def finish(self) -> str:
        lines = summary(self._totals, self._language).splitlines()
        return "".join(f"- {escaped(line.strip())}\n" for line in lines)

    def _row(self, report: Report, item: Diagnostic) -> str:
        severity = SEVERITY_WORDS[item.severity].in_language(self._language)
        title = self._titles.get(item.code)
        rule = f"{item.code} {title.in_language(self._language) if title else item.name}"
        message = "<br>".join(escaped(part) for part in (item.message, item.advice) if part)
        place = escaped(whereabouts(report, item, self._language))
        return f"| {severity} | {escaped(rule)} | {place} | {message} |\n"


def escaped(text: str) -> str:
    """``text`` on one line, as Markdown shows it literally: no markup, HTML, link or mention of a person."""
    return _SPECIAL.sub(_shown, printable(text))


def _shown(special: re.Match[str]) -> str:
    char = special[0]
    if char == "@":
        return "@<!-- -->"  # an escaped one still calls the person on GitHub
    return f"&#{ord(char)};" if char in _ENTITIES else f"\\{char}"
