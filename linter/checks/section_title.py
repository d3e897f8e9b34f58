"""``section_title``: a section bears the form's title or an accepted wording of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.naming import section_name
from linter.checks.outcome import Outcome
from linter.checks.rewording import reworded
from linter.diagnostics import Finding, Place, Text
from linter.report.forms import FORMS, form
from linter.report.report import Report
from linter.rules import Rule


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One instance for each section of the form that the draft has.

    A heading that names two sections is a missing section's fault and none of this check.
    """
    held_to = report.held_to if report.held_to in FORMS else FORMS[-1]
    for rule in rules:
        for section in report.outline.sections:
            heading = section.heading
            if section.id is None or heading.wording == "merged":
                continue
            if heading.wording in ("title", "accepted"):
                yield Outcome(rule, "passed")
                continue
            title = form(held_to).section(section.id).title
            words = " ".join(heading.words.split())
            finding = Finding(
                span=heading.words_span,
                place=Place(section=section.id),
                parameters={"words": words, "title": title, "section": section_name(section.id, held_to)},
                expected=title,
                found=words,
                fix=reworded(
                    report.document,
                    heading.words_span,
                    title,
                    Text(f"将标题改为“{title}”", f"Change the title to “{title}”"),
                    is_certain=heading.wording in ("recognised", "near"),
                ),
            )
            yield Outcome(rule, "failed", finding)
