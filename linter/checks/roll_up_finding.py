"""Why a county's tables are not the sums of its bodies', put into findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from linter.checks.gaps import Gap, Key, Mend, figures
from linter.checks.tables import column_text, place, row_text
from linter.diagnostics import Finding, Parameter, Place, Related, Suspect, Text
from linter.documents.document import Span
from linter.report.forms import form
from linter.report.report import Report
from linter.suspects import Number

_LISTED = 6  # cells that a message names
_TOTALS = (
    ("applications", "received", "total"),
    ("applications", "carried_over", "total"),
    ("applications", "handled", "total"),
    ("applications", "carried_forward", "total"),
)


class Writer:
    """Puts the causes of a gap into findings about the county's report."""

    def __init__(self, county: Report) -> None:
        self._county = county

    def twice(self, group: Sequence[Report]) -> Finding:
        """Several files of one body."""
        paths = "、".join(each.document.path for each in group)
        related = [_title(each, Text("同一单位的报告", "a report of the same body")) for each in group]
        return self._about("twice", {"agency": _agency(group[0]), "files": paths}, related)

    def missing(self, bodies: Sequence[str], left: Gap) -> Finding:
        """Bodies without a report, or one more that the gap looks like."""
        parameters: dict[str, Parameter] = {
            "bodies": Text("、".join(bodies), ", ".join(bodies)),
            "figures": _figures(self._county, left),
        }
        return self._about("missing" if bodies else "gap", parameters, ())

    def left_out(self, body: Report) -> Finding:
        """A body whose figures the county's lack."""
        return self._of_body("left_out", body)

    def counted_again(self, body: Report) -> Finding:
        """A body whose figures the county's hold twice."""
        return self._of_body("counted_again", body)

    def cell(self, mend: Mend) -> Finding:
        """A cell that its own table shows to be wrong."""
        change = mend.change
        parameters: dict[str, Parameter] = {
            "cell": _cell(mend.report, mend.key),
            "found": str(change.found),
            "expected": str(change.expected),
        }
        finding = self._at(mend.key, "own_cell", parameters)
        if mend.report is self._county:
            suspect = Suspect(finding.place, finding.span, str(change.found), str(change.expected))
            return finding._replace(suspects=(suspect,))
        return self._of_cell(finding._replace(variant="cell"), mend.report, mend.key)

    def slip(self, body: Report, key: Key, value: Number) -> Finding:
        """The body in which a slip of the hand would make the gap of one cell."""
        found = figures(body)[key] or 0
        parameters: dict[str, Parameter] = {
            "cell": _cell(body, key),
            "found": str(found),
            "expected": str(found + value),
            "gap": _signed(value),
        }
        return self._of_cell(self._at(key, "slip", parameters), body, key)

    def cells(self, table: str, left: Mapping[Key, Number], bodies: Sequence[Report]) -> Finding:
        """The cells of one table that differ, with both figures."""
        own = figures(self._county)
        zh, en = [], []
        for key, value in list(left.items())[:_LISTED]:
            words, county = _cell(self._county, key), own[key] or 0
            zh.append(f"“{words.zh}”全县{county}，各单位相加{county - value}")
            en.append(f"{words.en}: {county} against {county - value}")
        more = Text("等", " and more") if len(left) > _LISTED else Text("", "")
        official = form(self._county.tables[table].form).tables[table]
        parameters: dict[str, Parameter] = {
            "table": Text(official.name, official.en),
            "count": len(left),
            "cells": Text("；".join(zh) + more.zh, "; ".join(en) + more.en),
        }
        key, value = next(iter(left.items()))
        county = own[key] or 0
        return self._at(key, None, parameters)._replace(found=str(county), expected=str(county - value))

    def _of_body(self, variant: str, body: Report) -> Finding:
        parameters: dict[str, Parameter] = {"agency": _agency(body), "path": body.document.path}
        return self._about(variant, parameters, [_title(body, Text("这份报告", "this report"))])

    def _about(
        self, variant: str, parameters: Mapping[str, Parameter], related: Iterable[Related]
    ) -> Finding:
        """A finding about the whole of the county's figures, at its first table."""
        table = next(iter(self._county.tables.values()), None)
        start = table.span.start if table else 0
        where = place(table) if table else Place()
        return Finding(Span(start, start), where, parameters, variant, related=tuple(related))

    def _at(self, key: Key, variant: str | None, parameters: Mapping[str, Parameter]) -> Finding:
        table = self._county.tables[key[0]]
        cell = table.cells[key[1], key[2]]
        return Finding(cell.span, place(table, key[1], key[2]), parameters, variant)

    def _of_cell(self, finding: Finding, body: Report, key: Key) -> Finding:
        """The finding with the body's own cell as the place to look at."""
        cell = body.tables[key[0]].cells[key[1], key[2]]
        words = _cell(body, key)
        more = {"agency": _agency(body), "path": body.document.path}
        related = Related(
            cell.span, Text(f"“{words.zh}”是{cell.text}", f"{words.en} is {cell.text}"), body.document
        )
        return finding._replace(parameters={**finding.parameters, **more}, related=(related,))


def _agency(report: Report) -> Parameter:
    agency = report.identity.agency
    return agency if agency else Text("一个单位", "a body")


def _title(report: Report, message: Text) -> Related:
    return Related(report.identity.title_span or Span(0, 0), message, report.document)


def _cell(report: Report, key: Key) -> Text:
    official = form(report.tables[key[0]].form).tables[key[0]]
    row, column = row_text(official, key[1]), column_text(official, key[1], key[2])
    return Text(f"{official.name} · {row.zh} · {column.zh}", f"{official.en} · {row.en} · {column.en}")


def _figures(county: Report, left: Gap) -> Text:
    """The totals of a gap that is a body's figures: 新收 12、办结 11; empty without a gap."""
    shown = [key for key in _TOTALS if left.get(key)] or [key for key, value in left.items() if value][
        :_LISTED
    ]
    if not shown:
        return Text("", "")
    zh = "；".join(f"“{_cell(county, key).zh}”{left[key]}" for key in shown)
    en = "; ".join(f"{_cell(county, key).en} {left[key]}" for key in shown)
    return Text(f"差额是{zh}。", f" The gap is {en}.")


def _signed(value: Number) -> str:
    return f"+{value}" if value > 0 else str(value)
