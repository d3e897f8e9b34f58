"""What fuzzing found to reach the most code is put to its target again: nothing raises."""

from __future__ import annotations

from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
KEPT = sorted(path for path in (BENCHMARKS / "fuzzing").rglob("*") if path.is_file())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_kept_input_breaks_nothing(path: Path) -> None:
    from benchmarks.fuzz_targets import TARGETS

    TARGETS[path.parent.name](path.read_bytes())


def test_every_target_has_kept_inputs() -> None:
    from benchmarks.fuzz_targets import TARGETS

    assert {path.parent.name for path in KEPT} == set(TARGETS)
    assert len(KEPT) <= 170
