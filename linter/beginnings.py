"""With which characters a match of a regular expression can begin.

A search of Python passes quickly over all others, but notes them only of a pattern that begins with a
character or a set.  Here they are found behind brackets, alternatives, options and what looks around, too.
"""

import re
from importlib import import_module
from typing import Any

from linter.tuples import NamedTuple


def with_beginnings(code: list[int], parsed: Any, flags: int) -> list[int]:
    """The code of a pattern with a note of them, where it has none.  ``parsed`` is what it was made of."""
    sre, compiler = import_module("re._constants"), import_module("re._compiler")
    info, _, known, shortest, longest = code[:5]
    if info != sre.INFO or known or not shortest or flags & re.IGNORECASE:
        return code
    try:
        beginnings = _beginnings(parsed, sre)
    except LookupError:
        return code
    if beginnings.may_be_empty or not beginnings.characters:
        return code
    own: list[int] = []
    compiler._compile_charset(compiler._optimize_charset(beginnings.characters)[0], flags, own)
    return [info, 4 + len(own), sre.SRE_INFO_CHARSET, shortest, longest, *own, *code[5:]]


class _Beginnings(NamedTuple):
    """The characters that a part of a pattern can begin with, and whether it can be empty."""

    characters: list[Any]
    may_be_empty: bool


def _beginnings(parts: Any, sre: Any) -> _Beginnings:
    """Those of parts in a row.  Raises LookupError for a part whose first character may be nearly any."""
    characters: list[Any] = []
    for operation, argument in parts:
        if operation in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
            continue
        own = _beginnings_of(operation, argument, sre)
        characters += own.characters
        if not own.may_be_empty:
            return _Beginnings(characters, False)
    return _Beginnings(characters, True)


def _beginnings_of(operation: Any, argument: Any, sre: Any) -> _Beginnings:
    if operation is sre.LITERAL:
        return _Beginnings([(operation, argument)], False)
    if operation is sre.IN and argument[0][0] is not sre.NEGATE:
        return _Beginnings(list(argument), False)
    if operation is sre.SUBPATTERN and not argument[1] and not argument[2]:
        return _beginnings(argument[3], sre)
    if operation is sre.BRANCH:
        each = [_beginnings(parts, sre) for parts in argument[1]]
        characters = [character for own in each for character in own.characters]
        return _Beginnings(characters, any(own.may_be_empty for own in each))
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        own = _beginnings(argument[2], sre)
        return _Beginnings(own.characters, own.may_be_empty or argument[0] == 0)
    raise LookupError(operation)
