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
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from linter import __version__
from linter.commands import (
    COMMANDS,
    EXIT_FAULT,
    EXIT_INTERRUPTED,
    EXIT_PIPE,
    EXIT_USAGE,
    common_options,
)
from linter.console import Console, Session
from linter.language import asked_language, own_language

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

PROGRAM = "reportlint"
DEFAULT_COMMAND = "check"
COMPLETE = "_REPORTLINT_COMPLETE"  # set by a shell that wants to complete a command line
OWN_OPTIONS = ("-h", "--help", "--version")


class _Program(click.Group):
    """``reportlint PATH`` is ``reportlint check PATH``; ``--lang`` may stand before a command's name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"linter.commands.{name.replace('-', '_')}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # A shell that completes the first word may be after a command as well as after a file.
        if ctx.resilient_parsing and not args:
            return super().parse_args(ctx, args)
        return super().parse_args(ctx, _with_command(args))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        from linter.completion import first_word

        return list(first_word(ctx, incomplete))

    def get_help(self, ctx: click.Context) -> str:
        from linter.help import program_page

        return program_page(ctx.obj.language)


def _with_command(args: list[str]) -> list[str]:
    at = 0
    while at < len(args) and (args[at] in ("--lang", "--no-color") or args[at].startswith("--lang=")):
        at += 2 if args[at] == "--lang" else 1
    if at < len(args) and args[at] in COMMANDS:
        return [args[at], *args[:at], *args[at + 1 :]]
    if at < len(args) and args[at] in OWN_OPTIONS:
        return [*args[:at], args[at]]
    return [DEFAULT_COMMAND, *args]


@click.group(cls=_Program, params=common_options(), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def program() -> None:
    """Lint annual reports on open government information."""


def main() -> NoReturn:
    """The entry point of the ``reportlint`` command."""
    # A start makes many objects and hardly any garbage; to look for it so often takes a tenth of the time.
    gc.set_threshold(50_000)
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
        with program.make_context(PROGRAM, arguments, obj=session) as context:
            return int(program.invoke(context) or 0)
    except click.exceptions.Exit as request:  # --help and --version
        return request.exit_code
    except click.UsageError as error:
        from linter.help import usage_words

        hint = session.say("用法见 reportlint --help", "see reportlint --help")
        session.console.note(
            f"reportlint{session.say('：', ': ')}{usage_words(error, session.language)}\n{hint}\n"
        )
        return EXIT_USAGE
    except BrokenPipeError:
        raise
    except Exception as error:
        return _failure(session, error)


def _failure(session: Session, error: Exception) -> int:
    from linter.resources import DataError

    if isinstance(error, DataError):
        session.console.note(error.in_language(session.language) + "\n")
        return EXIT_USAGE
    session.fault("reportlint", error)
    return EXIT_FAULT
