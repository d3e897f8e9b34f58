"""The columns of a table: which of the form's each figure of a row belongs to."""

from collections import Counter
from collections.abc import Collection, Sequence

from linter.documents.document import Document, Span
from linter.documents.folding import fold
from linter.report.forms import FormPart
from linter.report.labels import FILLERS, LETTERS, Axis, Label, letters, split, wording_of
from linter.report.report import Irregularity
from linter.report.tokens import Mark, cell_index
from linter.tuples import NamedTuple

_SIMILAR = 60.0  # per cent (indel ratio): a column's label with a slip in it

UNKNOWN = ""
"""Stands in an order for a column that the form does not have."""


class Columns(NamedTuple):
    """The columns in the order of a row's figures, and where they depart from the form."""

    order: list[str]
    irregularities: list[Irregularity]


class Header(NamedTuple):
    """The words above the rows of one part: marks, the axis they are read on, and the form they are held to.

    ``above`` are all the letters above the first row.
    """

    marks: Sequence[Mark]
    axis: Axis
    form_id: str
    above: str

    def has_letters_of(self, part: FormPart) -> bool:
        """Whether the header is the form's, merely read line by line across its broken labels."""
        labels = Counter(letters("".join(column.label for column in part.columns)))
        others = {column.group or "" for column in part.columns} | set(FILLERS)
        rest = Counter(self.above)
        rest.subtract(labels)
        return min(rest.values(), default=-1) >= 0 and not rest - Counter("".join(others))


def bind_columns(document: Document, part: FormPart, header: Header, width: int) -> Columns:
    """The columns of a part whose rows usually have ``width`` figures."""
    ids = [column.id for column in part.columns]
    header = header._replace(marks=_joined_halves(document, part, header) or header.marks)
    readings = [_reading(mark, header, ids) for mark in header.marks]
    met = {label.id for label in readings if label and label.id in ids}
    if len(met) < len(ids) and width == len(ids) and header.has_letters_of(part):
        return Columns(ids, [])
    missing = [column for column in part.columns if column.id not in met]
    alphabet = set("".join(f"{column.label}{column.group or ''}" for column in part.columns))
    marks: list[Mark] = []
    keys: list[str | None] = []
    irregularities: list[Irregularity] = []
    unknown = {f"?{mark.text}": mark for mark in header.marks}  # met on two tiers, it is one column
    for mark, label in zip(header.marks, readings, strict=True):
        if label is None and (nearest := _nearest(mark, {c.id: c.label for c in missing})):
            missing = [column for column in missing if column.id != nearest]
            keys.append(nearest)
            irregularities.append(_altered(document, mark, part, nearest))
        elif label is None and alphabet.issuperset(mark.text):
            continue  # a piece of some label that a line break cut off
        elif label is None:
            keys.append(f"?{mark.text}")
        elif label.axis == "group":
            keys.append(None)
        elif label.id not in ids:
            keys.append(f"?{mark.text}")
        else:
            keys.append(label.id)
            if header.form_id not in label.forms:
                irregularities.append(_foreign(document, mark, label.id))
            elif not label.printed or _has_other_unit(document, mark, part, label.id):
                irregularities.append(_altered(document, mark, part, label.id))
        marks.append(mark)
    members = {column.id for column in part.columns if column.group}
    cells = _by_cells(document, marks, keys, width)
    order = cells or column_order(keys, members)
    known = [key for key in order if key in ids]
    if (
        not cells
        and any(item.kind == "altered_label" for item in irregularities)
        and not _ascends(known, ids)
    ):
        return Columns([], [])  # pieces of labels that lines have mixed: no order can be told from them
    if len(order) > len(known) >= len(ids) / 2 and width == len(order):
        extra = [unknown[key] for key in order if key not in ids]
        irregularities += [_unexpected(document, mark, header.form_id) for mark in extra]
        return Columns([key if key in ids else UNKNOWN for key in order], irregularities)
    foreign = [item for item in irregularities if item.kind == "other_form"]
    foreign += [
        _unexpected(document, unknown[key], header.form_id)
        for key in order
        if key not in ids and _is_foreign(unknown[key], header.form_id)
    ]
    if foreign and width == len(order):
        return Columns([key if key in ids else UNKNOWN for key in order], foreign)
    if len(known) < len(ids) and (width == len(ids) or not known) and _ascends(known, ids):
        return Columns(ids, [])  # labels are lost, yet each row has as many figures as the form has columns
    end = header.marks[-1].span.end if header.marks else 0
    irregularities += [
        Irregularity("missing_column", Span(end, end), part.rows[0].id, column.id, expected=column.label)
        for column in part.columns
        if column.id not in known
    ]
    return Columns(known, irregularities)


