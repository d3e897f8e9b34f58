"""``reportlint baseline``: list the present findings, so that later runs report only new ones."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from linter.checking import lint_files
from linter.commands import EXIT_CLEAN, EXIT_FAULT, EXIT_USAGE
from linter.commands.options import configuration_options, described, laws_option, option, reading_options
from linter.commands.settings import settings_of
from linter.console import Session
from linter.diagnostics import Text
from linter.output.summary import Totals

DEFAULT = ".reportlint-baseline.json"


@described(
    usage=Text("baseline [选项] 文件或文件夹...", "baseline [OPTIONS] PATH..."),
    about=Text(
        """\
把现有的问题记入基线文件；以后用 check --baseline 检查，只提示新的问题。
问题按规则、位置和文字辨认，前后插入文字不影响。""",
        """\
Lists the present findings in a baseline; check --baseline then reports only new ones.
A finding is known by its rule, place and text, so lines inserted around it do not matter.""",
    ),
    below=Text(
        "例子：reportlint baseline 年报/；以后 reportlint 年报/ --baseline .reportlint-baseline.json",
        "Example: reportlint baseline reports/; reportlint reports/ --baseline .reportlint-baseline.json",
    ),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@option(
    "--output-file",
    default=DEFAULT,
    type=click.Path(),
    value=Text("文件", "FILE"),
    zh=f"写到哪里（默认 {DEFAULT}）",
    en=f"where to write it (default {DEFAULT})",
)
@configuration_options
@laws_option
@reading_options
def command(
    session: Session,
    paths: Sequence[str],
    output_file: str,
    config_file: str | None,
    no_config: bool,
    **given: object,
) -> int:
    from linter.baseline import Baseline, entries, written

    settings, session = settings_of(session, paths, given, file=config_file, search=not no_config)
    settings = settings._replace(output_file=output_file)
    totals = Totals()
    names = Baseline(os.path.dirname(os.path.abspath(output_file)))  # noqa: PTH100, PTH120
    listed = {
        names.name(report.document.path): entries(report.document, result.diagnostics)
        for report, result in lint_files(session, paths, settings, totals)
    }
    if totals.faults or totals.unreadable:
        session.console.note(
            session.say(
                "有文件没有读成，没有写基线。\n", "not every file could be read; no baseline was written\n"
            )
        )
        return EXIT_FAULT if totals.faults else EXIT_USAGE
    with session.console.results_in(output_file):
        session.console.result(written(listed))
    count = sum(map(len, listed.values()))
    session.console.note(
        session.say(f"{output_file}：记下 {count} 处问题。\n", f"{output_file}: {count} findings listed\n")
    )
    return EXIT_CLEAN
