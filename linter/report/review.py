"""Table 四, whose three groups stand side by side: 15 columns over one row of figures, or turned on its side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from linter.documents.document import Span
from linter.report.binding import Binding
from linter.report.cells import read_cell
from linter.report.labels import letters
from linter.report.marks import Mark
from linter.report.matrix import MatrixReader
from linter.report.report import Irregularity
from linter.report.row_values import Layout, RawRow, learn, place


def bind_review(binding: Binding, marks: Sequence[Mark]) -> None:
    """Bind the marks of the table, in whichever of its layouts they stand."""
    first_value = next((index for index, mark in enumerate(marks) if mark.kind == "value"), len(marks))
    header, rest = marks[:first_value], marks[first_value:]
    labels_below = [mark for mark in rest if mark.kind == "label"]
    if not labels_below or _ends_table(header):
        _across(binding, header, rest)
    elif _one_value_each(marks):
        _pairs(binding, marks)
    else:
        _matrix(binding, marks)


def _columns(header: Sequence[Mark]) -> list[tuple[str, Mark]]:
    return [(label.id, mark) for mark in header if (label := mark.reads_as("column"))]


def _ends_table(header: Sequence[Mark]) -> bool:
    return len(_columns(header)) >= 12


def _blocks(columns: Sequence[tuple[str, Mark]]) -> list[list[str]]:
    """The columns of each group; a group ends with its total, or where a column comes again."""
    blocks: list[list[str]] = [[]]
    for id_, _ in columns:
        if id_ in blocks[-1] or (blocks[-1] and blocks[-1][-1] == "total"):
            blocks.append([])
        blocks[-1].append(id_)
    return [block for block in blocks if block]


def _across(binding: Binding, header: Sequence[Mark], rest: Sequence[Mark]) -> None:
    part = binding.form_table.parts[0]
    groups = [row.id for row in part.rows]
    ids = [column.id for column in part.columns]
    blocks = _blocks(_columns(header))
    if len(blocks) != len(groups) or any(len(block) < len(ids) - 1 for block in blocks):
        if not _same_letters(header, binding):
            _unreadable(binding, header, rest, "header")
            return
        blocks = [ids] * len(groups)
    met = list(dict.fromkeys(label.id for mark in header if (label := mark.reads_as("row"))))
    order = met if sorted(met) == sorted(groups) else groups
    columns = [(group, id_) for group, block in zip(order, blocks, strict=True) for id_ in block]
    row = RawRow(header[-1], list(_first_row(rest)))
    spans = place(binding.document, row, len(columns), learn(binding.document, [row], len(columns)))
    if spans is None:
        _unreadable(binding, header, rest, "values")
        return
    for key, span in zip(columns, spans, strict=True):
        binding.cells[key] = read_cell(binding.document, span)
    binding.labels.update(_labels(header))
    _missing(binding, header, order, blocks, ids)


def _first_row(rest: Sequence[Mark]) -> list[Mark]:
    row = []
    for mark in rest:
        if mark.kind in ("label", "unknown"):
            break
        row.append(mark)
    return row


def _labels(header: Sequence[Mark]) -> dict[str, Span]:
    return {label.id: mark.span for mark in header if (label := mark.reads_as("row"))}


def _missing(
    binding: Binding, header: Sequence[Mark], groups: Sequence[str], blocks: Sequence[list[str]], ids: Sequence[str]
) -> None:
    part = binding.form_table.parts[0]
    for group, block in zip(groups, blocks, strict=True):
        for column in part.columns:
            if column.id in ids and column.id not in block:
                at = header[-1].span.end
                binding.irregularities.append(
                    Irregularity("missing_column", Span(at, at), group, column.id, expected=column.label)
                )


def _same_letters(header: Sequence[Mark], binding: Binding) -> bool:
    """Whether the header's letters are the form's, merely read line by line across broken labels."""
    part = binding.form_table.parts[0]
    expected = letters("".join(row.label for row in part.rows) + "行政诉讼")
    expected += letters("".join(column.label for column in part.columns)) * len(part.rows)
    read = "".join(mark.text for mark in header)
    return Counter(read[-len(expected) :]) == Counter(expected)


def _one_value_each(marks: Sequence[Mark]) -> bool:
    values = sum(mark.kind == "value" for mark in marks)
    return values == len(_columns(marks)) and values > 5


def _pairs(binding: Binding, marks: Sequence[Mark]) -> None:
    group = column = None
    for mark in marks:
        if label := mark.reads_as("row"):
            group = label.id
            binding.labels.setdefault(group, mark.span)
        elif label := mark.reads_as("column"):
            column = label.id
        elif mark.kind == "value" and group and column:
            binding.cells.setdefault((group, column), read_cell(binding.document, mark.span))


def _matrix(binding: Binding, marks: Sequence[Mark]) -> None:
    known = tuple(words for row in binding.form_table.parts[0].rows for words in (letters(row.label),))
    raw = MatrixReader(binding.document, known).read(marks)
    if any(label and row.values for label, row in raw.rows):
        binding.bind(raw)
        return
    turned = MatrixReader(binding.document, known, rows="column", columns="row").read(marks)
    groups = [row.id for row in binding.form_table.parts[0].rows]
    for label, row in turned.rows:
        if label and (spans := place(binding.document, row, len(groups), Layout())):
            for group, span in zip(groups, spans, strict=True):
                binding.cells[group, label.id] = read_cell(binding.document, span)


def _unreadable(binding: Binding, header: Sequence[Mark], rest: Sequence[Mark], reason: str) -> None:
    end = rest[0].span.end if rest else header[-1].span.end
    binding.irregularities.append(Irregularity("unreadable", Span(header[0].span.start, end), reason=reason))
