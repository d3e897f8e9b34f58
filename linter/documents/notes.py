"""What a reviewer leaves in a copy of a draft: notes at their places, and a sheet at its end."""

from __future__ import annotations

from datetime import date

from linter.documents.document import Span
from linter.tuples import NamedTuple


class Note(NamedTuple):
    """A remark on a span of the text: a heading and the lines below it."""

    span: Span
    heading: str
    lines: tuple[str, ...]


class Author(NamedTuple):
    """Who leaves the notes, and when."""

    name: str
    initials: str
    day: date


class Line(NamedTuple):
    """A line of a sheet; its title stands in the middle."""

    text: str
    is_title: bool = False


class Grid(NamedTuple):
    """A table of a sheet, its header first; ``widths`` of the columns in per cent."""

    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


Sheet = tuple[Line | Grid, ...]
"""One page at the end of a copy."""
