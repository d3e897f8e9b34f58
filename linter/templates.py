"""Message templates: ``{name}`` with simple names, nothing else of ``str.format``."""

from __future__ import annotations

from collections.abc import Iterator


def placeholders(template: str) -> Iterator[tuple[str | None, int]]:
    """The names in braces and their offsets; None stands for braces that are no placeholder.

    ``{{`` and ``}}`` are literal braces.
    """
    offset, end = 0, len(template)
    while offset < end:
        character = template[offset]
        if template[offset : offset + 2] in ("{{", "}}"):
            offset += 2
            continue
        if character == "{":
            close = template.find("}", offset)
            name = template[offset + 1 : close] if close > 0 else ""
            yield (name, offset + 1) if name.isidentifier() else (None, offset)
            offset = close if name.isidentifier() else offset
        elif character == "}":
            yield None, offset
        offset += 1
