"""What the checks of figures share: places, quotations from the text, numbers as a message writes them."""

from __future__ import annotations

from fractions import Fraction

from linter.diagnostics import Edit, Fix, Place, Text
from linter.documents.document import Span
from linter.patterns import compiled
from linter.report.figures import Figure
from linter.report.intervals import Number
from linter.report.prose import Prose
from linter.report.report import Report
from linter.report.sentences import Said

# A numeral in which no 万 or % of another scale follows: 1.2万 is not 1.2.
_DIGITS = compiled(r"\d+(?:,\d{3})*(?:\.\d+)?(?![\d.,百千万亿])")
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


def figure_fix(report: Report, figure: Figure, expected: str) -> Fix | None:
    """A fix that puts another value in the place of a figure's digits; a person must see which side is wrong.

    None where the figure is no plain Arabic numeral, or a line break cuts it.
    """
    prose = report.prose
    digits = _DIGITS.match(prose.text[figure.number : figure.end]) if prose and not figure.hedge else None
    if prose is None or digits is None or digits[0].replace(",", "") == expected:
        return None
    span = prose.running.span(figure.number, figure.number + digits.end())
    if report.document.folded[span.start : span.end] != digits[0]:
        return None
    message = Text(f"把{digits[0]}改为{expected}", f"change {digits[0]} to {expected}")
    return Fix(message, "unsafe", (Edit(span, expected),))


def both(text: str) -> Text:
    """Words that are the same in both languages."""
    return Text(text, text)
