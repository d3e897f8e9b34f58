"""A run over drafts and its exit code; nothing here needs what reads options."""

from __future__ import annotations

from collections.abc import Sequence

from linter.checking import Settings, check_files, reaches
from linter.commands import EXIT_CLEAN, EXIT_FAULT, EXIT_FINDINGS, EXIT_USAGE
from linter.console import Session


def check(session: Session, paths: Sequence[str], settings: Settings) -> int:
    """Lint files and folders."""
    totals = check_files(session, paths, settings)
    if totals.faults:
        return EXIT_FAULT
    if totals.unreadable:
        return EXIT_USAGE
    return EXIT_FINDINGS if reaches(totals.findings, settings.fail_on) else EXIT_CLEAN
