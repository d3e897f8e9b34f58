"""Departures of a table from its form: rows, columns, labels, or no table at all."""

from __future__ import annotations

from random import Random

from tests.generator.faults import Fault, named
from tests.generator.figures import whole
from tests.generator.manuscript import Manuscript
from tests.generator.sheets import Column, Part, Row, plain

# Codes that a departure may rightly bring with it.
ARITHMETIC = frozenset({"T101", "T102", "T103", "T104", "N001", "N005", "N006"})
_ALTERED = {
    "received": ("本年新收", "本年新受理"),
    "carried_over": ("上年结转", "上年遗留"),
    "granted": ("予以公开", "给予公开"),
    "denied.deliberative_process": ("四类过程性信息", "三类过程性信息"),
    "denied.enforcement_case_file": ("行政执法案卷", "行政执法卷宗"),
    "unavailable.not_held": ("不掌握相关", "不持有相关"),
    "not_processed.repeated": ("重复申请", "重复性申请"),
    "carried_forward": ("继续办理", "接续办理"),
}
_SENTENCES = ("本年度未收到政府信息公开申请，故不填表。", "全年无申请。", "本年无相关情况。")


def dropped_row(manuscript: Manuscript, rng: Random) -> Fault | None:
    part = applications(manuscript)
    row = rng.choice([row for row in part.rows if not row.heading])
    part.rows.remove(row)
    code = frozenset({"T002"})
    return Fault("dropped_row", f"row {row.id} is gone", code, "applications", row=row.id, allowed=ARITHMETIC)


def doubled_row(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A row stands twice, with its label and its figures."""
    if manuscript.layout.transposed == "yes":
        return None
    part = applications(manuscript)
    row = rng.choice([row for row in part.rows if not row.heading])
    part.rows.insert(part.rows.index(row), row)
    code = frozenset({"T004"})
    return Fault("doubled_row", f"row {row.id} twice", code, "applications", allowed=ARITHMETIC)


def dropped_column(manuscript: Manuscript, rng: Random) -> Fault | None:
    if manuscript.layout.nothing.startswith("blank"):
        return None
    part = applications(manuscript)
    column = rng.choice(part.columns)
    part.columns.remove(column)
    for row in part.rows:
        row.cells.pop(column.id, None)
    said = f"column {column.id} is gone"
    return Fault(
        "dropped_column", said, frozenset({"T003"}), "applications", column=column.id, allowed=ARITHMETIC
    )


def added_row(manuscript: Manuscript, rng: Random) -> Fault | None:
    """A subtotal below a group."""
    if manuscript.layout.transposed == "yes":
        return None
    part = applications(manuscript)
    group = rng.choice(("denied", "unavailable", "not_processed"))
    members = [row for row in part.rows if row.id.startswith(group + ".")]
    cells = {}
    for column in part.columns:
        count = sum(whole(manuscript.figures, "applications", row.id, column.id) for row in members)
        cells[column.id] = plain(("", "", ""), count)
    row = Row("", rng.choice(("小计", "合计数")), cells, parents=members[-1].parents)
    part.rows.insert(part.rows.index(members[-1]) + 1, row)
    return table_fault("added_row", "T004", f"a row {row.label} below {group}")


def added_column(manuscript: Manuscript, rng: Random) -> Fault | None:
    if manuscript.layout.nothing.startswith("blank") or manuscript.layout.transposed == "yes":
        return None
    part = applications(manuscript)
    label = "法人小计"
    organisations = [column.id for column in part.columns if column.group]
    part.columns.insert(-1, Column("", label, part.columns[1].group))
    for row in part.rows:
        if not row.heading:
            figures = manuscript.figures
            count = sum(whole(figures, "applications", row.id, c) for c in organisations)
            row.cells[""] = plain(("", "", ""), count)
    return table_fault("added_column", "T005", f"a column {label}")


def altered_label(manuscript: Manuscript, rng: Random) -> Fault | None:
    row_id = rng.choice(list(_ALTERED))
    old, new = _ALTERED[row_id]
    row = next(row for row in applications(manuscript).rows if row.id == row_id)
    if (
        old not in row.label
        or manuscript.layout.label_tail != "printed"
        or manuscript.layout.corner == "variant"
    ):
        return None
    row.label = row.label.replace(old, new)
    return table_fault("altered_label", "T006", f"{old} became {new}", row=row_id)


def sentence_instead(manuscript: Manuscript, rng: Random) -> Fault | None:
    """No table but a sentence."""
    if manuscript.layout.place != "sections" or manuscript.size != "none":
        return None
    section = next(section for section in manuscript.sections if section.table == "applications")
    section.table = None
    section.paragraphs = [("", rng.choice(_SENTENCES))]
    return Fault("sentence_instead", "a sentence for table 3", frozenset({"T001"}), section="applications")


def applications(manuscript: Manuscript) -> Part:
    """The applications table as it will be laid out."""
    return manuscript.sheets["applications"].parts[0]


def table_fault(
    name: str,
    code: str,
    said: str,
    *,
    row: str | None = None,
    column: str | None = None,
    allowed: frozenset[str] = frozenset(),
) -> Fault:
    return Fault(name, said, frozenset({code}), "applications", row=row, column=column, allowed=allowed)


MAKERS = named(
    dropped_row,
    doubled_row,
    dropped_column,
    added_row,
    added_column,
    altered_label,
    sentence_instead,
)
