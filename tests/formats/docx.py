"""A manuscript as a Word file: merged cells, headings that Word numbers, words cut into runs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from html import escape

from tests.formats.contents import MergedCell, Paragraph, Table, contents
from tests.generator.manuscript import Manuscript

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_BESIDE = ("styles", "numbering")
_LEVELS = (("chineseCounting", "%1、", "heading1"), ("chineseCounting", "（%2）", "heading2"))


def word_file(manuscript: Manuscript) -> bytes:
    """The manuscript; sections and sub-headings get their numbers from Word unless their numbers are odd."""
    automatic = not manuscript.numbers
    body = "".join(
        _paragraph(item, automatic) if isinstance(item, Paragraph) else table_markup(item)
        for item in contents(manuscript)
    )
    return package(body)


def package(body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file with this content of ``w:body``; ``parts`` adds others or replaces the usual ones."""
    document = f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
    every: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
        f'Target="word/document.xml" Type="{_OFFICE}/officeDocument"/></Relationships>',
        "word/document.xml": document,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
        + "".join(
            f'<Relationship Id="r{name}" Target="{name}.xml" Type="{_OFFICE}/{name}"/>' for name in _BESIDE
        )
        + "</Relationships>",
        "word/numbering.xml": numbering([_LEVELS]),
        "word/styles.xml": _styles(),
        **(parts or {}),
    }
    return archive(every)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive in memory."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def numbering(lists: Iterable[Iterable[tuple[str, str, str]]]) -> str:
    """A numbering part: list 1 and so on, each a sequence of levels (number format, text, style)."""
    abstract, numbers = "", ""
    for index, levels in enumerate(lists, 1):
        abstract += f'<w:abstractNum w:abstractNumId="{index}"><w:multiLevelType w:val="multilevel"/>'
        for level, (form, text, style) in enumerate(levels):
            link = f'<w:pStyle w:val="{style}"/>' if style else ""
            abstract += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{link}'
                f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
            )
        abstract += "</w:abstractNum>"
        numbers += f'<w:num w:numId="{index}"><w:abstractNumId w:val="{index}"/></w:num>'
    return f"<w:numbering {NAMESPACES}>{abstract}{numbers}</w:numbering>"


def run(text: str) -> str:
    """A ``w:r``."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    """A ``w:p`` of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}</w:p>"


def table_markup(table: Table) -> str:
    """A ``w:tbl``; the places below a cell merged down rows are written as Word writes them."""
    rows = ""
    going_on: dict[int, tuple[int, int]] = {}  # column: rows left, columns
    for row in table:
        cells = {column: _cell(cell, "restart" if cell.rows > 1 else "") for column, cell in row}
        for column, (left, columns) in going_on.items():
            cells[column] = _cell(MergedCell("", left, columns, True), "continue")
        rows += "<w:tr>" + "".join(cells[column] for column in sorted(cells)) + "</w:tr>"
        going_on = {column: (left - 1, columns) for column, (left, columns) in going_on.items() if left > 1}
        going_on |= {column: (cell.rows - 1, cell.columns) for column, cell in row if cell.rows > 1}
    width = max(column + cell.columns for row in table for column, cell in row)
    columns = '<w:gridCol w:w="800"/>' * width
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _cell(cell: MergedCell, merge: str) -> str:
    properties = f'<w:tcW w:w="{800 * cell.columns}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    text = cell.text
    if cell.is_label and len(text) == 4:  # a break inside a label
        words = run(text[:2]) + "<w:r><w:br/></w:r>" + run(text[2:])
    else:
        words = run(text[:3]) + (run(text[3:]) if text[3:] else "")
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{words if text else ''}</w:p></w:tc>"


def _paragraph(item: Paragraph, automatic: bool) -> str:
    if not item.level or not automatic:
        return paragraph(item.ordinal + item.text)
    return paragraph(item.text, f'<w:pStyle w:val="heading{item.level}"/>')


def _styles() -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="heading{level}"><w:name w:val="heading {level}"/>'
        "<w:pPr><w:numPr>"
        f'<w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for level in (1, 2)
    )
    return f"<w:styles {NAMESPACES}>{styles}</w:styles>"


def _content_types() -> str:
    prefix = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{prefix}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *((name, name) for name in _BESIDE))
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
