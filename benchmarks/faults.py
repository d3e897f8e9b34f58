"""Seeds faults into invented reports and counts what the program finds: by kind, format and rule.

    python -m benchmarks.faults                                  # all kinds in all formats
    python -m benchmarks.faults --kind figures --format docx --faults 2000
    python -m benchmarks.faults --kind tables --format txt --seed 17   # one fault, with every finding

A fault that leaves the report right is none: a brute-force oracle on exact numbers drops it.  Every fault
that is missed, put elsewhere, blamed on another cell or met with an error besides is listed with its seed.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from math import sqrt

from tests.formats.files import FORMATS
from tests.generator.trials import KINDS, Trial, tried

FAULTS = 200
PDF_FAULTS = 8  # of each kind: a PDF takes half a second
_Z = 1.959964  # 95 %
Key = Callable[[Trial], Iterable[str]]


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson's score."""
    if not count:
        return 0.0, 1.0
    share, weight = hits / count, _Z**2 / count
    middle, half = share + weight / 2, _Z * sqrt((share * (1 - share) + weight / 4) / count)
    return max(0.0, middle - half) / (1 + weight), min(1.0 + weight, middle + half) / (1 + weight)


def rate(answers: Iterable[bool]) -> str:
    """``99.5 % of 200 (97.2–99.9)``."""
    given = list(answers)
    if not given:
        return "–"
    low, high = wilson(sum(given), len(given))
    return f"{sum(given) / len(given):.1%} of {len(given)} ({low * 100:.1f}–{high * 100:.1f})"


def by_format(trials: Sequence[Trial]) -> str:
    """A Markdown table of what was found, and of the cells named, in each format."""
    lines = ["| format | rule fires | at its place | first suspect | among equals | errors besides |"]
    lines += ["|---|---|---|---|---|---|"]
    for form, own in _groups(trials, lambda trial: [trial.form]).items():
        cells = (
            rate(trial.is_found for trial in own),
            rate(trial.is_placed for trial in own),
            rate(trial.is_named is True for trial in own if trial.fault.certain),
            rate(trial.is_named is True for trial in own if len(trial.fault.explanations) > 1),
            str(sum(bool(trial.errors_besides) for trial in own)),
        )
        lines.append(f"| {form} | {' | '.join(cells)} |")
    return "\n".join(lines)


def placed(title: str, trials: Sequence[Trial], key: Key) -> str:
    """A Markdown table of what was found at its place: a row for each ``key``, a column for each format.

    The seeds are the same in every format, so the formats are never added up.
    """
    forms = list(_groups(trials, lambda trial: [trial.form]))
    lines = [f"| {title} | {' | '.join(forms)} |", "|---" * (len(forms) + 1) + "|"]
    for name, own in sorted(_groups(trials, key).items()):
        cells = (rate(trial.is_placed for trial in own if trial.form == form) for form in forms)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _groups(trials: Sequence[Trial], key: Key) -> dict[str, list[Trial]]:
    groups: dict[str, list[Trial]] = {}
    for trial in trials:
        for name in key(trial):
            groups.setdefault(name, []).append(trial)
    return groups


def main() -> None:
    parser = argparse.ArgumentParser(description="Seed faults and count what is found.")
    parser.add_argument("--faults", type=int, help=f"of each kind and format ({FAULTS}; {PDF_FAULTS} of PDF)")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--seed", type=int, help="try this seed alone and print every finding")
    parser.add_argument("--kind", choices=list(KINDS), action="append")
    parser.add_argument("--format", choices=list(FORMATS), action="append")
    options = parser.parse_args()
    trials = []
    for kind in options.kind or KINDS:
        for form in options.format or FORMATS:
            count = options.faults or (PDF_FAULTS if form == "pdf" else FAULTS)
            seeds = range(options.first, options.first + count) if options.seed is None else [options.seed]
            trials += [trial for seed in seeds if (trial := tried(kind, seed, form))]
    if options.seed is not None:
        for trial in trials:
            print(
                trial.story(), *(f"    {d.code} {d.place} {d.message}" for d in trial.diagnostics), sep="\n"
            )
        return
    print(by_format(trials), end="\n\n")
    print(placed("kind", trials, lambda trial: [trial.kind]), end="\n\n")
    print(placed("rule", trials, lambda trial: trial.fault.codes), end="\n\n")
    wrong = [trial for trial in trials if not trial.is_right]
    print(f"Not as they should be: {len(wrong)} of {len(trials)}", *(t.story() for t in wrong), sep="\n- ")


if __name__ == "__main__":
    main()
