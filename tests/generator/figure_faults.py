"""Wrong figures: one, two or more cells that break the table's identities, as people make them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random
from typing import Protocol

from tests.generator.faults import Fault, Maker, named
from tests.generator.figures import Figures, Key
from tests.generator.manuscript import Manuscript
from tests.generator.oracle import Balance, Change, broken, double_explanations, single_explanations
from tests.generator.printing import printer

Changes = dict[Key, int]


class Mistake(Protocol):
    """The cells that come out wrong, with the counts that they then show, for a cell to begin with."""

    __name__: str

    def __call__(self, figures: Figures, key: Key, rng: Random) -> Changes: ...


def digit_changed(figures: Figures, key: Key, rng: Random) -> Changes:
    """One digit read or typed wrongly."""
    text = str(figures[key])
    index = rng.randrange(len(text))
    digit = rng.choice(
        [d for d in "0123456789" if d != text[index] and (index or len(text) == 1 or d != "0")]
    )
    return {key: int(text[:index] + digit + text[index + 1 :])}


def digits_transposed(figures: Figures, key: Key, rng: Random) -> Changes:
    text = str(figures[key])
    if len(text) < 2:
        return {}
    index = rng.randrange(len(text) - 1)
    return {key: int(text[:index] + text[index + 1] + text[index] + text[index + 2 :])}


def times_ten(figures: Figures, key: Key, rng: Random) -> Changes:
    return {key: int(figures[key]) * 10}


def neighbours_value(figures: Figures, key: Key, rng: Random) -> Changes:
    """The value of the next row or column typed here too."""
    return {key: int(figures[rng.choice(_neighbours(figures, key))])}


def neighbour_instead(figures: Figures, key: Key, rng: Random) -> Changes:
    """The value moved into the next column, an empty cell until then."""
    other = rng.choice(_neighbours(figures, key))
    return {other: int(figures[key]), key: 0} if figures[other] == 0 else {}


def off_by_a_few(figures: Figures, key: Key, rng: Random) -> Changes:
    """A total that was not updated, or a case counted once too often."""
    return {key: int(figures[key]) + rng.choice((-3, -2, -1, 1, 2, 3))}


def exchanged(figures: Figures, key: Key, rng: Random) -> Changes:
    other = rng.choice(_neighbours(figures, key))
    return {key: int(figures[other]), other: int(figures[key])}


def two_cells(figures: Figures, key: Key, rng: Random) -> Changes:
    """Two cells that have nothing to do with each other."""
    other = rng.choice([k for k in figures if k[0] == key[0] and k != key])
    return off_by_a_few(figures, key, rng) | off_by_a_few(figures, other, rng)


def three_cells(figures: Figures, key: Key, rng: Random) -> Changes:
    return two_cells(figures, key, rng) | off_by_a_few(figures, rng.choice(_neighbours(figures, key)), rng)


def stale_total(figures: Figures, key: Key, rng: Random) -> Changes:
    """A total that still shows what it showed before its parts were filled in."""
    table, row, _ = key
    total = (table, row, "total")
    return {total: rng.randint(0, 2 * int(figures[total]))}


def shifted_row(figures: Figures, key: Key, rng: Random) -> Changes:
    """A row typed one column too far to the right; its last figure is lost."""
    row = [other for other in figures if other[:2] == key[:2]]
    return {row[0]: 0} | {right: int(figures[left]) for left, right in pairwise(row)}


def shifted_column(figures: Figures, key: Key, rng: Random) -> Changes:
    """A column typed one row too low, from its second row on."""
    column = [other for other in figures if other[0] == key[0] and other[2] == key[2]]
    return {low: int(figures[high]) for high, low in pairwise(column)}


SINGLE = (digit_changed, digits_transposed, times_ten, neighbours_value, off_by_a_few, stale_total)
DOUBLE = (neighbour_instead, exchanged, two_cells)
MANY = (three_cells, shifted_row, shifted_column)
_CELLS = {"neighbour_instead": 2, "exchanged": 2, "two_cells": 2, "three_cells": 3}


def _neighbours(figures: Figures, key: Key) -> list[Key]:
    table, row, column = key
    rows = list(dict.fromkeys(k[1] for k in figures if k[0] == table))
    columns = list(dict.fromkeys(k[2] for k in figures if k[0] == table))
    r, c = rows.index(row), columns.index(column)
    return [
        *((table, rows[i], column) for i in (r - 1, r + 1) if 0 <= i < len(rows)),
        *((table, row, columns[i]) for i in (c - 1, c + 1) if 0 <= i < len(columns)),
    ]


def makers(kinds: Sequence[Mistake] = SINGLE) -> dict[str, Maker]:
    """Makers of faults by name."""
    return named(*(_maker(kind) for kind in kinds))


def _maker(kind: Mistake) -> Maker:
    def make(manuscript: Manuscript, rng: Random) -> Fault | None:
        figures = manuscript.figures
        table = rng.choice(("applications",) * 4 + ("review_and_litigation",))
        keys = [key for key in figures if key[0] == table]
        busy = [key for key in keys if figures[key]] or keys
        key = rng.choice(busy if rng.random() < 0.7 else keys)
        changes = {k: v for k, v in kind(figures, key, rng).items() if v >= 0 and v != figures[k]}
        if len(changes) < _CELLS.get(kind.__name__, 1):
            return None
        if not all(_printed_as_number(manuscript, k) for k in changes):
            return None
        return _fault(manuscript, kind.__name__, changes, rng)

    make.__name__ = kind.__name__
    return make


def _printed_as_number(manuscript: Manuscript, key: Key) -> bool:
    return manuscript.sheets[key[0]].printed()[key].state == "number"


def _fault(manuscript: Manuscript, name: str, changes: Changes, rng: Random) -> Fault | None:
    wrong = manuscript.figures | changes
    failing = broken(manuscript.form, wrong)
    if not failing or _blank_hides(manuscript, failing):
        return None
    if 0 in changes.values() and not _prints_nought(manuscript):
        return None
    explanations: set[Change] = single_explanations(manuscript.form, wrong)
    if not explanations and len(changes) > 1:
        explanations = double_explanations(manuscript.form, wrong)
    _print(manuscript, changes, rng)
    said = ", ".join(f"{'.'.join(k)}: {manuscript.figures[k]} printed as {v}" for k, v in changes.items())
    return Fault(
        name=name,
        description=said,
        codes=frozenset({min(balance.code for balance in failing)}),
        table=next(iter(changes))[0],
        changed={k: int(manuscript.figures[k]) for k in changes},
        explanations=frozenset(explanations),
        allowed=frozenset({"T101", "T102", "T103", "T104", "N001", "N005", "N006"}),
    )


def _prints_nought(manuscript: Manuscript) -> bool:
    return manuscript.layout.nothing in ("zero", "circle", "ling")


def _blank_hides(manuscript: Manuscript, failing: list[Balance]) -> bool:
    """Whether a cell without a number stands in a broken balance: what it holds is then not certain."""
    printed = {k: c for sheet in manuscript.sheets.values() for k, c in sheet.printed().items()}
    return any(printed[key].state != "number" for balance in failing for key, _ in balance.terms)


def _print(manuscript: Manuscript, changes: Changes, rng: Random) -> None:
    print_cell = printer(rng, manuscript.layout, manuscript.figures)
    for key, value in changes.items():
        sheet = manuscript.sheets[key[0]]
        row = next(row for row in sheet.rows() if row.id == key[1])
        row.cells[key[2]] = print_cell(key, value)
