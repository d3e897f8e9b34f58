"""``reportlint completion``: what makes a shell complete commands, options and files."""

from __future__ import annotations

import click

from linter.commands import EXIT_CLEAN
from linter.commands.options import described
from linter.completion import SHELLS, script
from linter.console import Session
from linter.diagnostics import Text


@described(
    usage=Text("completion bash|zsh|fish", "completion bash|zsh|fish"),
    about=Text(
        """\
输出让终端按 Tab 键补全命令、选项和文件名的脚本。写进终端的启动文件：
  bash  ~/.bashrc                     source <(reportlint completion bash)
  zsh   ~/.zshrc（在 compinit 之后）    source <(reportlint completion zsh)
  fish  reportlint completion fish > ~/.config/fish/completions/reportlint.fish""",
        """\
Prints the script with which Tab completes commands, options and files. Load it at the shell's start:
  bash  ~/.bashrc                     source <(reportlint completion bash)
  zsh   ~/.zshrc, after compinit      source <(reportlint completion zsh)
  fish  reportlint completion fish > ~/.config/fish/completions/reportlint.fish""",
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
def command(session: Session, shell: str) -> int:
    session.console.for_machines()
    session.console.result(script(shell))
    return EXIT_CLEAN
