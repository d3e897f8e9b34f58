"""Whatever a layout does to the tables, each cell is read as it stands."""

from __future__ import annotations

import pytest

from linter.report.forms import FORMS
from tests.generator.draft import finish
from tests.generator.habits import each_alone
from tests.generator.layouts import Layout
from tests.generator.manuscript import make_manuscript
from tests.generator.measure import misread
from tests.generator.pipeline import tables_of
from tests.generator.stress import describe, lines, measure
from tests.generator.styles import Style

REPORTS = 300


def _name(layout: Layout) -> str:
    return ",".join(layout.habits()) or "plainest"


@pytest.mark.parametrize("layout", list(each_alone()), ids=_name)
@pytest.mark.parametrize("form_id", FORMS)
def test_reads_every_cell_of_a_layout_with_one_habit(layout: Layout, form_id: str) -> None:
    draft = finish(make_manuscript(5, form_id=form_id, layout=layout, style=Style()))
    missed = misread(draft, tables_of(draft))
    assert not missed, f"{len(missed)} of {len(draft.cells)}: {missed[0]}"


def test_reads_reports_of_any_habits_together() -> None:
    tally = measure(range(REPORTS))
    story = [line for seed, missed in list(tally.missed.items())[:5] for line in describe(seed, missed)]
    report = "\n".join([*lines(tally), *story])
    assert tally.cells_right >= 0.995, report
    assert tally.whole >= 0.98, report
