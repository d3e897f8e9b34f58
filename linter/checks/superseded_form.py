"""``superseded_form``: the draft is laid out on the form that holds for its year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter import resources
from linter.checks.naming import heading_name
from linter.checks.outcome import Outcome
from linter.diagnostics import Finding, Place, Related, Text
from linter.report.forms import FORMS, form
from linter.report.report import Heading, Report
from linter.report.titles import key, telling
from linter.rules import Rule


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance a draft.  The finding says where each old section goes now."""
    for rule in rules:
        if report.held_to not in FORMS:
            yield Outcome(rule, "not_applicable")
        elif not report.superseded:
            yield Outcome(rule, "passed")
        elif report.form == "legacy":
            yield Outcome(rule, "failed", _legacy(report))
        else:
            yield Outcome(rule, "failed", _older_form(report))


def _legacy(report: Report) -> Finding:
    headings = [section.heading for section in report.outline.sections]
    moves = [(heading, _place_now(heading)) for heading in headings]
    zh = "；".join(f"“{heading_name(heading)}”→{place.zh}" for heading, place in moves)
    en = "; ".join(f"“{heading_name(heading)}” → {place.en}" for heading, place in moves)
    return Finding(
        span=headings[0].span if headings else report.outline.preamble,
        place=Place(),
        parameters={
            "count": len(headings),
            "held_to": form(report.held_to).document_number,
            "map": Text(zh or "（没有找到标题）", en or "(no headings found)"),
        },
        variant="legacy",
        related=tuple(
            Related(heading.span, Text(f"移到：{place.zh}", f"goes to: {place.en}"))
            for heading, place in moves
        ),
    )


def _place_now(heading: Heading) -> Text:
    """Where the content of an old section goes: by its wording, else by the section that its words tell."""
    words = key(heading.words)
    for entry in resources.load("forms/legacy.yaml")["section_map"]:
        if any(key(old) == words for old in entry["old"]):
            return Text(**entry["place"])
    section_id = heading.section or next(iter(telling(heading.words)), None)
    for entry in resources.load("forms/legacy.yaml")["section_map"]:
        if entry["section"] == section_id:
            return Text(**entry["place"])
    return Text(
        "“一、总体情况”中相应的部分，无关内容删去",
        "the fitting part of I. Overview (一、总体情况), or nowhere",
    )


def _older_form(report: Report) -> Finding:
    tables = [table for table in report.tables.values() if table.form == report.form]
    named = [form(table.form).tables[table.id] for table in tables if table.id != "review_and_litigation"]
    return Finding(
        span=tables[0].span if tables else report.outline.preamble,
        place=Place(table=tables[0].id if tables else None),
        parameters={
            "year": report.identity.year or Text("本", "this"),
            "form": form(report.form).document_number,
            "held_to": form(report.held_to).document_number,
            "tables": Text("、".join(t.name for t in named), ", ".join(t.en for t in named)),
        },
        variant="older_form",
    )
