"""How figures and labels are printed under a layout, and what a reader must make of each."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.generator.figures import APPLICANTS, Figures, Key, Number
from tests.generator.layouts import Layout
from tests.generator.sheets import Printed, Sheet

NOTHING: dict[str, Printed] = {
    "circle": Printed("○", 0),
    "ling": Printed("〇", 0),
    "none_word": Printed("无", None, "text"),
    "slash": Printed("/", None, "not_applicable"),
    "dash": Printed("—", None, "not_applicable"),
    "hyphen": Printed("-", None, "not_applicable"),
}
BLANK = Printed("", None, "blank")
_NOTES = {"active_disclosure": "其中修订{}件", "applications": "含网络申请{}件"}
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_HALF = str.maketrans("（）：，；", "():,;")
_SPACED = ("总计", "其他", "规章", "自然人")


def printer(rng: Random, layout: Layout, figures: Figures) -> Callable[[Key, Number], Printed]:
    """How a cell with a figure is printed under ``layout``; the choices within a table are made once."""
    busy = {(key[0], key[2]) for key, value in figures.items() if value}

    def print_cell(key: Key, value: Number) -> Printed:
        if value == 0 and layout.nothing != "zero":
            return _nothing(layout, key, busy)
        text = _digits(value, layout)
        if layout.notes == "printed" and value >= 2 and key[0] in _NOTES and rng.random() < 0.1:
            note = _NOTES[key[0]].format(int(value) // 2)
            return Printed(f"{text}（{note}）".translate(_punctuation(layout)), value, "number", note)
        return Printed(text, value)

    return print_cell


def _nothing(layout: Layout, key: Key, busy: set[tuple[str, str]]) -> Printed:
    """A nought; a table that has nothing else keeps the noughts of its totals, so that it has a figure."""
    table, _, column = key
    if layout.nothing in NOTHING:
        return NOTHING[layout.nothing]
    is_blank = (table, "total") in busy or column != "total"
    if layout.nothing == "blank_columns":
        is_blank = column in APPLICANTS and (table, column) not in busy
    return BLANK if is_blank else Printed(_digits(0, layout), 0)


def _digits(value: Number, layout: Layout) -> str:
    text = str(value)
    if layout.thousands != "none":
        text = f"{value:,}"
    if layout.thousands == "wide":
        text = text.replace(",", "，")
    if layout.digits == "wide":
        text = text.translate(_WIDE)
    if layout.digits == "ocr" and text.isdigit():
        text = " ".join(text)
    return text


def _punctuation(layout: Layout) -> dict[int, int]:
    return _HALF if layout.punctuation == "half" else {}


def restyle(sheet: Sheet, layout: Layout) -> None:
    """Put the labels of a sheet as the layout prints them."""
    for part in sheet.parts:
        part.caption = label(part.caption, layout)
        for column in part.columns:
            column.label = label(column.label, layout)
            column.group = column.group and label(column.group, layout)
        for row in part.rows:
            row.label = label(row.label, layout)
            row.parents = tuple(label(parent, layout) for parent in row.parents)


def label(text: str, layout: Layout) -> str:
    """A label of the form in the layout's spelling; its words stay."""
    if layout.label_tail == "dropped":
        text = text.replace("（区分处理的，只计这一情形，不计其他情形）", "")
    if layout.ordinals != "dots" and text[:1].isdigit():
        text = text.replace(".", "．" if layout.ordinals == "wide_dots" else "、", 1)
    if layout.label_spaces == "spaced":
        text = _spaced(text)
    return text.translate(_punctuation(layout))


def _spaced(text: str) -> str:
    for word in _SPACED:
        if text.endswith(word) and len(text) <= len(word) + 3:
            return text[: -len(word)] + " ".join(word)
    return text
