"""``reportlint fix``: mend what is certain."""

from __future__ import annotations

from collections.abc import Sequence

import click

from linter.checking import reaches
from linter.commands import EXIT_CLEAN, EXIT_FAULT, EXIT_FINDINGS, EXIT_USAGE
from linter.commands.options import configuration_options, described, laws_option, option, reading_options
from linter.commands.settings import settings_of
from linter.configuration.keys import LEVELS, NEVER
from linter.console import Session
from linter.diagnostics import Text


@described(
    usage=Text("fix [选项] 文件或文件夹...", "fix [OPTIONS] PATH..."),
    about=Text(
        """\
改正能够确定的问题：括号、文号、标题、标签、编号。能改 .docx、.txt、.md、.html，其余字节原样保留；
改完再查一遍，问题没有消失或者带出新问题的改法都不留。- 表示从标准输入读取，改好的写到标准输出。""",
        """\
Mends what is certain: brackets, numbers of documents, titles, labels, numbering. Works on .docx, .txt, .md
and .html and keeps every other byte; the result is linted, and a fix whose finding stays or that brings
another is dropped. - reads standard input and writes the fixed file to standard output.""",
    ),
    below=Text(
        "退出代码：0 没有剩下达到级别的问题（--diff：没有要改的）；1 还有问题（--diff：有要改的）；\n"
        "2 用法有误，或文件读不了、写不进；3 程序内部错误。",
        "Exit codes: 0 nothing left at the severity (--diff: nothing would change); 1 findings left\n"
        "(--diff: something would change); 2 wrong usage, unreadable or unwritable file; 3 internal fault.",
    ),
)
@click.argument("paths", nargs=-1, required=True)
@option(
    "--diff",
    is_flag=True,
    zh="只显示会改什么，不写入文件",
    en="show what would change, write nothing",
)
@option(
    "--unsafe",
    is_flag=True,
    zh="也改要人核对的：表里的数、文中的数、法规文件的\n名称和文号",
    en="also what a person must check: figures in tables and text,\ntitles and numbers of instruments",
)
@option(
    "--fail-on",
    type=click.Choice((*LEVELS, NEVER)),
    zh="剩下的问题达到这个级别就以 1 退出（默认 error）",
    en="exit with 1 where findings of this severity are left (default error)",
)
@configuration_options
@laws_option
@reading_options
def command(
    session: Session,
    paths: Sequence[str],
    diff: bool,
    unsafe: bool,
    config_file: str | None,
    no_config: bool,
    **given: object,
) -> int:
    from linter.fixing import Request, fix_files

    settings, session = settings_of(session, paths, given, file=config_file, search=not no_config)
    tally = fix_files(session, paths, settings, Request(unsafe, diff))
    if tally.faults:
        return EXIT_FAULT
    if tally.failed:
        return EXIT_USAGE
    if diff:
        return EXIT_FINDINGS if tally.files else EXIT_CLEAN
    return EXIT_FINDINGS if reaches(tally.findings, settings.fail_on) else EXIT_CLEAN
