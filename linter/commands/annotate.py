"""``reportlint annotate``: a copy of a draft with the findings at their places."""

from __future__ import annotations

import click

from linter.checking import Compared, is_same_file, reaches
from linter.commands import EXIT_CLEAN, EXIT_FAULT, EXIT_FINDINGS, EXIT_USAGE
from linter.commands.options import configuration_options, described, laws_option, option, reading_options
from linter.commands.settings import settings_of
from linter.configuration.keys import LEVELS, NEVER
from linter.console import Session
from linter.diagnostics import Text
from linter.misuse import Misuse


@described(
    usage=Text("annotate [选项] 文件 -o 副本", "annotate [OPTIONS] FILE -o COPY"),
    about=Text(
        """\
把发现的问题写进草稿的副本，原文件不动。副本是 .docx 时写成 Word 批注（Word、WPS 都能看），每条在它的
段落或单元格上，原有的内容和批注原样保留；副本是 .html 时写成网页，什么草稿都行，打开时不运行脚本，
不联网。""",
        """\
Writes what was found into a copy of the draft and leaves the draft alone. A .docx copy of a .docx draft has
Word comments at the paragraphs and cells, all else in it stays; an .html copy of any draft is a page with
marks, which runs no script and loads nothing.""",
    ),
    below=Text(
        "退出代码：0 没有达到级别的问题；1 有问题；2 用法有误，或文件读不了、写不进；3 程序内部错误。",
        "Exit codes: 0 nothing at or above the severity; 1 findings; 2 wrong usage, unreadable or\n"
        "unwritable file; 3 internal fault.",
    ),
)
@click.argument("path", type=click.Path())
@option(
    "-o",
    "--output",
    required=True,
    type=click.Path(),
    value=Text("副本", "COPY"),
    zh="写到这个文件（.docx 或 .html），不能是草稿自己",
    en="write this file (.docx or .html), which is not the draft",
)
@option(
    "--checklist",
    is_flag=True,
    zh="在末尾加一页报送自查表",
    en="with a page at the end: what was checked, what was found,\nwho signs",
)
@option(
    "--fail-on",
    type=click.Choice((*LEVELS, NEVER)),
    zh="达到这个级别就以 1 退出（默认 error）",
    en="exit with 1 from this severity on (default error)",
)
@configuration_options
@option(
    "--previous",
    type=click.Path(),
    value=Text("文件或文件夹", "PATH"),
    zh="上年的报告，或存放上年报告的文件夹，与它对照",
    en="last year's report, or a folder of them, to compare with",
)
@laws_option
@reading_options
def command(
    session: Session,
    path: str,
    output: str,
    checklist: bool,
    config_file: str | None,
    no_config: bool,
    previous: str | None,
    **given: object,
) -> int:
    _refuse(path, output)
    settings, session = settings_of(session, [path], given, file=config_file, search=not no_config)
    settings = settings._replace(output_file=output, compared=Compared(previous))
    from linter.annotating import annotate_file
    from linter.output.summary import summary

    totals = annotate_file(session, path, output, settings, with_checklist=checklist)
    if totals.faults:
        return EXIT_FAULT
    if totals.unreadable:
        return EXIT_USAGE
    session.console.note(summary(totals, session.language))
    return EXIT_FINDINGS if reaches(totals.findings, settings.fail_on) else EXIT_CLEAN


def _refuse(path: str, output: str) -> None:
    """Refuse a copy of an unknown kind, and one in the place of the draft."""
    if not output.lower().endswith((".docx", ".html", ".htm")):
        raise Misuse(
            f"副本的名字应当以 .docx 或 .html 结尾：{output}",
            f"the name of the copy should end in .docx or .html: {output}",
        )
    if is_same_file(path, output):
        raise Misuse(
            f"副本不能写在草稿上：{output}。请换一个名字。",
            f"the copy must not replace the draft: {output}; choose another name",
        )
