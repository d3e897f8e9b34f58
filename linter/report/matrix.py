"""A table of rows and columns as it stands: labels recognised, values kept with their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linter.documents.document import Document, Span
from linter.patterns import compiled
from linter.report.labels import Axis, Label
from linter.report.row_values import RawRow
from linter.report.tokens import Mark

# letters; a longer unknown text above a table is prose, not a column's label
_MAX_LABEL: Mapping[Axis, int] = {"column": 10, "row": 30}
_BREAK = compiled(r"<br ?/?>")
_MERGED = 3  # empty lines between the words of a merged cell that is written out; more are empty cells


class RawTable:
    """Rows and columns as met, before they are held against a form.

    ``headers`` gives for each part of the form (None where it has but one) the words above its rows in
    reading order, unknown ones included; ``rows`` pairs each row with the reading of its label, None where
    nothing is known by it.
    """

    def __init__(self) -> None:
        self.headers: dict[str | None, list[Mark]] = {}
        self.rows: list[tuple[Label | None, RawRow]] = []
        self.above = ""  # the letters above the first row

    def is_turned(self) -> bool:
        """Whether the rows' labels stand together above the figures: rows and columns are exchanged."""
        known = [row for label, row in self.rows if label and not label.heading]
        above = [mark.span.start for header in self.headers.values() for mark in header]
        if len(known) <= 4 or min(above, default=known[4].label.span.start + 1) < known[4].label.span.start:
            return False
        return 5 * sum(bool(row.values) for row in known) <= len(known)


class MatrixReader:
    """Reads marks into a RawTable.  ``rows`` and ``columns`` name the axes, exchanged for a turned table."""

    def __init__(
        self, document: Document, known: Sequence[str], rows: Axis = "row", columns: Axis = "column"
    ):
        self._document = document
        self._known = known
        self._rows = rows
        self._columns = columns
        self._header: list[Mark] = []
        self._row_met_since_header = True
        self._current: RawRow | None = None
        self._table = RawTable()

    def read(self, marks: Sequence[Mark]) -> RawTable:
        for run in _runs(marks):
            words = [mark for mark in run if mark.kind in ("label", "unknown")]
            in_header = self._header_marks(run, words)
            for mark in run:
                if mark.kind == "value":
                    if self._current is not None:
                        self._current.append(mark)
                    continue
                if not self._table.rows and (mark.reads_as(self._columns) or not mark.reads_as(self._rows)):
                    self._table.above += mark.text
                if mark.kind == "label":
                    is_column = mark.span in in_header
                    if is_column or mark is words[-1] or not self._is_piece_of_group(mark):
                        self._label(mark, is_column)
                elif mark.kind == "unknown":
                    self._unknown(mark, above_figures=mark is words[-1])
                elif self._current is not None and not self._breaks_label(mark):
                    self._current.append(mark)
        return self._table

    def _label(self, mark: Mark, in_header: bool) -> None:
        axes = mark.wording.by_axis
        row, column = axes.get(self._rows), axes.get(self._columns)
        if column and in_header and not (row and mark.ordinal and mark.ordinal == row.ordinal):
            self._column(mark)
        elif row:
            self._begin(row, mark)
            if self._header:
                self._table.headers.setdefault(row.part, self._header)
            self._row_met_since_header = True
        elif "group" in axes and in_header:
            self._column(mark)
        elif "caption" in axes or "title" in axes:
            self._current = None

    def _begin(self, row: Label | None, mark: Mark) -> None:
        if self._current is not None:
            is_empty = len(self._current.marks) <= _MERGED and not self._current.values
            if is_empty and self._current.label.text == mark.text:
                self._current.end = mark.span.end
                return  # a merged cell written out
            self._current.followed_at = mark.span.start
        self._current = RawRow(mark)
        self._table.rows.append((row, self._current))

    def _breaks_label(self, mark: Mark) -> bool:
        """Whether an empty line stands between the lines of the row's own label."""
        current = self._current
        return current is not None and mark.kind == "empty_line" and mark.span.start < current.label.span.end

    def _is_piece_of_group(self, mark: Mark) -> bool:
        """其他 without its ordinal and without figures is what a line break left of （六）其他处理."""
        row = mark.reads_as(self._rows)
        return bool(row and row.ordinal and not mark.ordinal and len(mark.text) <= 2)

    def _column(self, mark: Mark) -> None:
        if self._row_met_since_header:
            self._header, self._row_met_since_header = [], False
        self._header.append(mark)

    def _unknown(self, mark: Mark, above_figures: bool) -> None:
        text = mark.text.rstrip("一二三四五六七八九十")
        if any(text in words for words in self._known):
            return  # a piece of a label that the layout broke off
        current = self._current
        above_rows = not self._row_met_since_header or not self._table.rows
        if above_rows and not above_figures:
            if len(text) <= _MAX_LABEL[self._columns]:
                self._column(mark)
        elif (
            current is not None
            and not mark.ordinal
            and not current.values
            and self._continues(current.label, mark)
        ):
            current.tail.append(mark)
        else:
            self._begin(None, mark)
            self._row_met_since_header = True

    def _continues(self, label: Mark, mark: Mark) -> bool:
        between = _BREAK.sub("\n", self._document.folded[label.span.end : mark.span.start])
        return len(between) <= 3 and "|" not in between and "\t" not in between

    def _header_marks(self, run: Sequence[Mark], words: Sequence[Mark]) -> set[Span]:
        """The labels of a run that name columns; for 其他 and 总计, rows too, the one before decides."""
        labels = [mark for mark in words if mark.kind == "label"]
        certain = [self._is_column(mark) for mark in labels]
        current = next((is_column for is_column in certain if is_column is not None), False)
        found = set()
        for mark, is_column in zip(labels, certain, strict=True):
            current = current if is_column is None else is_column
            if current and not (is_column is None and mark is words[-1] and self._has_figures(run)):
                found.add(mark.span)
        return found

    def _has_figures(self, run: Sequence[Mark]) -> bool:
        """Whether figures follow the words of a run: the last ones are their row's, even below a header."""
        return any(mark.kind == "value" and self._document.slice(mark.span).strip() for mark in run)

    def _is_column(self, mark: Mark) -> bool | None:
        """Whether a label names a column or a group of columns; None where it may name a row or nothing."""
        axes = mark.wording.by_axis
        row, column = axes.get(self._rows), axes.get(self._columns)
        if "group" in axes:
            return True
        return bool(column) if bool(row) != bool(column) else None


def _runs(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """The marks, cut before the first words that follow a value."""
    run: list[Mark] = []
    seen_value = False
    for mark in marks:
        if mark.kind == "value":
            seen_value = True
        elif mark.kind != "empty_line" and seen_value:
            yield run
            run, seen_value = [], False
        run.append(mark)
    yield run
