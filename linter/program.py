"""The command line with options: finds the command and reads what it is given."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from linter import __version__
from linter.commands import COMMANDS
from linter.commands.options import common_options
from linter.console import Session
from linter.misuse import Misuse

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

PROGRAM = "reportlint"
DEFAULT_COMMAND = "check"
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


def invoke(session: Session, arguments: list[str]) -> int:
    """Carry out a command line and return its exit code; raises Misuse for a wrong one."""
    try:
        with program.make_context(PROGRAM, arguments, obj=session) as context:
            return int(program.invoke(context) or 0)
    except click.exceptions.Exit as request:  # --help and --version
        return request.exit_code
    except click.UsageError as error:
        from linter.help import usage_words

        raise Misuse(usage_words(error, "zh"), usage_words(error, "en")) from error
