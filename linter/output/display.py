"""How text looks on a terminal: the columns that it takes, and what must not reach it as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import combining, east_asian_width

TAB = "    "
_BLANK_ESCAPES = {"\t": TAB, "\u3000": "\u3000"}


def printable(text: str) -> str:
    """``text`` on one line without anything that a terminal would act on.

    Control characters, line ends, bidi and zero-width controls, and what has no shape are escaped
    (``\\x1b``, ``\\u202e``); a tab becomes blanks.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def columns(text: str) -> int:
    """The columns that an already printable ``text`` takes; wide and ambiguous characters take two."""
    return len(text) if text.isascii() else sum(map(_width, text))


def pieces(text: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Each character of ``text`` as it is shown, with the columns that it takes."""
    for char in text:
        shown = _shown(char)
        yield shown, columns(shown)


def fold_line(text: str, width: int | None) -> list[str]:
    """Break a printable ``text`` into lines of at most ``width`` columns, Chinese text at any character.

    A closing mark never begins a line, a Latin word or a number is not cut unless it is longer than a line.
    """
    if width is None or columns(text) <= width:
        return [text]
    lines, line, used = [], "", 0
    for word in _words(text):
        size = columns(word)
        if line and used + size > width:
            lines.append(line.rstrip())
            line, used, word = "", 0, word.lstrip()
            size = columns(word)
        line += word
        used += size
    return [*lines, line]


def _words(text: str) -> Iterator[str]:
    """The smallest runs that stay together: ASCII words, and a character with the closing marks after it."""
    word = ""
    for char in text:
        together = char in "，。、；：！？）》〉”’】〕%" or (
            word[-1:].isascii() and char.isascii() and word[-1:] != " "
        )
        if word and not together:
            yield word
            word = ""
        word += char
    yield word


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    if char in _BLANK_ESCAPES:
        return _BLANK_ESCAPES[char]
    if char.isspace() and char not in "\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029":
        return " "
    return char.encode("unicode_escape").decode("ascii")


def _width(char: str) -> int:
    if combining(char):
        return 0
    return 2 if east_asian_width(char) in "WFA" else 1
