"""Layouts: the habits with which people and converters put the form's tables into text.

A ``Layout`` is one choice of each habit.  All of them leave the table readable for a person and right
by the form; a real departure (a row gone, a column added) is a fault and stands in ``faults``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

LINE_MEDIA = ("lines", "lines_spaced")
ROW_MEDIA = ("spaces", "runs", "label_then_cells", "twos", "threes")
GRID_MEDIA = ("tabs", "pipes", "pipes_bare", "box", "ascii_box")


@dataclass(frozen=True)
class Layout:
    """One choice of every habit; the defaults are the plainest."""

    medium: str = "lines"
    headings: str = "own"  # own line; first: with the group's first row; repeated: on each row; columns
    merged: str = "empty"  # what a merged cell leaves in the other places of a grid: empty or repeated
    header: str = "tiers"  # flat: one line of seven
    header_break: str = "none"  # syllables, characters (one a line), halves (two lines of half labels)
    corner: str = "printed"  # absent, bare (no brackets), variant (钩稽)
    applicants_line: str = "printed"  # 申请人情况
    label_break: str = "none"  # broken; after_cells: the label goes on below its figures
    label_spaces: str = "none"  # 总 计
    label_tail: str = "printed"  # dropped: 部分公开（…） without its brackets
    ordinals: str = "dots"  # 1．  1、  or half: (一)
    punctuation: str = "full"
    indent: str = "none"
    digits: str = "ascii"  # wide, ocr (1 2 3)
    thousands: str = "none"  # half, wide
    nothing: str = "zero"  # blank_zeros, blank_columns, circle, ling, none_word, slash, dash, hyphen
    notes: str = "none"
    page_cut: str = "none"  # hyphens, dashes, words; header_again
    header_again: str = "no"
    active_shape: str = "four"  # one
    captions: str = "inside"  # outside, bold: above the grid of each part
    review_shape: str = "across"  # flat, by_group, by_cell
    transposed: str = "no"
    between: str = "none"  # text between the rows
    place: str = "sections"  # annex, annex_shuffled
    line_ends: str = "lf"
    trailing: str = "none"

    def habits(self) -> tuple[str, ...]:
        """The habits that differ from the plainest, by name: ``medium=pipes``."""
        plainest = Layout()
        return tuple(
            f"{field.name}={getattr(self, field.name)}"
            for field in fields(self)
            if getattr(self, field.name) != getattr(plainest, field.name)
        )

    @property
    def in_lines(self) -> bool:
        return self.medium in LINE_MEDIA

    @property
    def in_grid(self) -> bool:
        return self.medium in GRID_MEDIA

    @property
    def explicit(self) -> bool:
        """Whether each cell is set apart by more than a blank."""
        return self.in_lines or self.in_grid or self.medium == "runs"
