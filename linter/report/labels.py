"""The labels of the forms' tables, and finding them in a text whatever broke them apart.

Labels are compared by their letters alone: brackets, blanks, widths, line breaks and ordinals do not count.
The ordinal is kept apart, since （三）不予公开 is nearer to （五）不予处理 by letters than by sense.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from linter.documents.folding import fold
from linter.patterns import compiled
from linter.report.forms import FORMS, FormTable, form
from linter.tuples import NamedTuple

LETTERS = compiled(r"[㐀-鿿]+")

Axis = Literal["row", "column", "group", "caption", "filler", "title"]

_START = 2  # letters; no label has fewer
_ORDINAL = compiled(r"^(?:\(?([一二三四五六七八九十]{1,3})[)、]|\(?(\d{1,2})[.)、])?(.*)$")
_BRACKET = compiled(r"\(.*?\)")

_HEADER: tuple[Axis, ...] = ("column", "group", "filler")

# Printed beside the labels by the forms themselves or where a page cuts a table; no row, no column.
_CORNER = "本列数据的{}稽关系为第一项加第二项之和等于第三项加第四项之和"
FILLERS = (
    *("申请人情况", "信息内容", "单位万元", "万元", "行政诉讼", "办理结果", "指标名称", "计量单位"),
    *("续上表", "接上表", "接上页", "续表", "单位件"),
    *map(_CORNER.format, "勾钩"),
)


def letters(text: str) -> str:
    """The letters of a text, folded: what two wordings of one label have in common."""
    return "".join(LETTERS.findall(fold(text)))


class Label(NamedTuple):
    """One wording of one label of the forms; ``printed`` where it is the form's own wording."""

    axis: Axis
    id: str
    words: str
    ordinal: str
    label: str
    part: str | None
    forms: frozenset[str]
    printed: bool
    heading: bool = False


class Wording(NamedTuple):
    """The labels that some words may be; ``by_axis`` has one on each axis, the form's own wording first.

    ``rows`` are the ids of rows; ``forms`` those that have such a label, where no figures follow the words
    and where some do: a heading has none.
    """

    labels: tuple[Label, ...]
    by_axis: Mapping[str, Label]
    rows: frozenset[str]
    forms: tuple[frozenset[str], frozenset[str]]


def wording_of(labels: Sequence[Label]) -> Wording:
    """What may be meant by words that are these labels'."""
    by_axis: dict[str, Label] = {}
    for label in labels:
        if label.printed > (label.axis in by_axis and by_axis[label.axis].printed):
            by_axis[label.axis] = label
        by_axis.setdefault(label.axis, label)
    without = with_figures = _forms(labels)
    rows = frozenset([label.id for label in labels if label.axis == "row"])
    if rows:
        without = _forms([label for label in labels if label.axis != "row" or label.heading]) or without
        with_figures = (
            _forms([label for label in labels if label.axis != "row" or not label.heading]) or with_figures
        )
    return Wording(tuple(labels), by_axis, rows, (without, with_figures))


def _forms(labels: Sequence[Label]) -> frozenset[str]:
    return frozenset[str]().union(*[label.forms for label in labels])


NOTHING_KNOWN = wording_of(())


