"""The generator keeps its promises, so that a miss is the program's."""

from __future__ import annotations

from random import Random

import pytest

from linter.report.forms import FORMS
from tests.generator import figure_faults
from tests.generator.draft import clean_draft, finish
from tests.generator.faults import seeded
from tests.generator.figures import SIZES, make_figures
from tests.generator.habits import HABITS, draw
from tests.generator.oracle import broken, double_explanations, single_explanations
from tests.generator.trials import KINDS


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("size", SIZES)
def test_figures_satisfy_every_identity(form_id: str, size: str) -> None:
    for seed in range(20):
        assert not broken(form_id, make_figures(Random(seed), form_id, size))


def test_a_seed_gives_one_draft() -> None:
    assert clean_draft(17) == clean_draft(17)
    assert clean_draft(17).text != clean_draft(18).text


def test_more_than_twenty_habits_occur_together_at_random() -> None:
    drawn = {habit for seed in range(400) for habit in draw(Random(seed)).habits()}
    assert {habit.split("=")[0] for habit in drawn} >= {"medium", *HABITS}
    assert len(drawn) > 40


def test_every_figure_of_a_plain_draft_stands_in_its_text() -> None:
    for seed in range(50):
        draft = clean_draft(seed)
        text = draft.text.replace(" ", "")
        assert all(cell.text.replace(" ", "") in text for cell in draft.cells.values())


def test_one_wrong_cell_is_among_its_explanations() -> None:
    for seed in range(60):
        _, fault = seeded(seed, figure_faults.makers())
        assert frozenset(fault.changed.items()) in fault.explanations, fault


def test_two_wrong_cells_are_explained_by_no_more_than_two() -> None:
    for seed in range(60):
        _, fault = seeded(seed, figure_faults.makers(figure_faults.DOUBLE))
        assert fault.explanations
        assert all(len(change) <= len(fault.changed) for change in fault.explanations)


def test_an_explanation_satisfies_every_identity() -> None:
    rng = Random(3)
    figures = make_figures(rng, "2021", "some")
    wrong = figures | {("applications", "received", "natural_person"): 9_999}
    for change in single_explanations("2021", wrong):
        assert not broken("2021", wrong | dict(change))
    wrong |= {("applications", "granted", "research"): 8_888}
    assert not single_explanations("2021", wrong)
    for change in double_explanations("2021", wrong):
        assert not broken("2021", wrong | dict(change))


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_names_what_must_be_found(kind: str) -> None:
    for seed in range(40):
        manuscript, fault = seeded(seed, KINDS[kind]())
        assert fault.codes
        assert finish(manuscript).text
