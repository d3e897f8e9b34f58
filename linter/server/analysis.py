"""A draft as the editor holds it, linted; and the places of the protocol in it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import NamedTuple

from lsprotocol import types

from linter.checking import Settings, lint_document
from linter.configuration.choosing import RulesOfPath
from linter.console import Console, Session
from linter.documents import read
from linter.documents.document import Document, Span
from linter.engine import Result
from linter.output.lsp import position
from linter.output.positions import UNITS
from linter.report.report import Report
from linter.rules import Rule


class Analysis(NamedTuple):
    """One version of a draft with its findings; ``units`` counts the columns of the client."""

    uri: str
    report: Report
    result: Result
    rules: Mapping[str, Rule]
    settings: Settings
    language: str
    units: str

    @property
    def document(self) -> Document:
        return self.report.document

    def range(self, span: Span) -> types.Range:
        """The range of the protocol for a span of the text."""
        start, end = (types.Position(**position(self.document, at, self.units)) for at in span)
        return types.Range(start, end)

    def offset(self, at: types.Position) -> int:
        """The offset in the text of a place of the protocol; one behind a line's end is its end."""
        lines = self.document.lines
        if at.line >= len(lines):
            return len(self.document.text)
        line = lines[at.line]
        units, count = UNITS[self.units], 0
        for offset in range(line.start, line.end):
            if count >= at.character:
                return offset
            count += units(self.document.text[offset])
        return line.end


def settings_for(path: str, language: str) -> Settings:
    """The settings that a draft's configuration gives; raises DataError and Misuse for a wrong one."""
    from linter.commands.settings import settings_of

    session = Session(Console(io.StringIO(), io.StringIO(), {}), language, None, language_is_chosen=True)
    return settings_of(session, [path], {})[0]


def analyse(uri: str, path: str, text: str, settings: Settings, language: str, units: str) -> Analysis:
    """Lint the text of an editor.  Raises ReadError, DataError and InternalError as ``check`` does."""
    document = read(text.encode("utf-8", "surrogatepass"), path)
    rules = RulesOfPath(settings.rules, settings.config).of(path)
    report, result, _ = lint_document(document, rules, settings, language)
    return Analysis(uri, report, result, {rule.code: rule for rule in rules}, settings, language, units)
