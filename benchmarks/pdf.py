"""The time of one PDF, start of the program included: ``python benchmarks/pdf.py report.pdf``."""

from __future__ import annotations

import sys
from statistics import median

from runs import COMMAND, measured

ROUNDS = 7
LIMIT = 0.7


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit("name a PDF file")
    wall = median(measured([COMMAND, sys.argv[1]]).wall for _ in range(ROUNDS))
    print(f"{wall:.2f} s for {sys.argv[1]} (limit {LIMIT:g})")
    sys.exit(wall > LIMIT)


if __name__ == "__main__":
    main()
