"""A seeded fault is found by its rule and, where the figures allow, its cell is named."""

from __future__ import annotations

import pytest

from tests.generator.trials import Trials, run_trials

FAULTS = 200


def _report(trials: Trials) -> str:
    return "\n".join([*trials.lines()[:40]])


def test_one_wrong_figure_is_found_and_named() -> None:
    trials = run_trials("figures", FAULTS)
    assert trials.found_share >= 0.99, _report(trials)
    assert trials.named_share >= 0.95, _report(trials)
    assert trials.listed_share >= 0.95, _report(trials)


def test_two_wrong_figures_are_found_and_named() -> None:
    trials = run_trials("two_figures", FAULTS)
    assert trials.found_share >= 0.99, _report(trials)
    assert trials.named_share >= 0.90, _report(trials)


@pytest.mark.parametrize("kind", ["tables", "structure", "citations"])
def test_departures_are_found_by_their_rules(kind: str) -> None:
    trials = run_trials(kind, FAULTS)
    assert trials.found_share >= 0.97, _report(trials)
