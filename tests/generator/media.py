"""From blocks to text: one cell a line, a row a line, or a drawn grid."""

from __future__ import annotations

from random import Random

from tests.generator.blocks import Block, Cell, Line
from tests.generator.grids import grid, resolve
from tests.generator.layouts import Layout

INDENTS = {"none": "", "spaces": "    ", "ideographic": "　　", "tab": "\t"}
_BETWEEN = ("单位：件", "（续上表）", "（接上页）", "以下数据统计至当年年底，与上表口径一致。")


def render(block: Block, layout: Layout, rng: Random) -> str:
    """The text of one physical table, without a line end after it."""
    texts = []
    if layout.captions != "inside" and layout.active_shape == "four" and block[0].kind == "caption":
        caption = "".join(_present(block[0].labels))
        texts.append(f"**{caption}**" if layout.captions == "bold" else caption)
        block = block[1:]
    pieces = _cut(resolve(block, layout) if layout.in_grid else block, layout, rng)
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
        elif layout.in_grid:
            texts.append(grid(piece, layout, rng))
        elif layout.in_lines:
            texts.append(_lines(piece, layout, rng))
        else:
            texts.append(_rows(piece, layout, rng))
    gap = "\n\n" if layout.medium == "lines_spaced" else "\n"
    return gap.join(texts)


def _cut(block: Block, layout: Layout, rng: Random) -> list[Block | str]:
    """The block cut by a page, or by a line of text, between two of its rows."""
    starts = [i for i, line in enumerate(block) if i > 2 and line.kind in ("body", "heading")]
    if len(starts) < 4:
        return [block]
    where = rng.choice(starts[1:])
    header = [line for line in block[:3] if line.kind == "header"]
    if layout.page_cut != "none":
        page = rng.randint(2, 12)
        mark = {"hyphens": f"- {page} -", "dashes": f"— {page} —", "words": f"第{page}页 共{page + 3}页"}
        again = header if layout.header_again == "yes" else []
        return [block[:where], mark[layout.page_cut], again + block[where:]]
    if layout.between == "text":
        return [block[:where], rng.choice(_BETWEEN), block[where:]]
    return [block]


def _present(cells: list[Cell]) -> list[str]:
    return [cell for cell in cells if isinstance(cell, str)]


def _lines(block: Block, layout: Layout, rng: Random) -> str:
    out: list[str] = []
    for line in block:
        for text in _present(line.labels):
            if text:
                out += _label_pieces(text, line, layout, rng)
        if line.kind == "heading":
            continue
        for text in _present(line.cells):
            if line.kind == "header" and text:
                out += _header_pieces(text, layout)
            elif line.kind != "header":
                out.append(text)
    indent = INDENTS[layout.indent]
    gap = "\n\n" if layout.medium == "lines_spaced" else "\n"
    blank = "\u00a0" if layout.medium == "lines_spaced" else ""
    return gap.join(indent + text if text else blank for text in out)


def _label_pieces(text: str, line: Line, layout: Layout, rng: Random) -> list[str]:
    return [text] if line.kind == "caption" else _broken(text, layout, rng)


def break_at(text: str, where: int) -> list[str]:
    """A label in two pieces, neither beginning or ending with a blank."""
    return [text[:where].rstrip(), text[where:].lstrip()]


def _header_pieces(text: str, layout: Layout) -> list[str]:
    if layout.header_break == "characters" and len(text) <= 6:
        return list(text.replace(" ", ""))
    if layout.header_break == "syllables" and len(text) >= 4:
        return break_at(text, len(text) // 2)
    return [text]


def _rows(block: Block, layout: Layout, rng: Random) -> str:
    indent = INDENTS[layout.indent]
    return "\n".join(indent + text for line in block for text in _row(line, layout, rng))


def _row(line: Line, layout: Layout, rng: Random) -> list[str]:
    labels, cells = _present(line.labels), _present(line.cells)
    if line.kind == "header":
        return _header_row([*filter(None, labels), *filter(None, cells)], layout)
    if line.kind in ("caption", "heading"):
        return labels
    name = " ".join(labels)
    if not name:
        return _wrapped(cells, layout)
    if layout.medium == "label_then_cells":
        return [*_broken(name, layout, rng), " ".join(cells)]
    if layout.medium in ("twos", "threes"):
        return [*_broken(name, layout, rng), *_wrapped(cells, layout)]
    separator = "    " if layout.medium == "runs" else " "
    pieces = _broken(name, layout, rng)
    if len(pieces) == 2 and layout.label_break == "after_cells":
        return [separator.join([pieces[0], *cells]), pieces[1]]
    return [*pieces[:-1], separator.join([pieces[-1], *cells])]


def _wrapped(cells: list[str], layout: Layout) -> list[str]:
    size = {"twos": 2, "threes": 3}.get(layout.medium, len(cells))
    separator = "    " if layout.medium == "runs" else " "
    return [separator.join(cells[i : i + size]) for i in range(0, len(cells), size)]


def _broken(name: str, layout: Layout, rng: Random) -> list[str]:
    """A label in one piece or in two, broken between two words of the row's own label."""
    start = name.rfind(" ") + 6
    places = [i for i in range(start, len(name) - 2) if name[i - 1 : i + 1].isalpha()]
    if layout.label_break == "none" or not places or rng.random() < 0.5:
        return [name]
    return break_at(name, rng.choice(places))


def _header_row(names: list[str], layout: Layout) -> list[str]:
    separator = "   " if layout.medium == "runs" else " "
    if layout.header_break == "characters":
        return [piece for name in names for piece in (list(name) if len(name) <= 5 else [name])]
    if layout.header_break == "halves":
        halves = [name for name in names if len(name) in (4, 5)]
        if len(halves) > 2:
            first = [name[:2] if name in halves else name for name in names]
            return [separator.join(first), separator.join(name[2:] for name in halves)]
    return [separator.join(names)]
