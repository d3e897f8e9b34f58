"""Reads and lints invented clean reports: cells misread, false alarms, changes that should change nothing.

    python -m benchmarks.clean --reports 200

Every report is written in each format.  The habits of a layout deserve some findings (a note beside a
number, a blank for 0); any other finding is a false alarm.  Half of the reports that are changed harmlessly
(encoding, line ends, blank lines, script, width, format) bear a seeded fault, and it must stay found.
"""

from __future__ import annotations

import argparse
from collections import Counter
from copy import deepcopy

from benchmarks.faults import rate
from linter.diagnostics import Severity
from linter.documents import read
from linter.report.tables import read_tables
from tests.formats.files import FORMATS
from tests.generator.draft import finish
from tests.generator.faults import seeded
from tests.generator.harmless import essence, variants
from tests.generator.manuscript import justified, make_manuscript
from tests.generator.measure import misread
from tests.generator.pipeline import lint
from tests.generator.trials import KINDS

REPORTS = 200
PDF_REPORTS = 20


def read_and_linted(form: str, reports: int, first: int) -> tuple[str, list[str]]:
    """A row of the table of one format, and what is wrong in it."""
    cells, whole, errors, quiet, warnings = Counter[str](), [], [], [], 0
    for seed in range(first, first + reports):
        manuscript = make_manuscript(seed)
        draft = finish(deepcopy(manuscript))
        path, data = FORMATS[form](manuscript)
        missed = misread(draft, read_tables(read(data, path)))
        cells.update(right=len(draft.cells) - len(missed), wrong=sum(miss.wrong for miss in missed))
        cells["all"] += len(draft.cells)
        alarms = [
            each
            for each in lint(path, data)
            if each.severity >= Severity.WARNING and each.code not in justified(manuscript)
        ]
        errors.append(any(each.severity is Severity.ERROR for each in alarms))
        warnings += sum(each.severity is Severity.WARNING for each in alarms)
        if missed:
            whole.append(f"{form} seed {seed}: {len(missed)} cells misread, from {'.'.join(missed[0].key)}")
        quiet += [f"{form} seed {seed}: {each.code} {each.message}" for each in alarms]
    right, every = cells["right"], cells["all"]
    row = f"| {form} | {reports} | {right / every:.3%} of {every} | {cells['wrong']} | {rate(errors)} | "
    return f"{row}{warnings / reports:.3f} |", whole + quiet


def changed(reports: int, first: int) -> tuple[list[str], list[str]]:
    """A row for each harmless change, and what it changed."""
    same: dict[str, list[bool]] = {}
    stories = []
    kinds = [kind for kind in KINDS if kind != "across"]
    for seed in range(first, first + reports):
        kind = kinds[seed // 2 % len(kinds)] if seed % 2 else ""
        manuscript = seeded(seed, KINDS[kind]())[0] if kind else make_manuscript(seed)
        found: dict[tuple[str, bytes], list[tuple[object, ...]]] = {}
        for name, pair in variants(manuscript).items():
            before, after = (found.setdefault(file, essence(lint(*file))) for file in pair)
            same.setdefault(name, []).append(before == after)
            if before != after:
                other = [each for each in before + after if (each in before) != (each in after)]
                stories.append(f"{name}, {kind or 'clean'} seed {seed}: {other}")
    return [f"| {name} | {rate(answers)} |" for name, answers in same.items()], stories


def main() -> None:
    parser = argparse.ArgumentParser(description="Read and lint clean reports.")
    parser.add_argument("--reports", type=int, default=REPORTS, help="of each format but PDF")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--format", choices=list(FORMATS), action="append")
    options = parser.parse_args()
    print(
        "| format | reports | cells read rightly | misread | with a false error | false warnings a report |"
    )
    print("|---|---|---|---|---|---|")
    stories = []
    for form in options.format or FORMATS:
        count = min(options.reports, PDF_REPORTS) if form == "pdf" else options.reports
        row, wrong = read_and_linted(form, count, options.first)
        print(row, flush=True)
        stories += wrong
    rows, wrong = changed(options.reports, options.first)
    print("\n| harmless change | nothing changes |\n|---|---|", *rows, sep="\n")
    print(f"\nNot as they should be: {len(stories + wrong)}", *stories, *wrong, sep="\n- ")


if __name__ == "__main__":
    main()
