"""Writes ``docs/findings.md``: every finding on the corpus of real reports, with the verdict of a reader.

    REPORTLINT_CORPUS=../corpus python docs/findings.py

A finding that is new gets the verdict ``?``; a reader decides and writes ``true`` or ``false`` in its
place.  One that is no longer found stays as ``lost`` until a reader takes the line out or the rule is mended.
Both are printed file by file.  The tests refuse a finding without a verdict, a false one and a lost one.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from linter import documents
from linter.diagnostics import Diagnostic, Place
from linter.engine import run
from linter.report import read
from linter.report.report import Across, Report
from linter.rules import Rule, load_rules

PAGE = Path(__file__).with_name("findings.md")
READABLE = (".txt", ".md")
TODAY = date(2026, 11, 22)
Row = tuple[str, str, str, str, str]
"""File, rule, severity, line and column, place."""
# Reports of one body on two years running; what the first adds to the second has the file ``second<first``.
YEARS = (
    *(("P09_cj2019", "P10_cj2020"), ("P10_cj2020", "P11_cj2021"), ("P11_cj2021", "P12_cj2022")),
    *(("P22_jt2019", "P23_jt2020"), ("P23_jt2020", "P24_jt2021"), ("P24_jt2021", "P25_jt2022")),
    ("P27_ht2021", "P28_ht2022"),
)
AGAINST = "<"
LOST = "lost"

_HEAD = """\
# Findings on real reports

Every finding on the {files} text files of the corpus (real reports, not part of this project), each read by a
person: is it true? `python docs/findings.py` writes this page anew and keeps the verdicts; the tests compare
it with what the program finds.

{counts}

| file | rule | severity | line:column | place | verdict |
|---|---|---|---|---|---|
"""
_AGAINST_HEAD = """
## Against last year's report

What last year's report of the same body adds, for {pairs} pairs; `P10<P09` is P10 with `--previous P09`.

| file | rule | severity | line:column | place | verdict |
|---|---|---|---|---|---|
"""
_LINE = re.compile(r"\| (\S+) \| (\w\d+) \| (\w+) \| (\d+:\d+) \| (.*?) \| (\S+) \|")


def found(corpus: Path) -> Iterator[Row]:
    """Every finding on the corpus, file by file, then those that last year's report adds."""
    rules = load_rules()
    reports = {path.stem: read(documents.load(str(path)), today=TODAY) for path in readable(corpus)}
    alone = {stem: list(_rows(stem, report, rules)) for stem, report in reports.items()}
    for rows in alone.values():
        yield from rows
    for before, now in YEARS:
        report = reports[now]._replace(across=Across(previous=reports[before]))
        for name, *rest in _rows(now, report, rules):
            if (name, *rest) not in alone[now]:
                yield (f"{now}{AGAINST}{before}", *rest)


def _rows(name: str, report: Report, rules: Sequence[Rule]) -> Iterator[Row]:
    for item in run(report, rules, "en").diagnostics:
        row, column = report.document.position(item.span.start)
        yield (name, item.code, str(item.severity), f"{row}:{column}", _place(item))


def readable(corpus: Path) -> list[Path]:
    """The text and Markdown files of the corpus."""
    folders = ("seeds", "reports")
    return [path for each in folders for path in sorted((corpus / each).iterdir()) if path.suffix in READABLE]


def verdicts() -> dict[Row, str]:
    """The verdicts that the page holds."""
    text = PAGE.read_text("utf-8") if PAGE.exists() else ""
    rows = (match.groups() for match in map(_LINE.fullmatch, text.splitlines()) if match)
    return {(file, rule, severity, at, place): verdict for file, rule, severity, at, place, verdict in rows}


def _place(item: Diagnostic) -> str:
    place: Place = item.place
    return " ".join(filter(None, (place.table or place.section, place.row, place.column)))


def _page(corpus: Path, rows: list[Row], known: dict[Row, str]) -> str:
    families = {
        "": "All rules",
        "S": "structure",
        "T": "tables",
        "C": "citations",
        "N0": "figures of the text",
        "N1": "dates",
        "W": "names and wording",
        "A": "across documents",
    }
    counts = "; ".join(
        f"{name}: {sum(known.get(row) == 'true' for row in own)} of {len(own)} true"
        for letter, name in families.items()
        if (own := [row for row in rows if row[1].startswith(letter)])
    )
    head = _HEAD.format(files=len(readable(corpus)), counts=f"{counts}.")
    parts = [[row for row in rows if (AGAINST in row[0]) == against] for against in (False, True)]
    alone, pairs = (
        "".join(f"| {' | '.join(row)} | {known.get(row, '?')} |\n" for row in part) for part in parts
    )
    return head + alone + _AGAINST_HEAD.format(pairs=len(YEARS)) + pairs


def changes(rows: Iterable[Row], known: Iterable[Row]) -> list[str]:
    """What is newly found (+) and no longer found (-), file by file."""
    now, before = set(rows), set(known)
    new, lost = now - before, before - now
    lines = []
    for file in sorted({row[0] for row in new | lost}):
        lines.append(file)
        lines += [f"  + {' '.join(rest)}" for name, *rest in sorted(new) if name == file]
        lines += [f"  - {' '.join(rest)}" for name, *rest in sorted(lost) if name == file]
    return lines


def main() -> None:
    corpus = Path(os.environ["REPORTLINT_CORPUS"])
    known = verdicts()
    rows = list(found(corpus))
    lost = {row: LOST for row, verdict in known.items() if row not in rows and verdict in ("true", LOST)}
    PAGE.write_text(_page(corpus, [*rows, *lost], {**known, **lost}), "utf-8")
    print("\n".join(changes(rows, known)) or "the same findings as before")
    sys.exit(set(rows) != set(known))


if __name__ == "__main__":
    main()
