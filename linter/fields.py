"""The types of value that a rule record may hold, each with what is expected where it is not met."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any

from linter.report.forms import FORMS, form
from linter.resources.problems import Problem
from linter.resources.strict_yaml import Path, Tree

Field = Mapping[str, Any]
Checker = Callable[[Tree, Path, Any, Field], Iterator[Problem]]

LANGUAGES = ("zh", "en")
_FEW = 6  # words that are listed whole
_NEAR = 65  # per cent of letters that a suggestion must share
_CODE = re.compile(r"[A-Z]{1,8}[0-9]{3}")
_MONTH_AND_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ANY_YEAR = 2001  # one without a 29 February
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
    """The problems of one value; ``field`` gives its ``type`` and what the type needs to know."""
    yield from _CHECKERS[field["type"]](tree, path, value, field)


def unknown(tree: Tree, path: Path, found: str, known: Collection[str], *, key: bool = False) -> Problem:
    """A word that is none of ``known``: all of them where they are few, else the nearest."""
    near = nearest(found, known) if len(known) > _FEW else None
    zh = f"是否想写“{near}”？" if near else f"应当是：{'、'.join(known) or '（此处什么也不写）'}"
    en = f"'{near}' perhaps" if near else f"one of {', '.join(known)}" if known else "nothing here"
    return tree.problem(path, f"没有“{found}”，{zh}", f"{en}, not '{found}'", key=key)


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word that comes nearest, or None where none comes near."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return best[0] if best else None


def keys(
    tree: Tree, path: Path, value: Mapping[str, Any], known: Collection[str], required: Collection[str] = ()
) -> Iterator[Problem]:
    """Keys that are unknown or missing."""
    for key in value:
        if key not in known:
            yield unknown(tree, (*path, key), key, known, key=True)
    for key in required:
        if key not in value:
            yield tree.problem(path, f"缺少“{key}”", f"a key '{key}'")


def _of(kind: type, zh: str, en: str) -> Checker:
    def checker(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
        # bool is an int to Python, not to a reader of rules.
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)) or value == "":
            yield tree.problem(path, f"应当是{zh}", en)

    return checker


_string = _of(str, "文字（形如数字的请加引号）", "a text, in quotes where it looks like a number")
_integer = _of(int, "整数", "an integer")
_list = _of(list, "列表", "a list")
mapping = _of(dict, "带键的一组值", "a mapping")


def _matching(pattern: re.Pattern[str], zh: str, en: str) -> Checker:
    def checker(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            yield tree.problem(path, f"应当是{zh}", en)

    return checker


def _each(checker: Checker) -> Checker:
    """A list whose items are judged one by one."""

    def each(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield from _list(tree, path, value, field)
            return
        for index, item in enumerate(value):
            yield from checker(tree, (*path, index), item, field)

    return each


_strings = _each(_string)


def _one_or_more(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
    yield from (_strings if isinstance(value, list) else _string)(tree, path, value, field)


def _day(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
    try:
        date.fromisoformat(value)
    except (ValueError, TypeError):
        yield tree.problem(path, "应当是日期，如 2025-03-31", "a day such as 2025-03-31")


def _day_of_year(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
    try:
        if not _MONTH_AND_DAY.fullmatch(str(value)):
            raise ValueError(value)  # W05, a week, which dates of ISO 8601 may have
        date.fromisoformat(f"{_ANY_YEAR}-{value}")
    except ValueError:
        yield tree.problem(path, "应当是月和日，如 01-31", "a month and a day such as 01-31")


def _year(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
    if not _YEAR.fullmatch(str(value)):
        yield tree.problem(path, "应当是年份，如 2024", "a year such as 2024")


def _pattern(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
    faults = list(_string(tree, path, value, field))
    yield from faults
    if not faults:
        try:
            re.compile(value)
        except (re.error, OverflowError, RecursionError) as error:
            yield tree.problem(
                path,
                f"应当是正确的正则表达式（{error}）",
                f"a regular expression that Python's re understands ({error})",
            )


def _record(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
    """A mapping; ``of`` gives its fields."""
    if not isinstance(value, dict):
        yield from mapping(tree, path, value, field)
        return
    known: Mapping[str, Field] = field["of"]
    yield from keys(tree, path, value, known, [name for name, each in known.items() if each.get("required")])
    for name, each in value.items():
        if name in known:
            yield from check(tree, (*path, name), each, known[name])


def _choice(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
    known = [str(each) for each in field["values"]]
    if str(value) not in known:
        yield unknown(tree, path, str(value), known)


def _choices(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
    if not isinstance(value, list) or not value:
        yield tree.problem(path, "应当是非空的列表", "a list that is not empty")
        return
    for index, item in enumerate(value):
        yield from _choice(tree, (*path, index), item, field)


def _table(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
    yield from _choice(tree, path, value, {"values": form(FORMS[-1]).tables})


def _section(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
    yield from _choice(tree, path, value, {"values": [each.id for each in form(FORMS[-1]).sections]})


def _text(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
    if not isinstance(value, dict):
        zh, en = "应当有 zh 与 en 两种语言", "a text in both languages: {zh: ..., en: ...}"
        yield tree.problem(path, zh, en)
        return
    yield from keys(tree, path, value, LANGUAGES, LANGUAGES)
    for language in LANGUAGES:
        if language in value:
            yield from _string(tree, (*path, language), value[language], field)


def _anything(tree: Tree, path: Path, value: Any, field: Field) -> Iterator[Problem]:
    return iter(())


_CHECKERS: Mapping[str, Checker] = {
    "any": _anything,
    "boolean": _of(bool, " true 或 false", "true or false"),
    "choice": _choice,
    "choices": _choices,
    "code": _matching(_CODE, "大写字母加三位数字，如 X001", "capital letters and three digits, like X001"),
    "day": _day,
    "day_of_year": _day_of_year,
    "expression": _string,  # what it says is judged together with the record's table
    "expressions": _strings,
    "integer": _integer,
    "integers": _each(_integer),
    "mapping": mapping,
    "name": _matching(_NAME, "小写英文词，以连字符相连", "lower-case words joined by hyphens"),
    "one_or_more": _one_or_more,
    "pattern": _pattern,
    "patterns": _each(_pattern),
    "record": _record,
    "records": _each(_record),
    "section": _section,
    "string": _string,
    "strings": _strings,
    "table": _table,
    "text": _text,
    "year": _year,
}
