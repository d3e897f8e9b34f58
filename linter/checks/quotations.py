"""What the checks of citations share: how a citation is shown, where it stands, and what may be doubted."""

from __future__ import annotations

from linter.diagnostics import Place, Severity, Text
from linter.documents.document import Span
from linter.report.instrument_titles import nested
from linter.report.laws import Day, Law, Version
from linter.report.report import Citation, Report
from linter.rules import Rule

SURE = Text("", "")
UNVERIFIED = Text(
    "（目录中的这一条出自记忆，尚未核实，请先核对。）",
    " (The catalogue has this from memory only; verify it first.)",
)
_EARLIER = Text("此前", "an earlier day")


def place_of(report: Report, span: Span) -> Place:
    """The section that a span lies in."""
    section = report.outline.section_at(span.start)
    return Place(section=section.id if section else None)


def quoted(citation: Citation) -> str:
    """A citation as a reader finds it: 《…》（国务院令第492号）, without what its short name is."""
    title = f"《{nested(_one_line(citation.title))}》" if citation.title else ""
    number = _one_line(citation.number or "")
    return f"{title}（{number}）" if title and number else title or number


def titled(law: Law) -> str:
    """A work by its title in its marks."""
    return f"《{nested(law.title)}》"


def named(law: Law, version: Version | None = None) -> str:
    """A work by its title and the number of its version, or the year of that where it has no number."""
    version = version or law.latest
    if version.numbers:
        return f"{titled(law)}（{version.numbers[-1].text}）"
    return f"{titled(law)}（{version.id}年文本）" if len(law.versions) > 1 else titled(law)


def day_text(day: Day | None) -> Text:
    """A day in words, no more exact than it is known."""
    if day is None:
        return _EARLIER
    first = day.first
    if day.first == day.last:
        return Text(f"{first.year}年{first.month}月{first.day}日", str(day))
    if day.first.month == day.last.month:
        return Text(f"{first.year}年{first.month}月", str(day))
    return Text(f"{first.year}年", str(day))


def lowered(rule: Rule, steps: int) -> Severity | None:
    """A rule's severity some steps lower, None where it stays."""
    return Severity(max(Severity.INFO, rule.severity - steps)) if steps else None


def _one_line(text: str | None) -> str:
    return "".join((text or "").split())