def _joined_halves(document: Document, part: FormPart, header: Header) -> list[Mark]:
    """The labels of a header whose last lines hold their halves; none where not every column is among them.

    自然人 商业 科研 其他 法人 总计
    企业 机构 小计
    """
    columns = {words: column for column in part.columns if (words := split(column.label)[1])}
    if columns.keys() <= {mark.text for mark in header.marks}:
        return []
    last = document.line_at(header.marks[-1].span.start) if header.marks else 0
    above = [mark for mark in header.marks if document.line_at(mark.span.start) < last - 1]
    upper, lower = (_words(document, line) for line in (last - 1, last))
    halves = [mark for mark in upper if mark.text not in columns]
    if len(halves) != len(lower):
        return []
    rest = iter(lower)
    joined = above + [
        mark if mark.text in columns else mark._replace(text=mark.text + next(rest).text) for mark in upper
    ]
    if not columns.keys() <= {mark.text for mark in joined}:
        return []
    forms = frozenset({header.form_id})
    labels = {
        words: wording_of([Label(header.axis, column.id, words, "", column.label, part.id, forms, True)])
        for words, column in columns.items()
    }
    return [mark._replace(wording=labels.get(mark.text, mark.wording)) for mark in joined]


def _words(document: Document, index: int) -> list[Mark]:
    """The words of a line of the document, as marks of nothing known."""
    line = document.lines[index]
    return [
        Mark("unknown", Span(match.start(), match.end()), match[0])
        for match in LETTERS.finditer(document.folded, line.start, line.end)
    ]


def _by_cells(
    document: Document, marks: Sequence[Mark], keys: Sequence[str | None], width: int
) -> list[str] | None:
    """The columns by the cells that their labels stand in, where separators give each one of its own."""
    by_cell: dict[int, str] = {}
    for mark, key in zip(marks, keys, strict=True):
        if key is not None:
            by_cell[cell_index(document, mark.span.start)] = key  # of two tiers the lower one decides
    cells = sorted(by_cell)
    order = [by_cell[cell] for cell in cells]
    is_whole = len(order) == width > 1 and cells[-1] - cells[0] == width - 1
    return order if is_whole and len(set(order)) == width else None


def column_order(keys: Sequence[str | None], members: Collection[str]) -> list[str]:
    """The columns in the order of their values, given in reading order, None for the group's label.

    A header of two tiers reads 自然人 法人或其他组织 总计 商业企业 … 其他: the members of the group stand
    below it, so their values come where the group's label stands.  A label met twice (a cell merged over
    both tiers, written out) counts where it stands last.
    """
    group = keys.index(None) if None in keys else None
    last = {key: index for index, key in enumerate(keys) if key is not None}
    order = sorted(last, key=lambda key: last[key])
    if group is None:
        return order
    first = min((last[key] for key in order if key in members), default=len(keys))
    # a column that the form lacks belongs to the tier that it is read in
    inside = [key for key in order if key in members or (key.startswith("?") and last[key] > first)]
    counts = Counter(keys)
    after = [key for key in order if key not in inside and last[key] > group and counts[key] == 1]
    if inside and after and last[after[0]] < last[inside[0]]:
        return [key for key in order if key not in inside and last[key] < group] + inside + after
    return order


def _reading(mark: Mark, header: Header, ids: Sequence[str]) -> Label | None:
    """What a header's mark names, the part's own columns and the table's own form first."""
    readings = [label for label in mark.wording.labels if label.axis in (header.axis, "group")]
    return min(
        readings,
        key=lambda label: (label.id not in ids, header.form_id not in label.forms, not label.printed),
        default=None,
    )


def _has_other_unit(document: Document, mark: Mark, part: FormPart, id_: str) -> bool:
    """Whether a bracket behind the label gives another unit: （单位：元） for the form's （单位：万元）."""
    printed = next(column.label for column in part.columns if column.id == id_)
    if "元" not in printed:
        return False
    behind = document.folded[mark.span.end : mark.span.end + 24].lstrip()
    if "元)" not in fold(printed) or not behind.startswith("("):
        return False
    unit = behind[: behind.find(")")]
    return unit.endswith("元") and not unit.endswith("万元")


def _nearest(mark: Mark, missing: dict[str, str]) -> str | None:
    from rapidfuzz import fuzz, process

    words = {id_: split(label)[1] for id_, label in missing.items()}
    best = process.extractOne(mark.text, words, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    return best[2] if best else None


def _altered(document: Document, mark: Mark, part: FormPart, id_: str) -> Irregularity:
    expected = next(column.label for column in part.columns if column.id == id_)
    text = document.slice(mark.span)
    return Irregularity("altered_label", mark.span, part.rows[0].id, id_, text=text, expected=expected)


def _is_foreign(mark: Mark, form_id: str) -> bool:
    """Whether a label is one of another form; one of another part of the table is not."""
    labels = mark.wording.labels
    return bool(labels) and not any(form_id in label.forms for label in labels)


def _unexpected(document: Document, mark: Mark, form_id: str) -> Irregularity:
    kind = "other_form" if _is_foreign(mark, form_id) else "unexpected_column"
    return Irregularity(kind, mark.span, text=document.slice(mark.span))  # type: ignore[arg-type]


def _foreign(document: Document, mark: Mark, id_: str) -> Irregularity:
    return Irregularity("other_form", mark.span, column=id_, text=document.slice(mark.span))


def _ascends(known: Sequence[str], ids: Sequence[str]) -> bool:
    positions = [ids.index(id_) for id_ in known]
    return positions == sorted(positions)
