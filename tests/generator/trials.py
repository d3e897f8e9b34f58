"""Trials of seeded faults: was the fault found, where, and was the right cell named.

``python -m benchmarks.faults`` runs them all and counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple

from linter.diagnostics import Diagnostic, Severity
from tests.formats.files import FORMATS
from tests.generator import (
    across_faults,
    cell_faults,
    citation_faults,
    copied_faults,
    date_faults,
    figure_faults,
    form_faults,
    name_faults,
    prose_faults,
    structure_faults,
    table_faults,
    wording_faults,
)
from tests.generator.faults import Fault, Maker, seeded
from tests.generator.manuscript import justified
from tests.generator.measure import all_suspects, first_suspects, found
from tests.generator.pipeline import codes, lint

KINDS: Mapping[str, Callable[[], dict[str, Maker]]] = {
    "figures": figure_faults.makers,
    "two_figures": partial(figure_faults.makers, figure_faults.DOUBLE),
    "more_figures": partial(figure_faults.makers, figure_faults.MANY),
    "tables": lambda: table_faults.MAKERS | cell_faults.MAKERS,
    "structure": lambda: structure_faults.MAKERS | form_faults.MAKERS,
    "citations": lambda: citation_faults.MAKERS,
    "prose": lambda: prose_faults.PROSE,
    "wording": lambda: wording_faults.MAKERS,
    "dates": lambda: date_faults.DATES,
    "names": lambda: name_faults.NAMES,
    "across": lambda: across_faults.MAKERS | copied_faults.MAKERS,
}


class Trial(NamedTuple):
    """What became of one fault in a draft of one format.

    ``justified``: the codes (none an error) that the draft's own habits deserve.
    """

    kind: str
    form: str
    seed: int
    fault: Fault
    diagnostics: tuple[Diagnostic, ...]
    habits: tuple[str, ...]
    justified: frozenset[str]

    @property
    def is_found(self) -> bool:
        """Whether its rules fired, wherever."""
        return self.fault.codes <= {found.code for found in self.diagnostics}

    @property
    def is_placed(self) -> bool:
        """Whether its rules fired where the fault is."""
        return found(self.fault, self.diagnostics)

    @property
    def is_named(self) -> bool | None:
        """Whether the wrong cells are the first suspects, or one is among equals; None without cells."""
        fault = self.fault
        if not fault.explanations:
            return None
        # The alternatives of a pair are spread over two findings, so of a pair any right set will do.
        if fault.certain or len(fault.changed) > 1:
            return first_suspects(self.diagnostics) in fault.explanations
        return set(fault.changed.items()) <= set(all_suspects(self.diagnostics))

    @property
    def errors_besides(self) -> frozenset[str]:
        """The codes of the errors that the fault does not bring with it."""
        errors = {each.code for each in self.diagnostics if each.severity >= Severity.ERROR}
        return frozenset(errors) - self.fault.codes - self.fault.allowed - self.justified

    @property
    def is_right(self) -> bool:
        """Whether the program said what it should."""
        return self.is_placed and self.is_named is not False and not self.errors_besides

    def story(self) -> str:
        """What was wanted and what the program said instead."""
        got = "; ".join(
            f"{d.code} {d.place.row or d.place.section or ''}.{d.place.column or ''}"
            for d in self.diagnostics
        )
        suspects = sorted(first_suspects(self.diagnostics)) if self.fault.explanations else []
        return (
            f"{self.kind} {self.form} seed {self.seed} {self.fault.name}: {self.fault.description}; "
            f"wanted {', '.join(sorted(self.fault.codes))}, got {got or 'nothing'}"
            f"{f', suspects {suspects}' if suspects else ''}\n    {', '.join(self.habits)}"
        )


def tried(kind: str, seed: int, form: str = "txt") -> Trial | None:
    """Lint a draft with the fault of a kind that a seed gives; None where its rule is not there."""
    manuscript, fault = seeded(seed, KINDS[kind]())
    if not fault.codes <= codes():
        return None
    habits = (manuscript.form, manuscript.size)
    if form == "txt":
        habits = (*habits, *manuscript.layout.habits(), *manuscript.style.habits())
    diagnostics = lint(*FORMATS[form](manuscript), fault.previous, fault.members, fault.peers)
    return Trial(kind, form, seed, fault, diagnostics, habits, justified(manuscript))


class Trials(NamedTuple):
    """Trials of one kind, for a test to hold to a share."""

    trials: tuple[Trial, ...]

    @property
    def found_share(self) -> float:
        return _share(trial.is_placed for trial in self.trials)

    @property
    def named_share(self) -> float:
        """Of the faults with one smallest explanation."""
        return _share(trial.is_named is True for trial in self.trials if trial.fault.certain)

    @property
    def listed_share(self) -> float:
        """Of the faults that several cells explain equally well."""
        return _share(trial.is_named for trial in self.trials if len(trial.fault.explanations) > 1)

    def lines(self) -> list[str]:
        """What the program did not say as it should."""
        return [trial.story() for trial in self.trials if not trial.is_right]


def run_trials(kind: str, count: int, first: int = 0, form: str = "txt") -> Trials:
    """Seed ``count`` faults of one kind and lint each draft; rules that are not there are not tried."""
    trials = (tried(kind, seed, form) for seed in range(first, first + count))
    return Trials(tuple(trial for trial in trials if trial))


def _share(answers: Iterable[bool | None]) -> float:
    given = list(answers)
    return sum(map(bool, given)) / max(1, len(given))
