"""What SARIF says of the rules, made from their records."""

from __future__ import annotations

from typing import Any

from linter.diagnostics import Text
from linter.output.display import printable
from linter.output.explain import Part, page_parts
from linter.rules import Rule

UNREADABLE = "unreadable"


def descriptor(rule: Rule, level: str, language: str) -> dict[str, Any]:
    """A reportingDescriptor (3.49): title, reason, and the rule's page as its help."""
    parts = page_parts(rule, language)
    record: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": message(rule.title.in_language(language)),
        "fullDescription": message(rule.why.in_language(language)),
        "help": {
            **message("\n\n".join(f"{part.heading.in_language(language)}\n{part.text}" for part in parts)),
            "markdown": _braces("\n\n".join(_markdown(part, language) for part in parts)),
        },
        "defaultConfiguration": {"enabled": rule.enabled, "level": level},
    }
    if rule.aliases:
        record["deprecatedNames"] = list(rule.aliases)
    return record


def notification(language: str) -> dict[str, Any]:
    """The descriptor of what is said of a file that was not checked."""
    title = Text("文件没有检查", "The file was not checked").in_language(language)
    why = Text(
        "文件读不了，或者程序没有检查完；说明里写着原因和办法。",
        "It could not be read, or the check was not finished; the message says why and what to do.",
    ).in_language(language)
    return {
        "id": UNREADABLE,
        "shortDescription": message(title),
        "fullDescription": message(why),
        "help": message(why),
    }


def message(text: str) -> dict[str, str]:
    """A message (3.11) that says ``text`` and nothing else: it holds no link and no placeholder."""
    lines = "\n".join(map(printable, text.split("\n")))
    return {"text": _braces(lines).replace("](", "] (")}


def _markdown(part: Part, language: str) -> str:
    text = f"```\n{part.text}\n```" if part.literal else part.text
    return f"**{part.heading.in_language(language)}**\n\n{text}"


def _braces(text: str) -> str:
    """A single brace would begin or end a placeholder (3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")
