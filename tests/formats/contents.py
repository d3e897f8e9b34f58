"""What a manuscript says, in order, before it becomes a file of any format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.generator.blocks import LEFT, UP, Block, blocks
from tests.generator.draft import finish
from tests.generator.layouts import Layout
from tests.generator.manuscript import Manuscript, SectionText
from tests.generator.styles import NUMERALS, Style

FORMAL = Layout(medium="tabs", headings="columns", active_shape="one")
TEXTS = {
    "lines": Layout(medium="lines"),
    "spaces": Layout(medium="spaces"),
    "tabs": FORMAL,
    "pipes": Layout(medium="pipes", headings="columns"),
}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``level`` is 1 or 2 for a heading with the ordinal ``number`` (from 0), else 0."""

    text: str
    level: int = 0
    number: int = 0

    @property
    def ordinal(self) -> str:
        """The number as it is printed before a heading."""
        numeral = NUMERALS[self.number] if self.level else ""
        return {0: "", 1: f"{numeral}、", 2: f"（{numeral}）"}[self.level]


@dataclass(frozen=True)
class MergedCell:
    """A cell of a table; where merged, how many rows and columns it reaches over."""

    text: str
    rows: int
    columns: int
    is_label: bool


Table = list[list[tuple[int, MergedCell]]]
"""Rows of cells with the column (from 0) at which each begins; a merged cell stands in its first row."""


def contents(manuscript: Manuscript) -> Iterator[Paragraph | Table]:
    """Title, preamble, sections and signature; the tables as the form draws them."""
    yield Paragraph(f"{manuscript.agency.name}{manuscript.year}年政府信息公开工作年度报告")
    yield Paragraph(manuscript.preamble)
    for index, section in enumerate(manuscript.sections):
        number = manuscript.numbers[index] if manuscript.numbers else index
        yield Paragraph(section.title, 1, number)
        yield from _section(manuscript, section)
    yield Paragraph(manuscript.signer or manuscript.agency.name)
    yield Paragraph(manuscript.signed)


def text_of(manuscript: Manuscript, layout: Layout) -> bytes:
    """The same as plain text in one of the generator's layouts."""
    return finish(replace(manuscript, layout=layout, style=Style())).data


def _section(manuscript: Manuscript, section: SectionText) -> Iterator[Paragraph | Table]:
    titles = [title for title, _ in section.paragraphs if title]
    for title, text in section.paragraphs:
        yield Paragraph(f"{title}。{text}", 2, titles.index(title)) if title else Paragraph(text)
    if section.table:
        for block in blocks(manuscript.sheets[section.table], FORMAL):
            yield _table(block)
    if section.tail:
        yield from _section(manuscript, section.tail)


def _table(block: Block) -> Table:
    width = max(len(line.labels) + len(line.cells) for line in block)
    labels = max(len(line.labels) for line in block)
    grid = []
    for line in block:
        row = [*line.labels, *[LEFT] * (labels - len(line.labels)), *line.cells]
        grid.append([*row, *[LEFT] * (width - len(row))])
    table: Table = []
    for index, row in enumerate(grid):
        cells = []
        for column, text in enumerate(row):
            if isinstance(text, str):
                columns = next(
                    (i for i, c in enumerate(row[column + 1 :], 1) if c is not LEFT), width - column
                )
                below = (i for i, other in enumerate(grid[index + 1 :], 1) if other[column] is not UP)
                rows = next(below, len(grid) - index)
                is_label = block[index].kind != "body" or column < labels
                cells.append((column, MergedCell(text, rows, columns, is_label)))
        table.append(cells)
    return table
