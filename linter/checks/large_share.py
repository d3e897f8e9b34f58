"""``large_share``: one row makes up an unusual share of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.outcome import Outcome
from linter.checks.tables import governed, place, row_text, shown
from linter.diagnostics import Finding, Text
from linter.report.forms import form
from linter.report.report import Report
from linter.rules import Rule


def check(rules: Sequence[Rule], report: Report) -> Iterator[Outcome]:
    """One outcome a rule: ``part`` over ``percent`` of ``whole`` in ``column``, and over ``count``."""
    for rule in rules:
        options = rule.options
        table = report.tables.get(options["table"])
        if table is None or not governed(rule, table):
            continue
        part = table.cells.get((options["part"], options["column"]))
        whole = table.cells.get((options["whole"], options["column"]))
        if part is None or whole is None or part.value is None or not whole.value:
            yield Outcome(rule, "not_checkable", reason=_NO_FIGURES)
            continue
        exceeds = part.value * 100 > options["percent"] * whole.value > 0
        if not exceeds or part.value <= options["count"]:
            yield Outcome(rule, "passed")
            continue
        form_table = form(table.form).tables[table.id]
        finding = Finding(
            span=part.span,
            place=place(table, options["part"], options["column"]),
            parameters={
                "table": Text(form_table.name, form_table.en),
                "row": row_text(form_table, options["part"]),
                "part": str(part.value),
                "whole": str(whole.value),
                "share": f"{float(part.value * 100 / whole.value):.1f}",
            },
            found=shown(part.value),
        )
        yield Outcome(rule, "failed", finding)


_NO_FIGURES = Text("表中没有可用的数字", "the table has no figures to go by")
