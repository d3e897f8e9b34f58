"""Refuses a bad catalogue of law with file, line and reason, and lays local ones over the national one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from linter import fields, resources
from linter.fields import Field
from linter.report import catalogue
from linter.report.catalogue import Catalogue
from linter.report.instrument_titles import key_of
from linter.resources.problems import DataError, Problem
from linter.resources.strict_yaml import Path as Place
from linter.resources.strict_yaml import Tree, read_yaml

KINDS = (
    *("法律", "行政法规", "党内法规", "司法解释", "部门规章", "规范性文件", "地方标准"),
    *("地方性法规", "地方政府规章"),
)
ENDINGS = ("repealed", "replaced", "superseded_in_substance", "expired")

_DATES = ("adopted", "issued", "published", "amended", "work_in_force_from")
_NUMBER: Mapping[str, Field] = {
    "text": {"type": "string", "required": True},
    "verified": {"type": "boolean"},
}
_VERSION: Mapping[str, Field] = {
    "id": {"type": "string", "required": True},
    "number": {"type": "any"},
    "numbers": {"type": "any"},
    **{name: {"type": "any"} for name in _DATES},
    "in_force": {"type": "record", "of": {"from": {"type": "any"}, "to": {"type": "any"}}},
    "articles": {"type": "integer"},
    "moved": {
        "type": "records",
        "of": {
            "from": {"type": "integer", "required": True},
            "to": {"type": "integers", "required": True},
            "topics": {"type": "strings", "required": True},
            "unless": {"type": "strings"},
        },
    },
}
_LAW: Mapping[str, Field] = {
    "id": {"type": "name", "required": True},
    "title": {"type": "string", "required": True},
    "title_verified": {"type": "boolean"},
    "kind": {"type": "choice", "values": KINDS, "required": True},
    "issuer": {"type": "string"},
    "aliases": {
        "type": "records",
        "of": {"text": {"type": "string", "required": True}, "safe": {"type": "boolean", "required": True}},
    },
    "misnomers": {"type": "strings"},
    "all_numbers": {"type": "boolean"},
    "annual": {"type": "boolean"},
    "applies_to_report_years": {"type": "any"},
    "earlier_versions": {"type": "boolean"},
    "ended": {
        "type": "record",
        "of": {"how": {"type": "choice", "values": ENDINGS}, "by": {"type": "string"}, "on": {"type": "any"}},
    },
    "versions": {"type": "records", "required": True, "of": _VERSION},
    "overrides": {"type": "string"},
}


def load_catalogue(overlays: Iterable[Path] = ()) -> Catalogue:
    """The built-in catalogue with the user's laid over it, all of them checked.

    A local file may add works; it may put another in place of a national one only where the record says
    why (``overrides``).  Raises DataError with every fault, and OSError where a file cannot be read.
    """
    trees = [read_yaml(resources.content("rules", "laws.yaml"), "rules/laws.yaml")]
    trees += [read_yaml(path.read_bytes(), str(path)) for path in overlays]
    problems = [problem for tree in trees for problem in _shape(tree)]
    if problems:
        raise DataError(*problems)
    problems = [problem for tree in trees[1:] for problem in _unargued_overrides(tree, trees[0])]
    works: dict[str, Any] = {}
    for tree in trees:
        works |= {record["id"]: record for record in tree.value["laws"]}
    owners: dict[str, str] = {}
    problems += [problem for tree in trees for problem in _relations(tree, works, owners)]
    if problems:
        raise DataError(*problems)
    return catalogue.read({**trees[0].value, "laws": list(works.values())})


def _shape(tree: Tree) -> Iterator[Problem]:
    """Faults of single records."""
    value = tree.value
    if not isinstance(value, dict) or not isinstance(value.get("laws"), list):
        yield tree.problem((), "应当有“laws:”一列法律", "a list of works under 'laws:'")
        return
    for index, record in enumerate(value["laws"]):
        yield from _law(tree, ("laws", index), record)


def _law(tree: Tree, path: Place, record: Any) -> Iterator[Problem]:
    faults = list(fields.check(tree, path, record, {"type": "record", "of": _LAW}))
    yield from faults
    if faults:
        return
    if not record["versions"]:
        yield tree.problem((*path, "versions"), "应当至少有一个版本", "at least one version")
    for index, version in enumerate(record["versions"]):
        yield from _version(tree, (*path, "versions", index), version)
    if not _are_years(record.get("applies_to_report_years", [2000, None])):
        yield tree.problem(
            (*path, "applies_to_report_years"),
            "应当是起止年份，如 [2021, 2023]，还在用的写 [2021, null]",
            "the first and the last year, like [2021, 2023]; [2021, null] where it still applies",
        )


def _are_years(value: Any) -> bool:
    """Whether a value is a first and a last year, which may be open."""
    if not isinstance(value, list) or len(value) != 2:
        return False
    years = value[:1] if value[1] is None else value
    return all(type(year) is int and 1900 <= year <= 2100 for year in years)


def _version(tree: Tree, path: Place, record: Any) -> Iterator[Problem]:
    """Faults of dates and document numbers, which are written in more than one way."""
    for name in _DATES:
        yield from _day(tree, (*path, name), record.get(name))
    for name, value in record.get("in_force", {}).items():
        yield from _day(tree, (*path, "in_force", name), value)
    if "number" in record:
        yield from _number(tree, (*path, "number"), record["number"])
    numbers = record.get("numbers", [])
    if not isinstance(numbers, list):
        yield from fields.check(tree, (*path, "numbers"), numbers, {"type": "strings"})
        return
    for index, number in enumerate(numbers):
        yield from _number(tree, (*path, "numbers", index), number)


def _number(tree: Tree, path: Place, value: Any) -> Iterator[Problem]:
    field: Field = {"type": "record", "of": _NUMBER} if isinstance(value, dict) else {"type": "string"}
    yield from fields.check(tree, path, value, field)


def _day(tree: Tree, path: Place, value: Any) -> Iterator[Problem]:
    try:
        catalogue.day(value)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        yield tree.problem(
            path,
            '应当是加引号的日期，如 "2019-05-15"，或者 {date: "2019-11", precision: month}',
            'a quoted date such as "2019-05-15", or {date: "2019-11", precision: month}',
        )


def _unargued_overrides(tree: Tree, national: Tree) -> Iterator[Problem]:
    known = {record["id"] for record in national.value["laws"]}
    for index, record in enumerate(tree.value["laws"]):
        if record["id"] in known and "overrides" not in record:
            yield tree.problem(
                ("laws", index, "id"),
                f"“{record['id']}”是全国目录里的文件，要替换它请写明理由（overrides: …）",
                f"a reason (overrides: ...) for replacing the national entry '{record['id']}'",
            )


def _relations(tree: Tree, works: Mapping[str, Any], owners: dict[str, str]) -> Iterator[Problem]:
    """Faults between records: no such successor, versions out of order, a name that two works claim."""
    for index, record in enumerate(tree.value["laws"]):
        path: Place = ("laws", index)
        successor = record.get("ended", {}).get("by")
        if successor is not None and successor not in works:
            yield fields.unknown(tree, (*path, "ended", "by"), successor, works)
        for name in (record["title"], *(each["text"] for each in record.get("aliases", ()) if each["safe"])):
            owner = owners.setdefault(key_of(name), record["id"])
            if owner != record["id"]:
                yield tree.problem(
                    (*path, "title"),
                    f"“{name}”已是“{owner}”的名称",
                    f"a name of its own; '{name}' is '{owner}'",
                )
        yield from _order(tree, path, record["versions"])


def _order(tree: Tree, path: Place, versions: list[Any]) -> Iterator[Problem]:
    """Each version ends on the day on which the next one begins."""
    for index, (version, following) in enumerate(pairwise(versions)):
        end = catalogue.day(version.get("in_force", {}).get("to"))
        begin = catalogue.day(following.get("in_force", {}).get("from"))
        if end is None or (begin is not None and end.first != begin.first):
            yield tree.problem(
                (*path, "versions", index),
                "上一版本的 to 应当就是下一版本的 from",
                "an end (to) that is the day on which the next version begins (from)",
            )
    for index, version in enumerate(versions):
        force = version.get("in_force", {})
        begin, end = catalogue.day(force.get("from")), catalogue.day(force.get("to"))
        if begin and end and begin.first >= end.first:
            yield tree.problem(
                (*path, "versions", index, "in_force"), "from 应当早于 to", "a 'from' before 'to'"
            )
