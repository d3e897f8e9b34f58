"""``reportlint rollup``: a county's tables against the sum of its bodies'."""

from __future__ import annotations

import click

from linter.checking import Compared
from linter.commands.options import configuration_options, described, option, reading_options
from linter.commands.runs import check
from linter.commands.settings import settings_of
from linter.configuration.keys import LEVELS, NEVER
from linter.console import Session
from linter.diagnostics import Text
from linter.output import FORMATS

ROLL_UP = "roll_up"


@described(
    usage=Text("rollup [选项] 全县报告 --members 文件夹", "rollup [OPTIONS] COUNTY --members FOLDER"),
    about=Text(
        """\
把文件夹里各单位的表逐格相加，与全县报告的表核对：指出不符的格、缺的单位、重复的单位，以及
改哪一格就能对上。只核对汇总；全县报告和各单位报告自身的问题用 check。""",
        """\
Adds up the tables of the bodies' reports and holds the county's against the sums: names the cells
that differ, a body that is missing or counted twice, and the cell whose change closes the gap.
What is wrong in the reports themselves is for check.""",
    ),
    below=Text("退出代码与 check 相同（--fail-on 默认 error）。", "Exit codes are those of check."),
)
@click.argument("path", type=click.Path())
@option(
    "--members",
    type=click.Path(),
    required=True,
    value=Text("文件夹", "FOLDER"),
    zh="各单位的报告",
    en="the bodies' reports",
)
@option(
    "--own",
    type=click.Path(),
    value=Text("文件", "FILE"),
    zh="县本级的报告；计入与不计入都试",
    en="the report of the county's own level; tried with and without",
)
@option(
    "--bodies",
    type=click.Path(),
    value=Text("文件", "FILE"),
    zh="应有单位的名单，一行一个",
    en="the names of the bodies there should be, one a line",
)
@option(
    "--output-format",
    type=click.Choice(FORMATS),
    value=Text("格式", "FORMAT"),
    zh="输出格式，与 check 相同",
    en="the output format, as of check",
)
@option(
    "--fail-on",
    type=click.Choice((*LEVELS, NEVER)),
    zh="达到这个级别就以 1 退出",
    en="exit with 1 from this severity on",
)
@configuration_options
@reading_options
def command(
    session: Session,
    path: str,
    members: str,
    own: str | None,
    bodies: str | None,
    config_file: str | None,
    no_config: bool,
    **given: object,
) -> int:
    settings, session = settings_of(session, [path], given, file=config_file, search=not no_config)
    rules = tuple(rule for rule in settings.rules if rule.check == ROLL_UP)
    compared = Compared(members=members, own=own, bodies=bodies)
    return check(session, [path], settings._replace(rules=rules, compared=compared))
