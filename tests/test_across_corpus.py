"""Pairs of years of real reports: what recomputation from their cells as data finds, and nothing else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from docs.findings import YEARS
from linter import documents
from linter.engine import run
from linter.report import read
from linter.report.report import Across
from linter.rules import load_rules

CORPUS = Path(os.environ.get("REPORTLINT_CORPUS", "")) / "reports"
pytestmark = pytest.mark.skipif(
    not os.environ.get("REPORTLINT_CORPUS"), reason="REPORTLINT_CORPUS is not set"
)
TODAY = date(2026, 11, 22)
Table = dict[str, dict[str, Any]]
# The data have no table 二 of the first form; these were read and added up by a person.
BY_HAND: dict[str, set[tuple[object, ...]]] = {
    "P10_cj2020": {
        ("A002", "licences", "previous_year_items", "0", "3"),
        ("A002", "penalties", "previous_year_items", "0", "35"),
    },
    "P28_ht2022": {
        ("A002", "normative_documents", "published_total", "0", "4"),
        ("A002", "licences", "previous_year_items", "0", "2"),
    },
}


@pytest.mark.parametrize(("before", "now"), YEARS)
def test_the_continuity_findings_are_those_of_recomputation(before: str, now: str) -> None:
    reports = [read(documents.load(str(CORPUS / f"{stem}.txt")), today=TODAY) for stem in (before, now)]
    result = run(reports[1]._replace(across=Across(previous=reports[0])), load_rules(), "en")
    found = {
        (each.code, each.place.row, each.place.column, each.found, each.expected)
        for each in result.diagnostics
        if each.code in ("A001", "A002")
    }
    assert found == set(recomputed(data(before), data(now))) | BY_HAND.get(now, set())


def data(stem: str) -> dict[str, Table]:
    """The tables of a report as they stand, those of table 二 with their parts laid together."""
    tables = json.loads((CORPUS / f"{stem}.json").read_text("utf-8"), parse_float=Decimal)["tables"]
    active = tables.get("active_disclosure", {})
    return {
        "applications": tables["applications"],
        "active": {row: cells for part in active.values() for row, cells in part.items()},
    }


def recomputed(before: dict[str, Table], now: dict[str, Table]) -> Iterator[tuple[object, ...]]:
    carried = now["applications"]["carried_over"]
    for column, forward in before["applications"]["carried_forward"].items():
        if carried[column] != forward:
            yield "A001", "carried_over", column, str(carried[column]), str(forward)
            break
    for row, cells in now["active"].items():
        old = before["active"].get(row, {})
        for column, terms in (
            ("in_force", (old.get("in_force"), cells.get("issued"), _minus(cells.get("repealed")))),
            ("published_total", (old.get("published_total"), cells.get("newly_published"))),
            ("previous_year_items", (old.get("previous_year_items"), old.get("change"))),
        ):
            if cells.get(column) is None or any(each is None for each in terms):
                continue
            expected = sum(each for each in terms if each is not None)
            if cells[column] != expected:
                yield "A002", row, column, str(cells[column]), str(expected)


def _minus(value: int | None) -> int | None:
    return None if value is None else -value
