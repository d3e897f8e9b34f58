"""The time of reading a Word file and a web page into a text, in a process that has read one before."""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

from linter.documents import read

sys.path.insert(0, str(Path(__file__).parent.parent))

ROUNDS = 15
LIMITS = {"report.docx": 0.030, "report.html": 0.020}


def main() -> None:
    from tests.formats import docx, html
    from tests.generator.manuscript import make_manuscript

    manuscript = make_manuscript(5)
    files = {"report.docx": docx.word_file(manuscript), "report.html": html.page(manuscript)}
    slow = False
    for path, data in files.items():
        seconds = min(_seconds(data, path) for _ in range(ROUNDS))
        print(f"{seconds * 1e3:.1f} ms to read {path} (limit {LIMITS[path] * 1e3:g})")
        slow |= seconds > LIMITS[path]
    sys.exit(slow)


def _seconds(data: bytes, path: str) -> float:
    start = process_time()
    read(data, path)
    return process_time() - start


if __name__ == "__main__":
    main()
