"""``python -m tests.citations.measure``: precision and recall of citations and findings on the set.

A citation counts as read only where its span, its work and the verdict on it are all as the set says.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from linter.documents.document import Document, Span
from linter.engine import run
from linter.report.citations import read_citations
from linter.report.report import Identity, Outline, Report
from linter.rules import Rule, load_rules

SENTENCES = Path(__file__).with_name("sentences.txt")
_LINE = re.compile(r"(?P<year>\d{4}) (?P<codes>-|C\d{3}(?:,C\d{3})*) \| (?P<text>.*)")
_MARKED = re.compile(r"⟦(?P<quote>[^⟦⟧|]*)(?:\|(?P<law>[^|⟧]*)\|(?P<status>[^⟧]*))?⟧")


@dataclass(frozen=True, order=True)
class Expected:
    """A citation: where it stands, the work it names (empty for none) and the verdict on it."""

    start: int
    end: int
    law: str
    status: str


@dataclass(frozen=True)
class Sentence:
    """One line of the set without its marks."""

    line: int
    year: int
    text: str
    citations: frozenset[Expected]
    codes: frozenset[str]


@dataclass
class Tally:
    """How many of what was expected was found, and of what was found was expected."""

    right: int = 0
    found: int = 0
    expected: int = 0

    def add(self, expected: frozenset[object], found: frozenset[object]) -> None:
        self.right += len(expected & found)
        self.found += len(found)
        self.expected += len(expected)

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 1
        recall = self.right / self.expected if self.expected else 1
        return f"precision {precision:.2%}, recall {recall:.2%} ({self.right} of {self.expected})"


def sentences() -> Iterator[Sentence]:
    """The set, line by line."""
    for number, line in enumerate(SENTENCES.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            found = _LINE.fullmatch(line)
            if not found:
                raise ValueError(f"{SENTENCES.name}:{number}: YEAR CODES | text")
            codes = frozenset(found["codes"].split(",")) - {"-"}
            yield _sentence(number, int(found["year"]), codes, found["text"].replace("\\n", "\n"))


def _sentence(number: int, year: int, codes: frozenset[str], marked: str) -> Sentence:
    text, citations, end = "", [], 0
    for mark in _MARKED.finditer(marked):
        text += marked[end : mark.start()]
        law, status = mark["law"] or "", mark["status"] or ""
        citations.append(Expected(len(text), len(text) + len(mark["quote"]), law, status))
        text += mark["quote"]
        end = mark.end()
    return Sentence(number, year, text + marked[end:], frozenset(citations), codes)


def report_of(text: str, year: int) -> Report:
    """A report that says nothing but ``text``."""
    document = Document("draft.txt", "text", text)
    as_of = date(year + 1, 3, 31)
    return Report(
        document=document,
        identity=Identity(year=year),
        outline=Outline((), Span(0, len(text)), ()),
        tables={},
        citations=read_citations(document, period_year=year, as_of=as_of),
        form="2021",
        held_to="2021",
        as_of=as_of,
    )


def read(sentence: Sentence, rules: list[Rule]) -> tuple[frozenset[Expected], frozenset[str]]:
    """What the program makes of a sentence: its citations, and the codes of its findings."""
    report = report_of(sentence.text, sentence.year)
    citations = (
        Expected(each.span.start, each.span.end, each.law or "", each.status if each.law else "")
        for each in report.citations
    )
    findings = run(report, rules, "zh").diagnostics
    return frozenset(citations), frozenset(finding.code for finding in findings)


@cache
def citation_rules() -> list[Rule]:
    return [rule for rule in load_rules() if rule.code.startswith("C")]


def main() -> None:
    rules = citation_rules()
    citations, findings = Tally(), Tally()
    for sentence in sentences():
        found, codes = read(sentence, rules)
        citations.add(sentence.citations, found)
        findings.add(sentence.codes, codes)
        for each in sorted(sentence.citations ^ found):
            sign = "-" if each in sentence.citations else "+"
            print(f"{sentence.line}: {sign} {sentence.text[each.start : each.end]} {each.law} {each.status}")
        if sentence.codes != codes:
            print(
                f"{sentence.line}: {sorted(sentence.codes)} expected, {sorted(codes)} found: {sentence.text}"
            )
    sys.stdout.write(f"citations: {citations}\nfindings:  {findings}\n")


if __name__ == "__main__":
    main()
