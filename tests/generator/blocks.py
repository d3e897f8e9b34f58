"""From a sheet to blocks: lines of label cells and figures, not yet in any medium."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from tests.generator.layouts import Layout
from tests.generator.printing import label
from tests.generator.sheets import Column, Part, Row, Sheet

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
LITIGATION = "行政诉讼"


class Merged(Enum):
    """A place that the merged cell to its left, or above it, goes on into."""

    LEFT = "left"
    UP = "up"


Cell = str | Merged
LEFT, UP = Merged.LEFT, Merged.UP


@dataclass
class Line:
    """A line of a table: its labels and its figures, or the labels of the columns in their place."""

    kind: str  # caption, header, heading, body
    labels: list[Cell]
    cells: list[Cell] = field(default_factory=list)


Block = list[Line]
"""One physical table: lines of one width."""


def blocks(sheet: Sheet, layout: Layout) -> list[Block]:
    """The physical tables of a sheet, in order."""
    if sheet.table == "active_disclosure":
        parts = [_active(part, layout) for part in sheet.parts]
        return [[line for part in parts for line in part]] if layout.active_shape == "one" else parts
    if sheet.table == "review_and_litigation":
        return [_review(sheet.parts[0], layout)]
    part = sheet.parts[0]
    return [_transposed(part) if layout.transposed == "yes" else _applications(part, layout)]


def _active(part: Part, layout: Layout) -> Block:
    lines = [Line("caption", [part.caption])]
    lines.append(Line("header", [label("信息内容", layout)], [column.label for column in part.columns]))
    return lines + [Line("body", [row.label], _figures(row, part.columns)) for row in part.rows]


def _figures(row: Row, columns: list[Column]) -> list[Cell]:
    return [row.cells[column.id].text for column in columns]


def _applications(part: Part, layout: Layout) -> Block:
    if layout.headings == "columns":
        body, width = _label_columns(part), 3
    else:
        body, width = _label_rows(part, layout), 1
    header = _applications_header(part, layout)
    for line in header:
        line.labels += [line.labels[0] if line.labels[0] is UP else LEFT] * (width - 1)
    return header + body


def _applications_header(part: Part, layout: Layout) -> Block:
    corner: Cell = "" if layout.corner == "absent" else _corner(layout)
    lines = []
    if layout.applicants_line == "printed":
        across: list[Cell] = [LEFT] * (len(part.columns) - 1)
        lines.append(Line("header", [corner], [label("申请人情况", layout), *across]))
        corner = UP
    if layout.header == "flat":
        return [*lines, Line("header", [corner], [column.label for column in part.columns])]
    top: list[Cell] = []
    for index, column in enumerate(part.columns):
        goes_on = index > 0 and part.columns[index - 1].group == column.group
        top.append(column.label if not column.group else LEFT if goes_on else column.group)
    lower: list[Cell] = [column.label if column.group else UP for column in part.columns]
    return [*lines, Line("header", [corner], top), Line("header", [UP], lower)]


def _corner(layout: Layout) -> str:
    text = CORNER.replace("勾稽", "钩稽") if layout.corner == "variant" else CORNER
    return label(text.strip("（）") if layout.corner == "bare" else text, layout)


def _label_rows(part: Part, layout: Layout) -> Block:
    lines: Block = []
    pending: list[str] = []
    for row in part.rows:
        if row.heading and layout.headings == "own":
            lines.append(Line("heading", [row.label], [""] * len(part.columns)))
        elif row.heading:
            pending.append(row.label)
        else:
            above = list(row.parents) if layout.headings == "repeated" else pending
            lines.append(Line("body", [" ".join([*above, row.label])], _figures(row, part.columns)))
            pending = []
    return lines


def _label_columns(part: Part) -> Block:
    lines: Block = []
    before: tuple[str, ...] = ()
    for row in part.rows:
        if not row.heading:
            path = (*row.parents, row.label)
            labels: list[Cell] = [
                UP if path[: i + 1] == before[: i + 1] and i < len(path) - 1 else path[i]
                for i in range(len(path))
            ]
            lines.append(Line("body", [*labels, *[LEFT] * (3 - len(path))], _figures(row, part.columns)))
            before = path
    return lines


def _transposed(part: Part) -> Block:
    rows = [row for row in part.rows if not row.heading]
    lines = [Line("header", [""], [row.label for row in rows])]
    for column in part.columns:
        lines.append(Line("body", [column.label], [row.cells[column.id].text for row in rows]))
    return lines


def _review(part: Part, layout: Layout) -> Block:
    if layout.review_shape == "by_group":
        header = Line("header", [""], [column.label for column in part.columns])
        return [header, *(Line("body", [row.label], _figures(row, part.columns)) for row in part.rows)]
    if layout.review_shape == "by_cell":
        return [
            Line("body", [UP if index else row.label, column.label], [row.cells[column.id].text])
            for row in part.rows
            for index, column in enumerate(part.columns)
        ]
    return _review_across(part, layout)


def _review_across(part: Part, layout: Layout) -> Block:
    outcomes: list[Cell] = [column.label for column in part.columns]
    rest: list[Cell] = [LEFT] * (len(outcomes) - 1)
    first, *others = (row.label for row in part.rows)
    under: list[Cell] = [name for other in others for name in (other, *rest)]
    body = Line("body", [], [text for row in part.rows for text in _figures(row, part.columns)])
    if layout.review_shape == "flat":
        return [
            Line("header", [], [first, *rest, *under]),
            Line("header", [], outcomes * len(part.rows)),
            body,
        ]
    suits: list[Cell] = [label(LITIGATION, layout), *[LEFT] * (len(under) - 1)]
    return [
        Line("header", [], [first, *rest, *suits]),
        Line("header", [], [*outcomes, *under]),
        Line("header", [], [*[UP] * len(outcomes), *outcomes * len(others)]),
        body,
    ]
