"""Lines of figures that stand above the label that they belong to."""

from linter.report.row_values import RawRow
from linter.report.tokens import Mark


def level(rows: list[tuple[str, RawRow]], figure_rows: set[str], width: int) -> list[tuple[str, RawRow]]:
    """Hand a line of figures that stands above its label to that label.

    In the text of a PDF the figures of a row may come a line before its label; then the row above has two
    lines of figures and the row itself has none, and no other reading gives each row its own.
    """
    if all(row.values for id_, row in rows if id_ in figure_rows):
        return rows
    for index, (id_, row) in enumerate(rows):
        lines = _lines_of_figures(row, width)
        below = next(
            (later for later in rows[index + 1 :] if later[0] in figure_rows or later[1].values), None
        )
        if below is None or below[0] not in figure_rows or below[1].values:
            continue
        if len(lines) == (2 if id_ in figure_rows else 1):
            row.hand_to(below[1], lines[-1])
    return rows


def _lines_of_figures(row: RawRow, width: int) -> list[list[Mark]]:
    """The lines of a row that each hold a whole row of figures; none where any line does not."""
    lines: dict[int | None, list[Mark]] = {}
    for mark in row.values:
        if mark.cell is not None:
            return []
        lines.setdefault(mark.line, []).append(mark)
    return list(lines.values()) if all(len(line) == width for line in lines.values()) else []
