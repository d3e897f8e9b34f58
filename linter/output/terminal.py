"""The report that a person reads: each finding with its place, its line, the calculation and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.diagnostics import Diagnostic, Related, Severity, Suspect, Text
from linter.output import Format, Options
from linter.output.display import fold_line, printable
from linter.output.excerpt import excerpt
from linter.output.places import describe, where, whereabouts
from linter.output.style import Style
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.engine import Result

SEVERITY_WORDS = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}
_INDENT = "  "
_MAX_RELATED = 6


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
        return f"{self._style.strong(path)}\n{self._style.faint(self._identity(report))}\n"

    def _identity(self, report: Report) -> str:
        identity = report.identity
        agency = printable(identity.agency or self._say("机关未识别", "agency not recognised"))
        year = identity.year
        if self._language == "en":
            known = year or "year not recognised"
            return f"{agency}, {known}, judged by the {report.held_to} form, law as of {report.as_of}"
        known = f"{year} 年度" if year else "年度未识别"
        return f"{agency}　{known}　按{_form_words(report.held_to)}检查　法规以 {report.as_of} 为准"

    def finding(self, report: Report, item: Diagnostic) -> str:
        """All that a person is told of one finding, over several lines."""
        lines = [self._title(item), *self._place(report, item), *self._fold(item.message)]
        lines += self._excerpt(report, item)
        for suspect in item.suspects:
            words = ("改正", "mend") if len(item.suspects) == 1 else ("可能是", "possibly")
            lines += self._labelled(*words, self._suspect(report, suspect))
        lines += self._labelled("对照", "compare", self._sides(item))
        for related in item.related[:_MAX_RELATED]:
            lines += self._labelled("另见", "see also", self._related(report, related))
        lines += self._labelled("依据", "basis", item.basis)
        lines += self._labelled("怎么办", "what to do", self._advice(item))
        return "\n".join(lines) + "\n"

    def _title(self, item: Diagnostic) -> str:
        severity = self._style.severity(
            item.severity, SEVERITY_WORDS[item.severity].in_language(self._language)
        )
        title = self._titles.get(item.code)
        words = f"{title.in_language(self._language)} ({item.name})" if title else item.name
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

    def _suspect(self, report: Report, suspect: Suspect) -> str:
        stands = where(report.document, suspect.span.start, self._language)
        place = describe(suspect.place, report, self._language)
        if self._language == "en":
            return f"{place} ({stands}): {suspect.found} should be {suspect.expected}"
        return f"{place}（{stands}）：现为 {suspect.found}，应为 {suspect.expected}"

    def _sides(self, item: Diagnostic) -> str:
        """Both sides, where neither the message nor a suspect has said them already."""
        expected, found = item.expected, item.found
        if item.suspects or not expected or not found:
            return ""
        if expected in item.message and found in item.message:
            return ""
        return self._say(f"应为 {expected}，现为 {found}", f"expected {expected}, found {found}")

    def _advice(self, item: Diagnostic) -> str:
        return item.advice or (item.fix.message.in_language(self._language) if item.fix else "")

    def _related(self, report: Report, related: Related) -> str:
        elsewhere = related.document
        stands = where(elsewhere or report.document, related.span.start, self._language)
        if elsewhere:
            stands = self._say("　", ", ").join(filter(None, (printable(elsewhere.path), stands)))
        message = related.message.in_language(self._language)
        return self._say(f"{stands}：{message}", f"{stands}: {message}")

    def _labelled(self, zh: str, en: str, text: str) -> list[str]:
        return self._fold(self._say(f"{zh}：{text}", f"{en}: {text}"), _INDENT) if text else []

    def _fold(self, text: str, further: str = "") -> list[str]:
        """The lines of a text, indented, those after the first by ``further`` more."""
        room = None if self._width is None else max(20, self._width - len(_INDENT + further))
        first, *others = fold_line(printable(text), room)
        return [_INDENT + first, *(_INDENT + further + line for line in others)]


def _form_words(form: str) -> str:
    return "旧格式" if form == "legacy" else f" {form} 年格式"
