"""Rows and columns as other tools count them: both from 1, columns in code units of an encoding."""

from collections.abc import Callable, Mapping

from linter.documents.document import Document

# How many columns a text takes, by the encoding whose units are counted.
UNITS: Mapping[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "utf-32": len,
}


def position(document: Document, offset: int, units: str) -> tuple[int, int]:
    """Where an offset stands; one within a line end counts as the end of its line."""
    index = document.line_at(offset)
    line = document.lines[index]
    return index + 1, UNITS[units](document.text[line.start : min(offset, line.end)]) + 1


def is_own_text(document: Document) -> bool:
    """Whether positions hold in the file itself, not only in the text that was read from it."""
    return not document.origins
