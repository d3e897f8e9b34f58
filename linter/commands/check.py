"""``reportlint check``: lint files and folders."""

from __future__ import annotations

from collections.abc import Sequence

import click

from linter.checking import check_files, reaches
from linter.commands import (
    EXIT_CLEAN,
    EXIT_FAULT,
    EXIT_FINDINGS,
    EXIT_USAGE,
    configuration_options,
    described,
    laws_option,
    option,
    reading_options,
)
from linter.commands.settings import settings_of
from linter.configuration.keys import LEVELS, NEVER
from linter.console import Session
from linter.diagnostics import Text
from linter.output import FORMATS


@described(
    usage=Text("[check] [选项] 文件或文件夹...", "[check] [OPTIONS] PATH..."),
    about=Text(
        """\
可以检查 Word（.docx）、网页（.html）、PDF、Markdown 和纯文本；文件夹和 .zip 会逐层查找这些
文件；- 表示从标准输入读取。文件是什么种类看内容，不看名字。""",
        """\
Reads Word (.docx), HTML, PDF, Markdown and plain text, told apart by their content. A folder or a
.zip is searched for them at any depth; - reads standard input.""",
    ),
    below=Text(
        "退出代码：0 没有达到级别的问题；1 有问题；2 用法有误或文件读不了；3 程序内部错误。",
        """\
Exit codes: 0 nothing at or above the severity; 1 findings; 2 wrong usage or unreadable
input; 3 internal fault.""",
    ),
)
@click.argument("paths", nargs=-1, required=True)
@option(
    "--output-format",
    type=click.Choice(FORMATS),
    zh="full 给人看（默认），concise 一行一个问题，\njson 给其他程序，lsp 每份一个 PublishDiagnosticsParams",
    en="full for people (default), concise one finding a line,\n"
    "json for programs, lsp one PublishDiagnosticsParams a file",
)
@option(
    "--fail-on",
    type=click.Choice((*LEVELS, NEVER)),
    zh="达到这个级别就以 1 退出（默认 error）",
    en="exit with 1 from this severity on (default error)",
)
@option(
    "--baseline",
    value=Text("文件", "FILE"),
    zh="不提示这个基线文件里已有的问题",
    en="without the findings that this baseline lists",
)
@configuration_options
@laws_option
@reading_options
@option(
    "--show-config",
    is_flag=True,
    zh="只显示用到的配置和每个值的来源，不检查",
    en="show the configuration and where each value comes from; lint nothing",
)
def command(
    session: Session,
    paths: Sequence[str],
    config_file: str | None,
    no_config: bool,
    show_config: bool,
    **given: object,
) -> int:
    settings, session = settings_of(session, paths, given, file=config_file, search=not no_config)
    if show_config:
        from linter.configuration.show import shown

        here = settings.config.at(paths[0]) if len(paths) == 1 else settings.config
        session.console.result(shown(here, session.language))
        return EXIT_CLEAN
    totals = check_files(session, paths, settings)
    if totals.faults:
        return EXIT_FAULT
    if totals.unreadable:
        return EXIT_USAGE
    return EXIT_FINDINGS if reaches(totals, settings.fail_on) else EXIT_CLEAN
