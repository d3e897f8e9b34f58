"""Trials of seeded faults: how many are found, and how often the right cell is named.

python -m tests.generator.trials --faults 500 [--kind figures] [--show 5]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from linter.diagnostics import Diagnostic, Severity
from tests.generator import (
    cell_faults,
    citation_faults,
    date_faults,
    figure_faults,
    form_faults,
    name_faults,
    prose_faults,
    structure_faults,
    table_faults,
    wording_faults,
)
from tests.generator.draft import finish
from tests.generator.faults import Fault, Maker, seeded
from tests.generator.measure import all_suspects, first_suspects, found
from tests.generator.pipeline import codes, findings

KINDS: Mapping[str, Callable[[], dict[str, Maker]]] = {
    "figures": figure_faults.makers,
    "two_figures": partial(figure_faults.makers, figure_faults.DOUBLE),
    "tables": lambda: table_faults.MAKERS | cell_faults.MAKERS,
    "structure": lambda: structure_faults.MAKERS | form_faults.MAKERS,
    "citations": lambda: citation_faults.MAKERS,
    "prose": lambda: prose_faults.PROSE,
    "wording": lambda: wording_faults.MAKERS,
    "dates": lambda: date_faults.DATES,
    "names": lambda: name_faults.NAMES,
}


@dataclass
class Trials:
    """What became of the faults: by name, all and those found; of the figures, cells named where certain.

    ``spurious`` counts the drafts with an error that their fault does not bring with it.
    """

    seeded: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    certain: int = 0
    named: int = 0
    tied: int = 0
    listed: int = 0
    spurious: int = 0
    story: list[str] = field(default_factory=list)

    @property
    def found_share(self) -> float:
        return self.found.total() / max(1, self.seeded.total())

    @property
    def named_share(self) -> float:
        return self.named / max(1, self.certain)

    @property
    def listed_share(self) -> float:
        return self.listed / max(1, self.tied)

    def lines(self) -> list[str]:
        """The trials in words, the misses last."""
        total = self.seeded.total()
        out = [f"{total} faults: {self.found_share:.2%} found; {self.spurious} drafts with an error besides"]
        if self.certain or self.tied:
            out.append(f"first suspects right: {self.named_share:.2%} of {self.certain}")
            out.append(f"ties listed with the right cell: {self.listed_share:.2%} of {self.tied}")
        names = sorted(self.seeded)
        return [
            *out,
            *(f"  {name}: {self.found[name]} of {self.seeded[name]}" for name in names),
            *self.story,
        ]


def run_trials(kind: str, count: int, first: int = 0) -> Trials:
    """Seed ``count`` faults of one kind and lint each draft; rules that are not there are not tried."""
    makers = KINDS[kind]()
    trials = Trials()
    for seed in range(first, first + count):
        manuscript, fault = seeded(seed, makers)
        if not fault.codes <= codes():
            continue
        draft = finish(manuscript)
        diagnostics = findings(draft)
        trials.seeded[fault.name] += 1
        is_found = found(fault, diagnostics)
        trials.found[fault.name] += is_found
        is_named = not fault.explanations or _judge_suspects(trials, fault, diagnostics)
        others = fault.codes | fault.allowed | draft.justified
        is_quiet = all(d.severity < Severity.ERROR or d.code in others for d in diagnostics)
        trials.spurious += not is_quiet
        if not (is_found and is_named and is_quiet):
            trials.story.append(_story(seed, fault, diagnostics, draft.habits))
    return trials


def _judge_suspects(trials: Trials, fault: Fault, diagnostics: tuple[Diagnostic, ...]) -> bool:
    if fault.certain:
        is_right = first_suspects(diagnostics) in fault.explanations
        trials.certain += 1
        trials.named += is_right
    else:
        # The alternatives of a pair are spread over two findings, so of a pair any right set will do.
        is_right = first_suspects(diagnostics) in fault.explanations
        if len(fault.changed) == 1:
            is_right = set(fault.changed.items()) <= set(all_suspects(diagnostics))
        trials.tied += 1
        trials.listed += is_right
    return is_right


def _story(seed: int, fault: Fault, diagnostics: tuple[Diagnostic, ...], habits: tuple[str, ...]) -> str:
    got = "; ".join(
        f"{d.code} {d.place.row or d.place.section or ''}.{d.place.column or ''}" for d in diagnostics
    )
    suspects = sorted(first_suspects(diagnostics))
    wanted = ", ".join(sorted(fault.codes))
    return (
        f"seed {seed} {fault.name}: {fault.description}; wanted {wanted}, got {got or 'nothing'}"
        f"{f', suspects {suspects}' if suspects else ''}\n    {', '.join(habits)}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Seed faults and see which are found.")
    parser.add_argument("--faults", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--kind", choices=list(KINDS), action="append")
    parser.add_argument("--show", type=int, default=5, help="print this many misses of each kind")
    options = parser.parse_args()
    for kind in options.kind or KINDS:
        trials = run_trials(kind, options.faults, options.seed)
        story = trials.story[: options.show]
        trials.story = []
        print("\n".join([f"== {kind}", *trials.lines(), *story]))


if __name__ == "__main__":
    main()
