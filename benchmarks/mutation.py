"""Mutation testing: does some test fail when one operator of the arithmetic is wrong?

``python benchmarks/mutation.py [MODULE…] [--sample N]`` changes one thing of a module at a time
(``mutants.py``) and runs, in a fork, the tests that reach its statement until one fails: those first that
found another mutant, then the quickest.  A test that takes far longer than without the change has failed.
The mutants that none noticed are listed.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import pickle
import random
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any, NamedTuple

import hypothesis
import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.mutants import Mutant, mutants, put_in  # noqa: E402

_NONE = -1
_MEMORY = 2 << 30  # bytes that a mutant may take
_IDENTITY = ("identities", "identity_findings", "numbers", "engine", "rule_examples")
_CITED = (
    *("judging", "resolution", "document_numbers", "catalogue"),
    *("citations", "laws", "citation_faults", "rule_examples"),
)
_SAID = ("evidence", "cell_sums", "percentages", "breakdowns", "numbers", "years")
_FIGURES = ("intervals", "figures", "prose_faults")
TESTS: dict[str, tuple[str, ...]] = {
    "expressions": ("expressions", "rule_files", "identities"),
    "linear": ("expressions", "numbers", "identities"),
    "suspects": ("suspects", "numbers", "identities"),
    "report.intervals": _FIGURES,
    "report.numerals": ("numerals", "citations", "figures"),
    "checks.identity": _IDENTITY,
    "checks.identity_finding": _IDENTITY,
    "report.judging": _CITED,
    "report.resolution": _CITED,
    "report.document_numbers": _CITED,
    "report.figures": _FIGURES,
    "report.growth": ("growth", *_SAID),
    "report.lone_shares": ("lone_shares", *_SAID),
    "report.shares": ("shares", *_SAID),
    "report.breakdowns": ("lists", *_SAID),
    "report.cells": ("cells", "tables", "tables_broken"),
    "report.laws": _CITED,
    "report.catalogue": _CITED,
    "checks.verdict": ("verdict_findings", *_CITED),
    "checks.evidence": _SAID,
    "checks.cell_sums": _SAID,
    "checks.percentages": _SAID,
    "checks.shares": _SAID,
    "checks.growth": _SAID,
    "checks.breakdowns": _SAID,
}
_TIMED = "not cost_little and not time_grows"  # a test that fails for its time alone proves nothing


class Told(NamedTuple):
    """What a test did without a mutant: its seconds, and the lines of the module that it reached."""

    seconds: float
    lines: frozenset[int]
    failed: bool


class Runner:
    """Runs, in place of pytest's loop, the tests that it has collected, once for each mutant."""

    def __init__(self, names: list[str], sample: int | None) -> None:
        self._names, self._sample = names, sample
        self.results: list[tuple[int, int]] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for name in self._names:
            wanted = {f"test_{each}.py" for each in TESTS[name]}
            self._measure(name, session, [item for item in session.items if item.path.name in wanted])
        return True

    def _measure(self, name: str, session: pytest.Session, items: list[pytest.Item]) -> None:
        module = importlib.import_module(f"linter.{name}")
        path = Path(str(module.__file__))
        every = list(mutants(path.read_text("utf-8")))
        whole = not self._sample or self._sample >= len(every)
        tried = every if whole else random.Random(0).sample(every, self._sample or 0)
        told = _in_fork(lambda: list(_told(items, str(path))))
        failing = [item.nodeid for each, item in zip(told, items, strict=True) if each.failed]
        if failing:
            raise SystemExit(f"{name}: fails without a mutant: {', '.join(failing)}")
        tests = sorted(zip(told, items, strict=True), key=lambda test: test[0].seconds)
        killed = 0
        for mutant in sorted(tried, key=lambda each: each.line):
            chosen = [test for test in tests if not test[0].lines.isdisjoint(mutant.lines)]
            found = _in_fork(lambda m=mutant, c=chosen: _finder(m, module, c))  # type: ignore[misc]
            if found == _NONE:
                print(f"  {path.name}:{mutant.line}: {mutant.what}  ({len(chosen)} tests)", flush=True)
                continue
            killed += 1
            if found is not None:
                tests.insert(0, tests.pop(tests.index(chosen[found])))
        print(f"{name}: {killed} of {len(tried)} killed ({len(every)} mutants)", flush=True)
        self.results.append((killed, len(tried)))


def _told(items: list[pytest.Item], path: str) -> Iterator[Told]:
    """What each test does."""
    lines: set[int] = set()

    def local(frame: FrameType, event: str, _: object) -> Any:
        lines.add(frame.f_lineno)
        return local

    def follow(frame: FrameType, event: str, _: object) -> Any:
        return local(frame, event, _) if frame.f_code.co_filename == path else None

    for item, following in zip_longest(items, items[1:]):
        _forget()
        lines.clear()
        start = time.perf_counter()
        sys.settrace(follow)
        failed = _fails(item, following)
        sys.settrace(None)
        yield Told(time.perf_counter() - start, frozenset(lines), failed)


def _finder(mutant: Mutant, module: ModuleType, tests: list[tuple[Told, pytest.Item]]) -> int:
    """The first test that fails, or none; does not return where one hangs."""
    put_in(module, mutant.tree)
    _forget()
    for index, ((told, item), following) in enumerate(zip_longest(tests, tests[1:])):
        signal.setitimer(
            signal.ITIMER_REAL, 2 + 5 * told.seconds
        )  # nobody handles it, so it ends the process
        if _fails(item, following and following[1]):
            return index
    return _NONE


def _fails(item: pytest.Item, following: pytest.Item | None) -> bool:
    before = item.session.testsfailed
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    return item.session.testsfailed > before


def _forget() -> None:
    """Forget what was computed before the mutant came; the data files, which no mutant reads, are kept."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("linter.", "tests.")) and not name.startswith("linter.resources"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _in_fork(work: Callable[[], Any]) -> Any:
    """What ``work`` returns in a process of its own; None where that ends otherwise."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            result = pickle.dumps(work())
            with open(writing, "wb") as pipe:  # noqa: PTH123
                pipe.write(result)
        os._exit(0)
    os.close(writing)
    with open(reading, "rb") as pipe:  # noqa: PTH123
        answer = pipe.read()
    os.waitpid(child, 0)
    return pickle.loads(answer) if answer else None


def main() -> None:
    arguments = sys.argv[1:]
    sample = None
    if "--sample" in arguments:
        at = arguments.index("--sample")
        sample = int(arguments[at + 1])
        del arguments[at : at + 2]
    os.chdir(ROOT)
    names = arguments or list(TESTS)
    files = sorted({f"tests/test_{each}.py" for name in names for each in TESTS[name]})
    # found is found: no smaller example is looked for
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile(
        "mutation",
        phases=phases,
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    runner = Runner(names, sample)
    options = ["-s", "-q", "-k", _TIMED, "-p", "no:cacheprovider", "--hypothesis-profile=mutation"]
    pytest.main([*options, *files], plugins=[runner])
    killed, tried = (sum(column) for column in zip(*runner.results, strict=True))
    print(f"all: {killed} of {tried} killed, {killed / tried:.1%}")


if __name__ == "__main__":
    main()
