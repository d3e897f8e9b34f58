"""A baseline: the findings that were there when it was made, so that only new ones are reported.

A finding is known by its rule, its place in the form and its normalised text, never by its line, so a
baseline survives whatever is inserted around it.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from linter.diagnostics import Diagnostic
from linter.documents.discovery import STANDARD_INPUT
from linter.documents.document import Document
from linter.engine import Result
from linter.fingerprints import identity
from linter.resources.problems import DataError, Problem
from linter.rules import Rule
from linter.tuples import NamedTuple

VERSION = 1


class Entry(NamedTuple):
    """One known finding; ``message`` is for the people who read the file."""

    code: str
    identity: str
    message: str = ""


class Baseline:
    """The entries of each file, by its path from the folder of the baseline."""

    def __init__(self, folder: str, entries: Mapping[str, Sequence[Entry]] | None = None) -> None:
        self._folder = folder
        self._entries = {path: Counter(map(_key, listed)) for path, listed in (entries or {}).items()}
        self._listed = {path: list(listed) for path, listed in (entries or {}).items()}

    def name(self, path: str) -> str:
        """What a file is called here."""
        if path == STANDARD_INPUT:
            return path
        return os.path.relpath(path, self._folder).replace(os.sep, "/")

    def new(
        self, document: Document, result: Result, rules: Sequence[Rule]
    ) -> tuple[Result, tuple[Entry, ...]]:
        """The result with the findings that are not listed, and the entries that occur no longer.

        Where two findings are the same, as many are known as are listed.  A rule that has another code today
        is found by the codes and names that it had.
        """
        left = Counter(self._entries.get(self.name(document.path), ()))
        former = {rule.code: (rule.code, *rule.aliases) for rule in rules}
        kept = []
        for diagnostic in result.diagnostics:
            key = next(
                (
                    key
                    for code in former.get(diagnostic.code, (diagnostic.code,))
                    if left[key := (code, identity(document, code, diagnostic.place, diagnostic.span))]
                ),
                None,
            )
            if key is None:
                kept.append(diagnostic)
            else:
                left[key] -= 1
        known = len(result.diagnostics) - len(kept)
        gone = tuple(self._gone(document.path, left))
        return result._replace(diagnostics=tuple(kept), known=known), gone

    def _gone(self, path: str, left: Counter[tuple[str, str]]) -> Iterator[Entry]:
        for entry in self._listed.get(self.name(path), ()):
            if left[_key(entry)] > 0:
                left[_key(entry)] -= 1
                yield entry


def entries(document: Document, diagnostics: Sequence[Diagnostic]) -> list[Entry]:
    """What a baseline says of a file's findings."""
    return [
        Entry(each.code, identity(document, each.code, each.place, each.span), each.message)
        for each in diagnostics
    ]


def written(files: Mapping[str, Sequence[Entry]]) -> str:
    """A baseline as JSON, one finding a line, sorted, so that two of them are easily compared."""
    listed = {
        path: [
            {"code": each.code, "identity": each.identity, "message": each.message} for each in sorted(found)
        ]
        for path, found in sorted(files.items())
        if found
    }
    blocks = [
        f"{json.dumps(path, ensure_ascii=False)}: [\n"
        + ",\n".join(f"  {json.dumps(record, ensure_ascii=False)}" for record in records)
        + "\n]"
        for path, records in listed.items()
    ]
    return f'{{"version": {VERSION}, "files": {{\n' + ",\n".join(blocks) + "\n}}\n"


def load(path: str) -> Baseline:
    """The baseline in a file.  Raises OSError, and DataError where it is none."""
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        try:
            record = json.loads(file.read())
            if record["version"] != VERSION:
                raise ValueError(record["version"])
            listed = {
                str(name): [
                    Entry(str(e["code"]), str(e["identity"]), str(e.get("message", ""))) for e in found
                ]
                for name, found in record["files"].items()
            }
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            line = getattr(error, "lineno", 1)
            raise DataError(
                Problem(
                    path,
                    line,
                    getattr(error, "colno", 1),
                    "应当是 reportlint baseline 写出的基线文件；请重新生成",
                    "a baseline as 'reportlint baseline' writes it; make it anew",
                )
            ) from error
    return Baseline(os.path.dirname(os.path.abspath(path)), listed)  # noqa: PTH100, PTH120


def _key(entry: Entry) -> tuple[str, str]:
    return entry.code, entry.identity
