"""What text and last year's report say of a table's cells, as evidence for which of them is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from linter.checks.evidence import evidence
from linter.documents.document import Document
from linter.report import read
from linter.report.report import Across, Report
from linter.skeleton import skeleton
from linter.suspects import Evidence

RECEIVED, CARRIED = ("received", "total"), ("carried_over", "total")
FORWARD = "applications.carried_forward"


def report(said: str = "", cells: Mapping[str, str] | None = None) -> Report:
    text = skeleton("2021", cells=dict(cells or {})).replace("办理情况见表三", said)
    return read(Document("draft.txt", "text", text), today=date(2025, 6, 30))


def told(draft: Report, table: str = "applications") -> list[Evidence]:
    return evidence(draft, draft.tables[table])


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("全年共收到政府信息公开申请7件", [Evidence(((RECEIVED,), (RECEIVED, CARRIED)), 7)]),
        ("全年新收政府信息公开申请7件", [Evidence(((RECEIVED,),), 7)]),
        ("全年共收到政府信息公开申请近7件", []),  # not said exactly
        ("全年共收到政府信息公开申请0.5万件", []),
        ("全年未收到政府信息公开申请", [Evidence(((RECEIVED,),), 0)]),
        ("收到的政府信息公开申请均已办结", []),  # which is no denial
        ("因政府信息公开引起的行政诉讼2件", []),  # of another table
        ("没有行政诉讼", []),
    ],
)
def test_a_figure_of_the_text_speaks_for_its_cells(said: str, found: list[Evidence]) -> None:
    assert told(report(said)) == found


def test_a_table_is_told_what_is_said_of_it() -> None:
    suits = (("litigation_direct", "total"), ("litigation_after_review", "total"))
    assert told(report("没有行政诉讼"), "review_and_litigation") == [
        Evidence(((cell,),), 0) for cell in suits
    ]
    assert told(report("未收到政府信息公开申请"), "review_and_litigation") == []


def test_what_last_year_carried_forward_this_year_carried_over() -> None:
    before = report(cells={f"{FORWARD}.total": "3", f"{FORWARD}.business": "", f"{FORWARD}.research": "1.5"})
    now = report()
    table = now.tables["applications"]
    cells = {cell: at for cell, at in table.cells.items() if cell != ("carried_over", "public_interest")}
    now = now._replace(
        across=Across(previous=before), tables={**now.tables, "applications": table._replace(cells=cells)}
    )
    found = told(now)
    assert [(each.sums[0][0], each.value) for each in found] == [
        (("carried_over", "natural_person"), 0),
        (("carried_over", "legal_service"), 0),
        (("carried_over", "other_organization"), 0),
        (("carried_over", "total"), 3),
    ]
    assert told(now, "review_and_litigation") == []
