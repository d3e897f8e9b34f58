"""Departures of a table from its form: rows, columns and labels; and cells that hold no plain count."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from tests.generator.faults import Fault, named
from tests.generator.figures import Number, whole
from tests.generator.manuscript import Manuscript, justified
from tests.generator.sheets import Column, Part, Printed, Row, plain

_ARITHMETIC = frozenset({"T101", "T102", "T103", "T104", "N001", "N005", "N006"})
_ALTERED = {
    "received": ("本年新收", "本年新受理"),
    "carried_over": ("上年结转", "上年遗留"),
    "granted": ("予以公开", "给予公开"),
    "denied.deliberative_process": ("四类过程性信息", "三类过程性信息"),
    "denied.enforcement_case_file": ("行政执法案卷", "行政执法卷宗"),
    "unavailable.not_held": ("不掌握相关", "不持有相关"),
    "not_processed.repeated": ("重复申请", "反复申请"),
    "carried_forward": ("继续办理", "接续办理"),
}
_SENTENCES = ("本年度未收到政府信息公开申请，故不填表。", "全年无申请。", "本年无相关情况。")


def dropped_row(manuscript: Manuscript, rng: Random) -> Fault | None:
    part = _applications(manuscript)
    row = rng.choice([row for row in part.rows if not row.heading])
    part.rows.remove(row)
    code = frozenset({"T002"})
    return Fault(
        "dropped_row", f"row {row.id} is gone", code, "applications", row=row.id, allowed=_ARITHMETIC
    )


def dropped_column(manuscript: Manuscript, rng: Random) -> Fault | None:
    if manuscript.layout.nothing.startswith("blank"):
        return None
    part = _applications(manuscript)
    column = rng.choice(part.columns)
    part.columns.remove(column)
    for row in part.rows:
        row.cells.pop(column.id, None)
    said = f"column {column.id} is gone"
    return Fault(
        "dropped_column", said, frozenset({"T003"}), "applications", column=column.id, allowed=_ARITHMETIC
    )


def added_row(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A subtotal below a group."""
    if manuscript.layout.transposed == "yes":
        return None
    part = _applications(manuscript)
    group = rng.choice(("denied", "unavailable", "not_processed"))
    members = [row for row in part.rows if row.id.startswith(group + ".")]
    cells = {}
    for column in part.columns:
        count = sum(whole(manuscript.figures, "applications", row.id, column.id) for row in members)
        cells[column.id] = plain(("", "", ""), count)
    row = Row("", rng.choice(("小计", "合计数")), cells, parents=members[-1].parents)
    part.rows.insert(part.rows.index(members[-1]) + 1, row)
    return _fault("added_row", "T004", f"a row {row.label} below {group}")


def added_column(manuscript: Manuscript, rng: Random) -> Fault | None:
    if manuscript.layout.nothing.startswith("blank") or manuscript.layout.transposed == "yes":
        return None
    part = _applications(manuscript)
    label = "法人小计"
    organisations = [column.id for column in part.columns if column.group]
    part.columns.insert(-1, Column("", label, part.columns[1].group))
    for row in part.rows:
        if not row.heading:
            figures = manuscript.figures
            count = sum(whole(figures, "applications", row.id, c) for c in organisations)
            row.cells[""] = plain(("", "", ""), count)
    return _fault("added_column", "T005", f"a column {label}")


def altered_label(manuscript: Manuscript, rng: Random) -> Fault | None:
    row_id = rng.choice(list(_ALTERED))
    old, new = _ALTERED[row_id]
    row = next(row for row in _applications(manuscript).rows if row.id == row_id)
    if (
        old not in row.label
        or manuscript.layout.label_tail != "printed"
        or manuscript.layout.corner == "variant"
    ):
        return None
    row.label = row.label.replace(old, new)
    return _fault("altered_label", "T006", f"{old} became {new}", row=row_id)


def blank_cell(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A zero not filled in, where a blank can be seen."""
    if not (manuscript.layout.in_lines or manuscript.layout.in_grid) or "T007" in justified(manuscript):
        return None
    row, column = _cell(manuscript, rng, zero=True)
    row.cells[column.id] = Printed("", None, "blank")
    return _fault("blank_cell", "T007", f"{row.id}.{column.id} is blank")


def not_a_count(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A cell that is negative, a fraction, or has words in it."""
    if "T008" in justified(manuscript):
        return None
    row, column = _cell(manuscript, rng, zero=False)
    count = whole(manuscript.figures, "applications", row.id, column.id)
    forms: tuple[tuple[str, Number, str | None], ...] = (
        (f"-{count}", -count, None),
        (f"{count}.5", Decimal(f"{count}.5"), None),
        (f"{count}件", count, "件"),
    )
    text, value, note = rng.choice(forms)
    if manuscript.layout.medium in ("spaces", "twos", "threes", "label_then_cells") and text[0] == "-":
        return None
    row.cells[column.id] = Printed(text, value, "number", note)
    said = f"{row.id}.{column.id} printed as {text}"
    return _fault("not_a_count", "T008", said, row=row.id, column=column.id, allowed=_ARITHMETIC)


def sentence_instead(manuscript: Manuscript, rng: Random) -> Fault | None:
    """No table but a sentence."""
    if manuscript.layout.place != "sections" or manuscript.size != "none":
        return None
    section = next(section for section in manuscript.sections if section.table == "applications")
    section.table = None
    section.paragraphs = [("", rng.choice(_SENTENCES))]
    return Fault("sentence_instead", "a sentence for table 3", frozenset({"T001"}), section="applications")


def _applications(manuscript: Manuscript) -> Part:
    return manuscript.sheets["applications"].parts[0]


def _fault(
    name: str,
    code: str,
    said: str,
    *,
    row: str | None = None,
    column: str | None = None,
    allowed: frozenset[str] = frozenset(),
) -> Fault:
    return Fault(name, said, frozenset({code}), "applications", row=row, column=column, allowed=allowed)


def _cell(manuscript: Manuscript, rng: Random, *, zero: bool) -> tuple[Row, Column]:
    part = _applications(manuscript)
    cells = [(row, column) for row in part.rows if not row.heading for column in part.columns]
    fitting = [
        (r, c) for r, c in cells if (r.cells[c.id].value == 0) is zero and r.cells[c.id].state == "number"
    ]
    return rng.choice(fitting or cells)


MAKERS = named(
    dropped_row,
    dropped_column,
    added_row,
    added_column,
    altered_label,
    blank_cell,
    not_a_count,
    sentence_instead,
)
