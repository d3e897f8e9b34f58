"""Write docs/claims.md anew: which of the claims that a person can check are bound.

Run as ``REPORTLINT_CORPUS=… python docs/claims.py``; exit code 1 where fewer than 85 % are.  The claims are a
hand list (file, place, kind): what is added to the page stays, and only its last column is the program's.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from linter import documents
from linter.checks.prose_contradiction import groups
from linter.report import read

PAGE = Path(__file__).with_name("claims.md")
TODAY = date(2026, 11, 22)
LEAST = 0.85
Claim = tuple[str, str, str]
"""File, line and column, kind."""

_LINE = re.compile(r"\| (\S+) \| (\d+:\d+) \| (\w+) \| (yes|no) \|")
_SUM = re.compile(r"\d+ of \d+ checkable claims are bound \(.*?\)\.")


def bound(corpus: Path, stem: str) -> Iterator[Claim]:
    """What the program checks in a file, whether it finds it right or wrong."""
    path = next(path for path in (corpus / "reports").glob(f"{stem}.*") if path.suffix in (".txt", ".md"))
    document = documents.load(str(path))
    report = read(document, today=TODAY)
    prose = report.prose
    assert prose is not None
    figures = {
        "table": [claim.figure for claim in prose.claims if claim.table in report.tables],
        "list": [breakdown.heads[-1].figure for breakdown in prose.breakdowns],
        "share": [share.printed.figure for share in (*prose.shares, *prose.lone_shares)],
        "growth": [growth.printed.figure for growth in prose.growth],
        "whole": [second.figure for _, second in prose.complements],
        "same": [said.figure for group in groups(report, prose) for said in group[1:]],
    }
    places = [(kind, prose.span(figure).start) for kind, found in figures.items() for figure in found]
    places += [
        ("statement", prose.running.offset(each.start))
        for each in prose.statements
        if each.table in report.tables
    ]
    places += [("gap", prose.running.offset(each.start)) for each in prose.missing]
    for kind, offset in places:
        row, column = document.position(offset)
        yield stem, f"{row}:{column}", kind


def claims() -> list[Claim]:
    """The hand list."""
    rows = (match.groups() for match in map(_LINE.fullmatch, PAGE.read_text("utf-8").splitlines()) if match)
    return [(file, place, kind) for file, place, kind, _ in rows]


def measured(corpus: Path) -> dict[Claim, bool]:
    """Each claim of the hand list, and whether the program checks it."""
    listed = claims()
    found = {claim for stem in dict.fromkeys(file for file, *_ in listed) for claim in bound(corpus, stem)}
    return {claim: claim in found for claim in listed}


def summary(result: dict[Claim, bool]) -> str:
    share = sum(result.values()) / len(result)
    return f"{sum(result.values())} of {len(result)} checkable claims are bound ({share:.1%})."


def main() -> None:
    result = measured(Path(os.environ["REPORTLINT_CORPUS"]))
    lines = PAGE.read_text("utf-8").splitlines()
    for index, line in enumerate(lines):
        match = _LINE.fullmatch(line)
        if match:
            file, place, kind, _ = match.groups()
            lines[index] = f"| {file} | {place} | {kind} | {'yes' if result[file, place, kind] else 'no'} |"
        lines[index] = _SUM.sub(summary(result), lines[index])
    PAGE.write_text("\n".join(lines) + "\n", "utf-8")
    print(summary(result))
    sys.exit(sum(result.values()) < LEAST * len(result))


if __name__ == "__main__":
    main()
