"""Time to compare the texts of a folder of drafts with each other: ``python benchmarks/copies.py``.

Every tenth draft copies a section of the one before it; all share a third of their clauses, as the drafts of
one county do.  CPU seconds.
"""

from __future__ import annotations

from random import Random
from time import process_time

from linter.copies import Sketch, find_copies

SIZES = (500, 1_000, 2_000)
CLAUSES = 120  # of a draft
SHARED = 40  # clauses that a draft draws from those of the county


def drafts(count: int) -> dict[str, Sketch]:
    """Invented drafts by their fingerprints."""
    rng = Random(1)
    county = [rng.getrandbits(64) for _ in range(SHARED * 6)]
    found: dict[str, Sketch] = {}
    before: tuple[tuple[int, int], ...] = ()
    for index in range(count):
        marks = rng.sample(county, SHARED) + [rng.getrandbits(64) for _ in range(CLAUSES - SHARED)]
        section = tuple((mark, 12 + mark % 20) for mark in marks)
        if index % 10 == 9:
            section = (*before[: CLAUSES * 3 // 4], *section[CLAUSES * 3 // 4 :])
        found[f"{index}.txt"] = Sketch(f"body {index}", {"overview": section})
        before = section
    return found


def main() -> None:
    for size in SIZES:
        sketches = drafts(size)
        start = process_time()
        copies = find_copies(sketches, percent=50, least=100)
        print(f"{size:5} drafts: {process_time() - start:.2f} s, {len(copies.peers)} share text")


if __name__ == "__main__":
    main()
