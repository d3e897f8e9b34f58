"""What fixes would change, as a unified diff: of the file itself, or of the text read from a Word file."""

from __future__ import annotations

from difflib import unified_diff

from linter.documents import read
from linter.documents.document import Document
from linter.documents.encodings import decode

# What a terminal would act on, tabs and line ends aside: C0, C1 and what turns the direction of text round.
_CONTROLS = {
    code: chr(code).encode("unicode_escape").decode("ascii")
    for code in (
        *(*range(9), *range(11, 13), *range(14, 32), *range(0x7F, 0xA0)),
        *(0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    )
}
_NO_NEWLINE = "\n\\ No newline at end of file\n"


def difference(path: str, before: bytes, after: bytes) -> str:
    """The diff between two states of the file at ``path`` as git prints it; empty where they are the same.

    Controls are escaped, but for tabs and carriage returns.
    """
    if before == after:
        return ""
    name = path.replace("\\", "/").removeprefix("./").lstrip("/").translate(_CONTROLS)
    lines = unified_diff(_lines(before, path), _lines(after, path), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else line + _NO_NEWLINE for line in lines)


def _lines(data: bytes, path: str) -> list[str]:
    """The lines of a file's text; only ``\\n`` ends one, as for git."""
    text = _text(data, path).translate(_CONTROLS)
    lines = text.split("\n")
    return [*(line + "\n" for line in lines[:-1]), *filter(None, lines[-1:])]


def _text(data: bytes, path: str) -> str:
    document: Document = read(data, path)
    decoded = decode(data) if document.kind != "docx" else None
    return decoded.text if decoded else document.text
