"""``reportlint laws``: look an instrument up on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import click

from linter.commands import EXIT_CLEAN
from linter.commands.options import described, laws_option, option
from linter.commands.settings import catalogue
from linter.console import Session
from linter.diagnostics import Text
from linter.misuse import Misuse
from linter.output.instrument import page, refusal
from linter.report.lookup import look_up, nearest_works


@described(
    usage=Text("laws [选项] 标题或文号", "laws [OPTIONS] TITLE-OR-NUMBER"),
    about=Text(
        "查法规文件目录：制定机关、各次文本、在某一天是否有效、现行的是哪一件。",
        "Looks an instrument up: who issued it, its texts, whether it is law on a day, what is in force "
        "instead.",
    ),
    below=Text(
        "例子：reportlint laws 国办发〔2010〕5号 --on 2025-01-31",
        "Example: reportlint laws 国办发〔2010〕5号 --on 2025-01-31",
    ),
)
@click.argument("instrument")
@option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    value=Text("日期", "DATE"),
    zh="哪一天（默认今天），如 2025-01-31",
    en="the day (default today), such as 2025-01-31",
)
@laws_option
def command(session: Session, instrument: str, on: datetime | None, laws: Sequence[str]) -> int:
    day = on.date() if on else date.today()
    known = catalogue(laws)
    answer = look_up(instrument, day, known)
    if answer is None:
        raise Misuse(*refusal(instrument, nearest_works(instrument, known)))
    session.console.result(page(answer, day, session.language))
    return EXIT_CLEAN
