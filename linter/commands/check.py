"""``reportlint check``: lint files and folders."""

from __future__ import annotations

from collections.abc import Sequence

import click

from linter.checking import Compared
from linter.commands import EXIT_CLEAN
from linter.commands.options import configuration_options, described, laws_option, option, reading_options
from linter.commands.runs import check
from linter.commands.settings import settings_of
from linter.configuration.keys import LEVELS, NEVER
from linter.console import Session
from linter.diagnostics import Text
from linter.documents.discovery import STANDARD_INPUT
from linter.misuse import Misuse
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
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@option(
    "--output-format",
    type=click.Choice(FORMATS),
    value=Text("格式", "FORMAT"),
    zh="full 给人看（默认），concise 一行一个问题，markdown 给网页；\n"
    "json 给其他程序，lsp 给编辑器（每份一个 PublishDiagnosticsParams）；\n"
    "sarif、github、gitlab、junit、checkstyle、rdjson 给持续集成，\n见 docs/ci.md；html、xlsx 汇总一个文件夹",
    en="full for people (default), concise one finding a line,\n"
    "markdown for pages; json for programs, lsp for editors\n"
    "(one PublishDiagnosticsParams a file); sarif, github,\n"
    "gitlab, junit, checkstyle, rdjson for CI, see docs/ci.md;\n"
    "html, xlsx sum a folder up",
)
@option(
    "--output-file",
    type=click.Path(),
    value=Text("文件", "FILE"),
    zh="把结果写进这个文件（UTF-8），全部写完才替换原来的",
    en="write the findings to this file (UTF-8), replaced\nonly when all is written",
)
@option(
    "--statistics",
    is_flag=True,
    zh="不列问题，只列每条规则的处数\n（格式可用 full、concise、json、markdown）",
    en="how often each rule was broken, instead of the findings\n(full, concise, json, markdown)",
)
@option(
    "--stdin-filename",
    value=Text("文件名", "NAME"),
    zh="标准输入（-）在结果里叫这个名字，也按它判断种类、找配置",
    en="what standard input (-) is called in the findings; its\nkind and configuration are told by it too",
)
@option(
    "--fail-on",
    type=click.Choice((*LEVELS, NEVER)),
    zh="达到这个级别就以 1 退出（默认 error）",
    en="exit with 1 from this severity on (default error)",
)
@option(
    "--baseline",
    type=click.Path(),
    value=Text("文件", "FILE"),
    zh="不提示这个基线文件里已有的问题",
    en="without the findings that this baseline lists",
)
@option(
    "--processes",
    type=click.IntRange(1, 256),
    value=Text("数", "N"),
    zh="文件夹用几个进程一起检查（默认与处理器一样多）",
    en="check a folder in so many processes (default: as many\nas there are processors)",
)
@option(
    "--no-cache",
    is_flag=True,
    zh="文件夹里的文件都重新检查，不用以前的结果",
    en="check every file of a folder anew",
)
@configuration_options
@option(
    "--previous",
    type=click.Path(),
    value=Text("文件或文件夹", "PATH"),
    zh="上年的报告，或存放上年报告的文件夹（按机关和年度配对）：核对结转、\n累计数、增长率和重复的文字",
    en="last year's report, or a folder of them (matched by agency and year):\n"
    "carried figures, stocks, growth and repeated text are compared",
)
@option(
    "--copies",
    is_flag=True,
    zh="比对这些草稿的文字，找出互相照抄的",
    en="compare the drafts with each other and find copied text",
)
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
    output_file: str | None,
    stdin_filename: str | None,
    statistics: bool,
    processes: int | None,
    no_cache: bool,
    previous: str | None,
    copies: bool,
    **given: object,
) -> int:
    if stdin_filename and STANDARD_INPUT not in paths:
        raise Misuse(
            "--stdin-filename 说的是标准输入的名字，路径里要写 -。",
            "--stdin-filename names standard input; give - as a path",
        )
    named = [stdin_filename if stdin_filename and path == STANDARD_INPUT else path for path in paths]
    settings, session = settings_of(session, named, given, file=config_file, search=not no_config)
    settings = settings._replace(
        output_file=output_file,
        stdin_filename=stdin_filename,
        statistics=statistics,
        processes=processes,
        cached=not no_cache,
        compared=Compared(previous, copies),
    )
    if show_config:
        from linter.configuration.show import shown

        here = settings.config.at(named[0]) if len(paths) == 1 else settings.config
        session.console.result(shown(here, session.language))
        return EXIT_CLEAN
    return check(session, paths, settings)
