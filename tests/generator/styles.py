"""How headings, title, signature and the page around a report are written."""

from __future__ import annotations

from dataclasses import dataclass, fields
from random import Random

NUMERALS = "一二三四五六七八九十"
_FIRST_LEVEL = {
    "comma": "{n}、",
    "comma_blank": "{n}、 ",
    "scanned": "l{n}、",  # a stroke that a scanner took for a letter
    "dot": "{n}.",
    "wide_dot": "{n}．",
    "brackets": "（{n}）",
    "part": "第{n}部分 ",
    "markdown": "## {n}、",
    "bold": "**{n}、",
    "none": "",
}


@dataclass(frozen=True)
class Style:
    """One choice of each habit of writing that is not a table's."""

    numbering: str = "comma"
    flow: str = "paragraphs"  # spaced (a blank line between), run_in (headings inside the text)
    heading_break: str = "none"
    frame: str = "none"  # a site's breadcrumbs and footer
    indent: str = "none"
    signature: str = "printed"
    script: str = "simplified"
    encoding: str = "utf-8"

    def habits(self) -> tuple[str, ...]:
        plainest = Style()
        return tuple(
            f"{field.name}={getattr(self, field.name)}"
            for field in fields(self)
            if getattr(self, field.name) != getattr(plainest, field.name)
        )

    def heading(self, index: int, title: str) -> str:
        """The first-level heading number ``index`` (from 0)."""
        text = _FIRST_LEVEL[self.numbering].format(n=NUMERALS[index]) + title
        return text + "**" if self.numbering == "bold" else text

    def sub_heading(self, index: int, title: str) -> str:
        """The second-level heading number ``index`` (from 0)."""
        return f"{index + 1}.{title}" if self.numbering == "brackets" else f"（{NUMERALS[index]}）{title}"


def draw_style(rng: Random, *, in_grid: bool) -> Style:
    """A style at random; Markdown headings go with Markdown tables and with nothing run in."""
    flow = rng.choice(("paragraphs", "paragraphs", "spaced", "run_in"))
    usual = ("comma",) * 8 + ("comma_blank", "dot", "wide_dot")
    if flow != "run_in":
        usual += ("brackets", "part", "bold", "none", "scanned", *(("markdown",) * 3 if in_grid else ()))
    numbering = rng.choice(usual)
    breakable = flow != "run_in" and numbering in ("comma", "dot", "wide_dot", "part")
    return Style(
        numbering=numbering,
        flow=flow,
        heading_break="broken" if breakable and rng.random() < 0.08 else "none",
        frame=rng.choice(("none", "none", "site", "footer")),
        indent=rng.choice(("none", "none", "ideographic")),
        signature=rng.choice(("printed", "printed", "absent")),
        script="traditional" if rng.random() < 0.06 else "simplified",
        encoding=rng.choice(("utf-8",) * 6 + ("utf-8-sig", "gb18030", "utf-16")),
    )
