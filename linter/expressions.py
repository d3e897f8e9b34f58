"""The rules' arithmetic: a line of text becomes a condition on the figures of a table.

The language is described in ``grammars/expression.lark``.  Nothing is evaluated as Python; arithmetic is
exact (``int`` and ``Decimal``).
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from linter import resources
from linter.linear import Comparison, Linear, Number, Values, matching
from linter.resources.automaton import SyntaxFault, Token
from linter.tuples import NamedTuple

LENGTH_LIMIT = 1_000
# What the name of a figure of last year's report begins with.
PREVIOUS = "previous."

_RELATIONS: Mapping[str, Callable[[Number, Number], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class ExpressionError(ValueError):
    """An expression that cannot be read: what was expected, ``offset`` characters into it."""

    def __init__(self, offset: int, zh: str, en: str) -> None:
        super().__init__(f"{offset}: {en}")
        self.offset = offset
        self.zh = zh
        self.en = en


class Calculation(NamedTuple):
    """Both sides of a comparison with figures put in: ``3 + 0 = 3`` against ``2 + 0 = 2``."""

    left: Number
    right: Number
    left_text: str
    right_text: str


class Condition(NamedTuple):
    """A compiled condition; ``names`` are the names in it, wildcards as written, with their offsets."""

    test: Callable[[Values], bool]
    names: tuple[tuple[str, int], ...]
    comparison: Comparison | None = None


class Expression(NamedTuple):
    """A condition on figures.  ``text`` is as written."""

    text: str
    condition: Condition

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the expression, each once, wildcards as written."""
        return tuple(dict.fromkeys(name for name, _ in self.condition.names))

    def expand(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids that the expression needs, each once, its wildcards looked up among ``ids``."""
        known = tuple(ids)
        return tuple(dict.fromkeys(each for name in self.names for each in matching(name, known)))

    def evaluate(self, values: Values) -> bool:
        """Whether it holds.  ``values`` has a figure for every id of ``expand``, else KeyError."""
        return self.condition.test(values)

    def linear(self, ids: Iterable[str]) -> dict[str, int] | None:
        """``{id: coefficient}`` whose sum must be 0, or None where it is no equality without constant."""
        found = _coefficients(self.text, tuple(ids))
        return None if found is None else dict(found)

    def calculate(self, values: Values) -> Calculation | None:
        """Both sides with the figures put in, or None where it is no single comparison."""
        comparison = self.condition.comparison
        if comparison is None:
            return None
        left, right = comparison.left, comparison.right
        return Calculation(
            left.value(values), right.value(values), left.printed(values), right.printed(values)
        )


@cache
def compile_expression(text: str) -> Expression:
    """Compile an expression; raises ExpressionError with the place of the first fault."""
    if len(text) > LENGTH_LIMIT:
        raise ExpressionError(
            LENGTH_LIMIT,
            f"表达式不超过 {LENGTH_LIMIT} 个字符",
            f"an expression of at most {LENGTH_LIMIT} characters",
        )
    try:
        parsed: Condition = resources.grammar("expression").parse(text, _built)
    except SyntaxFault as fault:
        raise _syntax_error(fault, text) from fault
    return Expression(text, parsed)


@lru_cache(maxsize=1024)
def _coefficients(text: str, ids: tuple[str, ...]) -> tuple[tuple[str, int], ...] | None:
    comparison = compile_expression(text).condition.comparison
    if comparison is None or comparison.operator != "==":
        return None
    whole = comparison.left.expanded(ids).plus(comparison.right.expanded(ids), -1)
    if whole.constant:
        return None
    return tuple((name, coefficient) for name, coefficient in whole.terms.items() if coefficient)


def _built(rule: str, parts: list[Any]) -> Any:
    """What a rule of the grammar makes of its parts; one that only groups hands its part on."""
    build = _BUILDERS.get(rule)
    return build(*parts) if build else parts[0]


class _Sum(NamedTuple):
    linear: Linear
    names: tuple[tuple[str, int], ...]


def _comparison(a: _Sum, relation: Token, b: _Sum) -> Condition:
    comparison = Comparison(a.linear, relation.text, b.linear, _RELATIONS[relation.text])
    return Condition(comparison.holds, a.names + b.names, comparison)


def _product(a: _Sum, b: _Sum) -> _Sum:
    if not a.linear.terms:
        return _Sum(b.linear.scaled(a.linear.constant), b.names)
    if not b.linear.terms:
        return _Sum(a.linear.scaled(b.linear.constant), a.names)
    name, offset = b.names[0]
    raise ExpressionError(
        offset, f"乘法的一边应当是整数，“{name}”不是", f"an integer on one side of a product, not '{name}'"
    )


_BUILDERS: Mapping[str, Callable[..., Any]] = {
    "integer": lambda token: _Sum(Linear({}, int(token.text)), ()),
    "name": lambda token: _Sum(Linear({token.text: 1}), ((token.text, token.start),)),
    "opposite": lambda a: _Sum(a.linear.scaled(-1), a.names),
    "plus": lambda a, b: _Sum(a.linear.plus(b.linear), a.names + b.names),
    "minus": lambda a, b: _Sum(a.linear.plus(b.linear, -1), a.names + b.names),
    "times": _product,
    "comparison": _comparison,
    "negated": lambda a: Condition(lambda values: not a.test(values), a.names),
    "both": lambda a, b: Condition(lambda values: a.test(values) and b.test(values), a.names + b.names),
    "either": lambda a, b: Condition(lambda values: a.test(values) or b.test(values), a.names + b.names),
    "implies": lambda a, b: Condition(lambda values: not a.test(values) or b.test(values), a.names + b.names),
}


def _syntax_error(fault: SyntaxFault, text: str) -> ExpressionError:
    found, offset = fault.found.text, fault.found.start
    if offset == len(text):
        return ExpressionError(len(text), "表达式没有写完", "more, the expression ends too soon")
    zh, en = _expected(fault.expected)
    return ExpressionError(offset, f"此处应当是{zh}，不是“{found}”", f"{en}, not '{found}'")


def _expected(wanted: frozenset[str]) -> tuple[str, str]:
    if "NAME" in wanted:
        return "行或列的名称、整数或括号", "the name of a row or column, an integer or a bracket"
    if {"AND", "OR", "IMPLIES"} & wanted and "COMPARATOR" not in wanted:
        return " and、or、implies 或结尾", "'and', 'or', 'implies' or the end"
    return (
        "运算符（+ - *）或比较符（== != < <= > >=）",
        "an operator (+ - *) or a comparison (== != < <= > >=)",
    )
