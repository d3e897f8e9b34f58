"""The processor time of each further report in one run."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from runs import COMMAND, copies, draft_from_arguments, measured

FURTHER = 200
ROUNDS = 5
LIMIT = 0.010


def main() -> None:
    with TemporaryDirectory() as folder:
        paths = copies(Path(folder), draft_from_arguments(), FURTHER + 1)
        one = median(measured([COMMAND, paths[0]]).processor for _ in range(ROUNDS))
        all_ = median(measured([COMMAND, *paths]).processor for _ in range(ROUNDS))
    each = (all_ - one) / FURTHER
    print(f"{each * 1e3:.2f} ms of processor time a further report (limit {LIMIT * 1e3:g})")
    sys.exit(each > LIMIT)


if __name__ == "__main__":
    main()
