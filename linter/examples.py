"""A rule's examples as whole drafts: its ``bad`` and ``good`` are changes to the skeleton."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from linter.diagnostics import Diagnostic, Severity
from linter.documents import read
from linter.rules import Rule
from linter.skeleton import skeleton

if TYPE_CHECKING:
    from linter.linting import Terms

DEFAULT_FORM = "2021"


def bad_draft(rule: Rule) -> str | None:
    """A draft that the rule finds fault with, or None where the rule gives none."""
    return _draft(rule.bad) if rule.bad is not None else None


def good_draft(rule: Rule) -> str:
    """The same draft mended: as the rule gives it, else the unchanged skeleton of the bad one's form."""
    if rule.good is not None:
        return _draft(rule.good)
    return _draft({"draft": (rule.bad or {}).get("draft", DEFAULT_FORM)})


class Trial(NamedTuple):
    """What became of one example.

    ``fired`` says whether its rule found something, ``others`` are the warnings and errors of other rules in
    it, ``fault`` says why it could not be tried.
    """

    rule: Rule
    example: str
    fired: bool = False
    others: tuple[Diagnostic, ...] = ()
    fault: str = ""

    @property
    def passed(self) -> bool:
        """A bad example fires its rule and no other error, a good one does not fire it."""
        if self.fault:
            return False
        return self.fired and not self.others if self.example == "bad" else not self.fired


def try_examples(rule: Rule, rules: Sequence[Rule], terms: Terms, language: str) -> Iterator[Trial]:
    """Lint the examples of a rule by it and all the other ``rules``; a rule without a bad one fails."""
    from linter.linting import lint

    if rule.bad is None:
        yield Trial(rule, "bad", fault="no example")
        return
    together = [each._replace(enabled=True) if each.code == rule.code else each for each in rules]
    for example, draft in (("bad", bad_draft), ("good", good_draft)):
        try:
            text = draft(rule) or ""
        except (ValueError, KeyError) as error:
            yield Trial(rule, example, fault=str(error))
            continue
        _, result = lint(read(text.encode(), "-"), together, rules, terms, language)
        mine = any(each.code == rule.code for each in result.diagnostics)
        errors = (each for each in result.diagnostics if each.severity >= Severity.WARNING)
        yield Trial(rule, example, mine, tuple(each for each in errors if each.code != rule.code))


def _draft(example: Mapping[str, Any]) -> str:
    """``text`` is a whole draft; otherwise ``set`` fills cells of ``draft`` and ``replace`` changes its text.

    Raises ValueError where there is nothing to replace, and KeyError for a cell that the form does not have.
    """
    if "text" in example:
        return str(example["text"])
    cells = {name: str(figure) for name, figure in example.get("set", {}).items()}
    text = skeleton(str(example.get("draft", DEFAULT_FORM)), cells)
    for old, new in example.get("replace", ()):
        if old not in text:
            raise ValueError(f"nothing to replace: {old}")
        text = text.replace(old, new)
    return text
