"""Mutation testing: does some test fail when one operator of the arithmetic is wrong?

``python benchmarks/mutation.py [MODULE…] [--sample N]`` changes one comparison, operation, ``and``/``or``,
``not``, number or result of a function at a time, runs the module's tests in a fork of this process until one
fails, and lists the mutants that none noticed.  Only code within functions is changed; messages are not.
"""

from __future__ import annotations

import ast
import contextlib
import copy
import importlib
import inspect
import io
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
TIMEOUT = 60  # seconds for the tests of one mutant
_IDENTITY = ("numbers", "engine", "identities", "rule_examples")
_CITED = ("citations", "laws", "citation_faults", "rule_examples")
_FIGURES = ("intervals", "figures", "prose_faults")
TESTS: dict[str, tuple[str, ...]] = {
    "expressions": ("expressions", "rule_files", "identities"),
    "linear": ("expressions", "numbers", "identities"),
    "suspects": ("suspects", "numbers"),
    "report.intervals": _FIGURES,
    "report.numerals": ("numerals", "citations", "figures"),
    "checks.identity": _IDENTITY,
    "checks.identity_finding": _IDENTITY,
    "report.judging": _CITED,
    "report.resolution": _CITED,
    "report.document_numbers": _CITED,
    "report.figures": _FIGURES,
}
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
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


class Mutant(NamedTuple):
    """One change: where, what, and the tree of the whole module with it."""

    line: int
    what: str
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Every single change of the module's functions."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {id(each) for function in functions for stmt in function.body for each in ast.walk(stmt)}
    # ``zip(strict=True)`` states what cannot be otherwise; an ``assert`` does so too
    certain = [node for node in ast.walk(tree) if isinstance(node, ast.Assert | ast.keyword)]
    inside -= {
        id(each) for node in certain if getattr(node, "arg", "strict") == "strict" for each in ast.walk(node)
    }
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
            yield Mutant(getattr(node, "lineno", 0), what, ast.fix_missing_locations(changed))


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
            isinstance(value, ast.Constant) and value.value is None
        ):
            yield f"{text}: None", {"value": ast.Constant(None)}
        case ast.If(test=test) | ast.IfExp(test=test):
            if not isinstance(test, ast.Compare | ast.UnaryOp):
                yield f"if {ast.unparse(test)}: not", {"test": ast.UnaryOp(ast.Not(), test)}


def _put_in(module: ModuleType, tree: ast.Module) -> None:
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


def _run(module: ModuleType | None, mutant: Mutant | None, files: list[str]) -> bool:
    """Whether the tests fail, in a process of their own."""
    child = os.fork()
    if child == 0:
        with open(os.devnull, "w") as null:  # noqa: PTH123
            os.dup2(null.fileno(), 1)
            os.dup2(null.fileno(), 2)
        if module and mutant:
            _put_in(module, mutant.tree)
        sys.setrecursionlimit(3_000)
        with contextlib.suppress(BaseException):
            os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", *files])))
        os._exit(1)
    end = time.monotonic() + TIMEOUT
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status != 0
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def measure(name: str, sample: int | None) -> tuple[int, int]:
    """Mutants killed and tried of one module; prints those that survive."""
    files = [str(ROOT / "tests" / f"test_{each}.py") for each in TESTS[name]]
    module = importlib.import_module(f"linter.{name}")
    path = Path(str(module.__file__))
    every = list(mutants(path.read_text("utf-8")))
    tried = every if not sample or sample >= len(every) else random.Random(0).sample(every, sample)
    if _run(None, None, files):
        raise SystemExit(f"{name}: its tests fail without a mutant")
    killed = 0
    for mutant in sorted(tried, key=lambda each: each.line):
        if _run(module, mutant, files):
            killed += 1
        else:
            print(f"  {path.name}:{mutant.line}: {mutant.what}", flush=True)
    print(f"{name}: {killed} of {len(tried)} killed ({len(every)} mutants)", flush=True)
    return killed, len(tried)


def main() -> None:
    arguments = sys.argv[1:]
    sample = None
    if "--sample" in arguments:
        at = arguments.index("--sample")
        sample = int(arguments[at + 1])
        del arguments[at : at + 2]
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    names = arguments or list(TESTS)
    files = {str(ROOT / "tests" / f"test_{each}.py") for name in names for each in TESTS[name]}
    with contextlib.redirect_stdout(
        io.StringIO()
    ):  # imports the tests and all that they import, before any fork
        pytest.main(["--collect-only", "-q", "-p", "no:cacheprovider", *sorted(files)])
    results = [measure(name, sample) for name in names]
    killed, tried = (sum(column) for column in zip(*results, strict=True))
    print(f"all: {killed} of {tried} killed, {killed / tried:.1%}")


if __name__ == "__main__":
    main()
