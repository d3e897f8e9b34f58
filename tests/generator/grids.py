"""Blocks as drawn grids: tabs, Markdown pipes, box-drawing characters."""

from __future__ import annotations

from random import Random
from unicodedata import east_asian_width

from tests.generator.blocks import LEFT, Block, Cell, Line
from tests.generator.layouts import Layout

_BOX = {"box": ("┌┬┐", "├┼┤", "└┴┘", "─", "│"), "ascii_box": ("+++", "+++", "+++", "-", "|")}


def grid(block: Block, layout: Layout, rng: Random) -> str:
    """The text of a resolved block."""
    matrix = [[str(cell) for cell in (*line.labels, *line.cells)] for line in block]
    if layout.medium == "tabs":
        return "\n".join("\t".join(row) for row in matrix)
    if layout.medium in _BOX:
        return _drawn(matrix, layout)
    if layout.header_break == "syllables":
        for row in matrix[: _header_height(block)]:
            row[:] = [text if len(text) not in (4, 5) else f"{text[:2]}<br>{text[2:]}" for text in row]
    if layout.label_break == "broken":
        for row in matrix:
            if len(row[0]) > 9 and rng.random() < 0.5:
                where = rng.randint(5, len(row[0]) - 3)
                row[0] = f"{row[0][:where]}<br>{row[0][where:]}"
    return _pipes(matrix, layout)


def _header_height(block: Block) -> int:
    return sum(1 for line in block if line.kind == "header")


def resolve(block: Block, layout: Layout) -> Block:
    """The block in one width, its merged places empty or repeating what their cell says."""
    labels = max(len(line.labels) for line in block)
    cells = max(len(line.cells) for line in block)
    out: Block = []
    above: list[str] = []
    for line in block:
        row = [*line.labels, *[LEFT] * (labels - len(line.labels))]
        row += [*line.cells, *[""] * (cells - len(line.cells))]
        above = _filled(row, above, layout.merged == "repeated")
        out.append(Line(line.kind, [*above[:labels]], [*above[labels:]]))
    return out


def _filled(row: list[Cell], above: list[str], repeated: bool) -> list[str]:
    """The row with each merged place empty, or repeating what its merged cell says."""
    out: list[str] = []
    for index, cell in enumerate(row):
        if isinstance(cell, str):
            out.append(cell)
        elif not repeated:
            out.append("")
        else:
            out.append(out[-1] if cell is LEFT else above[index])
    return out


def _pipes(matrix: list[list[str]], layout: Layout) -> str:
    if layout.medium == "pipes":
        rows = ["| " + " | ".join(row) + " |" for row in matrix]
        rows.insert(1, "|" + "---|" * len(matrix[0]))
    else:
        rows = [" | ".join(row) for row in matrix]
        if len(matrix[0]) > 1:
            rows.insert(1, "|".join(["---"] * len(matrix[0])))
    return "\n".join(rows)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _drawn(matrix: list[list[str]], layout: Layout) -> str:
    top, middle, bottom, across, down = _BOX[layout.medium]
    widths = [max(_width(row[i]) for row in matrix) for i in range(len(matrix[0]))]

    def rule(corners: str) -> str:
        return corners[0] + corners[1].join(across * (width + 2) for width in widths) + corners[2]

    out = [rule(top)]
    for index, row in enumerate(matrix):
        padded = (text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True))
        out.append(f"{down} " + f" {down} ".join(padded) + f" {down}")
        out.append(rule(bottom if index == len(matrix) - 1 else middle))
    return "\n".join(out)
