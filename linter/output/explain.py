"""A rule's page, made from its record: what it does, why, on what basis, what to do, examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from linter.output.display import columns
from linter.output.terminal import SEVERITY_WORDS
from linter.rules import Rule


def explain(rule: Rule, language: str) -> str:
    """The page as plain text in ``zh`` or ``en``."""
    title = rule.title.in_language(language)
    severity = SEVERITY_WORDS[rule.severity].in_language(language)
    blocks = [f"{rule.code} {title} ({rule.name})\n{severity} · {_forms(rule, language)}"]
    for (zh, en), text in _parts(rule, language):
        if text:
            blocks.append(f"{en if language == 'en' else zh}\n{_indent(text)}")
    return "\n\n".join(blocks) + "\n"


def rule_table(rules: Sequence[Rule], language: str) -> str:
    """All rules as a Markdown table, for a terminal and the documentation alike."""
    english = language == "en"
    head = "| code | name | severity | what it finds |" if english else "| 代码 | 名称 | 级别 | 查什么 |"
    rows = (
        f"| {rule.code} | {rule.name} | {SEVERITY_WORDS[rule.severity].in_language(language)} "
        f"| {rule.title.in_language(language)} |"
        for rule in rules
    )
    return "\n".join([head, "|---|---|---|---|", *rows]) + "\n"


def rule_list(rules: Sequence[Rule], language: str) -> str:
    """All rules, one a line, in aligned columns."""
    words = [SEVERITY_WORDS[rule.severity].in_language(language) for rule in rules]
    widths = max(map(columns, words), default=0), max((len(rule.name) for rule in rules), default=0)
    lines = (
        f"{rule.code}  {word}{' ' * (widths[0] - columns(word))}  {rule.name:<{widths[1]}}  "
        f"{rule.title.in_language(language)}\n"
        for rule, word in zip(rules, words, strict=True)
    )
    return "".join(lines)


def _parts(rule: Rule, language: str) -> Iterator[tuple[tuple[str, str], str]]:
    yield ("查什么", "What it reports"), rule.message.in_language(language)
    yield ("为什么", "Why"), rule.why.in_language(language)
    yield ("依据", "Basis"), f"{rule.basis.instrument}\n{rule.basis.text}".strip()
    yield ("怎么办", "What to do"), rule.advice.in_language(language)
    yield ("错误的例子", "Wrong"), _example(rule.bad, language)
    yield ("正确的例子", "Right"), _example(rule.good, language)
    yield ("起始版本", "Since"), rule.since


def _forms(rule: Rule, language: str) -> str:
    names = sorted(rule.forms)
    if language == "en":
        return "forms " + ", ".join(names)
    return "适用格式 " + "、".join("旧格式" if name == "legacy" else name for name in names)


def _example(example: Mapping[str, Any] | None, language: str) -> str:
    if example is None:
        return ""
    if "text" in example:
        return str(example["text"]).strip()
    lines = [f"{cell} = {value}" for cell, value in example.get("set", {}).items()]
    lines += [f"{old} → {new}" for old, new in example.get("replace", ())]
    return "\n".join(lines)


def _indent(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
