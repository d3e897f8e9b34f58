"""How the processor time of one report grows with its length: the exponent of n, 2n, 4n and 8n.

1 is linear.  What grows is in turn the text, the citations, the figures and the tables of a draft, and the
text of a report as a web page and as a Word file, reading included.  The exponent is the slope of the line of
least squares through the logarithms of the times; the time of what does not grow is taken off before.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Mapping
from datetime import date
from math import log
from pathlib import Path
from time import process_time

from additions import CITATIONS, FIGURES, sentences, within
from runs import DRAFT

from linter.documents import read
from linter.engine import run
from linter.report import read as read_report
from linter.rules import load_rules

sys.path.insert(0, str(Path(__file__).parent.parent))

ROUNDS = 7
STEPS = (1, 2, 4, 8)
LIMIT = 1.05
TEXT = (
    "第{n}项工作由办公室牵头，各科室按照分工推进，及时更新栏目内容，方便群众查询办事指南。\n",
    "窗口工作人员认真答复群众的咨询，耐心说明办理流程，做到事事有回音、件件有着落。\n",
)
Grown = Callable[[int], tuple[str, bytes]]
"""The file for a number of steps."""


def _within(patterns: tuple[str, ...], count: int) -> Grown:
    draft = DRAFT.read_text("utf-8")
    return lambda steps: ("draft.txt", within(draft, sentences(patterns, count * steps)))


def _tables(count: int) -> Grown:
    """The applications table of the draft over and over, behind the draft."""
    draft = DRAFT.read_text("utf-8")
    table = draft[draft.index("三、") : draft.index("四、")]
    return lambda steps: ("draft.txt", (draft + table * (count * steps)).encode())


def _file(form: str, count: int) -> Grown:
    """A report in another format, its overview made longer."""
    from tests.formats.files import FORMATS
    from tests.generator.manuscript import make_manuscript

    def grown(steps: int) -> tuple[str, bytes]:
        manuscript = make_manuscript(5)
        lines = sentences(TEXT, count * steps).splitlines()
        manuscript.sections[0].paragraphs += [("", line) for line in lines]
        return FORMATS[form](manuscript)

    return grown


def growing() -> Mapping[str, Grown]:
    """What grows, by name."""
    return {
        "text": _within(TEXT, 400),
        "citations": _within(CITATIONS, 100),
        "figures": _within(FIGURES, 200),
        "tables": _tables(5),
        "html": _file("html", 400),
        "docx": _file("docx", 400),
    }


def seconds(path: str, data: bytes) -> float:
    """Processor time of one report, the least of some rounds."""
    rules, times = load_rules(), []
    for _ in range(ROUNDS):
        gc.collect()
        start = process_time()
        run(read_report(read(data, path), today=date(2026, 1, 1)), rules, "zh")
        times.append(process_time() - start)
    return min(times)


def exponent(sizes: tuple[int, ...], times: list[float]) -> float:
    """The slope of the line of least squares through the logarithms."""
    points = [(log(size), log(time)) for size, time in zip(sizes, times, strict=True)]
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def main() -> None:
    gc.set_threshold(50_000)  # as the program does
    passed = True
    for name, grown in growing().items():
        base = seconds(*grown(0))
        times = [seconds(*grown(steps)) for steps in STEPS]
        slope = exponent(STEPS, [time - base for time in times])
        passed = passed and slope <= LIMIT
        shown = ", ".join(f"{time * 1e3:.0f}" for time in times)
        print(f"{name:10} {shown} ms, {base * 1e3:.0f} without: exponent {slope:.2f} (limit {LIMIT:g})")
    sys.exit(not passed)


if __name__ == "__main__":
    main()
