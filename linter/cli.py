"""The command line: the only place that prints or exits.

Exit codes: 0 nothing at or above ``--fail-on``, 1 findings, 2 wrong usage or unreadable input (also beside
findings), 3 an internal fault.  What a command does not need is not imported: the start is what a person
waits for.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from linter.commands import (
    COMMANDS,
    EXIT_FAULT,
    EXIT_INTERRUPTED,
    EXIT_PIPE,
    EXIT_USAGE,
)
from linter.console import Console, Session
from linter.language import asked_language, own_language

COMPLETE = "_REPORTLINT_COMPLETE"  # set by a shell that wants to complete a command line


def main() -> NoReturn:
    """The entry point of the ``reportlint`` command."""
    # A start makes many objects and hardly any garbage; to look for it so often takes a tenth of the time.
    gc.set_threshold(200_000, 20)
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody reads it any more
            stream.flush()
    # To take the interpreter apart in good order would take 15 ms and mend nothing.
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Carry out a command line and return its exit code."""
    asked = asked_language(arguments)
    session = Session(
        Console(sys.stdout, sys.stderr, os.environ), asked or own_language(os.environ), sys.stdin, bool(asked)
    )
    try:
        if instruction := os.environ.get(COMPLETE):
            from linter.completion import answer

            return answer(session, instruction)
        code = _run(session, arguments)
        session.console.flush()
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        session.console.abandon()
        return EXIT_PIPE
    return code


def _run(session: Session, arguments: list[str]) -> int:
    try:
        if _names_only_drafts(arguments):
            from linter.commands.runs import check
            from linter.commands.settings import settings_of

            settings, session = settings_of(session, arguments, {})
            return check(session, arguments, settings)
        from linter.program import invoke

        return invoke(session, arguments)
    except BrokenPipeError:
        raise
    except Exception as error:
        return _failure(session, error)


def _names_only_drafts(arguments: list[str]) -> bool:
    """Whether there is nothing to read but paths: to load the reader of options takes a fifth of a start."""
    options = any(argument.startswith("-") and argument != "-" for argument in arguments)
    return bool(arguments) and not options and arguments[0] not in COMMANDS


def _failure(session: Session, error: Exception) -> int:
    from linter.misuse import Misuse
    from linter.resources import DataError

    if isinstance(error, Misuse):
        hint = session.say("用法见 reportlint --help", "see reportlint --help")
        words = error.in_language(session.language)
        session.console.note(f"reportlint{session.say('：', ': ')}{words}\n{hint}\n")
        return EXIT_USAGE
    if isinstance(error, DataError):
        session.console.note(error.in_language(session.language) + "\n")
        return EXIT_USAGE
    session.fault("reportlint", error)
    return EXIT_FAULT
