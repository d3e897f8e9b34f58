"""A folder of 2,500 drafts: by one process, by two, and again from the cache, with the peak of the memory.

No two drafts are the same, so that none is known from another.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from runs import COMMAND, draft_from_arguments, measured

FILES = 2_500
FASTER_BY_TWO, FASTER_AGAIN = 1.7, 10.0
MEMORY = 80  # MiB


def write_drafts(folder: Path, draft: str) -> None:
    """``FILES`` drafts, each with a line of its own at the end."""
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number:05}.txt").write_text(f"{draft}\n（本报告存档编号第{number}号。）\n", "utf-8")


def main() -> None:
    with TemporaryDirectory() as scratch:
        os.environ["REPORTLINT_CACHE_DIR"] = str(Path(scratch, "cache"))
        folder = Path(scratch, "drafts")
        write_drafts(folder, draft_from_arguments().read_text("utf-8"))
        command = [COMMAND, str(folder), "--output-format", "concise"]
        one = measured([*command, "--no-cache", "--processes", "1"])
        two = measured([*command, "--no-cache", "--processes", "2"])
        measured([*command, "--processes", "2"])  # fills the cache
        again = measured([*command, "--processes", "2"])
    memory = max(run.memory for run in (one, two, again))
    by_two, by_cache = one.wall / two.wall, two.wall / again.wall
    print(f"{FILES:,} files: {one.wall:.1f} s by one process, {two.wall:.1f} s by two ({by_two:.2f} ×)")
    print(f"again from the cache {again.wall:.2f} s ({by_cache:.1f} × faster than two); {memory:.0f} MiB")
    sys.exit(by_two < FASTER_BY_TWO or by_cache < FASTER_AGAIN or memory > MEMORY)


if __name__ == "__main__":
    main()
