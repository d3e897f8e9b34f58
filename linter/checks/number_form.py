"""A document number has its official form: 〔〕 round the year, a plain serial, brackets in pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.checks.quotations import place_of
from linter.diagnostics import Edit, Finding, Fix, Related, Text
from linter.documents.document import Span
from linter.documents.folding import fold
from linter.patterns import compiled
from linter.report.report import Citation, QuotedNumber, Report
from linter.rules import Rule

_AGAIN = Text("这里也是这样写的。", "It is written so here too.")
_BLANKS = compiled(r"\s+")
# The small form of the same brackets, which text processors offer.
_LOOK_ALIKE = str.maketrans("﹝﹞", "〔〕")
_RUN_TOGETHER = compiled(r"\d{5}")
# Decisions and replies are numbered by customs of their own: 复决字〔2022〕第12号, 信公〔2023〕第3号.
_OF_DOCUMENTS = compiled(r"^[^复决告答罚许准诉案执调裁]*[发函办字规]〔")
_REACH = 120
_STOP = compiled(r"[。;]|\n\s*\n")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One outcome a document number that has a year; orders and standards have forms of their own."""
    for rule in rules:
        faults: dict[tuple[str, str], list[tuple[Span, Edit]]] = {}
        for citation in report.citations:
            for number in citation.numbers:
                if "〔" not in number.official:
                    continue
                fault = _fault(report, citation, number)
                if fault is None:
                    yield Outcome(rule, "passed")
                else:
                    variant, edit = fault
                    faults.setdefault((variant, number.text), []).append((number.span, edit))
        for (variant, text), places in faults.items():
            yield from _outcomes(rule, report, variant, text, places)


def _outcomes(
    rule: Rule, report: Report, variant: str, text: str, places: Sequence[tuple[Span, Edit]]
) -> Iterator[Outcome]:
    span = places[0][0]
    edits = tuple(edit for _, edit in places)
    found = report.document.slice(span)
    expected = edits[0].content if variant == "form" else f"（{found}）"
    message = Text(f"改为{expected}。", f"Write {expected}.")
    finding = Finding(
        span=span,
        place=place_of(report, span),
        parameters={"number": text, "expected": expected},
        variant=None if variant == "form" else variant,
        expected=expected,
        found=found,
        related=tuple(Related(other, _AGAIN) for other, _ in places[1:]),
        # Where year and serial run together, which digits are which is a guess.
        fix=Fix(message, "unsafe" if _RUN_TOGETHER.search(found) else "safe", edits),
    )
    yield Outcome(rule, "failed", finding)
    for _ in places[1:]:
        yield Outcome(rule, "failed")


def _fault(report: Report, citation: Citation, number: QuotedNumber) -> tuple[str, Edit] | None:
    """The variant of the message and the edit that mends it."""
    if "第" in number.text and not _OF_DOCUMENTS.search(number.official):
        return None
    if _BLANKS.sub("", fold(number.text)).translate(_LOOK_ALIKE) != number.official:
        return "form", Edit(number.span, _in_the_drafts_characters(number))
    text = report.document.folded
    if citation.title_span and citation.title_span.end < number.span.start:
        between = text[citation.title_span.end + 1 : number.span.start].strip()
        closed = compiled(r"\s*\)").match(text[number.span.end : number.span.end + 3])
        if between == "" and closed and not _is_open(text, number.span.start):
            wide = report.document.text[number.span.end + closed.end() - 1] != ")"
            return "no_opening", Edit(Span(number.span.start, number.span.start), "（" if wide else "(")
        if between == "(" and not _closes(text, number.span.end):
            wide = "（" in report.document.text[citation.title_span.end : number.span.start]
            return "no_closing", Edit(Span(number.span.end, number.span.end), "）" if wide else ")")
    return None


def _in_the_drafts_characters(number: QuotedNumber) -> str:
    """The official form with the issuer and 号 as the draft writes them, Traditional ones too."""
    issuer, year_and_serial = number.official.split("〔")
    return number.text[: len(issuer)] + "〔" + year_and_serial[:-1] + number.text[-1]


def _is_open(text: str, offset: int) -> bool:
    """Whether a bracket is open at an offset, counting from the start of the sentence."""
    start = max(0, offset - _REACH)
    for stop in _STOP.finditer(text, start, offset):
        start = stop.end()
    before = text[start:offset]
    return before.count("(") > before.count(")")


def _closes(text: str, offset: int) -> bool:
    """Whether a closing bracket follows before the next one opens or the sentence ends."""
    after = text[offset : offset + _REACH]
    stop = _STOP.search(after)
    after = after[: stop.start()] if stop else after
    closing, opening = after.find(")"), after.find("(")
    return closing >= 0 and (opening < 0 or closing < opening)
