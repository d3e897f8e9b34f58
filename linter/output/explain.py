"""A rule's page, made from its record and from a run over its own bad example."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from linter.diagnostics import Place, Text
from linter.examples import DEFAULT_FORM, bad_example
from linter.linting import Terms, lint
from linter.output.display import columns
from linter.output.places import describe_in
from linter.output.wording import SEVERITY_WORDS
from linter.report.forms import Form, form
from linter.rules import Rule
from linter.tuples import NamedTuple

_HEAD, _TAIL = 80, 40  # characters that are shown of a long line of an example
_FIXES = {
    "safe": Text(
        "改法确定的，reportlint fix 会改（safe）：不改变报告的意思。",
        "Where one is certain, reportlint fix makes it (safe): what the report says stays.",
    ),
    "unsafe": Text(
        "能给出改法的，reportlint fix --unsafe 才改（unsafe）：哪一边错了要由人核对。",
        "Where one is known, reportlint fix --unsafe makes it: a person must see which side is wrong.",
    ),
    "mixed": Text(
        "改法确定的，reportlint fix 会改（safe）；其余的 reportlint fix --unsafe 才改，要由人核对。",
        "Where one is certain, reportlint fix makes it (safe); with --unsafe also what a person must judge.",
    ),
    "": Text("没有，要由人改。", "None; a person must mend it."),
}


class Part(NamedTuple):
    """A part of a rule's page; ``literal`` marks an example, whose lines stand as they are."""

    heading: Text
    text: str
    literal: bool = False


def explain(rule: Rule, rules: Sequence[Rule], language: str, today: date) -> str:
    """The page as plain text in ``zh`` or ``en``; ``rules`` are those that the example is judged by."""
    head = f"{rule.code} {_title(rule, language)} ({rule.name})\n{_circumstances(rule, language)}"
    parts = page_parts(rule, language, _reported(rule, rules, language, today))
    blocks = (f"{part.heading.in_language(language)}\n{_indent(part.text)}" for part in parts)
    return "\n\n".join([head, *blocks]) + "\n"


def markdown_page(rule: Rule, rules: Sequence[Rule], language: str, today: date) -> str:
    """The same page in Markdown."""
    title = _escaped(_title(rule, language))
    head = f"# {rule.code} {title}\n\n`{rule.name}` · {_circumstances(rule, language)}"
    parts = page_parts(rule, language, _reported(rule, rules, language, today))
    blocks = (f"## {part.heading.in_language(language)}\n\n{_in_markdown(part)}" for part in parts)
    return "\n\n".join([head, *blocks]) + "\n"


def rule_table(rules: Sequence[Rule], language: str) -> str:
    """All rules as a Markdown table."""
    english = language == "en"
    head = "| code | name | severity | what it finds |" if english else "| 代码 | 名称 | 级别 | 查什么 |"
    rows = (
        f"| {rule.code} | {rule.name} | {SEVERITY_WORDS[rule.severity].in_language(language)} "
        f"| {_title(rule, language)} |"
        for rule in rules
    )
    return "\n".join([head, "|---|---|---|---|", *rows]) + "\n"


def rule_list(rules: Sequence[Rule], language: str) -> str:
    """All rules, one a line, in aligned columns."""
    words = [SEVERITY_WORDS[rule.severity].in_language(language) for rule in rules]
    widths = max(map(columns, words), default=0), max((len(rule.name) for rule in rules), default=0)
    lines = (
        f"{rule.code}  {word}{' ' * (widths[0] - columns(word))}  {rule.name:<{widths[1]}}  "
        f"{_title(rule, language)}\n"
        for rule, word in zip(rules, words, strict=True)
    )
    return "".join(lines)


def _title(rule: Rule, language: str) -> str:
    off = "" if rule.enabled else Text("（默认不用）", " (off by default)").in_language(language)
    return rule.title.in_language(language) + off


def page_parts(rule: Rule, language: str, reported: str = "") -> list[Part]:
    """What a rule's record says, by headings; ``reported`` is what the program says of its bad example."""
    good = _example(rule.good, language) if rule.good else _unchanged(rule, language)
    parts = (
        Part(Text("为什么", "Why"), rule.why.in_language(language)),
        Part(Text("依据", "Basis"), rule.basis.of_forms(rule.official_forms)),
        Part(Text("错误的例子", "Wrong"), _example(rule.bad, language), literal=True),
        Part(Text("报告为", "Reported as"), reported),
        Part(Text("正确的例子", "Right"), good, literal=bool(rule.good)),
        Part(Text("自动改正", "Fix"), _FIXES[rule.fix].in_language(language)),
        Part(Text("可以设定", "Options"), _settings(rule), literal=True),
        Part(Text("起始版本", "Since"), rule.since),
    )
    return [part for part in parts if part.text]


