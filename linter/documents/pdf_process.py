"""The process that reads one PDF: its bytes on standard input, its pages as JSON on standard output."""

from __future__ import annotations

import gc
import json
import sys

MAX_SECONDS = 30
MAX_MEMORY = 1_000_000_000


def main() -> None:
    """Read a PDF within the limits; print ``{"pages": […]}`` or ``{"refusal": reason}``."""
    _limit()
    gc.set_threshold(100_000)  # what a page is made of stays until it is read
    try:
        answer = _answer(sys.stdin.buffer.read())
    except MemoryError:
        answer = '{"refusal": "memory"}'
    sys.stdout.write(answer)


def _answer(data: bytes) -> str:
    from linter.documents.pdf_pages import Refusal, read_pages

    try:
        return json.dumps({"pages": read_pages(data)})
    except Refusal as refusal:
        return json.dumps({"refusal": refusal.reason})


def _limit() -> None:
    """Cap memory and processor time where the system can; elsewhere the caller's clock still runs."""
    try:
        import resource
    except ImportError:
        return
    for what, value in ((resource.RLIMIT_AS, MAX_MEMORY), (resource.RLIMIT_CPU, MAX_SECONDS + 5)):
        _, hard = resource.getrlimit(what)
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(what, (most, hard))
        except (OSError, ValueError):  # macOS has no limit on address space
            continue


if __name__ == "__main__":
    main()
