"""What stands on the pages of a PDF, as plain values that travel between two processes.

Coordinates are points from the upper left corner of the page, y downwards.
"""

from __future__ import annotations

from typing import Any

from linter.tuples import NamedTuple


class Line(NamedTuple):
    """A line of text outside tables; ``size`` is the height of its characters."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


class RuledCell(NamedTuple):
    """A cell between ruled lines; row and column count from 0 and name its upper left place."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


class Piece(NamedTuple):
    """A ruled table, or what a page holds of one; ``columns`` are the x of its vertical rules."""

    top: float
    bottom: float
    columns: list[float]
    cells: list[RuledCell]


class PageLayout(NamedTuple):
    """One page: its number from 1, its size, and what stands on it."""

    number: int
    width: float
    height: float
    lines: list[Line]
    pieces: list[Piece]


def from_plain(page: Any) -> PageLayout:
    """The page again, from the lists that JSON makes of it."""
    number, width, height, lines, pieces = page
    return PageLayout(
        number,
        width,
        height,
        [Line(*line) for line in lines],
        [
            Piece(top, bottom, columns, [RuledCell(*cell) for cell in cells])
            for top, bottom, columns, cells in pieces
        ],
    )
