"""Work on many files in several processes at once, its results in the order of the files."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_CHUNK = (
    8  # files that go to a process at a time; to hand over one by one costs as much as a tenth of the work
)
_AHEAD = 4  # chunks a process that may wait to be fetched, so that memory stays flat

_work: Callable[[Any], Any]


def in_order(work: Callable[[_Item], _Result], items: Iterable[_Item], processes: int) -> Iterator[_Result]:
    """``work`` done on each item, by so many processes; with one it is done in this process, item by item.

    ``work`` and its results are handed to other processes, so they must be picklable.  What ``work`` raises
    is raised here.  When the iterator is closed, or interrupted, no more work is begun.
    """
    if processes < 2:
        yield from map(work, items)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children

    waiting = iter(items)
    pool = ProcessPoolExecutor(processes, initializer=_prepare, initargs=(work,))
    try:
        chunks = islice(_chunks(waiting), processes * _AHEAD)
        under_way = deque(pool.submit(_all, chunk) for chunk in chunks)
        while under_way:
            yield from under_way.popleft().result()
            under_way.extend(pool.submit(_all, chunk) for chunk in islice(_chunks(waiting), 1))
    except BaseException:
        for child in active_children():
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def available() -> int:
    """How many processes this machine can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _chunks(items: Iterator[_Item]) -> Iterator[list[_Item]]:
    while chunk := list(islice(items, _CHUNK)):
        yield chunk


def _prepare(work: Callable[[Any], Any]) -> None:
    """In a new process: an interrupt from the keyboard is for the parent alone."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _work
    _work = work


def _all(chunk: list[Any]) -> list[Any]:
    return [_work(item) for item in chunk]
