"""Which cells of a table are wrong: the smallest sets of cells whose change satisfies every identity.

The identities of a statutory table are an error-correcting code: one wrong cell breaks its row and its
column by the same amount.  Counts are at least 0, so a blank may hold anything from 0 up, and an identity
with a blank in it is broken only where it must be broken whatever the blank holds.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from linter.tuples import NamedTuple

Number = int | Decimal
CellKey = tuple[str, str]
"""Row and column."""
Status = Literal["holds", "open", "broken"]

# What bounds the search: no table of the forms needs more, and a hostile one gets no more.
MAX_CELLS = 3
MAX_STEPS = 30_000
MAX_SOLUTIONS = 12
_WEIGHT = 4  # of evidence in ranking: more than any difference between slips


class Equation(NamedTuple):
    """A sum of cells with integer coefficients that must be 0."""

    terms: Mapping[CellKey, int]

    def balance(self, values: Mapping[CellKey, Number | None]) -> Number:
        """The sum with every blank as 0."""
        balance: Number = 0
        for key, factor in self.terms.items():
            balance += factor * (values[key] or 0)
        return balance

    def status(self, values: Mapping[CellKey, Number | None]) -> Status:
        """``open`` where it holds or fails depending on what a blank stands for."""
        balance = self.balance(values)
        if balance == 0:
            return "holds"
        can_close = any(values[key] is None and balance * c < 0 for key, c in self.terms.items())
        return "open" if can_close else "broken"


class Evidence(NamedTuple):
    """What is said elsewhere: that one of ``sums`` of cells is ``value``."""

    sums: tuple[tuple[CellKey, ...], ...]
    value: int

    def holds(self, values: Mapping[CellKey, Number | None]) -> bool:
        """Whether it is so, with every blank as 0."""
        return any(sum(values.get(cell) or 0 for cell in cells) == self.value for cells in self.sums)


class Change(NamedTuple):
    """A cell and the value that it should have."""

    cell: CellKey
    found: Number
    expected: Number


Solution = tuple[Change, ...]


def solutions(
    equations: Sequence[Equation],
    values: Mapping[CellKey, Number | None],
    evidence: Sequence[Evidence] = (),
) -> list[Solution]:
    """The smallest sets of changes after which no equation is broken, the most plausible first.

    A solution that makes ``evidence`` true goes first, and where one alone does, it is the only one; a
    solution that makes evidence untrue goes last.  An empty list where more than ``MAX_CELLS`` cells would
    have to change, or the search grew too long.
    """
    search = _Search(equations, dict(values))
    if not search.broken():
        return []
    for size in range(1, MAX_CELLS + 1):
        found = list({frozenset(solution): solution for solution in search.find(size)}.values())
        if search.exhausted:
            return []
        if found:
            gains = {solution: _gain(solution, values, evidence) for solution in found}
            found.sort(key=lambda solution: sum(map(_cost, solution)) - _WEIGHT * gains[solution])
            agreed = [solution for solution in found if gains[solution] > 0]
            return agreed if len(agreed) == 1 else found[:MAX_SOLUTIONS]
    return []


def _gain(solution: Solution, values: Mapping[CellKey, Number | None], evidence: Sequence[Evidence]) -> int:
    """How much more of the evidence is true after the changes; less than 0 where any becomes untrue."""
    changed = {**values, **{change.cell: change.expected for change in solution}}
    before = [each.holds(values) for each in evidence]
    after = [each.holds(changed) for each in evidence]
    spoiled = sum(was and not now for was, now in zip(before, after, strict=True))
    mended = sum(now and not was for was, now in zip(before, after, strict=True))
    return -spoiled or mended


class _Search:
    def __init__(self, equations: Sequence[Equation], values: dict[CellKey, Number | None]) -> None:
        self._equations = equations
        self._values = values
        self._steps = 0
        self._of_cell: dict[CellKey, list[int]] = {}
        for index, equation in enumerate(equations):
            for key in equation.terms:
                self._of_cell.setdefault(key, []).append(index)
        self._status = [equation.status(values) for equation in equations]
        self._reach = max((len(indexes) for indexes in self._of_cell.values()), default=0)

    @property
    def exhausted(self) -> bool:
        return self._steps > MAX_STEPS

    def broken(self) -> list[int]:
        return [index for index, status in enumerate(self._status) if status == "broken"]

    def find(self, size: int, changed: tuple[Change, ...] = ()) -> Iterator[Solution]:
        """Every set of ``size`` further changes that mends everything."""
        broken = self.broken()
        if not broken:
            yield changed
            return
        if len(broken) > size * self._reach or self.exhausted:
            return
        # Whatever the solution is, it changes a cell of this equation.
        narrow = min(broken, key=lambda index: len(self._equations[index].terms))
        done = {change.cell for change in changed}
        for key in self._equations[narrow].terms:
            if key in done or self._values[key] is None:
                continue
            for value in self._candidates(key, broken):
                yield from self._try(key, value, size, changed)

    def _try(self, key: CellKey, value: Number, size: int, changed: tuple[Change, ...]) -> Iterator[Solution]:
        self._steps += 1
        found = self._values[key]
        assert found is not None
        before = [(index, self._status[index]) for index in self._of_cell[key]]
        self._values[key] = value
        for index, _ in before:
            self._status[index] = self._equations[index].status(self._values)
        yield from self.find(size - 1, (*changed, Change(key, found, value)))
        self._values[key] = found
        for index, status in before:
            self._status[index] = status

    def _candidates(self, key: CellKey, broken: Sequence[int]) -> list[Number]:
        """The values of a cell that balance one of the broken equations it stands in."""
        value = self._values[key]
        assert value is not None
        found: list[Number] = []
        for index in self._of_cell[key]:
            if index in broken:
                equation = self._equations[index]
                candidate = value - _quotient(equation.balance(self._values), equation.terms[key])
                if candidate >= 0 and candidate not in found:
                    found.append(candidate)
        return found


def _quotient(balance: Number, coefficient: int) -> Number:
    return balance * coefficient if abs(coefficient) == 1 else Decimal(balance) / coefficient


def _cost(change: Change) -> float:
    """How unlikely a slip is, for ranking alone: a recognised slip of the hand is likelier than another."""
    if slip(change.found, change.expected):
        return 1.0
    same_length = len(str(change.found)) == len(str(change.expected))
    return 2.0 if same_length else 2.5


Slip = Literal["transposed", "tenfold", "one_digit", "lost_digit", "extra_digit"]


def slip(found: Number, expected: Number) -> Slip | None:
    """The slip of the hand that turns ``expected`` into ``found``, or None."""
    wrong, right = str(found), str(expected)
    if "0" in (wrong, right):
        return None
    if right + "0" == wrong:
        return "tenfold"
    if len(wrong) == len(right) > 1:
        different = [index for index, pair in enumerate(zip(wrong, right, strict=True)) if pair[0] != pair[1]]
        if len(different) == 1:
            return "one_digit"
        if len(different) == 2 and sorted(wrong) == sorted(right) and different[1] - different[0] == 1:
            return "transposed"
    if len(right) == len(wrong) + 1 and _without_one(right, wrong):
        return "lost_digit"
    if len(wrong) == len(right) + 1 and _without_one(wrong, right):
        return "extra_digit"
    return None


def _without_one(longer: str, shorter: str) -> bool:
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
