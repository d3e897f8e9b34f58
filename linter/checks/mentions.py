"""``mentions``: a part of the report speaks of what it must speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Place, Text
from linter.documents.document import Span
from linter.patterns import compiled
from linter.report.report import Report
from linter.report.surroundings import OMISSION, words_of
from linter.rules import Rule

_OMISSION = compiled(OMISSION)
_LEFT_OUT = Text("有省略的文字（〔…〕）", "part of the text is left out (〔…〕)")
_NO_PART = Text("没有找到相应的部分", "the part was not found")


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance a draft; one finding names every topic that is missing.

    Options: ``part`` is a section's id, ``preamble`` or ``anywhere``; ``topics`` are lists of words of
    which one must occur; ``governments_only`` leaves out reports of bureaus; where none of the words in
    ``given`` occurs, the part is not what it seems and is not judged.
    """
    for rule in rules:
        yield _outcome(rule, report)


def _outcome(rule: Rule, report: Report) -> Outcome:
    if rule.options.get("governments_only") and not _is_government(report):
        return Outcome(rule, "not_applicable")
    place = _span(rule.options["part"], report)
    if place is None:
        return Outcome(rule, "not_checkable", reason=_NO_PART)
    span, section = place
    text = report.document.folded[span.start : span.end]
    missing = [topic for topic in rule.options["topics"] if not any(word in text for word in topic["words"])]
    if not missing:
        return Outcome(rule, "passed")
    if _OMISSION.search(text):
        return Outcome(rule, "not_checkable", reason=_LEFT_OUT)
    tables = sorted(table.span for table in report.tables.values())
    given = rule.options.get("given")
    if (
        not words_of(report.document, span, tables)
        or len(missing) == len(rule.options["topics"]) > 1
        or (given and not any(word in text for word in given))
    ):
        # Nothing at all is another rule's finding, or the part is not what it seems.
        return Outcome(rule, "not_checkable", reason=_NO_PART)
    names = Text("、".join(t["zh"] for t in missing), ", ".join(t["en"] for t in missing))
    at, section = _where(rule, report, span, section)
    return Outcome(
        rule, "failed", Finding(span=at, place=Place(section=section), parameters={"missing": names})
    )


def _where(rule: Rule, report: Report, span: Span, section_id: str | None) -> tuple[Span, str | None]:
    """Where the words are to be added: the section's heading, the sub-heading of that name in it, or the end
    of the part."""
    wanted = rule.options.get("belongs_in") or section_id
    section = next((s for s in report.outline.sections if s.id == wanted), None)
    if section is None:
        return _last_words(report, span), None
    if section_id:
        return section.heading.span, section_id
    named = rule.options.get("under")
    below = next((h for h in section.headings if named and named in h.words), None)
    if below:
        return below.span, wanted
    end = report.identity.signed_span
    body = section.body
    if end and end.start in body and wanted == report.outline.sections[-1].id:
        body = Span(body.start, end.start)
    return _last_sentence(report, body) or section.heading.span, wanted


def _last_sentence(report: Report, span: Span) -> Span | None:
    """The last line of a span that ends as a sentence does."""
    lines = report.document.lines
    for index in range(report.document.line_at(max(span.start, span.end - 1)), -1, -1):
        line = Span(max(lines[index].start, span.start), min(lines[index].end, span.end))
        if line.end <= span.start:
            return None
        words = report.document.folded[line.start : line.end].rstrip()
        if words.endswith(("。", ";", "!")):
            stop = max(words.rfind("。", 0, len(words) - 1), -1) + 1
            start = line.start + stop + len(words[stop:]) - len(words[stop:].lstrip())
            return Span(start, line.start + len(words))
    return None


def _last_words(report: Report, span: Span) -> Span:
    """The last sentence of a part, else its last line with words, else its end."""
    sentence = _last_sentence(report, span)
    if sentence:
        return sentence
    end = span.start + len(report.document.text[span.start : span.end].rstrip())
    line = report.document.lines[report.document.line_at(max(end - 1, 0))]
    return Span(max(line.start, span.start), end) if end > span.start else Span(span.start, span.start)


def _is_government(report: Report) -> bool:
    return (report.identity.agency or "").endswith("人民政府")


def _span(part: str, report: Report) -> tuple[Span, str | None] | None:
    if part == "anywhere":
        return Span(0, len(report.document.text)), None
    if part == "preamble":
        return report.outline.preamble, None
    section = next((section for section in report.outline.sections if section.id == part), None)
    return (section.body, part) if section else None
