"""From a document to its findings: the one way in which every command and the tests lint a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from linter import suppressions
from linter.documents.document import Document
from linter.engine import Result, run
from linter.report import read as read_report
from linter.report.report import Across, Report
from linter.rules import Rule
from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from linter.report.catalogue import Catalogue
    from linter.report.words import Words


class Terms(NamedTuple):
    """By what drafts are judged.

    ``form`` and ``as_of`` are those of ``linter.report.read``, where the user sets them; ``laws`` is the
    catalogue of law and ``words`` the lists of words, None for those that come with the program.
    """

    today: date
    form: str | None = None
    as_of: date | None = None
    laws: Catalogue | None = None
    words: Words | None = None


def lint(
    document: Document,
    rules: Sequence[Rule],
    every_rule: Sequence[Rule],
    terms: Terms,
    language: str = "zh",
    side_file: str | None = None,
    others: Callable[[Report], Across] | None = None,
) -> tuple[Report, Result]:
    """Read the draft and put ``rules`` to it, less what its comments and its side file accept.

    ``every_rule`` is what a suppression may name; ``others`` gives the reports that it is compared with.
    Raises InternalError where a check fails to run, DataError and OSError for a wrong side file.
    """
    report = read_report(
        document,
        form=terms.form,
        as_of=terms.as_of,
        today=terms.today,
        laws=terms.laws,
        words=terms.words,
    )
    if others:
        report = report._replace(across=others(report))
    result = run(report, rules, language)
    stated = list(suppressions.in_text(report, every_rule))
    if side_file:
        from linter import side_files

        stated += side_files.suppressions(side_file, report, every_rule)
    if stated:
        result = suppressions.apply(report, result, stated, rules, language, terms.today)
    return report, result
