"""The keys of ``.reportlint.yaml``: what each holds, from which the JSON Schema is made too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linter.diagnostics import Severity, Text
from linter.output import FORMATS
from linter.report.forms import FORMS
from linter.tuples import NamedTuple

LEVELS = tuple(str(severity) for severity in reversed(Severity))
OFF, NEVER = "off", "never"
PROFILES = ("draft", "publish", "audit")


class Key(NamedTuple):
    """A key: its field (see ``linter.fields``) and what it is for."""

    field: Mapping[str, Any]
    words: Text


_CHOICE = {
    "select": Key(
        {"type": "strings"},
        Text(
            "只用这些规则：代码、名称，或代码开头如 T1",
            "only these rules: code, name, or the start of a code",
        ),
    ),
    "ignore": Key({"type": "strings"}, Text("不用这些规则", "without these rules")),
    "severity": Key(
        {"type": "mapping", "of": {"type": "choice", "values": (*LEVELS, OFF)}},
        Text(
            "规则的级别；off 关闭，写出级别即打开默认关闭的规则",
            "the severity of rules; off switches one off, a severity switches one on that is off by default",
        ),
    ),
    "options": Key(
        {"type": "mapping", "of": {"type": "mapping"}},
        Text("规则的选项，如 S012: {limit: 800}", "options of rules, such as S012: {limit: 800}"),
    ),
    "extend": Key(
        {"type": "mapping", "of": {"type": "mapping"}},
        Text(
            "在规则的列表选项后面再加，如 W006 的机构名单 bodies",
            "additions to the lists among the options of rules, such as the bodies of W006",
        ),
    ),
}
KEYS: Mapping[str, Key] = {
    "extends": Key(
        {"type": "one_or_more"},
        Text("以这些配置文件为底，本文件在其上", "configuration files that this one is laid over"),
    ),
    "profile": Key(
        {"type": "choice", "values": PROFILES},
        Text(
            "draft 起草中，publish 发布前（默认），audit 评查",
            "draft while writing, publish before publication (default), audit for an evaluator",
        ),
    ),
    "lang": Key({"type": "choice", "values": ("zh", "en")}, Text("语言", "language")),
    "output-format": Key({"type": "choice", "values": FORMATS}, Text("输出格式", "the output format")),
    "fail-on": Key(
        {"type": "choice", "values": (*LEVELS, NEVER)},
        Text("达到这个级别就以 1 退出", "exit with 1 from this severity on"),
    ),
    "form": Key(
        {"type": "choice", "values": (*FORMS, "legacy")},
        Text("按这个格式检查，不按报告年度推定", "judge by this form, not by the one of the report's year"),
    ),
    "as-of": Key(
        {"type": "day"}, Text("法规是否有效以这一天为准，如 2025-03-31", "the day whose law applies")
    ),
    **_CHOICE,
    "rules": Key({"type": "one_or_more"}, Text("自己的规则文件", "rule files of your own")),
    "laws": Key({"type": "one_or_more"}, Text("自己的法规目录文件", "catalogues of law of your own")),
    "labels": Key(
        {"type": "one_or_more"}, Text("自己的表格标签写法", "wordings of labels and titles of your own")
    ),
    "words": Key(
        {"type": "one_or_more"},
        Text("自己的词表：错别字、可以重复的词", "lists of words of your own: typos, what may be repeated"),
    ),
    "exclude": Key({"type": "one_or_more"}, Text("不检查这些路径", "paths that are not checked")),
    "baseline": Key(
        {"type": "string"}, Text("基线文件：已知的问题不再提示", "a baseline: what it lists is not reported")
    ),
    "per-path": Key(
        {"type": "any"},  # judged entry by entry, by ENTRY
        Text("只对某些路径：paths 与 select、ignore、severity、options", "for some paths only"),
    ),
}
ENTRY: Mapping[str, Key] = {
    "paths": Key({"type": "one_or_more", "required": True}, Text("路径，* 与 ? 通配", "paths with * and ?")),
    **_CHOICE,
}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``.reportlint.yaml``."""
    properties = {name: _property(key) for name, key in KEYS.items()}
    properties["per-path"] = {
        "description": KEYS["per-path"].words.en,
        "type": "array",
        "items": {
            "type": "object",
            "properties": {name: _property(key) for name, key in ENTRY.items()},
            "required": ["paths"],
            "additionalProperties": False,
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": ".reportlint.yaml",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _property(key: Key) -> dict[str, Any]:
    return {"description": f"{key.words.en} / {key.words.zh}", **_type(key.field)}


def _type(field: Mapping[str, Any]) -> dict[str, Any]:
    strings = {"type": "array", "items": {"type": "string"}}
    match field["type"]:
        case "choice":
            values = [str(value) for value in field["values"]]
            numbers = [
                int(value) for value in values if value.isdigit()
            ]  # form: 2021, with or without quotes
            return {"enum": [*values, *numbers]}
        case "strings":
            return strings
        case "one_or_more":
            return {"anyOf": [{"type": "string"}, strings]}
        case "mapping":
            return {"type": "object", "additionalProperties": _type(field.get("of", {"type": "any"}))}
        case "day":
            return {"type": "string", "format": "date"}
        case "string":
            return {"type": "string"}
        case _:
            return {}
