"""Lints clean reports and prints every finding that they do not deserve, with the fewest habits behind it.

python -m tests.generator.alarms --reports 500
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from linter.diagnostics import Severity
from tests.generator.draft import Draft, clean_draft
from tests.generator.pipeline import findings
from tests.generator.reduction import reduced


def alarms(draft: Draft, least: Severity) -> list[str]:
    """The codes of the findings, of this severity or above, that a clean draft's habits do not deserve."""
    return [f.code for f in findings(draft) if f.severity >= least and f.code not in draft.justified]


def causes(seeds: Sequence[int], code: str, least: Severity) -> list[str]:
    """The fewest habits that still bring ``code``, the commonest first, with a seed and its message."""
    found: dict[str, list[str]] = {}
    for seed in seeds:
        draft = reduced(seed, lambda draft: code in alarms(draft, least))
        habits = ", ".join(h for h in draft.habits if not h.startswith("size=")) or "nothing"
        message = next(f.message for f in findings(draft) if f.code == code)
        found.setdefault(habits, []).append(f"seed {seed}: {message[:160]}")
    ranked = sorted(found.items(), key=lambda item: -len(item[1]))
    return [f"   {len(cases):>4} {habits}\n        {cases[0]}" for habits, cases in ranked]


def main() -> None:
    parser = argparse.ArgumentParser(description="Lint clean reports and print what was found all the same.")
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--least", choices=[str(s) for s in Severity], default="warning")
    parser.add_argument("--causes", type=int, default=12, help="reduce at most this many reports a code")
    options = parser.parse_args()
    least = Severity[options.least.upper()]
    by_code: dict[str, list[int]] = {}
    totals: Counter[str] = Counter()
    for seed in range(options.seed, options.seed + options.reports):
        codes = alarms(clean_draft(seed), least)
        totals.update(codes)
        for code in set(codes):
            by_code.setdefault(code, []).append(seed)
    print(f"{options.reports} clean reports: {totals.total()} findings of {options.least} or above")
    for code, seeds in sorted(by_code.items()):
        print(f"{code}: {totals[code]} in {len(seeds)} reports")
        print("\n".join(causes(seeds[: options.causes], code, least)))


if __name__ == "__main__":
    main()
