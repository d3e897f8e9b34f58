"""What the checks of figures share: places, quotations from the text, numbers as a message writes them."""

from __future__ import annotations

from fractions import Fraction

from linter.diagnostics import Place, Text
from linter.documents.document import Span
from linter.report.figures import Figure
from linter.report.intervals import Number
from linter.report.prose import Prose
from linter.report.report import Report
from linter.report.sentences import Said

_QUOTED = 26  # characters of the draft's words that a message shows before a figure


def place_of(report: Report, span: Span) -> Place:
    """The section that a figure of the text stands in."""
    section = report.outline.section_at(span.start)
    return Place(section=section.id if section else None)


def quoted(prose: Prose, said: Said) -> str:
    """A figure with the words before it, as a message quotes them."""
    label = said.label if len(said.label) <= _QUOTED else "…" + said.label[-_QUOTED:]
    behind = "" if label else said.behind[:_QUOTED]
    return label + prose.text[said.figure.start : said.figure.end] + behind


def plain(value: Number) -> str:
    """A value without a fraction bar: whole, or with at most four decimals."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(round(Fraction(value), 4)):.4f}".rstrip("0").rstrip(".")


def percent(value: Fraction, figure: Figure) -> str:
    """A recomputed percentage with two more decimals than the printed one."""
    decimals = len(str(figure.place.denominator)) - 1 + 2
    scaled = round(value * 10**decimals)
    digits = f"{abs(scaled):0{decimals + 1}d}"
    return f"{'-' if scaled < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}%"


def as_printed(value: Fraction, figure: Figure) -> str:
    """A percentage with as many decimals as the printed one, rounded half up."""
    decimals = len(str(figure.place.denominator)) - 1
    scaled = (value * 10**decimals * 2 + 1) // 2
    if not decimals:
        return f"{scaled}%"
    digits = f"{abs(scaled):0{decimals + 1}d}"
    return f"{'-' if scaled < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}%"


def both(text: str) -> Text:
    """Words that are the same in both languages."""
    return Text(text, text)
