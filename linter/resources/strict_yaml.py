"""A strict YAML reader: what is written is what is read, and every value knows its line and column.

Plain ``true``, ``false``, ``null`` (or nothing) and decimal integers are what they look like; every other
scalar is a string, so ``no``, ``12:30``, ``0.10``, ``007`` and ``2024-01-31`` stay as written.  Keys are
always strings.  Duplicate keys, anchors, aliases, tags, a second document and a file over 5 MB are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from linter.resources.problems import DataError, Problem

if TYPE_CHECKING:
    import yaml

SIZE_LIMIT = 5_000_000
DEPTH_LIMIT = 64

Path = tuple[str | int, ...]
Position = tuple[int, int]

_WORDS = {"true": True, "false": False, "null": None, "": None}
# Fifteen digits are the most that any figure of a report may have.
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})")


@dataclass(frozen=True)
class Tree:
    """A file's value (dicts, lists, strings, integers, booleans, None) and where each part of it stands.

    ``values`` and ``keys`` map a path such as ``(0, "message", "zh")`` to the line and column, from 1, of
    the value and of its key.
    """

    name: str
    value: Any
    lines: tuple[str, ...]
    values: Mapping[Path, Position]
    keys: Mapping[Path, Position]

    def problem(self, path: Path, zh: str, en: str, *, key: bool = False, offset: int = 0) -> Problem:
        """A problem at a value, at its key, or ``offset`` characters into a string."""
        line, column = (self.keys if key else self.values).get(path) or self.values[()]
        if offset and self.lines:
            column += self._shift(path, line, column, offset)
        return Problem(self.name, line, column, zh, en)

    def _shift(self, path: Path, line: int, column: int, offset: int) -> int:
        value: Any = self.value
        for step in path:
            value = value[step]
        start = self.lines[line - 1].find(str(value), column - 1)
        return start - (column - 1) + offset if start >= 0 else 0


@dataclass
class _Builder:
    """Builds a Tree from the events of one YAML stream."""

    name: str
    events: Iterator[yaml.Event]
    values: dict[Path, Position] = field(default_factory=dict)
    keys: dict[Path, Position] = field(default_factory=dict)

    def document(self) -> Any:
        next(self.events)  # start of the stream
        event = next(self.events)
        if _kind(event) == "StreamEndEvent":
            self.values[()] = (1, 1)
            return None
        value = self.value(next(self.events), ())
        next(self.events)  # end of the document
        event = next(self.events)
        if _kind(event) != "StreamEndEvent":
            self.refuse(
                event, "一个文件只能有一个 YAML 文档，请删去“---”", "one YAML document; remove the '---'"
            )
        return value

    def value(self, event: yaml.Event, path: Path) -> Any:
        self.admit(event, path)
        self.values[path] = _position(event)
        kind = _kind(event)
        if kind == "MappingStartEvent":
            return self.mapping(path)
        if kind == "SequenceStartEvent":
            return self.sequence(path)
        return _scalar(event)

    def mapping(self, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while _kind(event := next(self.events)) != "MappingEndEvent":
            self.admit(event, path)
            if _kind(event) != "ScalarEvent":
                self.refuse(event, "键应当是一个词", "a key that is a single word")
            key: str = event.value  # type: ignore[attr-defined]
            if key in result:
                line = self.keys[*path, key][0]
                self.refuse(
                    event,
                    f"键“{key}”重复，第 {line} 行已有",
                    f"'{key}' once; it already stands in line {line}",
                )
            self.keys[*path, key] = _position(event)
            result[key] = self.value(next(self.events), (*path, key))
        return result

    def sequence(self, path: Path) -> list[Any]:
        result: list[Any] = []
        while _kind(event := next(self.events)) != "SequenceEndEvent":
            result.append(self.value(event, (*path, len(result))))
        return result

    def admit(self, event: yaml.Event, path: Path) -> None:
        if _kind(event) == "AliasEvent" or getattr(event, "anchor", None):
            self.refuse(
                event,
                "不使用锚点与别名（& 与 *），请把内容写全",
                "no anchors or aliases (& and *); write it out",
            )
        if getattr(event, "tag", None):
            self.refuse(event, "不使用标签（!），请删去", "no tags (!)")
        if "\0" in getattr(event, "value", ""):
            self.refuse(event, "不能含有空字符，请删去“\\0”", "no NUL character; remove the '\\0'")
        if len(path) > DEPTH_LIMIT:
            self.refuse(event, f"嵌套不超过 {DEPTH_LIMIT} 层", f"nesting no deeper than {DEPTH_LIMIT}")

    def refuse(self, event: yaml.Event, zh: str, en: str) -> None:
        raise DataError(Problem(self.name, *_position(event), zh, en))


def read_yaml(content: bytes | str, name: str) -> Tree:
    """Read one YAML document.  ``name`` is the file as named in errors; raises DataError."""
    import yaml

    if len(content) > SIZE_LIMIT:
        raise DataError(Problem(name, 1, 1, "文件不超过 5 MB", "a file of at most 5 MB"))
    text = content if isinstance(content, str) else _decode(content, name)
    # The C parser reads the same events five times as fast, but not every build of PyYAML has it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(name, iter(yaml.parse(text, Loader=loader)))
    try:
        value = builder.document()
    except yaml.YAMLError as error:
        raise DataError(_syntax_problem(error, name, text)) from error
    return Tree(name, value, tuple(text.splitlines()), builder.values, builder.keys)


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        line = before.count(b"\n") + 1
        raise DataError(
            Problem(name, line, column, "文件应当用 UTF-8 编码", "a file encoded as UTF-8")
        ) from error


def _syntax_problem(error: yaml.YAMLError, name: str, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else _place_of_character(error, text)
    reason = getattr(error, "problem", None) or getattr(error, "reason", "") or "malformed"
    return Problem(name, line, column, f"应当是合乎语法的 YAML（{reason}）", f"well-formed YAML ({reason})")


def _place_of_character(error: yaml.YAMLError, text: str) -> Position:
    # A character that YAML does not admit: the C parser counts its place in bytes, the other in characters.
    code = getattr(error, "character", None)
    character = chr(code) if isinstance(code, int) else str(code or "")
    start = text.find(character) if character else 0
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, max(start, 0))


def _kind(event: yaml.Event) -> str:
    return type(event).__name__


def _position(event: yaml.Event) -> Position:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _scalar(event: yaml.Event) -> Any:
    text: str = event.value  # type: ignore[attr-defined]
    if event.style:  # type: ignore[attr-defined]
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text
