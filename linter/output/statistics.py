"""How often each rule was broken, instead of the findings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from linter.diagnostics import Diagnostic, Severity
from linter.output import Format, Options
from linter.output.display import columns
from linter.output.json import VERSION
from linter.output.markdown import escaped
from linter.output.wording import SEVERITY_WORDS
from linter.report.report import Report
from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from linter.engine import Result


class Row(NamedTuple):
    """A rule as it was broken with one severity: how many times, and in how many files."""

    code: str
    name: str
    severity: Severity
    findings: int
    files: int


class Statistics(Format):
    """A table of rules, the most frequent first; ``as_text`` writes it in one of the formats below."""

    def __init__(self, options: Options, output_format: str) -> None:
        super().__init__(options)
        self._as_text = AS_TEXT[output_format]
        self.for_machines = output_format not in ("full", "concise")
        self._counts: Counter[tuple[str, str, Severity]] = Counter()
        self._files: Counter[tuple[str, str, Severity]] = Counter()

    def file(self, report: Report, result: Result) -> str:
        keys = [_key(item) for item in result.diagnostics]
        self._counts.update(keys)
        self._files.update(set(keys))
        return ""

    def finish(self) -> str:
        return self._as_text(list(self._rows()), self._options)

    def _rows(self) -> Iterator[Row]:
        for key, count in sorted(self._counts.items(), key=lambda item: (-item[1], item[0])):
            yield Row(*key, count, self._files[key])


def _key(item: Diagnostic) -> tuple[str, str, Severity]:
    return item.code, item.name, item.severity


def _table(rows: list[Row], options: Options) -> str:
    width = len(str(rows[0].findings)) if rows else 0
    words = {severity: text.in_language(options.language) for severity, text in SEVERITY_WORDS.items()}
    column = max(map(columns, words.values()))
    return "".join(
        f"{row.findings:>{width}}  {row.code}  {words[row.severity]}"
        f"{' ' * (column - columns(words[row.severity]))}  {_title(row, options)} ({row.name})\n"
        for row in rows
    )


def _markdown(rows: list[Row], options: Options) -> str:
    head = "count | files | rule | severity" if options.language == "en" else "处数 | 份数 | 规则 | 级别"
    lines = (
        f"| {row.findings} | {row.files} | {escaped(f'{row.code} {_title(row, options)}')} "
        f"| {SEVERITY_WORDS[row.severity].in_language(options.language)} |\n"
        for row in rows
    )
    return f"| {head} |\n|---:|---:|---|---|\n{''.join(lines)}"


def _json(rows: list[Row], options: Options) -> str:
    records = [row._asdict() | {"severity": str(row.severity)} for row in rows]
    return json.dumps({"version": VERSION, "statistics": records}, ensure_ascii=False) + "\n"


def _title(row: Row, options: Options) -> str:
    title = options.titles.get(row.code)
    return title.in_language(options.language) if title else row.name


AS_TEXT: dict[str, Callable[[list[Row], Options], str]] = {
    "full": _table,
    "concise": _table,
    "json": _json,
    "markdown": _markdown,
}
