"""The peak of the resident memory of a run over 2,500 files."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from runs import COMMAND, copies, draft_from_arguments, measured

FILES = 2_500
LIMIT = 80.0


def main() -> None:
    with TemporaryDirectory() as folder:
        copies(Path(folder), draft_from_arguments(), FILES)
        run = measured([COMMAND, folder, "--output-format", "json"])
    print(f"{run.memory:.0f} MiB over {FILES:,} files in {run.wall:.1f} s (limit {LIMIT:g} MiB)")
    sys.exit(run.memory > LIMIT)


if __name__ == "__main__":
    main()
