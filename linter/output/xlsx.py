"""A workbook for a desk that looks after many drafts: findings to filter, bodies by rule, the figures read.

Text is always written as text, so that nothing in a draft can become a formula or a link.
"""

from __future__ import annotations

import io
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

from linter.diagnostics import Severity
from linter.output import Format, Options
from linter.output.display import printable
from linter.output.paths import from_here
from linter.output.places import describe, whereabouts
from linter.output.wording import SEVERITY_WORDS
from linter.report.forms import form
from linter.report.report import Report

if TYPE_CHECKING:
    from linter.diagnostics import Diagnostic
    from linter.engine import Result

Row = list[str | int | float | None]
_LONGEST = 32_000  # characters; a cell holds 32,767
_MOST_ROWS = 1_048_000
_EPOCH = datetime(2020, 1, 1)  # the same findings give the same file


class XlsxFormat(Format):
    """The workbook is written at the end, as bytes."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._titles = {code: title.in_language(self._language) for code, title in options.titles.items()}
        self._findings: list[Row] = []
        self._figures: list[Row] = []
        self._drafts: list[tuple[Row, Counter[str], Counter[Severity]]] = []

    def file(self, report: Report, result: Result) -> str:
        identity = report.identity
        who: Row = [from_here(report.document.path), identity.agency or "", identity.year]
        self._findings += [[*who, *self._finding(report, item)] for item in result.diagnostics]
        self._drafts.append(
            (
                who,
                Counter(item.code for item in result.diagnostics),
                Counter(item.severity for item in result.diagnostics),
            )
        )
        self._figures += [[*who, *figure] for figure in self._cells(report)]
        return ""

    def refused(self, path: str, message: str) -> str:
        empty: Row = [
            from_here(path),
            "",
            None,
            self._say("没有检查", "not checked"),
            "",
            "",
            "",
            None,
            message,
        ]
        self._findings.append(empty)
        return ""

    def content(self) -> bytes:
        """The workbook."""
        from xlsxwriter import Workbook

        written = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(written, options) as book:
            book.set_properties({"title": "reportlint", "created": _EPOCH})
            head = book.add_format({"bold": True, "bg_color": "#F1F3F5", "border": 1})
            wrapped = book.add_format({"text_wrap": True, "valign": "top"})
            who = [
                (self._say("文件", "file"), 32),
                (self._say("机关", "agency"), 26),
                (self._say("年度", "year"), 7),
            ]
            _sheet(
                book,
                self._say("问题", "Findings"),
                [*who, *self._finding_heads()],
                self._findings,
                head,
                wrapped,
            )
            codes = sorted({code for _, found, _ in self._drafts for code in found})
            levels = [SEVERITY_WORDS[severity].in_language(self._language) for severity in reversed(Severity)]
            heads = [*who, *((level, 7) for level in levels), *((code, 7) for code in codes)]
            rows = [
                [
                    *draft,
                    *(severities[severity] for severity in reversed(Severity)),
                    *(found[code] or None for code in codes),
                ]
                for draft, found, severities in self._drafts
            ]
            _sheet(book, self._say("各单位", "Bodies by rule"), heads, rows, head, wrapped)
            heads = [*who, *self._figure_heads()]
            _sheet(book, self._say("表中数据", "Figures"), heads, self._figures, head, wrapped)
        return written.getvalue()

    def _finding_heads(self) -> list[tuple[str, int]]:
        zh = (("级别", 7), ("代码", 7), ("规则", 22), ("位置", 36), ("行", 7), ("问题", 70), ("改正", 44))
        en = ("severity", "code", "rule", "place", "line", "message", "mend")
        heads = [(self._say(words, other), width) for (words, width), other in zip(zh, en, strict=True)]
        return [*heads, (self._say("依据", "basis"), 40), (self._say("怎么办", "what to do"), 44)]

    def _finding(self, report: Report, item: Diagnostic) -> Row:
        return [
            SEVERITY_WORDS[item.severity].in_language(self._language),
            item.code,
            self._titles.get(item.code, item.name),
            whereabouts(report, item, self._language),
            report.document.position(item.span.start)[0],
            item.message,
            "\n".join(
                f"{describe(each.place, report, self._language)}: {each.found} → {each.expected}"
                for each in item.suspects
            ),
            item.basis,
            item.advice,
        ]

    def _figure_heads(self) -> list[tuple[str, int]]:
        zh = (("表", 8), ("部分", 24), ("行", 44), ("列", 24), ("原文", 12), ("数值", 12), ("状态", 14))
        en = ("table", "part", "row", "column", "text", "value", "state")
        return [(self._say(words, other), width) for (words, width), other in zip(zh, en, strict=True)]

    def _cells(self, report: Report) -> list[Row]:
        english = self._language == "en"
        rows: list[Row] = []
        for table in report.tables.values():
            official = form(table.form).tables[table.id]
            for part in official.parts:
                for row in part.figure_rows:
                    for column in part.columns:
                        if cell := table.cells.get((row.id, column.id)):
                            value = None if cell.value is None else float(cell.value)
                            names: Row = (
                                [official.en, part.en, row.en, column.en]
                                if english
                                else [official.name, part.caption, row.label, column.label]
                            )
                            rows.append([*names, cell.text, value, cell.state])
        return rows


def _sheet(
    book: Any, name: str, heads: list[tuple[str, int]], rows: list[Row], head: Any, wrapped: Any
) -> None:
    """One sheet with a filter over its columns and a head that stays."""
    sheet = book.add_worksheet(name)
    for column, (words, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, words, head)
    for number, row in enumerate(rows[:_MOST_ROWS], 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, column, printable_lines(value)[:_LONGEST], wrapped)
            elif value is not None:
                sheet.write_number(number, column, value, wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(heads) - 1)


def printable_lines(text: str) -> str:
    """Text without control characters but for the ends of its lines."""
    return "\n".join(map(printable, text.split("\n")))
