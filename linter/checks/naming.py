"""Sections and headings in the words of a message, in both languages."""

from __future__ import annotations

from linter.diagnostics import Text
from linter.report.forms import FORMS, form
from linter.report.ordinals import printed
from linter.report.report import Heading

SHOWN = 24  # characters of a heading that a message shows


def section_name(section_id: str, form_id: str = FORMS[-1]) -> Text:
    """A section of the form: “六、其他需要报告的事项”; English adds the form's own words in brackets."""
    section = form(form_id if form_id in FORMS else FORMS[-1]).section(section_id)
    official = f"{section.numeral}、{section.title}"
    return Text(f"“{official}”", f"“{section.en}” ({official})")


def heading_name(heading: Heading) -> str:
    """A heading as the draft numbers it, on one line and shortened; quoted alike in both languages."""
    words = " ".join(heading.words.split())
    words = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
    return (printed(heading.style, heading.number) if heading.number and heading.style else "") + words
