"""Seeded faults with what a linter must say of each.

A fault changes a manuscript, never its layout.  One that leaves the report right (a changed cell that no
identity sees) is not a fault: its maker returns None and another is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from tests.generator.figures import Key
from tests.generator.manuscript import Manuscript, make_manuscript
from tests.generator.oracle import Change


@dataclass(frozen=True)
class Fault:
    """One seeded fault.

    ``codes``: each of them must be found, at ``table``, ``row`` and ``column`` where given.
    ``changed``: the cells made wrong, with their right values.  ``explanations``: every smallest set of
    cells that would mend the table, so that the ``suspect`` must be one of them.
    ``allowed``: further codes that the fault may rightly bring with it.
    ``previous`` is last year's report, ``members`` those that are added up and ``peers`` other bodies', where
    these show the fault.
    """

    name: str
    description: str
    codes: frozenset[str] = frozenset()
    table: str | None = None
    section: str | None = None
    row: str | None = None
    column: str | None = None
    changed: Mapping[Key, int] = field(default_factory=dict)
    explanations: frozenset[Change] = frozenset()
    allowed: frozenset[str] = frozenset()
    previous: str = ""
    members: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether one smallest explanation alone fits, so that the cells can be named."""
        return len(self.explanations) == 1


class Maker(Protocol):
    """Puts one fault into a manuscript, or says by None that it cannot."""

    __name__: str

    def __call__(self, manuscript: Manuscript, rng: Random) -> Fault | None: ...


def named(*makers: Maker) -> dict[str, Maker]:
    """Makers by the names of their functions."""
    return {maker.__name__: maker for maker in makers}


def seeded(seed: int, makers: Mapping[str, Maker], *, form_id: str | None = None) -> tuple[Manuscript, Fault]:
    """A manuscript with one fault by one of ``makers``; one that cannot fault it gives way to the next."""
    rng = Random(f"fault {seed}")
    for attempt in range(200):
        manuscript = make_manuscript(seed * 1009 + attempt, form_id=form_id)
        for maker in rng.sample(list(makers.values()), len(makers))[:3]:
            fault = maker(manuscript, rng)
            if fault:
                return manuscript, fault
    raise RuntimeError(f"no fault fits the manuscripts of seed {seed}")
