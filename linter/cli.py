"""The command line: the only place that prints or exits.

Exit codes: 0 nothing at or above ``--fail-on``, 1 findings, 2 wrong usage or unreadable input (also beside
findings), 3 an internal fault.  What a command does not need is not imported: the start is what a person
waits for.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from linter import __version__
from linter.console import Console, Session
from linter.language import LANGUAGES, choose_language
from linter.output import FORMATS

if TYPE_CHECKING:
    from linter.report.catalogue import Catalogue

EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, EXIT_FAULT, EXIT_INTERRUPTED, EXIT_PIPE = 0, 1, 2, 3, 130, 141
DEFAULT_COMMAND = "check"
OWN_OPTIONS = ("-h", "--help", "--version")
FORMS = ("2019", "2021", "legacy")
SEVERITIES = ("error", "warning", "info", "never")
_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Page(click.Command):
    """A command whose help is a page of its own."""

    def get_help(self, ctx: click.Context) -> str:
        from linter.help import help_page

        return help_page(self.name or "", ctx.obj.language)


class _Program(click.Group):
    """``reportlint PATH`` is ``reportlint check PATH``; ``--lang`` may stand before a command's name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, self._with_command(args))

    def get_help(self, ctx: click.Context) -> str:
        from linter.help import help_page

        return help_page("reportlint", ctx.obj.language)

    def _with_command(self, args: list[str]) -> list[str]:
        at = 0
        while at < len(args) and (args[at] in ("--lang", "--no-color") or args[at].startswith("--lang=")):
            at += 2 if args[at] == "--lang" else 1
        if at < len(args) and args[at] in self.commands:
            return [args[at], *args[:at], *args[at + 1 :]]
        if at < len(args) and args[at] in OWN_OPTIONS:
            return [*args[:at], args[at]]
        return [DEFAULT_COMMAND, *args]


def _common_options(command: _Command) -> _Command:
    for option in (
        click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False),
        click.option("--no-color", is_flag=True),
    ):
        command = option(command)
    return command


def _reading_options(command: _Command) -> _Command:
    for option in (
        click.option("--form", type=click.Choice(FORMS)),
        click.option("--as-of", type=click.DateTime(["%Y-%m-%d"])),
    ):
        command = option(command)
    return command


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
@_common_options
def program(no_color: bool) -> None:
    """Lint annual reports on open government information."""


@program.command(cls=_Page)
@click.argument("paths", nargs=-1, required=True)
@click.option("--output-format", type=click.Choice(FORMATS), default=FORMATS[0])
@click.option("--fail-on", type=click.Choice(SEVERITIES), default=SEVERITIES[0])
@click.option("--select", multiple=True)
@click.option("--ignore", multiple=True)
@click.option("--rules", "rule_files", multiple=True)
@click.option("--laws", "law_files", multiple=True)
@_reading_options
@_common_options
@click.pass_obj
def check(
    session: Session,
    paths: Sequence[str],
    output_format: str,
    fail_on: str,
    select: Sequence[str],
    ignore: Sequence[str],
    rule_files: Sequence[str],
    law_files: Sequence[str],
    form: str | None,
    as_of: datetime | None,
    no_color: bool,
) -> int:
    """Lint files and folders."""
    from linter.checking import Settings, check_files, reaches

    settings = Settings(
        output_format=output_format,
        select=_codes(select),
        ignore=_codes(ignore),
        rule_files=tuple(rule_files),
        laws=_catalogue(law_files),
        form=form,
        as_of=as_of.date() if as_of else None,
        colour=session.console.colour(forbidden=no_color),
    )
    totals = check_files(session, paths, settings)
    if totals.faults:
        return EXIT_FAULT
    if totals.unreadable:
        return EXIT_USAGE
    return EXIT_FINDINGS if reaches(totals, fail_on) else EXIT_CLEAN


@program.command(cls=_Page)
@click.argument("path")
@click.option("--text", is_flag=True)
@_reading_options
@_common_options
@click.pass_obj
def extract(
    session: Session, path: str, text: bool, form: str | None, as_of: datetime | None, no_color: bool
) -> int:
    """Print a draft as data, or as the text that was read."""
    from datetime import date

    from linter.documents.errors import ReadError
    from linter.report import read

    try:
        document = session.read(path)
    except ReadError as error:
        session.refuse(error)
        return EXIT_USAGE
    session.console.for_machines()
    if text:
        session.console.result(document.text)
        return EXIT_CLEAN
    from linter.output.extract import extract as as_json

    report = read(document, form=form, as_of=as_of.date() if as_of else None, today=date.today())
    session.console.result(as_json(report))
    return EXIT_CLEAN


@program.command(cls=_Page)
@click.argument("rule")
@_common_options
@click.pass_obj
def explain(session: Session, rule: str, no_color: bool) -> int:
    """Print a rule's page."""
    from datetime import date

    from linter.output.explain import explain as page
    from linter.rules import load_rules

    every_rule = load_rules()
    for candidate in every_rule:
        if rule.lower() in (candidate.code.lower(), candidate.name, *candidate.aliases):
            session.console.result(page(candidate, every_rule, session.language, date.today()))
            return EXIT_CLEAN
    from linter.help import Misuse

    raise Misuse(
        f"没有 {rule} 这条规则；reportlint rules 列出所有规则。",
        f"no rule {rule}; reportlint rules lists them.",
    )


@program.command(cls=_Page)
@click.argument("instrument")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--laws", "law_files", multiple=True)
@_common_options
@click.pass_obj
def laws(
    session: Session, instrument: str, on: datetime | None, law_files: Sequence[str], no_color: bool
) -> int:
    """Look an instrument up on a day."""
    from datetime import date

    from linter.help import Misuse
    from linter.output.instrument import page, refusal
    from linter.report.lookup import look_up, nearest_works

    day = on.date() if on else date.today()
    known = _catalogue(law_files)
    answer = look_up(instrument, day, known)
    if answer is None:
        raise Misuse(*refusal(instrument, nearest_works(instrument, known)))
    session.console.result(page(answer, day, session.language))
    return EXIT_CLEAN


@program.command(cls=_Page)
@click.option("--markdown", is_flag=True)
@_common_options
@click.pass_obj
def rules(session: Session, markdown: bool, no_color: bool) -> int:
    """List the rules."""
    from linter.output.explain import rule_list, rule_table
    from linter.rules import load_rules

    listing = rule_table if markdown else rule_list
    session.console.result(listing(load_rules(), session.language))
    return EXIT_CLEAN


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
    session = Session(
        Console(sys.stdout, sys.stderr, os.environ), choose_language(arguments, os.environ), sys.stdin
    )
    try:
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
        with program.make_context("reportlint", arguments, obj=session) as context:
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


def _catalogue(law_files: Sequence[str]) -> Catalogue | None:
    """The catalogue of law with local ones laid over it; None stands for the built-in one alone."""
    if not law_files:
        return None
    from pathlib import Path

    from linter.law_records import load_catalogue

    return load_catalogue(Path(file) for file in law_files)


def _codes(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())
