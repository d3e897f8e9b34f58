"""A rule is one YAML record; this module reads them and refuses a bad one with its file and line."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from linter import resources
from linter.diagnostics import Severity, Text
from linter.report.forms import FORMS, form
from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

RULE_FILES = (
    *("structure.yaml", "tables.yaml", "citations.yaml", "numbers.yaml", "dates.yaml", "names.yaml"),
    *("across.yaml", "wording.yaml", "suppressions.yaml"),
)

# The keys of a record that every rule has; the others are options of its kind of check.
COMMON_KEYS = (
    *("code", "name", "severity", "title", "forms", "check", "message", "messages", "why", "advice"),
    *("basis", "fix", "since", "aliases", "enabled", "repeats_superseded_form", "bad", "good"),
)


class Basis(NamedTuple):
    """The provision that a rule rests on; ``{form}`` in ``instrument`` stands for the notice of a form."""

    instrument: str
    text: str

    def of_forms(self, form_ids: Iterable[str]) -> str:
        """The provision in words, with the document numbers of the notices that issued these forms."""
        notices = "、".join(form(form_id).document_number for form_id in form_ids)
        return "：".join(filter(None, (self.instrument.replace("{form}", notices), self.text)))


class Rule(NamedTuple):
    """What is checked, why, and in which words it is reported.

    ``check`` names the kind of check in ``linter.checks.CHECKS``; ``options`` holds the record's keys
    that belong to that kind.  ``message`` is used unless a finding names one of ``messages``.
    ``repeats_superseded_form`` marks a rule that a draft on an old form would only repeat; ``of_tables``
    one whose ``forms`` are those of the tables it looks at, ``beside`` one that needs another report.  A rule
    that is not ``enabled`` is listed only.
    ``fix`` says whether the fixes that it may offer are ``safe``, ``unsafe`` or ``mixed``; empty without any.
    ``severity_is_set`` says that the user gave the severity, which then holds for every finding.
    ``source`` is the file and line it stands at.
    """

    code: str
    name: str
    severity: Severity
    title: Text
    forms: frozenset[str]
    check: str
    options: Mapping[str, Any]
    message: Text
    messages: Mapping[str, Text]
    why: Text
    advice: Text
    basis: Basis
    since: str
    fix: str = ""
    aliases: tuple[str, ...] = ()
    enabled: bool = True
    repeats_superseded_form: bool = False
    of_tables: bool = False
    beside: bool = False
    severity_is_set: bool = False
    bad: Mapping[str, Any] | None = None
    good: Mapping[str, Any] | None = None
    source: str = ""

    def applies_to(self, form: str) -> bool:
        """Whether the rule speaks of this form (``2019``, ``2021`` or ``legacy``)."""
        return form in self.forms

    def is_called(self, word: str) -> bool:
        """Whether a word means this rule: its code or the start of it, its name, or an alias."""
        return self.code.startswith(word.upper()) or word in (self.name, *self.aliases)

    @property
    def official_forms(self) -> tuple[str, ...]:
        """The forms that the rule speaks of and a notice issued, the oldest first."""
        return tuple(form_id for form_id in FORMS if form_id in self.forms) or FORMS[-1:]


def load_rules(files: "Iterable[str | Path]" = ()) -> tuple[Rule, ...]:
    """The built-in rules and those of the user's ``files``, in the order of their files.

    Raises DataError with every fault that was found, and OSError where a file cannot be read.
    """
    # What a record may say also depends on the kinds of check and on the forms.
    shapes = [resources.stamp("rules", name) for name in ("kinds.yaml", "forms/2019.yaml", "forms/2021.yaml")]
    stamps = [resources.stamp("rules", name) for name in RULE_FILES]
    records = list(resources.compiled("records of the rules", [*stamps, *shapes], _built_in))
    problems: list[resources.Problem] = []
    for file in files:
        name, data = str(file), _bytes_of(file)
        read = partial(_records, name, data)
        try:
            records += resources.compiled(f"records of {name}", [name, data, *shapes], read)
        except resources.DataError as error:
            problems += error.problems
    problems += _shared_identifiers(records)
    if problems:
        raise resources.DataError(*problems)
    kinds = resources.load("kinds.yaml")
    return tuple(_rule(record, kinds) for record in records)


def _bytes_of(file: "str | Path") -> bytes:
    with open(file, "rb") as opened:  # noqa: PTH123 - pathlib is not needed at a start
        return opened.read()


def _built_in() -> list[dict[str, Any]]:
    return [
        record
        for name in RULE_FILES
        for record in _records(f"rules/{name}", resources.content("rules", name))
    ]


def _records(name: str, data: bytes) -> list[dict[str, Any]]:
    """The records of one file, each with the ``place`` it stands at."""
    from linter.records import checked_records
    from linter.resources.strict_yaml import read_yaml

    return checked_records(read_yaml(data, name))


def _shared_identifiers(records: list[dict[str, Any]]) -> Iterator[resources.Problem]:
    """Codes, names and aliases that two rules claim."""
    owners: dict[str, str] = {}
    for record in records:
        file, line, column = record["place"]
        for identifier in (record["code"], record["name"], *record.get("aliases", ())):
            owner = owners.setdefault(identifier, f"{file}:{line}")
            if owner != f"{file}:{line}":
                yield resources.Problem(
                    file,
                    line,
                    column,
                    f"“{identifier}”已用于另一条规则（{owner}），代号与名称不能重复",
                    f"a code, name and aliases of its own; '{identifier}' is the rule at {owner}",
                )


def _rule(record: Mapping[str, Any], kinds: Mapping[str, Any]) -> Rule:
    file, line, _ = record["place"]
    return Rule(
        code=record["code"],
        name=record["name"],
        severity=Severity[record["severity"].upper()],
        title=Text(**record["title"]),
        forms=frozenset(str(form) for form in record["forms"]),
        check=record["check"],
        options={key: value for key, value in record.items() if key not in COMMON_KEYS and key != "place"},
        message=Text(**record["message"]),
        messages={variant: Text(**text) for variant, text in record.get("messages", {}).items()},
        why=Text(**record["why"]),
        advice=Text(**record["advice"]),
        basis=Basis(**record["basis"]),
        since=record.get("since", ""),
        fix=record.get("fix", ""),
        aliases=tuple(record.get("aliases", ())),
        enabled=record.get("enabled", True),
        repeats_superseded_form=record.get("repeats_superseded_form", False),
        of_tables=kinds[record["check"]].get("of") == "tables",
        beside=kinds[record["check"]].get("beside", False),
        bad=record.get("bad"),
        good=record.get("good"),
        source=f"{file}:{line}",
    )