def _reported(rule: Rule, rules: Sequence[Rule], language: str, today: date) -> str:
    """What the program says of the bad example, and what to do."""
    example = bad_example(rule, today)
    if example is None:
        return ""
    alone = [rule._replace(enabled=True)]
    others = [other for other in rules if other.code != rule.code]
    # Among all rules the wrong cell is found, but the finding may bear the code of another broken identity.
    for together in (others + alone, alone):
        _, result = lint(example.document, together, rules, Terms(today), language, others=example.others)
        for item in result.diagnostics:
            if item.code == rule.code:
                return f"{item.message}\n{item.advice}".strip()
    return ""


def _circumstances(rule: Rule, language: str) -> str:
    return f"{SEVERITY_WORDS[rule.severity].in_language(language)} · {_forms(rule, language)}"


def _forms(rule: Rule, language: str) -> str:
    names = sorted(rule.forms)
    if language == "en":
        return "forms " + ", ".join(names)
    return "适用格式 " + "、".join("旧格式" if name == "legacy" else name for name in names)


def _example(example: Mapping[str, Any] | None, language: str) -> str:
    """A whole draft, or what is changed in a blank one; first the reports that it is compared with."""
    if example is None:
        return ""
    if "text" in example:
        return str(example["text"]).strip()
    chosen = form(str(example.get("draft", DEFAULT_FORM)))
    others = [
        *((Text("上年报告：", "Last year's report:"), each) for each in [example.get("previous")] if each),
        *(
            (Text(f"第 {n} 个单位：", f"Body {n}:"), each)
            for n, each in enumerate(example.get("members", ()), 1)
        ),
    ]
    if not others:
        return _changes(example, chosen, language)
    county, this_year = Text("全县：", "The county:"), Text("本年报告：", "This year's report:")
    blocks = [*others, (county if "members" in example else this_year, example)]
    blank = Text("（空白草稿）", "(the blank draft)").in_language(language)
    return "\n".join(
        f"{heading.in_language(language)}\n{_changes(each, chosen, language) or blank}"
        for heading, each in blocks
    )


def _changes(example: Mapping[str, Any], chosen: Form, language: str) -> str:
    """The cells that are set and the words that are changed, one a line."""
    same, removed = Text("（文字与本年相同）", "(the same text)"), Text("（删去）", "(removed)")
    lines = [same.in_language(language)] if example.get("prose") else []
    lines += [f"{_cell(name, chosen, language)} = {value}" for name, value in example.get("set", {}).items()]
    for old, new in example.get("replace", ()):
        lines.append(f"{_on_one_line(old)} → {_on_one_line(new) or removed.in_language(language)}")
    return "\n".join(_elided(line, language) for line in lines)


def _elided(line: str, language: str) -> str:
    """A long line without its middle."""
    left_out = len(line) - _HEAD - _TAIL
    if left_out <= _TAIL:
        return line
    words = Text(f" ……（略去 {left_out} 字）…… ", f" … ({left_out} characters left out) … ")
    return f"{line[:_HEAD]}{words.in_language(language)}{line[-_TAIL:]}"


def _settings(rule: Rule) -> str:
    """The numbers that a configuration may change, as it writes them."""
    numbers = {key: value for key, value in rule.options.items() if type(value) is int}
    listed = ", ".join(f"{key}: {value}" for key, value in numbers.items())
    return f"options:\n  {rule.code}: {{{listed}}}" if numbers else ""


def _on_one_line(words: str) -> str:
    return " / ".join(words.split("\n")).strip(" /")


def _unchanged(rule: Rule, language: str) -> str:
    words = Text("同一份草稿，不作上面的改动。", "The same draft without the change above.")
    return words.in_language(language) if rule.bad and "text" not in rule.bad else ""


def _cell(name: str, chosen: Form, language: str) -> str:
    """``applications.handled.total`` in the form's words."""
    table, _, rest = name.partition(".")
    row, _, column = rest.rpartition(".")
    return describe_in(Place(table=table, row=row, column=column), chosen, language)


def _in_markdown(part: Part) -> str:
    if part.literal:
        return f"```text\n{part.text}\n```"
    return "  \n".join(map(_escaped, part.text.splitlines()))  # a line of the text stays a line


def _escaped(text: str) -> str:
    return re.sub(r"[\\`*_\[\]]", r"\\\g<0>", html.escape(text, quote=False))


def _indent(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
