"""Table 四, whose three groups stand side by side: 15 columns over one row of figures, or in other shapes.

Met in drafts: all labels over one row; a small table for each group; each label with its figure; the groups
as rows; the outcomes as rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from linter.documents.document import Document, Span
from linter.report.binding import Binding
from linter.report.cells import read_cell
from linter.report.labels import FILLERS, letters
from linter.report.matrix import MatrixReader
from linter.report.report import Irregularity
from linter.report.row_values import Layout, RawRow, learn, place
from linter.report.tokens import Mark

_MIN_OUTCOMES = 4  # of the five that a group has; fewer are no header
_EMPTY_ROW = 4  # empty lines


class Batch:
    """Labels and the values below or behind them, up to the next label."""

    def __init__(self) -> None:
        self.words: list[Mark] = []
        self.values: list[Mark] = []

    @property
    def groups(self) -> list[str]:
        return list(dict.fromkeys(label.id for mark in self.words if (label := mark.reads_as("row"))))

    @property
    def has_row(self) -> bool:
        """Whether a row of figures or of empty cells follows the words; one empty line is mere spacing."""
        return any(mark.kind == "value" for mark in self.values) or len(self.values) >= _EMPTY_ROW

    def is_top(self, document: Document) -> bool:
        """Whether it is the groups' labels alone: what is empty beside them is what merged cells left."""
        return not _filled(document, self) and not any(mark.reads_as("column") for mark in self.words)

    def columns(self, document: Document) -> list[str]:
        """The outcomes named, in order; where merged cells are written out, those of the lowest tier."""
        columns = [(mark, label.id) for mark in self.words if (label := mark.reads_as("column"))]
        if not columns:
            return []
        last = document.line_at(columns[-1][0].span.start)
        lowest = [id_ for mark, id_ in columns if document.line_at(mark.span.start) == last]
        return lowest if len(lowest) >= 3 * len(set(lowest)) > 6 else [id_ for _, id_ in columns]


def bind_review(binding: Binding, marks: Sequence[Mark]) -> None:
    """Bind the marks of the table, in whichever of its shapes they stand."""
    if cells := _label_by_label(binding, marks):
        for key, span in cells.items():
            binding.cells[key] = read_cell(binding.document, span)
        _name_groups(binding, marks)
        return
    alphabet = set("".join(_letters_of_form(binding)))
    batches = [batch for batch in _batches(binding.document, marks, alphabet) if batch.words]
    if not batches:
        return
    size = len(binding.form_table.parts[0].columns)
    named = {id_ for batch in batches for id_ in batch.columns(binding.document)}
    if len(named) < _MIN_OUTCOMES and not _has_letters_of_form(batches[0], binding):
        rows = [batch for batch in batches if batch.groups and len(_filled(binding.document, batch)) == size]
        if len(rows) == len(binding.form_table.parts[0].rows):
            _unreadable(binding, rows[0], "header")
        return  # else a sentence: 复议1件，结果维持
    _name_groups(binding, [mark for batch in batches for mark in batch.words])
    columns = [batch.columns(binding.document) for batch in batches]
    if len(columns[0]) > 2 * size or (len(batches) == 1 and len(columns[0]) != size):
        _across(binding, batches[0], columns[0])
    elif all(
        ids and len(_filled(binding.document, batch)) <= len(ids)
        for batch, ids in zip(batches, columns, strict=True)
    ):
        _one_after_another(binding, batches, columns)
    else:
        _matrix(binding, marks)


def _name_groups(binding: Binding, marks: Sequence[Mark]) -> None:
    for mark in marks:
        if label := mark.reads_as("row"):
            binding.labels.setdefault(label.id, mark.span)


