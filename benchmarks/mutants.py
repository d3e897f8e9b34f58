"""Mutants: a module's functions with one comparison, operation, sign, number or result changed.

Left out is what cannot change what the program does: types, an ``assert`` and ``zip(strict=True)``, which
state what cannot be otherwise, and None in the place of False.
"""

from __future__ import annotations

import ast
import copy
import inspect
from collections.abc import Iterator
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_OPERATIONS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,  # the quotient would be the same wherever a factor is a sign
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


class Mutant(NamedTuple):
    """One change: where it stands, the lines of its statement, what it is, and the whole module with it."""

    line: int
    lines: range
    what: str
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Every single change of the module's functions."""
    tree = ast.parse(source)
    inside: dict[int, range] = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for statement in function.body:
                inside |= _lines(statement)
    for index, node in enumerate(ast.walk(tree)):
        if id(node) not in inside:
            continue
        for what, other in _changes(node):
            changed = copy.deepcopy(tree)
            target = next(each for at, each in enumerate(ast.walk(changed)) if at == index)
            if isinstance(other, ast.expr):
                changed = _Replacing(target, other).visit(changed)
            else:
                vars(target).update(other)
            line = getattr(node, "lineno", inside[id(node)].start)
            yield Mutant(line, inside[id(node)], what, ast.fix_missing_locations(changed))


def _lines(statement: ast.stmt) -> dict[int, range]:
    """Of each node of a statement that may be changed, the lines of the smallest statement around it."""
    found: dict[int, range] = {}
    body = getattr(statement, "body", None) or getattr(statement, "cases", None)
    first = statement.lineno
    last = getattr(body[0], "lineno", getattr(body[0], "pattern", statement).lineno) if body else None
    lines = range(first, max(last, first + 1) if last else (statement.end_lineno or first) + 1)
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Assert) or (isinstance(node, ast.keyword) and node.arg == "strict"):
            continue
        if isinstance(node, ast.stmt) and node is not statement:
            found |= _lines(node)
        elif isinstance(node, ast.AnnAssign):
            waiting.extend(filter(None, (node.target, node.value)))
        else:
            found[id(node)] = lines
            waiting.extend(ast.iter_child_nodes(node))
    return found


class _Replacing(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> Any:
        return self._new if node is self._old else self.generic_visit(node)


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.expr | dict[str, Any]]]:
    """What may be put in the place of a node, or in its fields."""
    text = ast.unparse(node) if isinstance(node, ast.expr | ast.stmt) else ""
    match node:
        case ast.Compare(ops=ops):
            for at, op in enumerate(ops):
                for other in _COMPARISONS[type(op)]:
                    yield f"{text}: {other.__name__}", {"ops": [*ops[:at], other(), *ops[at + 1 :]]}
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in _OPERATIONS:
            other_op = _OPERATIONS[type(op)]
            yield f"{text}: {other_op.__name__}", {"op": other_op()}
        case ast.BoolOp(op=op, values=values):
            swapped = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield f"{text}: {type(swapped).__name__}", {"op": swapped}
            for at in range(len(values)):
                rest = [*values[:at], *values[at + 1 :]]
                yield f"{text}: without part {at + 1}", {"values": rest}
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield f"{text}: without its sign", operand
        case ast.Constant(value=bool() as value):
            yield f"{text}: {not value}", {"value": not value}
        case ast.Constant(value=int() as value):
            yield f"{text}: {value + 1}", {"value": value + 1}
            yield f"{text}: {value - 1}", {"value": value - 1}
        case ast.Return(value=ast.expr() as value) if not (
            isinstance(value, ast.Constant) and value.value in (None, False)
        ):
            yield f"{text}: None", {"value": ast.Constant(None)}
        case ast.If(test=test) | ast.IfExp(test=test):
            if not isinstance(test, ast.Compare | ast.UnaryOp):
                yield f"if {ast.unparse(test)}: not", {"test": ast.UnaryOp(ast.Not(), test)}


def put_in(module: ModuleType, tree: ast.Module) -> None:
    """Give the module's functions the code of the changed ones; whoever imported them has them too."""
    code = compile(tree, str(module.__file__), "exec")
    _exchange(vars(module), code)


def _exchange(names: dict[str, Any] | Any, code: CodeType) -> None:
    for part in code.co_consts:
        if not isinstance(part, CodeType) or part.co_name not in names:
            continue
        live = names[part.co_name]
        if isinstance(live, type):
            _exchange(vars(live), part)
            continue
        live = getattr(live, "fget", None) or getattr(live, "func", None) or getattr(live, "__func__", live)
        live = inspect.unwrap(live)
        if isinstance(live, FunctionType) and live.__code__.co_freevars == part.co_freevars:
            live.__code__ = part
