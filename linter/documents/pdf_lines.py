"""Characters at their places become lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.documents.pdf_layout import Line
from linter.tuples import NamedTuple

# Characters belong to one line where their middles differ by less than this share of their height.
_SAME_LINE = 0.4
# A gap counts as a blank from this share of the height on: Word sets figures apart from characters by a
# quarter, justified lines spread characters by up to a half.
_BLANK_BETWEEN_LETTERS = 0.2
_BLANK_BETWEEN_CHARACTERS = 0.75
_BLANK = 0.4
# The same character drawn twice at nearly the same place is bold type.
_BOLD_SHIFT = 0.3
_FIGURE = frozenset("0123456789０１２３４５６７８９.,．，")
_PADDING = 4.0  # points between a text and the border of its cell
_NO_BLANK_BEFORE = frozenset("，。、；：？！）》〕”")
_LETTER = re.compile(r"[!-~]")
_WIDE = re.compile(r"[⺀-鿿豈-﫿＀-￯、。《》〔〕“”]")


class Character(NamedTuple):
    """A character and the box that it fills; ``turned`` is 1 where it reads upwards, -1 downwards, else 0."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    turned: int = 0

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def lines_of(characters: Sequence[Character]) -> Iterator[Line]:
    """The lines from top to bottom; characters that are turned are read in their own direction."""
    upwards = bool(characters) and 2 * sum(char.turned for char in characters) > len(characters)
    rows = list(_rows(characters))
    for row in reversed(rows) if upwards else rows:
        text = _text(row)
        if text.strip():
            yield Line(
                text.strip(),
                min(char.x0 for char in row),
                max(char.x1 for char in row),
                min(char.top for char in row),
                max(char.bottom for char in row),
                _height(row),
            )


def joined(lines: Sequence[Line], right: float) -> str:
    """The text of a cell: its lines joined; ``right`` is the x of its right border.

    A figure goes on in the next line only where that line would not have fitted behind it.
    """
    text = ""
    for before, line in zip((None, *lines), lines, strict=False):
        text += (_between(before, line, right) if before else "") + line.text
    return text


def _between(before: Line, line: Line, right: float) -> str:
    if before.text[-1] in _FIGURE and line.text[0] in _FIGURE:
        needed = line.size if " " in line.text else line.x1 - line.x0
        return "" if right - before.x1 < needed + _PADDING else " "
    return "" if _WIDE.match(before.text[-1]) or _WIDE.match(line.text[0]) else " "


def _rows(characters: Sequence[Character]) -> Iterator[list[Character]]:
    row: list[Character] = []
    middle = 0.0
    for char in sorted(characters, key=lambda char: char.middle):
        height = min(char.bottom - char.top, row[-1].bottom - row[-1].top) if row else 0.0
        if row and char.middle - middle > _SAME_LINE * height:
            yield row
            row = []
        row.append(char)
        middle += (char.middle - middle) / len(row)
    if row:
        yield row


def _height(row: Sequence[Character]) -> float:
    heights = sorted(char.bottom - char.top for char in row)
    return heights[len(heights) // 2]


def _text(row: list[Character]) -> str:
    row.sort(key=lambda char: char.x0)
    parts: list[str] = []
    before: Character | None = None
    for char in row:
        if before is not None:
            if char.text == before.text and char.x0 - before.x0 < _BOLD_SHIFT * (char.x1 - char.x0):
                continue
            parts.append(_blank(before, char))
        parts.append(char.text)
        before = char
    return "".join(parts)


def _blank(before: Character, char: Character) -> str:
    if char.text in _NO_BLANK_BEFORE:
        return ""
    letters = bool(_LETTER.match(before.text)) + bool(_LETTER.match(char.text))
    share = (_BLANK_BETWEEN_CHARACTERS, _BLANK, _BLANK_BETWEEN_LETTERS)[letters]
    return (
        " " if char.x0 - before.x1 > share * max(char.bottom - char.top, before.bottom - before.top) else ""
    )