def _label_by_label(binding: Binding, marks: Sequence[Mark]) -> dict[tuple[str, str], Span]:
    """The cells where each outcome is followed by its own figure or empty line; none where any is not."""
    group, slots = "", list[Span]()
    found: dict[tuple[str, str], list[Span]] = {}
    after: dict[tuple[str, str], Span] = {}  # where a cell of which nothing is left would begin
    for mark in marks:
        if mark.kind in ("value", "empty_line"):
            slots.append(mark.span)
            continue
        row, column = mark.reads_as("row"), mark.reads_as("column")
        group = row.id if row else group
        slots = []
        if column:
            found.setdefault((group, column.id), slots)
            after.setdefault((group, column.id), Span(mark.span.end, mark.span.end))
    if set(found) != set(binding.form_table.cells()):
        return {}
    sizes = {len(slots) for slots in list(found.values())[:-1]} - {0}
    size = min(sizes, default=0)
    if size not in (1, 3) or not sizes <= {size, size + 1}:  # of three the first and the last are spacing
        return {}
    cells = {}
    for key, slots in found.items():
        figures = [span for span in slots if span.start < span.end]
        if len(figures) > 1 or not set(figures) <= set(slots[: size // 2 + 2]):
            return {}
        cells[key] = (figures or slots[size // 2 :] or [after[key]])[0]
    return cells if any(span.start < span.end for span in cells.values()) else {}


def _batches(document: Document, marks: Sequence[Mark], alphabet: Collection[str]) -> Iterator[Batch]:
    batch, begun = Batch(), False
    for mark in marks:
        if mark.reads_as("title"):
            if batch.has_row:
                break
            batch = Batch()
            continue
        is_word = mark.kind == "label" or (
            mark.kind == "unknown" and (len(mark.text) <= 30 or set(mark.text).issubset(alphabet))
        )
        if is_word and batch.has_row and (begun or not batch.is_top(document)):
            yield batch
            batch, begun = Batch(), True
        if is_word:
            batch.values.clear()  # empty lines between labels
            batch.words.append(mark)
        elif mark.kind == "unknown":
            break  # a text below the table
        elif batch.words and (mark.kind == "value" or mark.span.start >= batch.words[-1].span.end):
            batch.values.append(mark)
    if batch.has_row or not begun:
        yield batch


def _filled(document: Document, batch: Batch) -> list[Mark]:
    return [mark for mark in batch.values if mark.kind == "value" and document.slice(mark.span).strip()]


def _across(binding: Binding, batch: Batch, columns: Sequence[str]) -> None:
    part = binding.form_table.parts[0]
    groups = [row.id for row in part.rows]
    ids = [column.id for column in part.columns]
    blocks = _blocks(columns)
    if len(blocks) != len(groups) or any(len(block) < len(ids) - 1 for block in blocks):
        if not _has_letters_of_form(batch, binding):
            _unreadable(binding, batch, "header")
            return
        blocks = [ids] * len(groups)
    order = batch.groups if sorted(batch.groups) == sorted(groups) else groups
    keys = [(group, id_) for group, block in zip(order, blocks, strict=True) for id_ in block]
    if not _fill(binding, batch, keys):
        _unreadable(binding, batch, "values")
        return
    for group, block in zip(order, blocks, strict=True):
        for column in part.columns:
            if column.id not in block:
                at = batch.words[-1].span.end
                binding.irregularities.append(
                    Irregularity("missing_column", Span(at, at), group, column.id, expected=column.label)
                )


def _blocks(columns: Sequence[str]) -> list[list[str]]:
    """The columns of each group; a group ends with its total, or where a column comes again."""
    blocks: list[list[str]] = [[]]
    for id_ in columns:
        if id_ in blocks[-1] or (blocks[-1] and blocks[-1][-1] == "total"):
            blocks.append([])
        blocks[-1].append(id_)
    return [block for block in blocks if block]


def _fill(binding: Binding, batch: Batch, keys: Sequence[tuple[str, str]]) -> bool:
    row = RawRow(batch.words[-1], batch.values)
    spans = place(binding.document, row, len(keys), learn(binding.document, [(row, len(keys))]))
    if spans is None:
        return False
    for key, span in zip(keys, spans, strict=True):
        binding.cells[key] = read_cell(binding.document, span)
    return True


def _letters_of_form(binding: Binding) -> tuple[str, str]:
    """The letters of the groups' labels and those of the outcomes'."""
    part = binding.form_table.parts[0]
    rows = letters("".join(row.label for row in part.rows))
    return rows, letters("".join(column.label for column in part.columns))


def _has_letters_of_form(batch: Batch, binding: Binding) -> bool:
    """Whether the header's letters are the form's, merely read line by line across broken labels.

    The outcomes stand once above the groups, or under each of them.
    """
    rows, columns = _letters_of_form(binding)
    met = Counter("".join(mark.text for mark in batch.words))
    others = Counter(rows + "".join(FILLERS))
    headers = (Counter(columns), Counter(rows + columns * len(binding.form_table.parts[0].rows)))
    return any(header <= met and not met - header - others for header in headers)


def _one_after_another(binding: Binding, batches: Sequence[Batch], columns: Sequence[Sequence[str]]) -> None:
    """Small tables one below another, or each outcome followed by its figure."""
    group, size = "", len(binding.form_table.parts[0].columns)
    for batch, ids in zip(batches, columns, strict=True):
        group = batch.groups[-1] if batch.groups else group
        # empty lines between labels are gone, so those of a part of a group show no cell
        is_certain = len(ids) == size or len(_filled(binding.document, batch)) == len(ids)
        if not group or not is_certain or not _fill(binding, batch, [(group, id_) for id_ in ids]):
            _unreadable(binding, batch, "values")


def _matrix(binding: Binding, marks: Sequence[Mark]) -> None:
    part = binding.form_table.parts[0]
    known = [letters(row.label) for row in part.rows]
    raw = MatrixReader(binding.document, known).read(marks)
    filled = [row for label, row in raw.rows if label and row.values]
    if len(filled) > 1 or any(len(row.values) <= len(part.columns) for row in filled):
        binding.bind(raw)
        return
    turned = MatrixReader(binding.document, known, rows="column", columns="row").read(marks)
    groups = [row.id for row in part.rows]
    for label, row in turned.rows:
        if label and (spans := place(binding.document, row, len(groups), Layout())):
            for group, span in zip(groups, spans, strict=True):
                binding.cells[group, label.id] = read_cell(binding.document, span)


def _unreadable(binding: Binding, batch: Batch, reason: str) -> None:
    stands = [*batch.words, *(mark for mark in batch.values if mark.kind == "value")]
    span = Span(stands[0].span.start, max(mark.span.end for mark in stands))
    binding.irregularities.append(Irregularity("unreadable", span, reason=reason))
