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


def content_wanted(section_id: str | None) -> Text:
    """What belongs under a section's heading, as advice; only the last one may say that there is nothing."""
    if section_id in ("active_disclosure", "applications", "review_and_litigation"):
        return Text(
            "附上格式规定的表格，没有发生的填0",
            "give the table that the form prescribes, with 0 for what did not occur",
        )
    if section_id == "problems_and_improvements":
        return Text("写明存在的主要问题和改进情况", "state the main problems and how they are being solved")
    if section_id == "other_matters":
        return Text("没有要报告的事项时写“无”", "write 无 where there is nothing to report")
    return Text("写明本年度的情况", "describe the year's work")


def heading_name(heading: Heading) -> str:
    """A heading as the draft numbers it, on one line and shortened; quoted alike in both languages."""
    words = " ".join(heading.words.split())
    words = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
    return (printed(heading.style, heading.number) if heading.number and heading.style else "") + words
