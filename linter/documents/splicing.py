"""Changes to a text made in its bytes: what is not changed is not encoded anew."""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import Iterable, Sequence

from linter.documents.document import Span
from linter.documents.encodings import byte_order_mark
from linter.documents.errors import WriteError

Change = tuple[Span, str]
"""Characters of a text, and what is to stand in their place."""

_BLOCK = 1_024  # bytes decoded at once where nothing is looked for
_ENCODING_NAMES = {"gb18030": "GB18030", "cp950": "Big5"}


def changed(text: str, changes: Iterable[Change]) -> str:
    """The text with the changes made; they do not overlap."""
    parts, at = [], 0
    for span, content in sorted(changes):
        parts += [text[at : span.start], content]
        at = span.end
    return "".join([*parts, text[at:]])


def splice(data: bytes, encoding: str, changes: Sequence[Change], path: str) -> bytes:
    """The bytes of a text with changes to its characters (a byte order mark is none of them).

    Raises WriteError where the encoding lacks a character, or where damage hides which bytes to change.
    """
    mark = byte_order_mark(data)
    body = data[len(mark) :]
    at_byte = _byte_offsets(body, encoding, sorted({at for span, _ in changes for at in span}))
    parts, at = [mark], 0
    for span, content in sorted(changes):
        if span.start not in at_byte or span.end not in at_byte:
            raise WriteError(
                path,
                "要改的地方附近有读不出的字，没有改。",
                "there are characters beside the place that cannot be read; not changed",
            )
        parts += [body[at : at_byte[span.start]], _encoded(content, encoding, path)]
        at = at_byte[span.end]
    return b"".join([*parts, body[at:]])


def _encoded(content: str, encoding: str, path: str) -> bytes:
    try:
        return content.encode(encoding)
    except UnicodeEncodeError as error:
        character, name = content[error.start], _ENCODING_NAMES.get(encoding, encoding)
        raise WriteError(
            path,
            f"文件的编码（{name}）里没有“{character}”这个字，没有改。请另存为 UTF-8 再改。",
            f"the encoding of the file ({name}) lacks the character {character}; save it as UTF-8 first",
        ) from error


def _byte_offsets(data: bytes, encoding: str, wanted: Sequence[int]) -> dict[int, int]:
    """The byte at which each of some characters begins; ``wanted`` is sorted.

    One that damaged bytes run into is left out.
    """
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    found = {0: 0}
    characters, remaining = 0, deque(at for at in wanted if at)
    for start in range(0, len(data), _BLOCK):
        if not remaining:
            break
        state, block = decoder.getstate(), data[start : start + _BLOCK]
        after = characters + len(decoder.decode(block))
        if after < remaining[0]:
            characters = after
            continue
        decoder.setstate(state)
        for at, byte in enumerate(block, start + 1):
            characters += len(decoder.decode(bytes((byte,))))
            if remaining and characters == remaining[0] and decoder.getstate()[0] == b"":
                found[remaining.popleft()] = at
            while remaining and characters > remaining[0]:
                remaining.popleft()
    return found
