"""Consistent figures for the three statutory tables: every identity of the form holds."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from linter.report.forms import form

Number = int | Decimal
Key = tuple[str, str, str]
"""(table id, row id, column id); the rows of review_and_litigation are its groups."""
Figures = dict[Key, Number]

APPLICANTS = (
    "natural_person",
    "business",
    "research",
    "public_interest",
    "legal_service",
    "other_organization",
)
OUTCOMES = ("upheld", "corrected", "other", "pending")
SIZES = {"none": 0, "few": 6, "some": 60, "many": 700, "thousands": 4200}
_NOT_RESULTS = ("received", "carried_over", "handled", "carried_forward")
_RARE = ("other.other", "other", "denied.state_secret", "other.fee_not_paid")


def make_figures(rng: Random, form_id: str, size: str) -> Figures:
    """All figures of a report on the form ``form_id``; ``size`` (a key of SIZES) bounds the applications."""
    figures = _applications(rng, form_id, SIZES[size])
    figures |= _review_and_litigation(rng, form_id, SIZES[size])
    return figures | _active_disclosure(rng, form_id, SIZES[size])


def result_rows(form_id: str) -> list[str]:
    """The rows under 三、本年度办理结果 that add up to （七）总计."""
    part = form(form_id).tables["applications"].parts[0]
    return [row.id for row in part.figure_rows if row.id not in _NOT_RESULTS]


def _applications(rng: Random, form_id: str, most: int) -> Figures:
    results = result_rows(form_id)
    figures: Figures = {}
    for index, applicant in enumerate(APPLICANTS):
        due = _amount(rng, most if index == 0 else most // 8 if index == 1 else most // 40)
        carried_over = min(due, _amount(rng, due // 6))
        carried_forward = min(due, _amount(rng, due // 8))
        column = dict.fromkeys(results, 0)
        for row, count in _spread(rng, due - carried_forward, results):
            column[row] += count
        column |= {"received": due - carried_over, "carried_over": carried_over}
        column |= {"handled": due - carried_forward, "carried_forward": carried_forward}
        figures |= {("applications", row, applicant): count for row, count in column.items()}
    for row in (*results, *_NOT_RESULTS):
        figures["applications", row, "total"] = sum(int(figures["applications", row, a]) for a in APPLICANTS)
    return figures


def _review_and_litigation(rng: Random, form_id: str, most: int) -> Figures:
    figures: Figures = {}
    for group in form(form_id).tables["review_and_litigation"].parts[0].rows:
        busy = rng.random() < 0.6
        counts = [_amount(rng, most // 20 + 2) if busy and rng.random() < 0.6 else 0 for _ in OUTCOMES]
        for outcome, count in zip(OUTCOMES, counts, strict=True):
            figures["review_and_litigation", group.id, outcome] = count
        figures["review_and_litigation", group.id, "total"] = sum(counts)
    return figures


def _active_disclosure(rng: Random, form_id: str, most: int) -> Figures:
    figures: Figures = {}
    for row, column in form(form_id).tables["active_disclosure"].cells():
        count = _amount(rng, most * 3 + 8) if rng.random() < 0.6 else 0
        figures["active_disclosure", row, column] = 0 if row == "rules" else count
    if form_id == "2021":
        _in_order(figures, "normative_documents", ("issued", "in_force"))
        figures["active_disclosure", "fees", "amount_10k_yuan"] = _money(rng, most)
    else:
        _in_order(figures, "normative_documents", ("issued", "newly_published", "published_total"))
        figures["active_disclosure", "procurement", "amount"] = _money(rng, most)
    return figures


def _in_order(figures: Figures, row: str, columns: tuple[str, ...]) -> None:
    counts = sorted(figures["active_disclosure", row, column] for column in columns)
    figures.update({("active_disclosure", row, c): n for c, n in zip(columns, counts, strict=True)})


def _money(rng: Random, most: int) -> Number:
    if rng.random() < 0.4:
        return 0
    return Decimal(rng.randint(1, 100 * (most * 5 + 10))).scaleb(-2)


def _amount(rng: Random, most: int) -> int:
    return rng.randint(0, most) if most > 0 else 0


def _spread(rng: Random, total: int, rows: list[str]) -> list[tuple[str, int]]:
    """``total`` handed out over some of ``rows``; the rows that evaluators frown upon get little."""
    usual = [row for row in rows if row not in _RARE]
    chosen = rng.sample(usual, rng.randint(1, len(usual)))
    shares = []
    for row in chosen[:-1]:
        share = rng.randint(0, total // 2)
        shares.append((row, share))
        total -= share
    return [*shares, (chosen[-1], total)]


def whole(figures: Mapping[Key, Number], table: str, row: str, column: str = "total") -> int:
    """A count of the tables as an int."""
    return int(figures[table, row, column])
