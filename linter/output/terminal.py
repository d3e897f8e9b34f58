"""The report that a person reads: each finding with its place, its line, the calculation and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.diagnostics import Diagnostic
from linter.output import Format, Options
from linter.output.display import fold_line, printable
from linter.output.excerpt import excerpt
from linter.output.places import whereabouts
from linter.output.style import Style
from linter.output.wording import SEVERITY_WORDS, judged, remarks, titled
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.engine import Result

_INDENT = "  "


class TerminalFormat(Format):
    """A block for each file that has findings."""

    for_machines = False

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._titles = options.titles
        self._style = Style(options.colour)
        self._width = options.width

    def file(self, report: Report, result: Result) -> str:
        if not result.diagnostics:
            return ""
        blocks = [self._header(report), *(self.finding(report, item) for item in result.diagnostics)]
        return "\n".join(blocks) + "\n"

    def _header(self, report: Report) -> str:
        path = printable(report.document.path)
        return f"{self._style.strong(path)}\n{self._style.faint(printable(judged(report, self._language)))}\n"

    def finding(self, report: Report, item: Diagnostic) -> str:
        """All that a person is told of one finding, over several lines."""
        lines = [self._title(item), *self._place(report, item), *self._fold(item.message)]
        lines += self._excerpt(report, item)
        for remark in remarks(report, item, self._language):
            lines += self._fold(remark, _INDENT)
        return "\n".join(lines) + "\n"

    def _title(self, item: Diagnostic) -> str:
        word = SEVERITY_WORDS[item.severity].in_language(self._language)
        severity = self._style.severity(item.severity, word)
        words = titled(item, self._titles, self._language)
        return f"{severity} {self._style.strong(item.code)} {self._style.strong(words)}"

    def _place(self, report: Report, item: Diagnostic) -> Iterator[str]:
        yield _INDENT + self._style.place(printable(whereabouts(report, item, self._language)))

    def _excerpt(self, report: Report, item: Diagnostic) -> Iterator[str]:
        shown = excerpt(report.document, item.span)
        if not shown.text.strip():
            return
        gutter = f"{shown.row:>6} | "
        yield self._style.faint(gutter) + shown.text
        yield self._style.faint(" " * 6 + " | ") + self._style.severity(item.severity, shown.marker)

    def _fold(self, text: str, further: str = "") -> list[str]:
        """The lines of a text, indented, those after the first by ``further`` more."""
        room = None if self._width is None else max(20, self._width - len(_INDENT + further))
        first, *others = fold_line(printable(text), room)
        return [_INDENT + first, *(_INDENT + further + line for line in others)]
