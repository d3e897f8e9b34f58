"""The statutory tables of a draft, each bound to the form that it looks like."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from linter.documents.document import Document, Span
from linter.report.binding import Binding
from linter.report.forms import FORMS, form, turn
from linter.report.labels import Vocabulary, letters, vocabulary
from linter.report.locate import DraftLetters, Region, regions
from linter.report.marks import marks
from linter.report.matrix import MatrixReader
from linter.report.report import Irregularity, Table
from linter.report.review import bind_review
from linter.report.scanned import join_digits
from linter.report.tokens import SEPARATORS, Mark, tokens

_MAX_ODD_LABEL = 6  # letters of an unknown label in a header; longer words above a table are prose
_ONE_ROW = 24  # marks between the header and the second row: a label and its values, empty lines among them
_MIN_ROWS = {"active_disclosure": 2, "applications": 5, "review_and_litigation": 0}
TABLES = ("active_disclosure", "applications", "review_and_litigation")


def read_tables(document: Document, hint: str = FORMS[-1]) -> dict[str, Table]:
    """The tables found, by id.  ``hint`` is the form to assume where a table fits both."""
    draft = DraftLetters(document)
    words = {table_id: vocabulary(table_id) for table_id in TABLES}
    hits = {table_id: draft.hits(words[table_id].strong) for table_id in TABLES}
    found = {}
    for table_id in TABLES:
        candidates = [
            table
            for region in regions(draft, table_id, words[table_id], hits)
            if (table := _read(document, table_id, words[table_id], region, hint)) is not None
        ]
        if candidates:
            found[table_id] = max(candidates, key=lambda table: len(table.cells))
    return found


def _read(document: Document, table_id: str, words: Vocabulary, region: Region, hint: str) -> Table | None:
    met = marks(document, list(tokens(document, region.first, region.last, region.anchors)), words)
    found = join_digits(document, _core(document, met, region.anchors, words))
    if not any(mark.kind == "value" for mark in found) and not _is_whole(table_id, found):
        return None
    form_id = _form(document, table_id, found, hint)
    form_table = form(form_id).tables[table_id]
    binding = Binding(document, form_id, form_table)
    if form_table.groups_across:
        bind_review(binding, found)
    else:
        raw = MatrixReader(document, words.known).read(found)
        if not raw.is_turned():
            binding.bind(raw)
        else:
            turned = Binding(document, form_id, turn(form_table), "row")
            turned.bind(MatrixReader(document, words.known, rows="column", columns="row").read(found))
            turned.turn_back(binding)
    return _table(binding, table_id, form_id, found)


def _is_whole(table_id: str, found: Sequence[Mark]) -> bool:
    """Whether labels without a single figure are a table left blank, and not words in a text."""
    labels = (label for mark in found for label in mark.wording.labels)
    met = {label.id for label in labels if label.axis in ("row", "column")}
    parts = form(FORMS[-1]).tables[table_id].parts
    ids = {row.id for part in parts for row in part.figure_rows}
    ids |= {column.id for part in parts for column in part.columns}
    return len(met & ids) >= 0.8 * len(ids)


def _core(
    document: Document, marks: Sequence[Mark], anchors: Collection[str], words: Vocabulary
) -> list[Mark]:
    """The marks from the header directly above the first anchor on; what stands above it is not the table."""
    found = list(marks)
    first = next((index for index, mark in enumerate(found) if mark.text in anchors), 0)
    first = _top(found, _row_above(found, first), words)
    # a row whose label has a slip in it may stand between the header and the first label known
    columns = [index for index in range(first) if _is_column(found[index], words)]
    if len(columns) > 1 and first - columns[-1] <= _ONE_ROW:
        first = _top(found, columns[-1], words)
    while first and _is_parted(document, found[first - 1], found[first]):
        first -= 1
    if first and (line := _last_line(document, found[first - 1])) and _in_header(line, words):
        first -= 1
        found[first] = line
    while first < len(found) and found[first].kind == "empty_line":
        first += 1
    return found[first:]


def _is_parted(document: Document, left: Mark, right: Mark) -> bool:
    """Whether two marks stand in one row of a table whose cells are separated."""
    if left.kind == "value" or document.line_at(left.span.start) != document.line_at(right.span.start):
        return False
    between = document.folded[left.span.end : right.span.start]
    return any(bar in between for bar in SEPARATORS)


def _last_line(document: Document, mark: Mark) -> Mark | None:
    """The last line of unknown words that go over several: a caption's words run on into the header's."""
    start = document.folded.rfind("\n", mark.span.start, mark.span.end) + 1
    if mark.kind != "unknown" or not start:
        return None
    return Mark("unknown", Span(start, mark.span.end), letters(document.folded[start : mark.span.end]))


def _row_above(found: Sequence[Mark], first: int) -> int:
    """The row directly above, whose label is too short to find the table by (行政复议)."""
    above = first
    while above and found[above - 1].kind in ("value", "empty_line") and first - above < _ONE_ROW:
        above -= 1
    return above - 1 if first > above > 0 and found[above - 1].reads_as("row") else first


def _top(found: Sequence[Mark], first: int, words: Vocabulary) -> int:
    while first and _in_header(found[first - 1], words):
        first -= 1
    return first


def _is_column(mark: Mark, words: Vocabulary) -> bool:
    is_column = mark.wording.by_axis.keys() == {"column"}
    return is_column and len(mark.text) > 2 and mark.text not in words.strong


def _in_header(mark: Mark, words: Vocabulary) -> bool:
    if mark.kind == "label":
        return any(
            label.axis != "title" and (label.axis != "row" or label.part is None)
            for label in mark.wording.labels
        )
    if mark.kind == "unknown":
        return len(mark.text) <= _MAX_ODD_LABEL or words.header_letters.issuperset(mark.text)
    return mark.kind == "empty_line"


def _form(document: Document, table_id: str, found: Sequence[Mark], hint: str) -> str:
    """The form that the labels fit best: those of its own that were met, less its rows that were not."""
    telling: set[tuple[str, frozenset[str]]] = set()  # a header repeated on a new page is no more of it
    met: set[str] = set()
    figures = False
    for mark in reversed(found):
        if mark.kind == "value":
            figures = figures or bool(document.slice(mark.span).strip())
        elif mark.kind == "label":
            met |= mark.wording.rows
            forms = mark.wording.forms[figures]
            if len(forms) < len(FORMS):
                telling.add((mark.text, forms))
            figures = False
        elif mark.kind == "unknown":
            figures = False

    def score(form_id: str) -> tuple[int, bool]:
        parts = form(form_id).tables[table_id].parts
        rows = [row.id for part in parts for row in part.figure_rows]
        last = max((index for index, id_ in enumerate(rows) if id_ in met), default=-1)
        lacking = sum(id_ not in met for id_ in rows[:last])
        return sum(form_id in forms for _, forms in telling) - lacking, form_id == hint

    return max(FORMS, key=score)


def _table(binding: Binding, table_id: str, form_id: str, found: Sequence[Mark]) -> Table | None:
    unreadable = [item for item in binding.irregularities if item.kind == "unreadable"]
    if len(binding.labels) < _MIN_ROWS[table_id] or not (binding.cells or unreadable):
        return None  # a sentence that names a few rows with their figures
    stands = [cell.span for cell in binding.cells.values()] + list(binding.labels.values())
    stands += [item.span for item in unreadable]
    span = Span(found[0].span.start, max(span.end for span in stands))
    missing = [item for item in binding.irregularities if item.kind == "missing_row"] if unreadable else []
    if 3 * (len(unreadable) + len(missing)) > len(binding.labels) + len(missing):
        # where many rows cannot be told apart, the others are no evidence of anything either
        return Table(table_id, form_id, span, {}, {}, (Irregularity("unreadable", span, reason="table"),))
    irregularities = sorted(binding.irregularities, key=lambda item: item.span)
    return Table(table_id, form_id, span, binding.cells, binding.labels, tuple(irregularities))
