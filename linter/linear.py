"""Sums of figures: what stands on each side of a comparison."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from linter.tuples import NamedTuple

Number = int | Decimal
Values = Mapping[str, Number]

WILDCARD = ".*"
# A longer sum is printed without its zeros; 0 + 0 + 3 + 0 + … helps nobody.
_TERMS_PRINTED_IN_FULL = 7


class Linear(NamedTuple):
    """A sum of names with integer coefficients and a constant: ``received + 2 * denied.* + 1``.

    A name that ends in ``.*`` stands for the sum of the id before it and of all ids below that one.
    """

    terms: Mapping[str, int]
    constant: int = 0

    def plus(self, other: "Linear", sign: int = 1) -> "Linear":
        terms = dict(self.terms)
        for name, coefficient in other.terms.items():
            terms[name] = terms.get(name, 0) + sign * coefficient
        return Linear(terms, self.constant + sign * other.constant)

    def scaled(self, factor: int) -> "Linear":
        return Linear({name: factor * c for name, c in self.terms.items()}, factor * self.constant)

    def expanded(self, ids: Iterable[str]) -> "Linear":
        """The same sum with every wildcard replaced by those of ``ids`` that it stands for."""
        known = tuple(ids)
        result = Linear({}, self.constant)
        for name, coefficient in self.terms.items():
            result = result.plus(Linear(dict.fromkeys(matching(name, known), coefficient)))
        return result

    def value(self, values: Values) -> Number:
        """The sum over ``values``; KeyError where a name has none."""
        return self.constant + sum(
            coefficient * values[each]
            for name, coefficient in self.terms.items()
            for each in matching(name, values)
        )

    def printed(self, values: Values) -> str:
        """The figures as a clerk would write them: ``3 + 0 = 3``, or ``3`` for a single figure."""
        figures = list(self._figures(values))
        if len(figures) > _TERMS_PRINTED_IN_FULL:
            figures = [figure for figure in figures if figure[1]] or [(1, 0)]
        text = " ".join(_term(c, value, first=not i) for i, (c, value) in enumerate(figures)) or "0"
        alone = [coefficient for coefficient, _ in figures] == [1]
        return text if alone else f"{text} = {self.value(values)}"

    def _figures(self, values: Values) -> Iterator[tuple[int, Number]]:
        for name, coefficient in self.terms.items():
            for each in matching(name, values):
                yield coefficient, values[each]
        if self.constant or not self.terms:
            yield 1, self.constant


class Comparison(NamedTuple):
    """Two sums and the relation that must hold between them."""

    left: Linear
    operator: str
    right: Linear
    relation: Callable[[Number, Number], bool]

    def holds(self, values: Values) -> bool:
        return self.relation(self.left.value(values), self.right.value(values))


def matching(name: str, ids: Iterable[str]) -> Iterator[str]:
    """The ids that ``name`` stands for: itself, or for ``denied.*`` ``denied`` and every ``denied.x``."""
    if not name.endswith(WILDCARD):
        yield name
        return
    stem = name.removesuffix(WILDCARD)
    for each in ids:
        if each == stem or each.startswith(f"{stem}."):
            yield each


def _term(coefficient: int, value: Number, *, first: bool) -> str:
    size = abs(coefficient)
    # A negative figure after a sign, or after a factor, needs brackets to be readable.
    figure = f"({value})" if value < 0 and not (first and coefficient == 1) else str(value)
    product = figure if size == 1 else f"{size} × {figure}"
    if first:
        return f"-{product}" if coefficient < 0 else product
    return f"- {product}" if coefficient < 0 else f"+ {product}"
