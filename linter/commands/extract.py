"""``reportlint extract``: a draft as data, or as the text that was read."""

from __future__ import annotations

from datetime import date

import click

from linter.commands import EXIT_CLEAN, EXIT_USAGE
from linter.commands.options import described, option, reading_options
from linter.console import Session
from linter.diagnostics import Text
from linter.documents.errors import ReadError


@described(
    usage=Text("extract [选项] 文件", "extract [OPTIONS] FILE"),
    about=Text(
        "把草稿读成数据（JSON）：格式、年度、机关、标题、各部分、三张表、引用。不作判断。",
        "Reads the draft as data (JSON): form, year, agency, title, sections, tables, citations.",
    ),
)
@click.argument("path", type=click.Path())
@option(
    "--text",
    is_flag=True,
    zh="只输出读到的文字，问题的行列号就指它",
    en="only the text that was read; locations of findings point into it",
)
@reading_options
def command(session: Session, path: str, text: bool, form: str | None, as_of: str | None) -> int:
    try:
        document = session.read(path)
    except ReadError as error:
        session.refuse(error)
        return EXIT_USAGE
    session.console.for_machines()
    if text:
        session.console.result(document.text)
        return EXIT_CLEAN
    from linter.output.extract import extract
    from linter.report import read

    report = read(document, form=form, as_of=date.fromisoformat(as_of) if as_of else None, today=date.today())
    session.console.result(extract(report))
    return EXIT_CLEAN
