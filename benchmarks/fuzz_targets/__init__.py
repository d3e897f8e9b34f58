"""What is fuzzed: each target takes any bytes and may raise nothing."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.fuzz_targets import beside, reading, settings, whole, writing

Target = Callable[[bytes], None]

TARGETS: dict[str, Target] = {
    **reading.TARGETS,
    **whole.TARGETS,
    **writing.TARGETS,
    **beside.TARGETS,
    **settings.TARGETS,
}
