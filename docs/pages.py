"""What the site shows, gathered for MkDocs (a hook, see mkdocs.yml).

The pages of this folder in English (``name.md``) and Chinese (``name.zh-CN.md``), and one page for each rule,
made from its record as ``reportlint explain`` makes it.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from linter.output.explain import markdown_page, rule_table
from linter.rules import load_rules

DOCS = Path(__file__).parent
CHINESE = ".zh-CN.md"
# The families of rules, by the letter of their codes.
FAMILIES = {
    "S": "结构",
    "T": "表格",
    "C": "引用",
    "N": "数字和日期",
    "A": "跨年与汇总",
    "W": "名称和文字",
    "R": "忽略",
}
RULES = "规则"
_OTHER_LANGUAGE = re.compile(r"^\[(?:中文|English)\]\([^)]*\)\n\n", re.MULTILINE)
_CODE = re.compile(r"(```.*?```)", re.DOTALL)
_INNER_LINE_END = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n *(?=[\u2018-\u201d\u3000-\u9fff`*\[])")
_ENGLISH_ONLY = "（这一页只有英文。）"
_gathered: list[Path] = []


def on_startup(**_: Any) -> None:
    folder = Path(tempfile.mkdtemp(prefix="reportlint-docs-"))
    _gathered.append(folder)
    for name, text in pages().items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    shutil.copytree(DOCS / "assets", folder / "assets")


def on_shutdown(**_: Any) -> None:
    for folder in _gathered:
        shutil.rmtree(folder)


def on_config(config: Any, **_: Any) -> Any:
    config.docs_dir = str(_gathered[-1])
    config.nav = [
        {RULES: [each[RULES], *_families()]} if each == {RULES: "rules/index.md"} else each
        for each in config.nav
    ]
    return config


def pages() -> Mapping[str, str]:
    """The Markdown of every page by the name that the plugin for languages wants (``.zh.md``, ``.en.md``)."""
    written = {}
    for path in sorted(DOCS.glob("*.md")):
        text = _OTHER_LANGUAGE.sub("", path.read_text("utf-8"), count=1)
        if path.name.endswith(CHINESE):
            written[path.name.replace(CHINESE, ".zh.md")] = _joined(text.replace(CHINESE, ".md"))
        else:
            written[f"{path.stem}.en.md"] = text
            if not path.with_name(path.stem + CHINESE).exists():
                written[f"{path.stem}.zh.md"] = text.replace("\n", f"\n\n{_ENGLISH_ONLY}\n", 1)
    rules, today = load_rules(), date.today()
    for language, title in (("zh", RULES), ("en", "Rules")):
        linked = re.sub(
            r"^\| ([A-Z]\d{3}) ", r"| [\1](\1.md) ", rule_table(rules, language), flags=re.MULTILINE
        )
        written[f"rules/index.{language}.md"] = f"# {title}\n\n{linked}"
        for rule in rules:
            written[f"rules/{rule.code}.{language}.md"] = markdown_page(rule, rules, language, today)
    return written


def _joined(text: str) -> str:
    """Chinese text without the line ends inside its paragraphs, which a browser shows as blanks."""
    pieces = _CODE.split(text)
    return "".join(each if each.startswith("```") else _INNER_LINE_END.sub("", each) for each in pieces)


def _families() -> Iterator[dict[str, list[str]]]:
    rules = load_rules()
    for letter, name in FAMILIES.items():
        yield {name: [f"rules/{rule.code}.md" for rule in rules if rule.code.startswith(letter)]}
