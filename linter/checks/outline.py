"""``outline``: one kind of repair that the structure of the draft needs, named by the option ``fault``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.naming import content_wanted, heading_name, section_name
from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Parameter, Place, Related, Text
from linter.documents.document import Span
from linter.report.forms import FORMS, form
from linter.report.report import Heading, OutlineFault, Report
from linter.rules import Rule

_SECOND_REPORT = 4  # sections given twice: as many are another report in the same file


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance for each section that is there, and one for each fault."""
    for rule in rules:
        faults = [fault for fault in report.outline.faults if fault.kind == rule.options["fault"]]
        at_fault = {fault.heading for fault in faults}
        for section in report.outline.sections:
            if section.heading not in at_fault:
                yield Outcome(rule, "passed")
        if len(faults) >= _SECOND_REPORT and rule.options["fault"] == "duplicate":
            yield Outcome(rule, "failed", _second_report(report, faults))
            continue
        for fault in faults:
            yield Outcome(rule, "failed", _finding(report, fault))


def _second_report(report: Report, faults: Sequence[OutlineFault]) -> Finding:
    first = faults[0]
    return Finding(
        span=first.span,
        place=Place(section=first.section),
        parameters=_finding(report, first).parameters,
        variant="second_report",
        related=_related(first),
    )


def _finding(report: Report, fault: OutlineFault) -> Finding:
    parameters: dict[str, Parameter] = {}
    if fault.section:
        parameters["section"] = section_name(fault.section, report.held_to)
        parameters["before"] = _neighbour(report, fault.section, 1)
        parameters["after"] = _neighbour(report, fault.section, -1)
        parameters["content"] = (
            Text("把已有的表格放在它下面", "put the table that is there below it")
            if fault.section in report.tables
            else content_wanted(fault.section)
        )
    if fault.section and fault.kind == "missing_table":
        table = form(FORMS[-1]).tables[fault.section]
        parameters["table"] = Text(table.name, table.en)
    if fault.heading:
        parameters["heading"] = heading_name(fault.heading)
    other = fault.other or fault.heading
    if other:
        parameters["other"] = heading_name(other)
    return Finding(
        span=fault.span,
        place=Place(section=fault.section, table=fault.section if fault.kind == "missing_table" else None),
        parameters=parameters,
        variant=_variant(fault),
        related=_related(fault),
    )


def _variant(fault: OutlineFault) -> str | None:
    if fault.kind == "missing" and fault.heading:
        return "merged" if fault.heading.also == fault.section else "nearest"
    if fault.kind == "order" and fault.other:
        return "stands_before" if fault.heading and fault.heading.span < fault.other.span else "stands_after"
    return None


def _related(fault: OutlineFault) -> tuple[Related, ...]:
    if fault.kind == "missing" and fault.heading:
        return (_at(fault.heading, "最接近的标题", "the heading that comes nearest"),)
    if fault.other:
        return (_at(fault.other, "另一处标题", "the other heading"),)
    return ()


def _at(heading: Heading, zh: str, en: str) -> Related:
    words = heading_name(heading)
    return Related(Span(heading.span.start, heading.span.end), Text(f"{zh}：{words}", f"{en}: {words}"))


def _neighbour(report: Report, section_id: str, step: int) -> Text:
    """The form's section before or after one, or the preamble or the signature at its ends."""
    held_to = report.held_to if report.held_to in FORMS else FORMS[-1]
    ids = [section.id for section in form(held_to).sections]
    index = ids.index(section_id) + step
    if index < 0:
        return Text("开头的说明文字", "the preamble")
    if index == len(ids):
        return Text("落款", "the signature")
    return section_name(ids[index], held_to)
