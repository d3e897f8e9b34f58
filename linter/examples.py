"""A rule's examples as whole drafts: its ``bad`` and ``good`` are changes to the skeleton."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from linter.diagnostics import Diagnostic, Severity
from linter.documents import read
from linter.documents.document import Document
from linter.report.report import Across, Members, Report
from linter.resources import load
from linter.rules import Rule
from linter.skeleton import skeleton
from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from linter.linting import Terms

DEFAULT_FORM = "2021"


class Example(NamedTuple):
    """A draft of a rule, and the reports that it is compared with."""

    document: Document
    across: Across

    def others(self, report: Report) -> Across:
        """What ``linter.linting.lint`` takes."""
        return self.across


def bad_example(rule: Rule, today: date) -> Example | None:
    """A draft that the rule finds fault with, or None where the rule gives none."""
    return _example(rule.bad, today) if rule.bad is not None else None


def good_example(rule: Rule, today: date) -> Example:
    """The same draft mended: as the rule gives it, else the unchanged skeleton of the bad one's form."""
    if rule.good is not None:
        return _example(rule.good, today)
    return _example({"draft": (rule.bad or {}).get("draft", DEFAULT_FORM)}, today)


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
    for name, make in (("bad", bad_example), ("good", good_example)):
        try:
            example = make(rule, terms.today)
        except (ValueError, KeyError) as error:
            yield Trial(rule, name, fault=str(error))
            continue
        assert example is not None
        _, result = lint(example.document, together, rules, terms, language, others=example.others)
        mine = any(each.code == rule.code for each in result.diagnostics)
        errors = (each for each in result.diagnostics if each.severity >= Severity.WARNING)
        yield Trial(rule, name, mine, tuple(each for each in errors if each.code != rule.code))


def _example(example: Mapping[str, Any], today: date) -> Example:
    """``previous`` is an example of its own, a year older, ``members`` a list of them; they have no prose."""
    document = read(_draft(example).encode(), "-")
    form_id = str(example.get("draft", DEFAULT_FORM))
    plain = {"draft": form_id, "prose": False}
    previous = members = None
    if "previous" in example:
        year = load("skeleton.yaml")["drafts"][form_id]["year"] - 1
        previous = _read(_draft({**plain, **example["previous"]}, year), "previous", today)
    if "members" in example:
        drafts = (_draft({**plain, **member}) for member in example["members"])
        members = Members(tuple(_read(text, f"{n}.txt", today) for n, text in enumerate(drafts, 1)))
    return Example(document, Across(previous=previous, members=members))


def _read(text: str, path: str, today: date) -> Report:
    from linter.report import read as read_report

    return read_report(read(text.encode(), path), today=today)


def _draft(example: Mapping[str, Any], year: int | None = None) -> str:
    """``text`` is a whole draft; otherwise ``set`` fills cells of ``draft`` and ``replace`` changes its text.

    ``prose`` false leaves the text of the sections out.  Raises ValueError where there is nothing to
    replace, and KeyError for a cell that the form does not have.
    """
    if "text" in example:
        return str(example["text"])
    cells = {name: str(figure) for name, figure in example.get("set", {}).items()}
    form_id = str(example.get("draft", DEFAULT_FORM))
    text = skeleton(form_id, cells, year=year, prose=example.get("prose", True))
    for old, new in example.get("replace", ()):
        if old not in text:
            raise ValueError(f"nothing to replace: {old}")
        text = text.replace(old, new)
    return text
