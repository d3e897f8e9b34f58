"""Refuses a bad rule record, with its file, line and column and what was expected; all faults at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from linter import fields, resources
from linter.diagnostics import Severity
from linter.expressions import PREVIOUS, Expression, ExpressionError, compile_expression
from linter.fields import Field
from linter.linear import matching
from linter.report.forms import FORMS, FormTable, form
from linter.resources.problems import DataError, Problem
from linter.resources.strict_yaml import Path, Tree
from linter.templates import placeholders

Record = dict[str, Any]

_SEVERITIES = tuple(str(severity) for severity in Severity)

# What every rule has; the other keys of a record are options of its kind of check (rules/kinds.yaml).
COMMON: Mapping[str, Field] = {
    "code": {"type": "code", "required": True},
    "name": {"type": "name", "required": True},
    "severity": {"type": "choice", "values": _SEVERITIES, "required": True},
    "title": {"type": "text", "required": True},
    "forms": {"type": "choices", "values": (*FORMS, "legacy"), "required": True},
    "check": {"type": "string", "required": True},
    "message": {"type": "text", "required": True},
    "messages": {"type": "mapping"},
    "why": {"type": "text", "required": True},
    "advice": {"type": "text", "required": True},
    "basis": {"type": "mapping", "required": True},
    "fix": {"type": "choice", "values": ("safe", "unsafe", "mixed")},
    "since": {"type": "string"},
    "aliases": {"type": "strings"},
    "enabled": {"type": "boolean"},
    "repeats_superseded_form": {"type": "boolean"},
    "bad": {"type": "mapping"},
    "good": {"type": "mapping"},
}
_BASIS = ("instrument", "text")
_EXAMPLE: Mapping[str, Field] = {
    "draft": {"type": "choice", "values": FORMS},
    "set": {"type": "mapping"},
    "replace": {"type": "any"},
    "text": {"type": "string"},
    "prose": {"type": "boolean"},
    "previous": {"type": "mapping"},
    "members": {"type": "any"},
}


def checked_records(tree: Tree) -> list[Record]:
    """The records of a rule file, each with the ``place`` (file, line, column) of its code.

    Raises DataError with every fault of the file.
    """
    if not isinstance(tree.value, list):
        raise DataError(
            tree.problem((), "应当是规则的列表（每条以“- code:”开头）", "a list of rules ('- code: ...')")
        )
    problems = [
        problem for index, record in enumerate(tree.value) for problem in _problems(tree, (index,), record)
    ]
    if problems:
        raise DataError(*problems)
    return [
        {**record, "place": [tree.name, *tree.values[index, "code"]]}
        for index, record in enumerate(tree.value)
    ]


def _problems(tree: Tree, path: Path, record: Any) -> Iterator[Problem]:
    if not isinstance(record, dict):
        yield from fields.mapping(tree, path, record, {})
        return
    kinds = resources.load("kinds.yaml")
    check = record.get("check")
    kind = kinds.get(check) if isinstance(check, str) else None
    if kind is None and isinstance(check, str):
        yield fields.unknown(tree, (*path, "check"), check, kinds)
    options = (kind or {}).get("options")
    known = {**COMMON, **(options or {})}
    wanted = [key for key, field in known.items() if field.get("required")]
    # Without a known kind nobody can say which options there are.
    admitted = known if options is not None else {**known, **dict.fromkeys(record)}
    yield from fields.keys(tree, path, record, admitted, wanted)
    wrong: set[str] = set()
    for key, value in record.items():
        for problem in fields.check(tree, (*path, key), value, known.get(key, {"type": "any"})):
            wrong.add(key)
            yield problem
    yield from _basis(tree, (*path, "basis"), record.get("basis"))
    yield from _templates(tree, path, record, kind or {})
    for key in ("bad", "good"):
        yield from _example(tree, (*path, key), record.get(key))
    if not wrong & {"table", "forms", "for_each"}:
        sound = {key: field for key, field in (options or {}).items() if key in record and key not in wrong}
        yield from expressions(tree, path, record, sound)


def expressions(tree: Tree, path: Path, record: Record, options: Mapping[str, Field]) -> Iterator[Problem]:
    """The problems of the expressions among the ``options`` of a record, for its table and its forms."""
    for key, field in options.items():
        if field["type"] == "expression":
            yield from _expression(tree, (*path, key), record, record[key])
        elif field["type"] == "expressions":
            for index, text in enumerate(record[key]):
                yield from _across_years(tree, (*path, key, index), record, text)


def _basis(tree: Tree, path: Path, value: Any) -> Iterator[Problem]:
    if isinstance(value, dict):
        yield from fields.keys(tree, path, value, _BASIS, _BASIS)
        for key in value:
            yield from fields.check(tree, (*path, key), value[key], {"type": "string"})
        if isinstance(value.get("instrument"), str):
            yield from _placeholders(tree, (*path, "instrument"), value["instrument"], ["form"])


def _example(tree: Tree, path: Path, value: Any) -> Iterator[Problem]:
    if isinstance(value, dict):
        yield from fields.keys(tree, path, value, _EXAMPLE)
        for key in value:
            yield from fields.check(tree, (*path, key), value[key], _EXAMPLE.get(key, {"type": "any"}))
        for index, pair in enumerate(value.get("replace") or ()):
            if (
                not isinstance(pair, list)
                or len(pair) != 2
                or not all(isinstance(each, str) for each in pair)
            ):
                yield tree.problem(
                    (*path, "replace", index), "应当是 [原文, 新文]", "a pair of texts: [old, new]"
                )
        yield from _example(tree, (*path, "previous"), value.get("previous"))
        for index, member in enumerate(value.get("members") or ()):
            yield from _example(tree, (*path, "members", index), member)


def _templates(tree: Tree, path: Path, record: Record, kind: Mapping[str, Any]) -> Iterator[Problem]:
    common, variants = kind.get("parameters"), kind.get("variants")
    for key in ("message", "advice"):
        yield from _template(tree, (*path, key), record.get(key), common)
    messages = record.get("messages")
    for variant, text in messages.items() if isinstance(messages, dict) else ():
        here = (*path, "messages", variant)
        if variants is not None and variant not in variants:
            yield fields.unknown(tree, here, variant, variants, key=True)
            continue
        yield from fields.check(tree, here, text, {"type": "text"})
        own = variants[variant] if variants is not None else []
        yield from _template(tree, here, text, None if common is None else [*common, *own])


def _template(tree: Tree, path: Path, text: Any, parameters: list[str] | None) -> Iterator[Problem]:
    for language, words in text.items() if isinstance(text, dict) else ():
        if isinstance(words, str):
            yield from _placeholders(tree, (*path, language), words, parameters)


def _placeholders(tree: Tree, path: Path, words: str, parameters: list[str] | None) -> Iterator[Problem]:
    for name, offset in placeholders(words):
        if name is None:
            yield tree.problem(
                path,
                "花括号里应当是一个名称，如 {row}；花括号本身写作 {{ 与 }}",
                "a name in braces, like {row}; a brace itself is written {{ or }}",
                offset=offset,
            )
        elif parameters is not None and name not in parameters:
            known = ", ".join(f"{{{each}}}" for each in parameters)
            yield tree.problem(
                path,
                f"此处不能用“{{{name}}}”，可用：{known or '无'}",
                f"a name of this kind of check ({known or 'there is none'}), not {{{name}}}",
                offset=offset,
            )


def _compiled(tree: Tree, path: Path, text: str) -> Expression | Problem:
    try:
        return compile_expression(text)
    except ExpressionError as error:
        caret = f"\n    {text}\n    {' ' * error.offset}^"
        return tree.problem(path, error.zh + caret, error.en + caret, offset=error.offset)


def _across_years(tree: Tree, path: Path, record: Record, text: str) -> Iterator[Problem]:
    """An equality whose names, those of last year (``previous.issued``) too, one of the forms has."""
    expression = _compiled(tree, path, text)
    if isinstance(expression, Problem):
        yield expression
        return
    forms = [str(each) for each in record.get("forms", ()) if str(each) in FORMS]
    tables = [form(each).tables[record["table"]] for each in forms if record.get("table")]
    ids = [each for table in tables for each in names_in(table, record.get("for_each"))]
    for name, offset in expression.condition.names:
        if name.removeprefix(PREVIOUS) not in ids:
            yield tree.problem(
                path,
                f"格式的表里没有“{name}”",
                f"a name of the table, with or without '{PREVIOUS}', not '{name}'",
                offset=offset,
            )
    if expression.linear(expression.names) is None:
        yield tree.problem(path, "应当是不带常数的等式（==）", "an equality (==) without a constant")


def _expression(tree: Tree, path: Path, record: Record, text: str) -> Iterator[Problem]:
    expression = _compiled(tree, path, text)
    if isinstance(expression, Problem):
        yield expression
        return
    for form_id in (str(each) for each in record.get("forms", ())):
        table = form(form_id).tables.get(record.get("table", "")) if form_id in FORMS else None
        if table is None:
            continue
        ids = names_in(table, record.get("for_each"))
        for name, offset in expression.condition.names:
            if not set(matching(name, ids)) & set(ids):
                near = fields.nearest(name, ids)
                hint = (f"，是否想写“{near}”？", f", '{near}' perhaps,") if near else ("", "")
                yield tree.problem(
                    path,
                    f"{form_id} 年格式的{table.name}没有“{name}”{hint[0]}",
                    f"a name of {table.en} in the {form_id} form{hint[1]} not '{name}'",
                    offset=offset,
                )


def names_in(table: FormTable, for_each: str | None) -> tuple[str, ...]:
    """The ids that an expression may use: of rows when it is put to each column, otherwise of columns."""
    if for_each == "column":
        return tuple(row.id for part in table.parts for row in part.figure_rows)
    return tuple(dict.fromkeys(column.id for part in table.parts for column in part.columns))
