"""The kinds of check that a rule may name.

A check gets every active rule of its kind and the report, and yields an Outcome for each instance that it
looked at.  It neither prints nor reads files.  What options a kind takes stands in ``rules/kinds.yaml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module

from linter.checks import (
    agency_name,
    amount_unit,
    blank_cells,
    breakdowns,
    concepts,
    count_cells,
    departure,
    doubled_words,
    empty_section,
    former_body,
    genre,
    growth,
    identity,
    impossible_date,
    large_share,
    late_publication,
    leftovers,
    length,
    mentions,
    missing_number,
    mixed_forms,
    number_form,
    numbering,
    outline,
    part_count,
    personal_data,
    prose_contradiction,
    prose_table,
    punctuation,
    report_title,
    reporting_period,
    rule_making,
    section_title,
    shares,
    signed_early,
    statements,
    superseded_form,
    suppression,
    typos,
    verdict,
    wrong_year,
    yearly_notice,
)
from linter.checks.outcome import Outcome
from linter.report.report import Report
from linter.rules import Rule

Check = Callable[[Sequence[Rule], Report], Iterable[Outcome]]


def _when_needed(module: str) -> Check:
    """A kind that compares a draft with other reports: imported only where there are any."""

    def check(rules: Sequence[Rule], report: Report) -> Iterable[Outcome]:
        found: Check = import_module(f"{__name__}.{module}").check
        return found(rules, report)

    return check


CHECKS: Mapping[str, Check] = {
    "agency_name": agency_name.check,
    "amount_unit": amount_unit.check,
    "blank_cells": blank_cells.check,
    "breakdowns": breakdowns.check,
    "concepts": concepts.check,
    "continuity": _when_needed("continuity"),
    "count_cells": count_cells.check,
    "departure": departure.check,
    "doubled_words": doubled_words.check,
    "empty_section": empty_section.check,
    "former_body": former_body.check,
    "genre": genre.check,
    "growth": growth.check,
    "identity": identity.check,
    "impossible_date": impossible_date.check,
    "jumps": _when_needed("jumps"),
    "large_share": large_share.check,
    "leftovers": leftovers.check,
    "late_publication": late_publication.check,
    "length": length.check,
    "mentions": mentions.check,
    "missing_number": missing_number.check,
    "mixed_forms": mixed_forms.check,
    "number_form": number_form.check,
    "numbering": numbering.check,
    "outline": outline.check,
    "part_count": part_count.check,
    "personal_data": personal_data.check,
    "prose_contradiction": prose_contradiction.check,
    "prose_table": prose_table.check,
    "punctuation": punctuation.check,
    "report_title": report_title.check,
    "reporting_period": reporting_period.check,
    "repeated_text": _when_needed("repeated_text"),
    "roll_up": _when_needed("roll_up"),
    "rule_making": rule_making.check,
    "section_title": section_title.check,
    "shares": shares.check,
    "signed_early": signed_early.check,
    "statements": statements.check,
    "superseded_form": superseded_form.check,
    "suppression": suppression.check,
    "typos": typos.check,
    "verdict": verdict.check,
    "wrong_year": wrong_year.check,
    "yearly_notice": yearly_notice.check,
}
