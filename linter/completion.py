"""Completion in shells, by click's own protocol: the shell calls the program with a variable set."""

from __future__ import annotations

from collections.abc import Iterator

import click
from click.shell_completion import CompletionItem, get_completion_class, shell_complete

from linter.cli import COMPLETE
from linter.commands import COMMANDS
from linter.console import Session
from linter.program import DEFAULT_COMMAND, PROGRAM, program

SHELLS = ("bash", "zsh", "fish")


def answer(session: Session, instruction: str) -> int:
    """Print what the shell asks for (``bash_complete``, ``zsh_source``) and give the exit code."""
    return shell_complete(program, {"obj": session}, PROGRAM, COMPLETE, instruction)


def script(shell: str) -> str:
    """What a shell loads at its start."""
    kind = get_completion_class(shell)
    assert kind is not None  # click knows all of SHELLS
    completion = kind(program, {}, PROGRAM, COMPLETE)
    return completion.source_template % completion.source_vars()


def first_word(ctx: click.Context, incomplete: str) -> Iterator[CompletionItem]:
    """A file or an option of the command that need not be named, or a command."""
    check = program.get_command(ctx, DEFAULT_COMMAND)
    assert check is not None
    with check.make_context(DEFAULT_COMMAND, [], parent=ctx, resilient_parsing=True) as below:
        yield from check.shell_complete(below, incomplete)
    if incomplete.startswith("-"):
        yield from (CompletionItem(name) for name in ("--version",) if name.startswith(incomplete))
        return
    yield CompletionItem(incomplete, type="file")
    language = ctx.obj.language
    for name, words in COMMANDS.items():
        if name.startswith(incomplete):
            yield CompletionItem(name, help=words.in_language(language))
