"""Findings that somebody has looked at and accepted, each for a reason that stays with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from linter.diagnostics import Diagnostic, Finding, Parameter, Place, Text
from linter.documents.document import Document, Remark, Span
from linter.engine import Result, applies, diagnostics
from linter.patterns import compiled
from linter.report.report import Report
from linter.rules import Rule
from linter.tuples import NamedTuple

# The kind of check of the rules that speak of suppressions themselves.
KIND = "suppression"

_REMARK = compiled(r"ignore\s*\[([^\]]*)\](?:\s*until\s+(\d{4}-\d\d-\d\d))?(?![\w-])(.*)")


class Suppression(NamedTuple):
    """Rules (by code, name or alias) whose findings are accepted, where, why, and until when.

    ``scope`` is the part of the text it holds for, ``place`` further narrows it to a cell or section,
    ``fingerprint`` to one finding; ``where`` says where it is written, as a person reads it.
    """

    words: tuple[str, ...]
    reason: str
    where: Text
    scope: Span
    at: Span
    until: date | None = None
    place: Place = Place()
    fingerprint: str | None = None

    def is_over(self, today: date) -> bool:
        """Whether its last day is past."""
        return self.until is not None and self.until < today

    def covers(self, diagnostic: Diagnostic, rule: Rule) -> bool:
        """Whether it means this finding, which is one of ``rule``."""
        return (
            any(rule.is_called(word) for word in self.words)
            and self.scope.start <= diagnostic.span.start <= self.scope.end
            and all(wanted in (None, has) for wanted, has in zip(self.place, diagnostic.place, strict=True))
            and self.fingerprint in (None, diagnostic.fingerprint)
        )


class NotUnderstood(NamedTuple):
    """A comment to the program that says nothing it knows."""

    text: str
    at: Span


def in_text(report: Report, rules: Sequence[Rule]) -> Iterator[Suppression | NotUnderstood]:
    """The suppressions that comment lines of a draft state; ``rules`` are all that there are."""
    for remark in report.document.remarks:
        said = _REMARK.fullmatch(remark.text)
        words = tuple(word.strip() for word in said[1].split(",") if word.strip()) if said else ()
        try:
            until = date.fromisoformat(said[2]) if said and said[2] else None
        except ValueError:
            words, until = (), None
        if not said or not words:
            yield NotUnderstood(remark.text, remark.span)
            continue
        if not all(any(rule.is_called(word) for rule in rules) for word in words):
            yield NotUnderstood(remark.text, remark.span)
            continue
        row, _ = report.document.position(remark.span.start)
        where = Text(f"第 {row} 行", f"line {row}")
        yield Suppression(words, said[3].strip(), where, _scope(report, remark), remark.span, until)


def _scope(report: Report, remark: Remark) -> Span:
    """What a comment speaks of: the paragraph or table below it, the whole section where it stands above a
    heading, the whole draft where nothing stands above it."""
    text = report.document.text
    rest = text[remark.span.end :]
    if not text[: remark.span.start].strip():
        return Span(0, len(text))
    start = remark.span.end + len(rest) - len(rest.lstrip())
    for table in report.tables.values():
        first = min((cell.span.start for cell in table.cells.values()), default=table.span.end)
        if (
            remark.span.start < first
            and table.span.start <= _line(report.document, start).end <= table.span.end
        ):
            return table.span
    for section in report.outline.sections:
        if section.heading.span.start <= start < section.heading.span.end:
            return Span(section.heading.span.start, section.body.end)
    return _line(report.document, start)


def _line(document: Document, offset: int) -> Span:
    return document.lines[document.line_at(offset)]


def apply(
    report: Report,
    result: Result,
    stated: Sequence[Suppression | NotUnderstood],
    rules: Sequence[Rule],
    language: str,
    today: date,
) -> Result:
    """The result without what is suppressed, and with findings on the suppressions themselves.

    ``rules`` are those of the run: of a suppression for another rule, or for one that was not put to this
    report, nobody can say that it is not used.
    """
    by_code = {rule.code: rule for rule in rules if rule.enabled}
    valid = [each for each in stated if isinstance(each, Suppression) and not each.is_over(today)]
    used: set[int] = set()
    kept: list[Diagnostic] = []
    for diagnostic in result.diagnostics:
        means = {n for n, each in enumerate(valid) if each.covers(diagnostic, by_code[diagnostic.code])}
        used |= means
        if not means:
            kept.append(diagnostic)
    unused = [each for n, each in enumerate(valid) if n not in used]
    put = [rule for rule in by_code.values() if applies(rule, report)]
    found: dict[str, list[Finding]] = {}
    for fault, finding in _faults(stated, unused, put, today):
        for rule in by_code.values():
            if rule.check == KIND and rule.options["fault"] == fault:
                found.setdefault(rule.code, []).append(finding)
    kept += diagnostics(report, by_code, found, language)
    kept.sort(key=lambda diagnostic: (diagnostic.span, diagnostic.code))
    return result._replace(
        diagnostics=tuple(kept),
        coverage=result.coverage._replace(failed=result.coverage.failed + sum(map(len, found.values()))),
        suppressed=len(result.diagnostics) + sum(map(len, found.values())) - len(kept),
    )


def _faults(
    stated: Sequence[Suppression | NotUnderstood],
    unused: Sequence[Suppression],
    rules: Sequence[Rule],
    today: date,
) -> Iterator[tuple[str, Finding]]:
    """(fault, finding) for every suppression at which something is wrong."""
    for each in stated:
        if isinstance(each, NotUnderstood):
            yield "not_understood", Finding(each.at, Place(), {"text": each.text})
            continue
        words: dict[str, Parameter] = {"rules": ", ".join(each.words), "where": each.where}
        if each.is_over(today):
            yield "expired", Finding(each.at, Place(), {**words, "until": str(each.until)})
        elif each in unused:
            if all(any(rule.is_called(word) for rule in rules) for word in each.words):
                yield "unused", Finding(each.at, Place(), words)
        elif not each.reason:
            yield "no_reason", Finding(each.at, Place(), words)
