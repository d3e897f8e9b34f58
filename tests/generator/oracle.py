"""The identities of the forms and, by brute force on exact numbers, what could explain a break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from linter.report.forms import form
from tests.generator.figures import APPLICANTS, OUTCOMES, Figures, Key, Number, result_rows

Change = frozenset[tuple[Key, int]]
"""A set of cells with the value that each should have."""
_YEAR = re.compile(r"20\d\d")
_RUN = 25


@dataclass(frozen=True)
class Balance:
    """One instance of an identity: the signed cells add up to nothing."""

    code: str
    terms: tuple[tuple[Key, int], ...]

    def excess(self, figures: Mapping[Key, Number]) -> int:
        return sum(sign * int(figures[key]) for key, sign in self.terms)


def gives(share: Fraction, printed: str) -> bool:
    """Whether ``printed`` per cent is this share, rounded or cut off."""
    unit = Fraction(1, 10 ** len(printed.partition(".")[2]))
    return abs(100 * share - Fraction(printed)) < unit


def unfollowed(now: Mapping[Key, Number], last: Mapping[Key, Number]) -> set[Key]:
    """The stocks of table 二 that do not follow from last year's report, of those that it has."""
    found = set()
    for (table, row, column), value in now.items():
        due = last.get((table, row, column))
        if due is None:
            continue
        if column == "in_force":
            due += now[table, row, "issued"] - now[table, row, "repealed"]
        elif column == "published_total":
            due += now[table, row, "newly_published"]
        elif column == "previous_year_items":
            due += last[table, row, "change"]
        else:
            continue
        if value != due:
            found.add((table, row, column))
    return found


def is_jump(now: int, last: int) -> bool:
    """Whether nobody would take two years' figures for the same thing going on."""
    low, high = sorted((now, last))
    return high >= 300 and high >= 12 * low if now else last >= 50


def repeated_share(sentences: Sequence[str], old: str) -> float:
    """How much of some sentences stands in an old text: runs of 25 characters at least, years aside."""
    old = _YEAR.sub("", old)
    kept = total = run = 0
    for sentence in (_YEAR.sub("", each) for each in sentences):
        total += len(sentence)
        run = run + len(sentence) if sentence in old else 0
        kept += run if run - len(sentence) < _RUN <= run else len(sentence) if run > _RUN else 0
    return kept / total if total else 0.0


def balances(form_id: str) -> tuple[Balance, ...]:
    """Every instance of T101 to T104 on the form."""
    return tuple(_applications(form_id)) + tuple(_review_and_litigation(form_id))


def _applications(form_id: str) -> Iterator[Balance]:
    table, results = "applications", result_rows(form_id)
    for column in (*APPLICANTS, "total"):
        signs = {"received": 1, "carried_over": 1, "handled": -1, "carried_forward": -1}
        yield Balance("T101", tuple(((table, row, column), sign) for row, sign in signs.items()))
        parts = tuple(((table, row, column), 1) for row in results)
        yield Balance("T102", (*parts, ((table, "handled", column), -1)))
    for row in ("received", "carried_over", *results, "handled", "carried_forward"):
        addends = tuple(((table, row, column), 1) for column in APPLICANTS)
        yield Balance("T103", (*addends, ((table, row, "total"), -1)))


def _review_and_litigation(form_id: str) -> Iterator[Balance]:
    table = "review_and_litigation"
    for group in form(form_id).tables[table].parts[0].rows:
        addends = tuple(((table, group.id, outcome), 1) for outcome in OUTCOMES)
        yield Balance("T104", (*addends, ((table, group.id, "total"), -1)))


def broken(form_id: str, figures: Figures) -> list[Balance]:
    """The instances that do not hold, in the order of their codes."""
    return [balance for balance in balances(form_id) if balance.excess(figures) != 0]


def single_explanations(form_id: str, figures: Figures) -> set[Change]:
    """Every single cell, and its count, that would satisfy every identity."""
    failing = broken(form_id, figures)
    found: set[Change] = set()
    for key, _ in failing[0].terms if failing else ():
        sign = dict(failing[0].terms)[key]
        value = int(figures[key]) - sign * failing[0].excess(figures)
        if value >= 0 and not broken(form_id, figures | {key: value}):
            found.add(frozenset({(key, value)}))
    return found


def double_explanations(form_id: str, figures: Figures) -> set[Change]:
    """Every pair of cells that would, where no single one does.

    A pair must touch every broken balance, so one of its cells stands in the first.
    """
    failing = broken(form_id, figures)
    excess = [balance.excess(figures) for balance in failing]
    signs = [dict(balance.terms) for balance in failing]
    cells = sorted({key for balance in failing for key, _ in balance.terms})
    touched = {key: frozenset(i for i, sign in enumerate(signs) if key in sign) for key in cells}
    every = frozenset(range(len(failing)))
    found: set[Change] = set()
    for one, other in combinations(cells, 2):
        if touched[one] | touched[other] != every:
            continue
        for change in _solutions(one, other, signs, excess, touched):
            values = {key: int(figures[key]) + step for key, step in change.items()}
            if min(values.values()) >= 0 and not broken(form_id, {**figures, **values}):
                found.add(frozenset(values.items()))
    return found


def _solutions(
    one: Key,
    other: Key,
    signs: list[dict[Key, int]],
    excess: list[int],
    touched: dict[Key, frozenset[int]],
) -> Iterator[dict[Key, int]]:
    """The steps of two cells that each alone, or the rest after the other, would mend."""
    for first, second in ((one, other), (other, one)):
        alone = touched[first] - touched[second]
        if not alone:
            continue
        index = min(alone)
        step = -signs[index][first] * excess[index]
        rest = next(iter(touched[second]))
        left = excess[rest] + signs[rest].get(first, 0) * step
        yield {first: step, second: -signs[rest][second] * left}
        return
