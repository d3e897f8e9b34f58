"""Marks of punctuation that stand wrong in the prose."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal

from linter.patterns import compiled
from linter.tuples import NamedTuple

_MOST = 2_000  # of one kind; no draft has so many
_MOST_DOUBLED = 3  # marks in a row that can be a slip
_STRENGTH = "、,:;。"  # of two marks side by side the weaker goes
# The character that a pattern looks for comes first, what must stand before it later: ten times as fast.
_DOUBLED = compiled(r"[。,;:、]{2,}(?<![a-z;][;,:、。]{2})|[,;。、](?<=\(.)(?!\))|[,;、](?=\))")
_FULL_STOP = compiled(r"\.(?<=[一-龥)”》]\.)(?<![第一二三四五六七八九十]\.)(?=[一-龥])")
# “编制了本报告、本报告包括…”: a new sentence begins where the old one has only a mark of enumeration.
_RUN_ON = compiled(
    r"(?P<subject>本(?:年度)?(?:报告|年报)|我[局委办厅县市区镇乡院街所])(?P<mark>、)(?P=subject)"
)
_HALF_WIDTH = compiled(r"[,;:?!](?<=[一-龥”》)%〕】].)(?![/\\a-zA-Z?])")

Kind = Literal["doubled", "stop", "run_on"]


class Misprint(NamedTuple):
    """A stretch of the running text; ``kept`` is the place of the mark that stays, where one does."""

    kind: Kind
    start: int
    end: int
    kept: int | None = None


def read_misprints(text: str) -> Iterator[Misprint]:
    """Marks side by side, a full stop of Latin text between Chinese, a comma where a sentence ends."""
    for match in islice(_DOUBLED.finditer(text), _MOST):
        marks = match[0]
        if len(marks) > _MOST_DOUBLED or marks == "。。。":
            continue  # dots that stand for an ellipsis, or no marks of a text
        strongest = max(range(len(marks)), key=lambda index: _STRENGTH.index(marks[index]))
        kept = match.start() + strongest if len(marks) > 1 else None
        yield Misprint("doubled", match.start(), match.end(), kept)
    for match in islice(_FULL_STOP.finditer(text), _MOST):
        yield Misprint("stop", match.start(), match.end())
    for match in islice(_RUN_ON.finditer(text), _MOST):
        yield Misprint("run_on", match.start("mark"), match.end("mark"))


def read_marks_after_chinese(text: str) -> Iterator[int]:
    """Places of commas, semicolons, colons and the like behind Chinese, of either width."""
    for match in _HALF_WIDTH.finditer(text):
        yield match.start()
