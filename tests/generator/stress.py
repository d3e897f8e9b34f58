"""Reads many generated reports and prints what was missed, by habit.

python -m tests.generator.stress --reports 2000
python -m tests.generator.stress --reports 500 --show 3     # the first misses in full
python -m tests.generator.stress --seed 4711 --text         # one draft as it stands
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.generator.draft import Draft, clean_draft
from tests.generator.measure import Misread, misread
from tests.generator.pipeline import tables_of
from tests.generator.reduction import reduced


@dataclass
class Tally:
    """What a run of clean reports came to; ``by_habit`` counts reports: all, and those not whole."""

    reports: int = 0
    cells: int = 0
    unread: int = 0
    wrong: int = 0
    missed: dict[int, list[Misread]] = field(default_factory=dict)
    by_habit: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, seed: int, draft: Draft, missed: Sequence[Misread]) -> None:
        self.reports += 1
        self.cells += len(draft.cells)
        self.unread += sum(not miss.wrong for miss in missed)
        self.wrong += sum(miss.wrong for miss in missed)
        if missed:
            self.missed[seed] = list(missed)
        for habit in draft.habits:
            self.by_habit.setdefault(habit, Counter())["missed" if missed else "whole"] += 1

    @property
    def cells_right(self) -> float:
        return 1 - (self.unread + self.wrong) / max(1, self.cells)

    @property
    def whole(self) -> float:
        return 1 - len(self.missed) / max(1, self.reports)


def measure(seeds: Sequence[int]) -> Tally:
    """Read the clean draft of each seed."""
    tally = Tally()
    for seed in seeds:
        draft = clean_draft(seed)
        tally.add(seed, draft, misread(draft, tables_of(draft)))
    return tally


def lines(tally: Tally) -> list[str]:
    """The run in words: the rates, then each habit with its share of reports not whole."""
    out = [
        f"reports {tally.reports}: {tally.whole:.2%} whole",
        f"cells {tally.cells}: {tally.cells_right:.3%} right, {tally.unread} not read, {tally.wrong} wrong",
        f"{'not whole':>10} {'of':>5}  habit",
    ]
    rates = sorted(tally.by_habit.items(), key=lambda item: -item[1]["missed"] / item[1].total())
    for habit, counts in rates:
        if counts["missed"]:
            out.append(f"{counts['missed'] / counts.total():>10.1%} {counts.total():>5}  {habit}")
    return out


def describe(seed: int, missed: Sequence[Misread], limit: int = 4) -> list[str]:
    """One report's misses with its habits."""
    out = [f"seed {seed}: {len(missed)} cells missed; {', '.join(clean_draft(seed).habits)}"]
    for miss in missed[:limit]:
        read = f"{miss.read.value!r} {miss.read.state} {miss.read.note or ''}" if miss.read else "nothing"
        printed = miss.printed
        out.append(f"  {'.'.join(miss.key)}: printed {printed.text!r} {printed.state}, read {read}")
    return out


def _is_misread(draft: Draft) -> bool:
    return bool(misread(draft, tables_of(draft)))


def causes(seeds: Sequence[int]) -> list[str]:
    """The fewest habits behind each miss, the commonest first, with a seed and a cell for each."""
    found: dict[str, list[str]] = {}
    for seed in seeds:
        draft = reduced(seed, _is_misread)
        missed = misread(draft, tables_of(draft))
        habits = ", ".join(h for h in draft.habits if not h.startswith(("form=", "size="))) or "nothing"
        cells = ".".join(missed[0].key)
        wrong = sum(miss.wrong for miss in missed)
        said = f"seed {seed}: {len(missed) - wrong} not read, {wrong} wrong, from {cells}"
        found.setdefault(habits, []).append(said)
    ranked = sorted(found.items(), key=lambda item: -len(item[1]))
    return [f"{len(cases):>4} {habits}  ({cases[0]})" for habits, cases in ranked]


def main() -> None:
    parser = argparse.ArgumentParser(description="Read generated reports and print what was missed.")
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--show", type=int, default=0, help="print this many misses in full")
    parser.add_argument("--reduce", action="store_true", help="name the fewest habits behind each miss")
    parser.add_argument("--text", action="store_true", help="print the draft of --seed and stop")
    options = parser.parse_args()
    if options.text:
        print((reduced(options.seed, _is_misread) if options.reduce else clean_draft(options.seed)).text)
        return
    tally = measure(range(options.seed, options.seed + options.reports))
    print("\n".join(lines(tally)))
    for seed, missed in list(tally.missed.items())[: options.show]:
        print("\n".join(describe(seed, missed)))
    if options.reduce:
        print("\n".join(causes(list(tally.missed))))


if __name__ == "__main__":
    main()
