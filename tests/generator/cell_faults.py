"""Cells that hold no plain count: not filled in, negative, a fraction, or with words."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from tests.generator.faults import Fault, named
from tests.generator.figures import Number, whole
from tests.generator.manuscript import Manuscript, justified
from tests.generator.sheets import Column, Printed, Row
from tests.generator.table_faults import ARITHMETIC, applications, table_fault


def blank_cell(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A zero not filled in, where a blank can be seen."""
    if not (manuscript.layout.in_lines or manuscript.layout.in_grid) or "T007" in justified(manuscript):
        return None
    row, column = _cell(manuscript, rng, zero=True)
    row.cells[column.id] = Printed("", None, "blank")
    return table_fault("blank_cell", "T007", f"{row.id}.{column.id} is blank")


def blank_count(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A count not filled in, where a blank can be seen."""
    if not (manuscript.layout.in_lines or manuscript.layout.in_grid) or "T007" in justified(manuscript):
        return None
    row, column = _cell(manuscript, rng, zero=False)
    if not row.cells[column.id].value:
        return None
    row.cells[column.id] = Printed("", None, "blank")
    return table_fault("blank_count", "T007", f"{row.id}.{column.id} is blank", allowed=ARITHMETIC)


def not_a_count(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A cell that is negative, a fraction, or has words in it."""
    if "T008" in justified(manuscript):
        return None
    row, column = _cell(manuscript, rng, zero=False)
    count = whole(manuscript.figures, "applications", row.id, column.id)
    if not count:
        return None
    forms: tuple[tuple[str, Number, str | None], ...] = (
        (f"-{count}", -count, None),
        (f"{count}.5", Decimal(f"{count}.5"), None),
        (f"{count}件", count, "件"),
    )
    text, value, note = rng.choice(forms)
    if manuscript.layout.medium in ("spaces", "twos", "threes", "label_then_cells") and text[0] == "-":
        return None
    row.cells[column.id] = Printed(text, value, "number", note)
    said = f"{row.id}.{column.id} printed as {text}"
    return table_fault("not_a_count", "T008", said, row=row.id, column=column.id, allowed=ARITHMETIC)


def _cell(manuscript: Manuscript, rng: Random, *, zero: bool) -> tuple[Row, Column]:
    part = applications(manuscript)
    cells = [(row, column) for row in part.rows if not row.heading for column in part.columns]
    fitting = [
        (r, c) for r, c in cells if (r.cells[c.id].value == 0) is zero and r.cells[c.id].state == "number"
    ]
    return rng.choice(fitting or cells)


MAKERS = named(blank_cell, blank_count, not_a_count)
