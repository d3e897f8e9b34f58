"""The numbers that Word prints before paragraphs and keeps out of their text: 一、 （一） 1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.documents.counting import print_number
from linter.documents.docx_package import Package, W
from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_MAX_PARENTS = 32  # styles based on styles; a circle ends here


class Level(NamedTuple):
    """How the paragraphs of one level of a list are numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str | None = None
    restart: int | None = None  # the level (from 1) whose numbers make this one begin anew; 0: none
    decimal_only: bool = False
    hidden: bool = False


class _List(NamedTuple):
    """One numbering instance: where it counts (``counter`` is shared), its levels and its new starts."""

    counter: str
    levels: dict[int, Level]
    starts: dict[int, int]

    def start(self, level: int) -> int:
        """The first number of a level."""
        return self.starts.get(level, self.levels.get(level, Level()).start)


class _Style(NamedTuple):
    parent: str | None
    list_id: str | None
    level: int | None


class Numbering:
    """Counts the numbered paragraphs of a document, which must come in order."""

    def __init__(self, package: Package) -> None:
        self._styles, self._default_style = _styles(package.beside("styles"))
        self._lists = _lists(package.beside("numbering"), self._styles)
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def number(self, properties: _Element | None) -> str:
        """What Word prints before the paragraph with these properties, with the blank that follows it."""
        if not self._lists:
            return ""
        list_id, level = self._list_and_level(properties)
        numbered = self._lists.get(list_id or "")
        if numbered is None or list_id is None:
            return ""
        values = self._count(list_id, numbered, level)
        return _printed(numbered.levels, level, values)

    def _list_and_level(self, properties: _Element | None) -> tuple[str | None, int]:
        style_id = _value(properties, "pStyle") or self._default_style
        list_id, level = _list_reference(properties)
        inherited_id, inherited_level = self._of_style(style_id)
        list_id = list_id or inherited_id
        if level is None and list_id is not None:
            level = self._level_of_style(list_id, style_id)
        if level is None:
            level = inherited_level
        return list_id, min(max(level or 0, 0), LEVELS - 1)

    def _of_style(self, style_id: str | None) -> tuple[str | None, int | None]:
        list_id, level = None, None
        for _ in range(_MAX_PARENTS):
            style = self._styles.get(style_id or "")
            if style is None:
                break
            list_id = list_id or style.list_id
            level = style.level if level is None else level
            style_id = style.parent
        return list_id, level

    def _level_of_style(self, list_id: str, style_id: str | None) -> int | None:
        """The level that a list keeps for the paragraphs of a style."""
        numbered = self._lists.get(list_id)
        if numbered is None or style_id is None:
            return None
        return next((level for level, at in numbered.levels.items() if at.style == style_id), None)

    def _count(self, list_id: str, numbered: _List, level: int) -> list[int]:
        counts = self._counters.setdefault(numbered.counter, [None] * LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for index, start in numbered.starts.items():
                counts[index] = start - 1
        for index in range(level):
            if counts[index] is None:
                counts[index] = numbered.start(index)
        before = counts[level]
        counts[level] = numbered.start(level) if before is None else before + 1
        for index in range(level + 1, LEVELS):
            restart = numbered.levels.get(index, Level()).restart
            if restart is None or 0 < level + 1 <= restart:
                counts[index] = None
        return [count or 0 for count in counts]


def _printed(levels: dict[int, Level], level: int, values: list[int]) -> str:
    at = levels.get(level)
    if at is None or at.hidden or at.form == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        form = "decimal" if at.decimal_only else levels.get(index, Level()).form
        return print_number(values[index], form)

    text = _PLACEHOLDER.sub(number, at.text)
    return text + " " if text[-1:].isalnum() else text


def _lists(root: _Element | None, styles: dict[str, _Style]) -> dict[str, _List]:
    if root is None:
        return {}
    abstract: dict[str, dict[int, Level]] = {}
    links: dict[str, str] = {}
    for element in root.iter(f"{W}abstractNum"):
        id_ = element.get(f"{W}abstractNumId") or ""
        abstract[id_] = {
            _integer(level.get(f"{W}ilvl"), 0): _level(level) for level in element.findall(f"{W}lvl")
        }
        if link := _value(element, "numStyleLink"):
            links[id_] = link
    of_list = {
        element.get(f"{W}numId") or "": _value(element, "abstractNumId") or ""
        for element in root.iter(f"{W}num")
    }
    lists = {}
    for element in root.iter(f"{W}num"):
        list_id = element.get(f"{W}numId") or ""
        counter = of_list[list_id]
        if counter in links and links[counter] in styles:
            counter = of_list.get(styles[links[counter]].list_id or "", counter)
        lists[list_id] = _overridden(element, counter, abstract.get(counter, {}))
    lists.pop("0", None)  # stands for no number
    return lists


def _overridden(element: _Element, counter: str, levels: dict[int, Level]) -> _List:
    levels, starts = dict(levels), {}
    for override in element.findall(f"{W}lvlOverride"):
        index = _integer(override.get(f"{W}ilvl"), 0)
        if 0 <= index < LEVELS:
            level = override.find(f"{W}lvl")
            if level is not None:
                levels[index] = _level(level)
            start = _value(override, "startOverride")
            if start is not None:
                starts[index] = _integer(start, 1)
    return _List(counter, levels, starts)


def _level(element: _Element) -> Level:
    run = element.find(f"{W}rPr")
    restart = _value(element, "lvlRestart")
    return Level(
        _integer(_value(element, "start"), 1),
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText") or "",
        _value(element, "pStyle"),
        None if restart is None else _integer(restart, 0),
        is_on(element, "isLgl"),
        run is not None and is_on(run, "vanish"),
    )


def _styles(root: _Element | None) -> tuple[dict[str, _Style], str | None]:
    """The paragraph styles by id, and the id of the default one."""
    styles: dict[str, _Style] = {}
    default = None
    for element in root.iter(f"{W}style") if root is not None else ():
        id_ = element.get(f"{W}styleId") or ""
        properties = element.find(f"{W}pPr")
        styles[id_] = _Style(_value(element, "basedOn"), *_list_reference(properties))
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
            default = id_
    return styles, default


def _list_reference(properties: _Element | None) -> tuple[str | None, int | None]:
    reference = None if properties is None else properties.find(f"{W}numPr")
    if reference is None:
        return None, None
    level = _value(reference, "ilvl")
    return _value(reference, "numId"), None if level is None else _integer(level, 0)


def is_on(element: _Element, name: str) -> bool:
    """Whether a switch such as ``w:vanish`` is there and not turned off."""
    switch = element.find(f"{W}{name}")
    return switch is not None and switch.get(f"{W}val") not in ("0", "false", "off")


def _value(element: _Element | None, name: str) -> str | None:
    child = None if element is None else element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def _integer(text: str | None, otherwise: int) -> int:
    """A small number of the file, or ``otherwise`` where it is none."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 6 else otherwise
