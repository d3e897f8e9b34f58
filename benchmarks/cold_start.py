"""The time of ``reportlint DRAFT`` against that of ``python -c pass`` in the same environment.

The two are run in turn, so that whatever else the machine does meets both.
"""

from __future__ import annotations

import sys
from statistics import median

from runs import COMMAND, draft_from_arguments, measured

ROUNDS = 31
LIMIT = 8.0


def main() -> None:
    draft = str(draft_from_arguments())
    measured([COMMAND, draft])  # fills the cache
    bare, full = [], []
    for _ in range(ROUNDS):
        bare.append(measured([sys.executable, "-c", "pass"]).wall)
        full.append(measured([COMMAND, draft]).wall)
    ratio = median(full) / median(bare)
    print(f"python -c pass {median(bare) * 1e3:6.1f} ms")
    print(f"reportlint     {median(full) * 1e3:6.1f} ms, {ratio:.1f} times as long (limit {LIMIT:g})")
    sys.exit(ratio > LIMIT)


if __name__ == "__main__":
    main()
