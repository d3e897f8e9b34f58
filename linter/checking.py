"""The run of ``reportlint check``: every file through reader, rules and output format."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from linter import patterns
from linter.console import Session
from linter.diagnostics import Severity
from linter.documents.discovery import discover
from linter.documents.document import Document
from linter.documents.errors import ReadError
from linter.engine import Result, run
from linter.misuse import Misuse
from linter.output import MACHINE_FORMATS, make_format
from linter.output.summary import Totals, summary
from linter.report import read as read_report
from linter.report.report import Report
from linter.rules import Rule, load_rules

if TYPE_CHECKING:
    from linter.report.catalogue import Catalogue

NEVER = "never"


class Settings(NamedTuple):
    """What the options of a run say."""

    output_format: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rule_files: tuple[str, ...] = ()
    laws: Catalogue | None = None
    form: str | None = None
    as_of: date | None = None


def check_files(session: Session, paths: Sequence[str], settings: Settings) -> Totals:
    """Lint every file that ``paths`` name; one that fails never stops the others."""
    console, totals = session.console, Totals()
    every_rule = _load_rules(settings.rule_files)
    rules = choose_rules(every_rule, settings.select, settings.ignore)
    for_machines = settings.output_format in MACHINE_FORMATS
    if for_machines:
        console.for_machines()
    output = make_format(
        settings.output_format,
        language=session.language,
        titles={rule.code: rule.title for rule in every_rule},
        colour=console.colour(),
        width=console.width(),
    )
    console.result(output.start())
    for path in console.progress(discover(paths), session.say("检查", "checking")):
        checked = _check_file(session, path, rules, settings, totals)
        if checked:
            report, result = checked
            totals.add(report, result)
            console.result(output.file(report, result))
    console.result(output.finish())
    if not for_machines:
        console.note(summary(totals, session.language))
    patterns.keep()
    return totals


def choose_rules(rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules that ``select`` names (all without one) less those that ``ignore`` names.

    A name is a code, a rule's name or alias, or the start of a code; a rule that is off by default is
    switched on by its own.  Raises Misuse for a name
    of no rule.
    """
    for word in (*select, *ignore):
        if not any(_is_called(word, rule) for rule in rules):
            raise Misuse(
                f"没有 {word} 这条规则；reportlint rules 列出所有规则。",
                f"no rule {word}; reportlint rules lists them",
            )
    return tuple(
        rule._replace(enabled=True) if rule.code in select or rule.name in select else rule
        for rule in rules
        if (not select or any(_is_called(word, rule) for word in select))
        and not any(_is_called(word, rule) for word in ignore)
    )


def _load_rules(files: Sequence[str]) -> tuple[Rule, ...]:
    try:
        return load_rules(files)
    except OSError as error:
        raise Misuse(
            f"规则文件打不开：{error.filename}（{error.strerror}）",
            f"the rule file {error.filename} cannot be opened: {error.strerror}",
        ) from error


def reaches(totals: Totals, fail_on: str) -> bool:
    """Whether anything was found at or above ``fail_on``."""
    if fail_on == NEVER:
        return False
    threshold = Severity[fail_on.upper()]
    return any(count and severity >= threshold for severity, count in totals.findings.items())


def _check_file(
    session: Session, path: str | ReadError, rules: Sequence[Rule], settings: Settings, totals: Totals
) -> tuple[Report, Result] | None:
    """Report and result of one file, or None where there is none, which is then said and counted."""
    try:
        if isinstance(path, ReadError):
            raise path
        document = session.read(path)
        _warn_of_damage(session, document)
        report = read_report(
            document, form=settings.form, as_of=settings.as_of, today=date.today(), laws=settings.laws
        )
        return report, run(report, rules, session.language)
    except ReadError as error:
        totals.unreadable += 1
        session.refuse(error)
    except Exception as error:
        totals.faults += 1
        session.fault(str(path), error)
    return None


def _warn_of_damage(session: Session, document: Document) -> None:
    damaged = document.text.count("\ufffd")
    if damaged:
        row, _ = document.position(document.text.index("\ufffd"))
        session.warn(
            document.path,
            f"有 {damaged} 个字读不出（第一个在第 {row} 行），其余照常检查。",
            f"{damaged} characters could not be read (the first on line {row}); the rest is checked",
        )


def _is_called(word: str, rule: Rule) -> bool:
    return rule.code.startswith(word.upper()) or word in (rule.name, *rule.aliases)
