"""Holds what was read and found against what was generated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linter.diagnostics import Diagnostic
from linter.report.report import Cell, Table
from tests.generator.draft import Draft
from tests.generator.faults import Fault
from tests.generator.figures import Key
from tests.generator.oracle import Change
from tests.generator.sheets import Printed

ARITHMETIC = frozenset({"T101", "T102", "T103", "T104"})


@dataclass(frozen=True)
class Misread:
    """A cell that was read otherwise than printed; ``read`` is None where it was not read at all."""

    key: Key
    printed: Printed
    read: Cell | None

    @property
    def wrong(self) -> bool:
        """Whether a figure was made up, which is worse than none."""
        return self.read is not None


def misread(draft: Draft, tables: Mapping[str, Table]) -> list[Misread]:
    """The cells whose value, state or note is not what the draft prints."""
    missed = []
    for key, printed in draft.cells.items():
        table = tables.get(key[0])
        cell = table.cells.get(key[1:]) if table else None
        if cell is None or (cell.value, cell.state, cell.note) != (
            printed.value,
            printed.state,
            printed.note,
        ):
            missed.append(Misread(key, printed, cell))
    return missed


def found(fault: Fault, diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether every code of a fault was found, each at the fault's place."""
    return all(any(d.code == code and _at(fault, d) for d in diagnostics) for code in fault.codes)


def _at(fault: Fault, diagnostic: Diagnostic) -> bool:
    place = diagnostic.place
    return all(
        wanted is None or wanted == got
        for wanted, got in (
            (fault.table, place.table),
            (fault.section, place.section),
            (fault.row, place.row),
            (fault.column, place.column),
        )
    )


def first_suspects(diagnostics: tuple[Diagnostic, ...]) -> Change:
    """The best suspect of each arithmetic finding, with the count that it should have."""
    return frozenset(_suspected(d) for d in diagnostics if d.code in ARITHMETIC and d.suspects)


def _suspected(diagnostic: Diagnostic) -> tuple[Key, int]:
    best = diagnostic.suspects[0]
    key = (best.place.table or "", best.place.row or "", best.place.column or "")
    return key, int(best.expected)


def all_suspects(diagnostics: tuple[Diagnostic, ...]) -> Iterator[tuple[Key, int]]:
    """Every suspect of every arithmetic finding."""
    for diagnostic in diagnostics:
        for suspect in diagnostic.suspects:
            place = suspect.place
            yield (place.table or "", place.row or "", place.column or ""), int(suspect.expected)