class Vocabulary(NamedTuple):
    """Every wording of the labels of one statutory table, in all forms that have it.

    The titles of sections are among them, on an axis of their own: no row and no header goes on past one.
    ``known`` are all but these titles.  ``strong`` words are long enough to find the table by; ``weak`` ones
    (其他, 总计) count only where they stand alone.
    """

    by_words: Mapping[str, Wording]
    known: tuple[str, ...]
    by_start: Mapping[str, tuple[str, ...]]
    strong: tuple[str, ...]
    weak: frozenset[str]
    headings: tuple[str, ...]
    header_letters: frozenset[str]

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where wordings stand in a string of letters, the longest at each place, none over another."""
        start, length = 0, len(text)
        while start < length:
            for words in self.by_start.get(text[start : start + _START], ()):
                if text.startswith(words, start):
                    yield start, start + len(words)
                    start += len(words)
                    break
            else:
                start += 1

    def beginning(self, piece: str) -> list[str]:
        """The longer wordings that begin with some letters."""
        known = self.by_start.get(piece[:_START], ())
        return [words for words in known if len(words) > len(piece) and words.startswith(piece)]


@cache
def vocabulary(table_id: str) -> Vocabulary:
    """The wordings of one table, from ``rules/forms``."""
    found: dict[str, list[Label]] = defaultdict(list)
    for form_id in FORMS:
        table = form(form_id).tables.get(table_id)
        if table is not None:
            for label in _labels(table, form_id):
                found[label.words].append(label)
    for filler in FILLERS:
        found[filler].append(Label("filler", filler, filler, "", filler, None, frozenset(FORMS), True))
    for title in _titles():
        if title.words not in found:
            found[title.words].append(title)
    ordered = sorted(found, key=len, reverse=True)
    by_start: dict[str, list[str]] = defaultdict(list)
    for words in ordered:
        by_start[words[:_START]].append(words)
    strong = tuple(words for words in ordered if _is_anchor(table_id, found[words]))
    return Vocabulary(
        by_words={words: wording_of(labels) for words, labels in found.items()},
        known=tuple(words for words, (label, *_) in found.items() if label.axis != "title"),
        by_start={start: tuple(words) for start, words in by_start.items()},
        strong=strong,
        weak=frozenset(words for words in ordered if len(words) <= 4 and words not in strong),
        headings=tuple(words for words in ordered if any(label.heading for label in found[words])),
        header_letters=frozenset(
            "".join(words for words in ordered if any(label.axis in _HEADER for label in found[words]))
        ),
    )


@cache
def _titles() -> tuple[Label, ...]:
    """The wordings of the sections' titles, each once."""
    found: dict[str, Label] = {}
    for section in (section for form_id in FORMS for section in form(form_id).sections):
        for title in (section.title, *section.accepted, *section.recognised):
            label = Label(
                "title", section.id, letters(title), section.numeral, title, None, frozenset(FORMS), True
            )
            found.setdefault(label.words, label)
    return tuple(found.values())


@cache
def split(label: str) -> tuple[str, str]:
    """The ordinal and the words of a form's label: ``（一）予以公开`` is ``("一", "予以公开")``."""
    match = _ORDINAL.match(fold(label))
    assert match is not None  # the pattern matches any text
    return match[1] or match[2] or "", letters(match[3])


# By which labels a table is found, and from how many letters on: words that prose hardly ever has.
_ANCHORS: dict[str, dict[Axis, int]] = {
    "active_disclosure": {"caption": 7, "column": 6},
    "applications": {"row": 6},
    "review_and_litigation": {"row": 5, "column": 4},
}


def _is_anchor(table_id: str, labels: list[Label]) -> bool:
    lengths = _ANCHORS[table_id]
    return any(label.printed and len(label.words) >= lengths.get(label.axis, 99) for label in labels)


def _labels(table: FormTable, form_id: str) -> list[Label]:
    held = frozenset({form_id})
    found: list[Label] = []

    def add(
        axis: Axis, label_id: str, label: str, part: str | None, printed: bool, heading: bool = False
    ) -> None:
        ordinal, words = split(label)
        if words:
            found.append(Label(axis, label_id, words, ordinal, label, part, held, printed, heading))

    for part in table.parts:
        if part.caption:
            add("caption", part.id or "", part.caption, part.id, True)
        for row in part.rows:
            for printed, wording in ((True, row.label), *((False, text) for text in row.recognised)):
                add("row", row.id, wording, part.id, printed, row.heading)
            if "(" in fold(row.label):  # the form's explanation in brackets is often left out
                add("row", row.id, _BRACKET.sub("", fold(row.label)), part.id, False, row.heading)
        for column in part.columns:
            for printed, wording in ((True, column.label), *((False, text) for text in column.recognised)):
                add("column", column.id, wording, part.id, printed)
            if "(" in fold(column.label):
                add("column", column.id, _BRACKET.sub("", fold(column.label)), part.id, True)
            if column.group:
                add("group", column.group, column.group, part.id, True)
    return found
