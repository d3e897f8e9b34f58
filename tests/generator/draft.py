"""From a manuscript to the file that a person would save."""

from __future__ import annotations

from dataclasses import dataclass

from tests.generator.blocks import blocks
from tests.generator.figures import Key
from tests.generator.manuscript import Manuscript, SectionText, justified, make_manuscript
from tests.generator.media import break_at, render
from tests.generator.sheets import Printed
from tests.generator.traditional import to_traditional

_ANNEX = {
    "active_disclosure": "主动公开情况",
    "applications": "申请办理情况",
    "review_and_litigation": "复议诉讼情况",
}
_SITE = ("首页 >> 政务公开 >> 年度报告", "发布日期：{signed}　来源：{agency}　【字体：大 中 小】")
_FOOTER = ("扫一扫在手机打开当前页", "【打印本页】 【关闭窗口】", "版权所有：{agency}　网站地图")


@dataclass(frozen=True)
class Draft:
    """A finished draft and what must be read from it.

    ``cells`` holds every cell that the draft prints; ``habits`` names the choices that a miss is
    reported with; ``justified`` the codes (none an error) that those choices themselves deserve.
    """

    text: str
    data: bytes
    path: str
    cells: dict[Key, Printed]
    agency: str
    year: int
    form: str
    habits: tuple[str, ...]
    justified: frozenset[str]


def clean_draft(seed: int, *, form_id: str | None = None) -> Draft:
    """The clean draft of a seed."""
    return finish(make_manuscript(seed, form_id=form_id))


def finish(manuscript: Manuscript) -> Draft:
    """Lay a manuscript out and encode it."""
    layout, style = manuscript.layout, manuscript.style
    text = _text(manuscript)
    cells = {key: cell for sheet in manuscript.sheets.values() for key, cell in sheet.printed().items()}
    if style.script == "traditional":
        text = to_traditional(text)
        cells = {
            key: Printed(to_traditional(c.text), c.value, c.state, c.note and to_traditional(c.note))
            for key, c in cells.items()
        }
    if layout.trailing == "spaces":
        text = "\n".join(line + "  " if line else line for line in text.split("\n"))
    if layout.line_ends == "crlf":
        text = text.replace("\n", "\r\n")
    return Draft(
        text=text,
        data=text.encode(style.encoding),
        path="draft.md" if style.numbering == "markdown" else "draft.txt",
        cells=cells,
        agency=manuscript.agency.name,
        year=manuscript.year,
        form=manuscript.form,
        habits=(f"form={manuscript.form}", f"size={manuscript.size}", *layout.habits(), *style.habits()),
        justified=justified(manuscript),
    )


def _text(manuscript: Manuscript) -> str:
    style = manuscript.style
    title = f"{manuscript.agency.name}{manuscript.year}年政府信息公开工作年度报告"
    names = {"agency": manuscript.agency.name, "signed": manuscript.signed}
    head = [line.format(**names) for line in _SITE] if style.frame == "site" else []
    foot = [line.format(**names) for line in _FOOTER] if style.frame != "none" else []
    indent = "　　" if style.indent == "ideographic" else ""
    heading = f"# {title}" if style.numbering == "markdown" else title
    lines = [*head, heading, indent + manuscript.preamble]
    annex: list[str] = []
    for index, section in enumerate(manuscript.sections):
        _add_section(manuscript, lines, annex, index, section)
    if manuscript.layout.place == "annex_shuffled":
        pairs = [annex[i : i + 2] for i in range(0, len(annex), 2)]
        annex = [text for pair in manuscript.rng.sample(pairs, len(pairs)) for text in pair]
    if style.signature == "printed":
        lines += [manuscript.signer or manuscript.agency.name, manuscript.signed]
    gap = "\n\n" if style.flow == "spaced" else "\n"
    return gap.join([*lines, *annex, *foot]) + "\n"


def _add_section(
    manuscript: Manuscript, lines: list[str], annex: list[str], index: int, section: SectionText
) -> None:
    """Add the section's heading, text and table to ``lines``; a table in an annex goes to ``annex``."""
    style = manuscript.style
    number = manuscript.numbers[index] if manuscript.numbers else index
    heading = style.heading(number, section.title)
    if style.heading_break == "broken" and len(section.title) > 9:
        heading = "\n".join(break_at(heading, len(heading) - 4))
    paragraphs = _paragraphs(manuscript, section, annex)
    if style.flow == "run_in":
        lines[-1] += heading + "".join(paragraphs)
    else:
        indent = "　　" if style.indent == "ideographic" else ""
        lines += [heading, *(indent + paragraph for paragraph in paragraphs)]
    if section.table and manuscript.layout.place == "sections":
        lines.append(_table(manuscript, section.table) + ("\n" if style.flow == "run_in" else ""))
    if section.tail:
        lines += _paragraphs(manuscript, section.tail, annex)
        lines += [_table(manuscript, section.tail.table)] if section.tail.table else []


def _paragraphs(manuscript: Manuscript, section: SectionText, annex: list[str]) -> list[str]:
    """The section's text with its sub-headings; a table that goes to the annex leaves a reference."""
    style, paragraphs = manuscript.style, []
    titles = [title for title, _ in section.paragraphs if title]
    for title, text in section.paragraphs:
        paragraphs.append(f"{style.sub_heading(titles.index(title), title)}。{text}" if title else text)
    if section.table and manuscript.layout.place != "sections":
        number = len(annex) // 2 + 1
        paragraphs.append(f"详见附件{number}。")
        annex += [f"附件{number}　{_ANNEX[section.table]}", _table(manuscript, section.table)]
    return paragraphs


def _table(manuscript: Manuscript, table: str) -> str:
    sheet, layout = manuscript.sheets[table], manuscript.layout
    gap = "\n" if not layout.in_grid and layout.medium != "lines_spaced" else "\n\n"
    return gap.join(render(block, layout, manuscript.rng) for block in blocks(sheet, layout))
