"""``numbering``: headings and lists count on without a gap, a repetition or a new start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.naming import heading_name
from linter.checks.outcome import Outcome
from linter.checks.renumbering import item_renumbered, sections_renumbered
from linter.checks.sequences import Item, SequenceFault, in_headings, in_text, items_of, text_items
from linter.diagnostics import Finding, Place, Related, Severity, Text
from linter.report.forms import FORMS, form
from linter.report.ordinals import chinese, printed
from linter.report.report import Heading, Report, Section
from linter.rules import Rule


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance for the sections themselves and one for each section's inside."""
    holes = [table.span for table in report.tables.values()]
    for rule in rules:
        style = _of_another_style(report)
        yield from _outcomes(rule, [*([style] if style else []), *_of_sections(report)])
        for section in report.outline.sections:
            faults = [*in_headings(report.document, section), *in_text(report.document, section, holes)]
            items = [*items_of(section), *text_items(report.document, section)] if faults else []
            nested = _nested(report, section)
            findings = [
                _of_item(section, fault)._replace(fix=item_renumbered(report.document, fault, items))
                for fault in faults
            ]
            yield from _outcomes(rule, [*([nested] if nested else []), *findings])


def _outcomes(rule: Rule, findings: Sequence[Finding]) -> Iterator[Outcome]:
    if not findings:
        yield Outcome(rule, "passed")
    for finding in findings:
        yield Outcome(rule, "failed", finding)


def _of_another_style(report: Report) -> Finding | None:
    """The first section that is not numbered 一、 as the forms number theirs; one finding for all of them."""
    if report.form not in FORMS or report.superseded:
        return None
    held_to = form(report.held_to if report.held_to in FORMS else FORMS[-1])
    for section in report.outline.sections:
        heading = section.heading
        if section.id and heading.style != "chinese" and heading.wording in ("title", "accepted"):
            return Finding(
                span=heading.span,
                place=Place(section=section.id),
                parameters={
                    "item": heading_name(heading),
                    "before": Text("正文开头", "the beginning"),
                    "wanted": f"{held_to.section(section.id).numeral}、",
                },
                variant="style",
                severity=Severity.INFO,
            )
    return None


def _of_sections(report: Report) -> Iterator[Finding]:
    """Gaps between sections that no missing, misplaced or repeated section explains."""
    faults = report.outline.faults
    fix = sections_renumbered(report.document, report.outline)
    explained = {fault.heading for fault in faults if fault.kind in ("order", "duplicate")}
    explained |= {fault.other for fault in faults if fault.kind in ("order", "duplicate")}
    absent = [fault.span.start for fault in faults if fault.kind == "missing"]
    before: Heading | None = None
    for heading in (section.heading for section in report.outline.sections):
        if heading.number is None:
            before = None
            continue
        start = before.span.start if before else -1
        wanted = (before.number or 0) + 1 if before else 1
        missing = any(start < at <= heading.span.start for at in absent)
        first = before is None and heading is not report.outline.sections[0].heading
        if heading.number != wanted and not missing and not first and not {heading, before} & explained:
            yield _of_heading(heading, before, wanted)._replace(fix=fix)
        before = heading


def _of_heading(heading: Heading, before: Heading | None, wanted: int) -> Finding:
    related = (Related(before.span, Text("前一个标题", "the heading before it")),) if before else ()
    return Finding(
        span=heading.span,
        place=Place(section=heading.section),
        parameters={
            "item": heading_name(heading),
            "before": heading_name(before) if before else Text("正文开头", "the beginning"),
            "wanted": printed(heading.style, wanted),
        },
        variant="section",
        expected=printed(heading.style, wanted),
        found=printed(heading.style, heading.number or 0),
        related=related,
    )


def _nested(report: Report, section: Section) -> Finding | None:
    """Sub-topics that count 一、二、 anew inside a section that is itself numbered so."""
    run = [
        heading
        for heading in section.headings
        if heading.style == section.heading.style == "chinese" and _begins_line(report, heading)
    ]
    if len(run) < 2:
        return None
    return Finding(
        span=run[0].span,
        place=Place(section=section.id),
        parameters={
            "item": heading_name(run[0]),
            "before": heading_name(section.heading),
            "wanted": printed("bracketed", 1),
        },
        variant="nested",
    )


def _begins_line(report: Report, heading: Heading) -> bool:
    line = report.document.lines[report.document.line_at(heading.span.start)]
    return not report.document.folded[line.start : heading.span.start].strip(" \t#*>")


def _of_item(section: Section, fault: SequenceFault) -> Finding:
    item, before = fault.item, fault.before
    mild = fault.doubtful or fault.kind == "alone"
    wanted = before.number + 1 if before else 2 if fault.kind == "alone" else 1
    related = (Related(before.span, Text("前一项", "the item before it")),) if before else ()
    return Finding(
        span=item.span,
        place=Place(section=section.id),
        parameters={
            "item": _printed(item),
            "before": _printed(before) if before else heading_name(section.heading),
            "wanted": _printed(Item(item.span, item.style, wanted)),
            "section": heading_name(section.heading),
        },
        variant=fault.kind,
        severity=Severity.INFO if mild else None,
        related=related,
    )


def _printed(item: Item) -> str:
    if item.style == "第":
        return f"第{chinese(item.number)}"
    return (
        printed("chinese", item.number)[:-1] + "是"
        if item.style == "是"
        else printed(item.style, item.number)
    )
