"""The time that a report ten times as long takes."""

from __future__ import annotations

import sys
from datetime import date
from time import process_time

from runs import draft_from_arguments

from linter.documents import read
from linter.engine import run
from linter.report import read as read_report
from linter.rules import load_rules

ROUNDS = 5
BASE_CHARACTERS = 30_000
LIMIT = 11.0


def longer(text: str, characters: int) -> str:
    """The draft with the paragraphs of its first section repeated until it is so long."""
    lines = text.splitlines(keepends=True)
    first = next(index for index, line in enumerate(lines) if line.startswith("一、"))
    second = next(index for index, line in enumerate(lines) if line.startswith("二、"))
    body = "".join(lines[first + 1 : second])
    return "".join(lines[:second]) + body * (characters // len(body)) + "".join(lines[second:])


def seconds(text: str) -> float:
    """Processor time of one report, the least of some rounds."""
    rules, data = load_rules(), text.encode()
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        run(read_report(read(data, "draft.txt"), today=date(2026, 1, 1)), rules, "zh")
        times.append(process_time() - start)
    return min(times)


def main() -> None:
    text = draft_from_arguments().read_text("utf-8")
    once, ten = seconds(longer(text, BASE_CHARACTERS)), seconds(longer(text, 10 * BASE_CHARACTERS))
    print(
        f"{BASE_CHARACTERS:,} characters {once * 1e3:.0f} ms, ten times as many {ten * 1e3:.0f} ms:", end=" "
    )
    print(f"{ten / once:.1f} times as long (limit {LIMIT:g})")
    sys.exit(ten / once > LIMIT)


if __name__ == "__main__":
    main()
