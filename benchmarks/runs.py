"""Runs of the installed ``reportlint`` command, measured by the operating system."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

DRAFT = Path(__file__).parent.parent / "examples" / "form-2019.txt"
COMMAND = str(Path(sys.executable).with_name("reportlint"))


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of wall time and of processor time, and the peak of the resident memory in MiB."""

    wall: float
    processor: float
    memory: float


def measured(command: Sequence[str], accepted: Sequence[int] = (0, 1)) -> Run:
    """Run a command with its output thrown away; an exit code that is not ``accepted`` is an error.

    Compiled modules are kept from one run to the next, as Python does unless it is told otherwise.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=kept)
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in accepted:
        raise SystemExit(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}")
    unit = 1024**2 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes on macOS, KiB elsewhere
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def copies(folder: Path, draft: Path, count: int) -> list[str]:
    """``count`` copies of a draft in a folder."""
    data = draft.read_bytes()
    paths = [folder / f"{number:05}.txt" for number in range(count)]
    for path in paths:
        path.write_bytes(data)
    return [str(path) for path in paths]


def draft_from_arguments() -> Path:
    """The draft that the command line names, else an example."""
    return Path(sys.argv[1]) if len(sys.argv) > 1 else DRAFT
