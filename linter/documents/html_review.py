"""A page that shows a draft with notes at their places, and all notes in a list below.

The page holds all that it needs and is safe to open: what comes from the draft is escaped or cut down to a
few harmless tags, and a policy forbids scripts and whatever would be loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from linter.documents.document import Document
from linter.documents.marking import Segment, pieces_of, segments
from linter.documents.notes import Grid, Line, Note, Sheet
from linter.tuples import NamedTuple

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """\
body{max-width:60em;margin:1em auto;padding:0 1em;font:16px/1.7 serif;color:#111;background:#fff}
table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #888;padding:.2em .5em;vertical-align:top}
mark{background:#ffe08a}sup a{font:bold 12px sans-serif;color:#b00020;text-decoration:none;padding:0 .15em}
.review{font:15px/1.6 sans-serif;border-top:2px solid #888;margin-top:2em}.review li{margin-bottom:1em}
.review p{margin:.1em 0}:target{outline:2px solid #b00020}@media print{.sheet{page-break-before:always}}"""


class Front(NamedTuple):
    """What stands on the page beside the draft: its language, title, a line below, the list's heading."""

    language: str
    title: str
    subtitle: str
    heading: str


def review_page(body: str, notes: Sequence[Note], sheet: Sheet, front: Front) -> bytes:
    """The whole page; ``body`` is the draft as ``body_of_text`` or ``body_of_page`` gives it."""
    items = "".join(_item(number, note) for number, note in enumerate(notes, 1))
    below = f'<section class="review sheet">{"".join(map(_block, sheet))}</section>' if sheet else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{front.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(front.title)}</title>'
        f"<style>{_STYLE}</style></head><body>\n"
        f"{body}\n"
        f'<section class="review"><h2>{escape(front.heading)}</h2><p>{escape(front.subtitle)}</p>'
        f"<ol>{items}</ol></section>{below}\n</body></html>\n"
    ).encode("utf-8", "replace")


def body_of_text(document: Document, notes: Sequence[Note]) -> str:
    """The text that was read: a paragraph each, tables as tables."""
    pieces = pieces_of(document)
    shown = [
        (piece.start, _text(document, own, notes))
        for piece, own in zip(pieces, segments(pieces, notes), strict=True)
    ]
    tables = {origin.span.start: origin.table for origin in document.origins}
    parts: list[str] = []
    for table, inside in groupby(shown, lambda each: tables.get(each[0])):
        if table is None:
            parts += (f"<p>{text}</p>\n" for _, text in inside if text)
            continue
        rows = groupby(inside, lambda each: document.line_at(each[0]))
        cells = ("".join(f"<td>{text}</td>" for _, text in row) for _, row in rows)
        parts += ["<table>\n", *(f"<tr>{row}</tr>\n" for row in cells), "</table>\n"]
    return "".join(parts)


def mark(on: Sequence[int], notes: Sequence[Note]) -> str:
    """The tag that begins a mark of some notes."""
    title = "\n".join(f"{notes[index].heading}\n{' '.join(notes[index].lines[:1])}" for index in on)
    return f'<mark title="{escape(title)}">'


def reference(index: int) -> str:
    """The number of a note behind its mark."""
    return f'<sup><a id="place-{index + 1}" href="#note-{index + 1}">[{index + 1}]</a></sup>'


def _text(document: Document, own: Sequence[Segment], notes: Sequence[Note]) -> str:
    parts = []
    for span, on, ending in own:
        text = escape(document.slice(span))
        parts.append(f"{mark(on, notes)}{text}</mark>" if on else text)
        parts += map(reference, ending)
    return "".join(parts)


def _item(number: int, note: Note) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in note.lines)
    return f'<li id="note-{number}"><a href="#place-{number}"><b>{escape(note.heading)}</b></a>{lines}</li>'


def _block(block: Line | Grid) -> str:
    if isinstance(block, Line):
        tag = "h2" if block.is_title else "p"
        return f"<{tag}>{escape(block.text)}</{tag}>"
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
