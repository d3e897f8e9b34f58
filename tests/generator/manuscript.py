"""A report before it is laid out: title, preamble, sections, tables, signature.  Faults change it here."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from linter.report.forms import FORMS, form
from tests.generator import prose
from tests.generator.agencies import Agency, draw_agency
from tests.generator.figures import SIZES, Figures, make_figures
from tests.generator.habits import draw
from tests.generator.layouts import Layout
from tests.generator.printing import printer, restyle
from tests.generator.sheets import Sheet, make_sheets
from tests.generator.styles import Style, draw_style


@dataclass
class SectionText:
    """A section: its title in the form's words, its text, and the table that follows, if any."""

    id: str | None
    title: str
    paragraphs: prose.Paragraphs
    table: str | None = None
    tail: SectionText | None = None  # a section whose heading is gone, so that it reads as part of this one


@dataclass
class Manuscript:
    """All that a draft will say; ``rng`` decides the rest of its looks.

    ``numbers`` are the sections' ordinals (from 0) where they do not simply count up; ``signer`` is who
    signs, where that is not the body that reports.
    """

    rng: Random
    agency: Agency
    year: int
    form: str
    size: str
    layout: Layout
    style: Style
    figures: Figures
    sheets: dict[str, Sheet]
    preamble: str
    sections: list[SectionText]
    signed: str
    numbers: list[int] = field(default_factory=list)
    signer: str = ""


def make_manuscript(
    seed: int, *, form_id: str | None = None, layout: Layout | None = None, style: Style | None = None
) -> Manuscript:
    """The clean manuscript of this seed; what is not given is drawn, and draws the same without the rest."""
    rng = Random(seed)
    form_id = form_id or rng.choice((*FORMS, FORMS[-1]))
    year = rng.randint(2019, 2020) if form_id == "2019" else rng.randint(2021, 2025)
    size = rng.choice((*SIZES, "few", "none"))
    drawn = draw(rng)
    layout = layout or drawn
    agency, drawn_style = draw_agency(rng), draw_style(rng, in_grid=drawn.in_grid)
    style = style or drawn_style
    figures = make_figures(rng, form_id, size)
    sheets = make_sheets(form_id, figures, printer(rng, layout, figures))
    for sheet in sheets.values():
        restyle(sheet, layout)
    return Manuscript(
        rng,
        agency,
        year,
        form_id,
        size,
        layout,
        style,
        figures,
        sheets,
        _preamble(rng, agency, year, form_id),
        _sections(rng, agency, year, form_id, figures),
        f"{year + 1}年1月{rng.randint(4, 29)}日",
    )


def _sections(rng: Random, agency: Agency, year: int, form_id: str, figures: Figures) -> list[SectionText]:
    texts = {
        "overview": prose.overview(rng, agency, year, figures),
        "problems_and_improvements": prose.problems(rng, agency, year),
        "other_matters": prose.other_matters(rng, agency, year, form_id),
    }
    sections = []
    for section in form(form_id).sections:
        title = rng.choice((section.title, section.title, *section.accepted))
        table = section.id if section.content == "table" else None
        sections.append(SectionText(section.id, title, texts.get(section.id, []), table))
    return sections


def _preamble(rng: Random, agency: Agency, year: int, form_id: str) -> str:
    basis = "《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）"
    if form_id == "2021" and rng.random() < 0.5:
        basis += "和《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）"
    parts = "、".join(section.title for section in form(form_id).sections[:-1])
    parts += f"和{form(form_id).sections[-1].title}"
    period = rng.choice(
        (
            f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
            f"报告中所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
        )
    )
    telephone = f"0{rng.randint(310, 999)}-{rng.randint(2000000, 8999999)}"
    place = f"地址：迎宾路{rng.randint(1, 99)}号，电话：{telephone}"
    contact = f"如对本报告有疑问，请与{agency.name}联系（{place}）。"
    contents = rng.choice((f"本报告由{parts}六个部分组成。", f"本报告包括{parts}等六个部分。", ""))
    return f"根据{basis}的规定，编制本报告。{contents}{period}{contact}"


def justified(manuscript: Manuscript) -> frozenset[str]:
    """The codes (none an error) that the manuscript's own habits deserve."""
    layout, found = manuscript.layout, set()
    for sheet in manuscript.sheets.values():
        for cell in sheet.printed().values():
            if cell.state != "number":
                found.add("T007")
            if cell.note or cell.text in ("无", "○", "〇") or layout.digits != "ascii":
                found.add("T008")
    if layout.label_tail == "dropped" or layout.corner == "variant":
        found.add("T006")
    return frozenset(found)
