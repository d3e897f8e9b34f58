"""A complete draft that keeps to the form, its tables filled with 0: a start for a new report."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from linter import resources
from linter.report.forms import Form, FormPart, FormTable, form
from linter.tuples import NamedTuple

Cells = Mapping[str, str]
Line = list[str | None]
"""One row of a table as printed, label first; None is a cell that is merged with another."""


class Layout(NamedTuple):
    """How tables are printed: their lines, and the headers that the form prints over several lines."""

    print: Callable[[list[Line]], list[str]]
    applicants: Callable[[FormPart, list[str]], list[Line]]
    across: Callable[[FormTable, list[str]], list[Line]]


def skeleton(
    form_id: str,
    cells: Cells | None = None,
    *,
    layout: str = "lines",
    year: int | None = None,
    prose: bool = True,
    **fields: str,
) -> str:
    """The draft of a report on ``form_id`` (``2019`` or ``2021``).

    ``cells`` gives figures by table, row and column (``applications.handled.natural_person``); the others
    are 0.  ``layout`` prints a table's cells one a line (``lines``) or as Markdown (``pipes``).  ``fields``
    (``agency``, ``contact``) and ``year`` replace the invented ones; without ``prose`` the sections have no
    text.  KeyError names a cell that the form
    does not have.
    """
    data = resources.load("skeleton.yaml")
    draft = data["drafts"][form_id]
    chosen = year or draft["year"]
    words = {**data["fields"], **fields, "year": str(chosen), "next_year": str(chosen + 1)}
    official = form(form_id)
    figures = {
        f"{table.id}.{row}.{column}": "0"
        for table in official.tables.values()
        for row, column in table.cells()
    }
    for name, text in (cells or {}).items():
        if name not in figures:
            raise KeyError(name)
        figures[name] = text
    draft = draft if prose else {**draft, "sections": {}}
    lines = _draft(official, draft, figures, _LAYOUTS[layout], data["printed"])
    return "\n".join(line.format_map(words) for line in lines) + "\n"


def _draft(
    official: Form,
    draft: Mapping[str, Any],
    figures: Cells,
    layout: Layout,
    printed: Mapping[str, str],
) -> Iterator[str]:
    yield draft["title"]
    yield from draft["preamble"]
    for section in official.sections:
        yield f"{section.numeral}、{section.title}"
        yield from draft["sections"].get(section.id, ())
        for table in official.tables.values():
            if table.section == section.id:
                yield from _table(official, table, figures, layout, printed)
    yield from draft["signature"]


def _table(
    official: Form,
    table: FormTable,
    figures: Cells,
    layout: Layout,
    printed: Mapping[str, str],
) -> Iterator[str]:
    # The corner and the label over two groups are printed on the form but belong to no cell.
    record = resources.load(f"forms/{official.id}.yaml")["tables"][table.id]
    if table.groups_across:
        header = layout.across(table, [group.get("under", "") for group in record["groups"]])
        yield from layout.print([*header, [figures[f"{table.id}.{r}.{c}"] for r, c in table.cells()]])
        return
    for part in table.parts:
        if part.caption:
            yield part.caption
            head: list[Line] = [[printed["items"], *(column.label for column in part.columns)]]
        else:
            head = layout.applicants(part, [record["corner"], printed["applicants"]])
        yield from layout.print([*head, *_rows(table, part, figures)])


def _applicants_as_printed(part: FormPart, labels: list[str]) -> list[Line]:
    """The three lines over the applications table: all applicants, their groups, the columns of a group."""
    groups = [column.group or column.label for column in part.columns]
    firsts = [group if index == groups.index(group) else None for index, group in enumerate(groups)]
    return [
        [*labels, *[None] * (len(groups) - 1)],
        [None, *firsts],
        [None, *(column.label if column.group else None for column in part.columns)],
    ]


def _applicants_in_one_line(part: FormPart, labels: list[str]) -> list[Line]:
    return [[labels[0], *(column.label for column in part.columns)]]


def _rows(table: FormTable, part: FormPart, figures: Cells) -> Iterator[Line]:
    for row in part.rows:
        if row.heading:
            yield [row.label, *[None] * len(part.columns)]
        else:
            yield [row.label, *(figures[f"{table.id}.{row.id}.{column.id}"] for column in part.columns)]


def _across_as_printed(table: FormTable, above: list[str]) -> list[Line]:
    """The header of review and litigation as the form prints it; ``above`` is the label over each group."""
    columns = _labels(table)
    merged: Line = [None] * len(columns)
    top, middle, bottom = Line(), Line(), Line()
    for index, group in enumerate(table.parts[0].rows):
        label = above[index] or group.label
        top += [label if index == 0 or above[index] != above[index - 1] else None, *merged[1:]]
        middle += [group.label, *merged[1:]] if above[index] else columns
        bottom += columns if above[index] else merged
    return [top, middle, bottom]


def _across_in_two_lines(table: FormTable, above: list[str]) -> list[Line]:
    """The same header without the label over groups, for a medium that cannot merge cells downwards."""
    columns, groups = _labels(table), table.parts[0].rows
    merged: Line = [None] * (len(columns) - 1)
    return [[label for group in groups for label in (group.label, *merged)], columns * len(groups)]


def _labels(table: FormTable) -> Line:
    return [column.label for column in table.parts[0].columns]


def _one_cell_a_line(lines: list[Line]) -> list[str]:
    return [cell for line in lines for cell in line if cell is not None]


def _pipes(lines: list[Line]) -> list[str]:
    head, *rows = lines
    ruled: list[Line] = [head, ["---"] * len(head), *rows]
    return ["", *("| " + " | ".join(cell or "" for cell in line) + " |" for line in ruled), ""]


_LAYOUTS = {
    "lines": Layout(_one_cell_a_line, _applicants_as_printed, _across_as_printed),
    "pipes": Layout(_pipes, _applicants_in_one_line, _across_in_two_lines),
}
