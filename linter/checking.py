"""The run of ``reportlint check``: every file through reader, rules and output format."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from linter import patterns
from linter.configuration import Config
from linter.configuration.choosing import RulesOfPath
from linter.configuration.keys import NEVER
from linter.console import Console, Session
from linter.diagnostics import Severity
from linter.documents import file_of
from linter.documents.discovery import STANDARD_INPUT, discover
from linter.documents.document import Document
from linter.documents.errors import ReadError
from linter.engine import Result
from linter.linting import Terms, lint
from linter.misuse import Misuse
from linter.output import BINARY, FORMATS, Format, Options, make_format
from linter.output.summary import Totals, summary
from linter.report.report import Report
from linter.resources.problems import DataError
from linter.rules import Rule
from linter.side_files import side_file
from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from linter.baseline import Baseline, Entry
    from linter.beside import Beside
    from linter.report.catalogue import Catalogue
    from linter.report.words import Words


class Compared(NamedTuple):
    """What the drafts are compared with, as the user named it.

    ``previous`` is last year's report or a folder of them; ``copies`` asks for the drafts of the run;
    ``members`` is the folder of the bodies whose figures are added up, ``own`` the report of the county's own
    level and ``bodies`` a list of names.
    """

    previous: str | None = None
    copies: bool = False
    members: str | None = None
    own: str | None = None
    bodies: str | None = None


class Settings(NamedTuple):
    """What a run is told: its configuration, and what has been read by it.

    Findings go to ``output_file`` instead of standard output, ``statistics`` of them instead of the findings;
    standard input is called ``stdin_filename``.  A folder is checked by so many ``processes`` (None for all
    that the machine has), and what was found before is taken from the cache if it is to be ``cached``.
    """

    config: Config
    rules: tuple[Rule, ...]
    laws: Catalogue | None = None
    words: Words | None = None
    baseline: Baseline | None = None
    output_file: str | None = None
    stdin_filename: str | None = None
    statistics: bool = False
    compared: Compared = Compared()
    processes: int | None = None
    cached: bool = True

    @property
    def output_format(self) -> str:
        return str(self.config.value("output-format") or FORMATS[0])

    @property
    def fail_on(self) -> str:
        return str(self.config.value("fail-on") or Severity.ERROR)

    @property
    def terms(self) -> Terms:
        form, day = self.config.value("form"), self.config.value("as-of")
        return Terms(
            today=date.today(),
            form=None if form is None else str(form),
            as_of=date.fromisoformat(day) if day else None,
            laws=self.laws,
            words=self.words,
        )


def check_files(session: Session, paths: Sequence[str], settings: Settings) -> Totals:
    """Lint every file that ``paths`` name and write what was found; one that fails never stops the others."""
    console, totals = session.console, Totals()
    with console.results_in(settings.output_file):
        output = _format(console, session.language, settings)
        if output.for_machines:
            console.for_machines()
        console.result(output.start())
        interrupted = False
        try:
            for report, result in lint_files(session, paths, settings, totals):
                totals.add(report, result)
                console.result(output.file(report, result))
        except KeyboardInterrupt:  # what is done is worth having, but not in the place of an older file
            if settings.output_file:
                raise
            interrupted = True
        for path, message in totals.refused:
            console.result(output.refused(path, message))
        if settings.output_format in BINARY and not settings.statistics:
            console.binary(output.content())
        else:
            console.result(output.finish())
    if not output.for_machines:
        console.note(summary(totals, session.language))
    patterns.keep()
    if interrupted:
        raise KeyboardInterrupt
    return totals


def _format(console: Console, language: str, settings: Settings) -> Format:
    options = Options(language, settings.rules, settings.fail_on, console.colour(), console.width())
    if not settings.statistics:
        return make_format(settings.output_format, options)
    from linter.output.statistics import AS_TEXT, Statistics

    if settings.output_format not in AS_TEXT:
        raise Misuse(
            f"--statistics 只能和这些输出格式一起用：{'、'.join(AS_TEXT)}。",
            f"--statistics goes with these output formats only: {', '.join(AS_TEXT)}",
        )
    return Statistics(options, settings.output_format)


def lint_files(
    session: Session, paths: Sequence[str], settings: Settings, totals: Totals
) -> Iterator[tuple[Report, Result]]:
    """Report and result of each file that could be read; the others are said and counted in ``totals``."""
    rules = RulesOfPath(settings.rules, settings.config)
    others = others_of(session, paths, settings, totals)
    found = find_files(session, paths, settings)
    if others is None and any(_holds_many(path) for path in paths):
        from linter.batch import check_many

        yield from check_many(session, list(found), settings, totals)
        return
    for path in session.console.progress(found, session.say("检查", "checking")):
        checked = check_file(session, path, rules, settings, others, totals)
        if checked:
            yield checked


def _holds_many(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - on the path of every start


def find_files(session: Session, paths: Sequence[str], settings: Settings) -> Iterator[str | ReadError]:
    """The files to check; one that is named outright but excluded is said to be left out.

    Raises Misuse where the output file is one of them.
    """
    for path in discover(paths):
        if isinstance(path, ReadError) or path == STANDARD_INPUT or not settings.config.excludes(path):
            if not isinstance(path, ReadError):
                refuse_to_overwrite(path, settings)
            yield path
        elif path in paths:
            session.warn(
                path, "配置的 exclude 把它排除在外，没有检查。", "excluded by the configuration, not checked"
            )


def refuse_to_overwrite(path: str, settings: Settings) -> None:
    """Raises Misuse where the output file is the one at ``path``, which the run reads."""
    output = settings.output_file
    if output and is_same_file(path, output):
        raise Misuse(
            f"输出文件 {output} 也是这次要读的文件，不会覆盖它；请换一个名字或位置。",
            f"the output file {output} is also one that is read and is not overwritten; "
            "give it another name or folder",
        )


def is_same_file(path: str, other: str) -> bool:
    """Whether the draft at ``path``, or the archive that it stands in, is the file at ``other``."""
    from pathlib import Path

    try:
        return Path(file_of(path)).samefile(other)
    except OSError:
        return False


def reaches(findings: Mapping[Severity, int], fail_on: str) -> bool:
    """Whether anything was found at or above ``fail_on``."""
    if fail_on == NEVER:
        return False
    threshold = Severity[fail_on.upper()]
    return any(count and severity >= threshold for severity, count in findings.items())


def others_of(session: Session, paths: Sequence[str], settings: Settings, totals: Totals) -> Beside | None:
    """What gives each draft the reports that it is compared with, where it is compared with any."""
    if settings.compared == Compared():
        return None
    from linter.beside import beside

    return beside(session, paths, settings, totals)


def check_file(
    session: Session,
    path: str | ReadError,
    rules: RulesOfPath,
    settings: Settings,
    others: Beside | None,
    totals: Totals,
) -> tuple[Report, Result] | None:
    """Report and result of one file, or None where there is none, which is then said and counted."""
    try:
        if isinstance(path, ReadError):
            raise path
        document = session.read(path, settings.stdin_filename)
        _warn_of_damage(session, document)
        report, result, gone = lint_document(
            document, rules.of(document.path), settings, session.language, others
        )
        for entry in gone:
            session.warn(
                document.path,
                f"基线里的 {entry.code} 已经没有了：{entry.message}",
                f"{entry.code} of the baseline is gone: {entry.message}",
            )
        return report, result
    except ReadError as error:
        totals.unreadable += 1
        totals.refused.append((error.path, session.refuse(error)))
    except DataError as error:  # the side file
        totals.unreadable += 1
        totals.refused.append((str(path), error.in_language(session.language)))
        session.console.note(error.in_language(session.language) + "\n")
    except Exception as error:
        totals.faults += 1
        totals.refused.append((str(path), session.fault(str(path), error)))
    return None


def lint_document(
    document: Document,
    rules: Sequence[Rule],
    settings: Settings,
    language: str,
    others: Beside | None = None,
) -> tuple[Report, Result, Sequence[Entry]]:
    """Report and result of a draft, less what is accepted, and the entries of the baseline that are gone."""
    report, result = lint(
        document,
        rules,
        settings.rules,
        settings.terms,
        language,
        side_file(document.path),
        others.of if others else None,
    )
    if settings.baseline is None:
        return report, result, ()
    result, gone = settings.baseline.new(document, result, settings.rules)
    return report, result, gone


def _warn_of_damage(session: Session, document: Document) -> None:
    damaged = document.text.count("\ufffd")
    if damaged:
        row, _ = document.position(document.text.index("\ufffd"))
        session.warn(
            document.path,
            f"有 {damaged} 个字读不出（第一个在第 {row} 行），其余照常检查。",
            f"{damaged} characters could not be read (the first on line {row}); the rest is checked",
        )
