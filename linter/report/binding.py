"""A table as met, held against a form: its cells by row and column id, and where it departs from the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain

from linter.documents.document import Document, Span
from linter.report.cells import read_cell
from linter.report.columns import Header, bind_columns
from linter.report.forms import FORMS, FormPart, FormRow, FormTable, form
from linter.report.labels import Axis, Label, split, vocabulary
from linter.report.levels import level
from linter.report.matrix import RawTable
from linter.report.report import Cell, Irregularity
from linter.report.row_labels import altered, is_broken
from linter.report.row_values import Layout, RawRow, learn, place, usual

_SIMILAR = 70.0  # per cent of letters in common (indel ratio) for a label with a slip in it
_SIMILAR_AT_ORDINAL = 40.0
_MAX_ROW_LABEL = 30  # letters; longer words between rows are a remark
_MAX_LAST_LABEL = 6
_MAX_AGAIN = 3  # rows that come twice; more are a second table


class Binding:
    """Collects the cells and irregularities of one table."""

    def __init__(
        self, document: Document, form_id: str, form_table: FormTable, columns_axis: Axis = "column"
    ) -> None:
        self._form_id = form_id
        self._columns_axis = columns_axis
        self.document = document
        self.form_table = form_table
        self._printed = {row.id: row for part in form_table.parts for row in part.rows}
        self.cells: dict[tuple[str, str], Cell] = {}
        self.labels: dict[str, Span] = {}
        self.irregularities: list[Irregularity] = []

    def bind(self, raw: RawTable) -> None:
        """Bind rows and columns by their labels; fills ``cells``, ``labels`` and ``irregularities``."""
        rows = self._recognise(raw)
        figures: list[tuple[str, RawRow, list[str]]] = []
        for part in self.form_table.parts:
            ids = {row.id for row in part.rows}
            own = [(label.id, row) for label, row in rows if label is not None and label.id in ids]
            if own:
                figures += self._part(part, own, raw)
        headings = {row.id for part in self.form_table.parts for row in part.rows if row.heading}
        bound = [item for item in figures if item[0] not in headings]
        layout = learn(self.document, [(row, len(order)) for _, row, order in bound])
        for id_, row, order in figures:
            if id_ in headings:
                self._heading(id_, row, order, layout)
            else:
                self._bind_row(id_, row, order, layout)
        self._unexpected(rows, bound, layout)
        for part in self.form_table.parts:
            if any(row.id in self.labels for row in part.rows):
                self._missing_rows(part)

    def turn_back(self, binding: Binding) -> None:
        """Hand what was read from a table with rows and columns exchanged to the table's own ``binding``."""
        kinds = {"missing_row": "missing_column", "missing_column": "missing_row"}
        kinds |= {"unexpected_row": "unexpected_column", "unexpected_column": "unexpected_row"}
        binding.cells = {(row, column): cell for (column, row), cell in self.cells.items()}
        binding.labels = {row: self.labels[column] for column, row in self.cells}
        for item in self.irregularities:
            kind = kinds.get(item.kind, item.kind)
            binding.irregularities.append(item._replace(kind=kind, row=item.column, column=item.row))  # type: ignore[arg-type]

    def _part(
        self, part: FormPart, rows: list[tuple[str, RawRow]], raw: RawTable
    ) -> list[tuple[str, RawRow, list[str]]]:
        """The rows of a part, headings too, each with the columns that its values stand for."""
        ids = [column.id for column in part.columns]
        figure_rows = {row.id for row in part.figure_rows}
        met = self._once(level(rows, figure_rows, len(ids)), figure_rows, len(ids))
        filled = [id_ for id_, row in rows if id_ in figure_rows and row.values]
        if len(filled) > _MAX_AGAIN and max(Counter(filled).values()) > _MAX_AGAIN:
            return [(id_, row, []) for id_, row in met]  # 总计 of every row: labels before each figure
        width = usual([width for _, row in met if (width := row.width(self.document))]) or len(ids)
        header = Header(raw.headers.get(part.id, ()), self._columns_axis, self._form_id, raw.above)
        columns = bind_columns(self.document, part, header, width)
        self.irregularities += columns.irregularities
        headings = [(id_, row) for id_, row in rows if id_ not in figure_rows]
        return [(id_, row, columns.order) for id_, row in (*met, *headings)]

    def _once(
        self, rows: list[tuple[str, RawRow]], figure_rows: set[str], width: int
    ) -> list[tuple[str, RawRow]]:
        """Each figure row once: the first that holds figures; a further whole row is a fault."""
        chosen: dict[str, RawRow] = {}
        again: list[tuple[str, RawRow]] = []
        filled: set[str] = set()
        for id_, row in rows:
            if id_ not in figure_rows:
                continue
            first = chosen.setdefault(id_, row)
            if first is row:
                continue
            if id_ not in filled and first.has_figures(self.document):
                filled.add(id_)
            if row.is_laid_out_as(first, width) or (id_ in filled and row.width(self.document) == width):
                again.append((id_, row))
            if id_ not in filled:
                chosen[id_] = row
        if len(again) > _MAX_AGAIN:
            if any(chosen[id_] is not row for id_, row in again):  # no blank form above the table
                self._row_fault("unexpected_row", None, again[0][1], "table")
            again = []
        for id_, row in again:
            self._row_fault("unexpected_row", id_, row, "duplicate")
        return list(chosen.items())

    def _bind_row(self, id_: str, row: RawRow, order: list[str], layout: Layout) -> None:
        self.labels[id_] = row.label.span
        self._compare_label(id_, row)
        mixed = self._shares_its_line(row)
        spans = None if mixed else place(self.document, row, len(order), layout)
        if spans is None:
            self._row_fault("unreadable", id_, row, "values")
            return
        for column, span in zip(order, spans, strict=True):
            if column:
                self.cells[id_, column] = read_cell(self.document, span)

    def _shares_its_line(self, row: RawRow) -> bool:
        """Whether a row without figures has the next row's label on its own line: two rows run into one."""
        if row.marks or row.followed_at is None:
            return False
        return self.document.line_at(row.label.span.end - 1) == self.document.line_at(row.followed_at)

    def _heading(self, id_: str, row: RawRow, order: list[str], layout: Layout) -> None:
        if id_ not in self.labels:
            self.labels[id_] = row.label.span
            self._compare_label(id_, row)
        spans = place(self.document, row, len(order), layout) or ()
        if any(read_cell(self.document, span).value is not None for span in spans):
            self._row_fault("unexpected_row", id_, row, "subtotal")

    def _row_fault(self, kind: str, id_: str | None, row: RawRow, reason: str) -> None:
        end = max([row.label.span.end, *(mark.span.end for mark in row.values)])
        span = Span(row.label.span.start, end)
        text = self.document.slice(row.label.span)
        self.irregularities.append(Irregularity(kind, span, row=id_, text=text, reason=reason))  # type: ignore[arg-type]

    def _compare_label(self, id_: str, row: RawRow) -> None:
        if found := altered(self.document, self.form_table, self._printed[id_], row):
            self.irregularities.append(found)

    def _missing_rows(self, part: FormPart) -> None:
        for index, row in enumerate(part.rows):
            if row.heading or row.id in self.labels:
                continue
            before = [self.labels[other.id] for other in part.rows[:index] if other.id in self.labels]
            after = [self.labels[other.id] for other in part.rows[index:] if other.id in self.labels]
            at = after[0].start if after else before[-1].end if before else 0
            self.irregularities.append(
                Irregularity("missing_row", Span(at, at), row=row.id, expected=row.label)
            )

    def _recognise(self, raw: RawTable) -> list[tuple[Label | None, RawRow]]:
        """The rows, those whose label has a slip in it bound to the form's row that is missing."""
        ids = {row.id for part in self.form_table.parts for row in part.rows}
        for label, row in raw.rows:
            if label and label.id not in ids and row.has_figures(self.document):
                self._row_fault("other_form", None, row, "row")
        rows = [(label, row) for label, row in raw.rows if label is None or label.id in ids]
        if all(label for label, _ in rows):
            return rows
        met = {label.id for label, _ in rows if label}
        missing = [row for part in self.form_table.parts for row in part.rows if row.id not in met]
        all_rows = chain.from_iterable(part.rows for part in self.form_table.parts)
        order = {row.id: index for index, row in enumerate(all_rows)}
        # a layout may repeat the groups' labels on each of their rows, so only rows of figures mark a place
        figures = {row.id for part in self.form_table.parts for row in part.figure_rows}
        # and only where they come first: 总计 of the next table is no row of this one
        first = {label.id: index for index, (label, _) in reversed(list(enumerate(rows))) if label}
        places = [
            order[label.id] if label and label.id in figures and first[label.id] == index else None
            for index, (label, _) in enumerate(rows)
        ]
        above = list(accumulate((-1 if at is None else at for at in places), max))
        below = list(accumulate((len(order) if at is None else at for at in reversed(places)), min))[::-1]
        result: list[tuple[Label | None, RawRow]] = []
        for index, (label, row) in enumerate(rows):
            if label is None and missing and len(row.label.text) >= 3:
                fitting = [item for item in missing if above[index] < order[item.id] < below[index]]
                label = self._nearest(row, fitting)
                missing = [candidate for candidate in missing if label is None or candidate.id != label.id]
            result.append((label, row))
        return result

    def _nearest(self, row: RawRow, missing: Sequence[FormRow]) -> Label | None:
        """The missing row whose wording comes nearest, of those that belong at this place.

        With the ordinal that the form prints there, less of the words must agree.
        """
        from rapidfuzz import fuzz, process

        read = row.label.text + "".join(mark.text for mark in row.tail)
        wordings = [
            (candidate, wording)
            for candidate in missing
            for wording in (candidate.label, *candidate.recognised)
        ]
        words = [split(wording)[1] for _, wording in wordings]
        broken = [i for i, each in enumerate(words) if is_broken(self.document, self.form_table, row, each)]
        if len(broken) == 1:
            return _label_of(wordings[broken[0]][0], read)
        for _, score, index in process.extract(
            read, words, scorer=fuzz.ratio, score_cutoff=_SIMILAR_AT_ORDINAL, limit=3
        ):
            candidate = wordings[index][0]
            ordinal = split(candidate.label)[0]
            if score >= _SIMILAR or (ordinal and row.label.ordinal == ordinal):
                return _label_of(candidate, read)
        return None

    def _unexpected(
        self,
        rows: Sequence[tuple[Label | None, RawRow]],
        bound: Sequence[tuple[str, RawRow, list[str]]],
        layout: Layout,
    ) -> None:
        odd = [row for label, row in rows if label is None and row.has_figures(self.document)]
        if not odd:
            return
        widths = {len(order) for _, _, order in bound}
        elsewhere = {
            words for table_id in form(self._form_id).tables for words in vocabulary(table_id).by_words
        }
        end = max((row.label.span.start for _, row, _ in bound), default=0)
        for row in odd:
            if row.label.text in elsewhere:
                continue
            # below the last row of the form only a few words are a row (合计); more are the text that follows
            limit = _MAX_ROW_LABEL if row.label.span.start < end else _MAX_LAST_LABEL
            if len(row.label.text) <= limit and any(place(self.document, row, n, layout) for n in widths):
                self._row_fault("unexpected_row", None, row, "unknown")


def _label_of(row: FormRow, read: str) -> Label:
    """A wording that no form prints, as the label of that row."""
    return Label("row", row.id, read, split(row.label)[0], row.label, None, frozenset(FORMS), printed=False)
