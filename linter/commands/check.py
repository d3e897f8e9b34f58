"""``reportlint check``: lint files and folders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import click

from linter.checking import Settings, check_files, reaches
from linter.commands import (
    EXIT_CLEAN,
    EXIT_FAULT,
    EXIT_FINDINGS,
    EXIT_USAGE,
    catalogue,
    described,
    laws_option,
    option,
    reading_options,
)
from linter.console import Session
from linter.diagnostics import Text
from linter.output import FORMATS

SEVERITIES = ("error", "warning", "info", "never")


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
    default=FORMATS[0],
    zh="full 给人看（默认），concise 一行一个问题，\njson 给其他程序，lsp 每份一个 PublishDiagnosticsParams",
    en="full for people (default), concise one finding a line,\n"
    "json for programs, lsp one PublishDiagnosticsParams a file",
)
@option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default=SEVERITIES[0],
    zh="达到这个级别就以 1 退出（默认 error）",
    en="exit with 1 from this severity on (default error)",
)
@option(
    "--select",
    multiple=True,
    value=Text("代码,...", "CODE,..."),
    zh="只用这些规则（代码、名称，或代码开头如 T1）",
    en="only these rules (code, name, or the start of a code: T1)",
)
@option(
    "--ignore",
    multiple=True,
    value=Text("代码,...", "CODE,..."),
    zh="不用这些规则",
    en="without these rules",
)
@option(
    "--rules",
    "rule_files",
    multiple=True,
    value=Text("规则文件", "FILE"),
    zh="再加上这个文件里的规则（YAML）",
    en="with the rules of this file too (YAML)",
)
@laws_option
@reading_options
def command(
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
) -> int:
    settings = Settings(
        output_format=output_format,
        select=_codes(select),
        ignore=_codes(ignore),
        rule_files=tuple(rule_files),
        laws=catalogue(law_files),
        form=form,
        as_of=as_of.date() if as_of else None,
    )
    totals = check_files(session, paths, settings)
    if totals.faults:
        return EXIT_FAULT
    if totals.unreadable:
        return EXIT_USAGE
    return EXIT_FINDINGS if reaches(totals, fail_on) else EXIT_CLEAN


def _codes(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())
