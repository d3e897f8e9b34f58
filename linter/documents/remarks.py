"""Comments to the program in a text: lines ``<!-- reportlint: ... -->``, which are no part of the draft."""

from __future__ import annotations

import re

from linter.documents.document import Remark, Span
from linter.patterns import compiled

_LINE = compiled(r"^[ \t]*<!--[ \t]*reportlint[ \t]*[:：]([^\r\n]*)-->[ \t]*$", re.MULTILINE)


def take_out(text: str) -> tuple[str, tuple[Remark, ...]]:
    """The text with blanks in place of every such line, so that no offset moves, and what the lines said."""
    if "reportlint" not in text:
        return text, ()
    remarks = tuple(Remark(Span(*match.span()), match[1].strip()) for match in _LINE.finditer(text))
    return _LINE.sub(lambda match: " " * len(match[0]), text), remarks
