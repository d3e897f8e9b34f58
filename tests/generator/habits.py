"""Which habits a layout can have, how often each is met, and which go together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from tests.generator.layouts import GRID_MEDIA, LINE_MEDIA, ROW_MEDIA, Layout


@dataclass(frozen=True)
class Habit:
    """What a habit may be besides its plainest, and how often it is."""

    values: tuple[str, ...]
    chance: float


HABITS: dict[str, Habit] = {
    "transposed": Habit(("yes",), 0.08),
    "headings": Habit(("first", "repeated", "columns"), 0.4),
    "merged": Habit(("repeated",), 0.4),
    "header": Habit(("flat",), 0.3),
    "header_break": Habit(("syllables", "characters", "halves"), 0.25),
    "corner": Habit(("absent", "bare", "variant"), 0.35),
    "applicants_line": Habit(("absent",), 0.25),
    "label_break": Habit(("broken", "after_cells"), 0.2),
    "label_spaces": Habit(("spaced",), 0.12),
    "label_tail": Habit(("dropped",), 0.12),
    "ordinals": Habit(("wide_dots", "enumeration_commas"), 0.2),
    "punctuation": Habit(("half",), 0.3),
    "indent": Habit(("spaces", "ideographic", "tab"), 0.2),
    "digits": Habit(("wide", "ocr"), 0.12),
    "thousands": Habit(("half", "wide"), 0.2),
    "nothing": Habit(
        ("circle", "ling", "none_word", "slash", "dash", "hyphen", *("blank_zeros", "blank_columns") * 2), 0.3
    ),
    "notes": Habit(("printed",), 0.12),
    "page_cut": Habit(("hyphens", "dashes", "words"), 0.25),
    "header_again": Habit(("yes",), 0.5),
    "active_shape": Habit(("one",), 0.3),
    "captions": Habit(("outside", "bold"), 0.6),
    "review_shape": Habit(("flat", "by_group", "by_cell"), 0.35),
    "between": Habit(("text",), 0.15),
    "place": Habit(("annex", "annex_shuffled"), 0.1),
    "line_ends": Habit(("crlf",), 0.15),
    "trailing": Habit(("spaces",), 0.1),
}


def bears(layout: Layout, habit: str, value: str) -> bool:
    """Whether a layout can take on a habit and still be read by a person."""
    medium, in_rows = layout.medium, layout.medium in ROW_MEDIA
    limits = {
        "transposed=yes": layout.in_grid,
        "headings=first": in_rows,
        "headings=columns": layout.in_grid and layout.transposed == "no",
        "merged=repeated": layout.in_grid,
        "header_break=syllables": layout.in_lines or medium in ("pipes", "pipes_bare"),
        "header_break=characters": not layout.in_grid,
        "header_break=halves": in_rows,
        "label_break=broken": medium not in ("tabs", "box", "ascii_box"),
        "label_break=after_cells": medium in ("spaces", "runs"),
        "indent=tab": layout.in_lines,
        "digits=ocr": layout.explicit and not in_rows,
        "nothing=blank_zeros": not in_rows,
        "nothing=blank_columns": not in_rows,
        "header_again=yes": layout.page_cut != "none",
        "between=text": layout.page_cut == "none",
    }
    if habit == "indent":
        return not layout.in_grid and limits.get(f"{habit}={value}", True)
    if medium in ("threes", "label_then_cells") and value in ("hyphen", "dash", "slash"):
        return False  # "- 4 -" or "3 / 9" alone on its line is a page number to a person too
    if habit == "captions":
        return layout.in_grid and layout.active_shape == "four"
    return limits.get(f"{habit}={value}", True)


def draw(rng: Random) -> Layout:
    """A layout at random: a medium, and each further habit that it can bear with its chance."""
    layout = Layout(medium=rng.choice(LINE_MEDIA * 3 + ROW_MEDIA + GRID_MEDIA))
    for name, habit in HABITS.items():
        wanted, value = rng.random() < habit.chance, rng.choice(habit.values)
        if wanted and bears(layout, name, value):
            layout = replace(layout, **{name: value})
    return layout


def each_alone() -> Iterator[Layout]:
    """Every medium by itself and with each one habit that it can bear."""
    for medium in LINE_MEDIA + ROW_MEDIA + GRID_MEDIA:
        plain = Layout(medium=medium)
        yield plain
        for name, habit in HABITS.items():
            for value in dict.fromkeys(habit.values):
                if bears(plain, name, value):
                    yield replace(plain, **{name: value})
