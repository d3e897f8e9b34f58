"""What a user lays down for the program: settings, rules, lists, what is accepted; and its own cache."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import click

from benchmarks.fuzz_targets.common import TODAY, example, folder, rules, session, small
from linter import law_records, resources, word_lists
from linter.baseline import load as load_baseline
from linter.commands import COMMANDS
from linter.commands.settings import settings_of
from linter.configuration.choosing import RulesOfPath
from linter.configuration.refusing import checked
from linter.configuration.show import shown
from linter.documents import read
from linter.documents.document import Document
from linter.engine import InternalError
from linter.examples import try_examples
from linter.help import usage_words
from linter.kept import Kept
from linter.linting import Terms, lint
from linter.misuse import Misuse
from linter.program import DEFAULT_COMMAND, program
from linter.report.tables import read_tables
from linter.resources import store, strict_yaml
from linter.resources.problems import DataError
from linter.rules import load_rules
from linter.side_files import suppressions
from linter.skeleton import skeleton

Target = Callable[[bytes], None]


def quicken() -> None:
    """Parse the program's own files once; for a run of many inputs, in a process that does nothing else."""
    parse = strict_yaml.read_yaml
    own = cache(parse)

    def read_yaml(content: bytes | str, name: str) -> strict_yaml.Tree:
        return (own if name.startswith("rules/") else parse)(content, name)

    for module in (strict_yaml, law_records, word_lists):
        vars(module)["read_yaml"] = read_yaml


@cache
def _draft() -> Document:
    return read(small().encode(), "draft.txt")


def _refusable(use: Target) -> Target:
    def target(data: bytes) -> None:
        with suppress(DataError):
            use(data)

    return target


def _file(name: str, data: bytes) -> Path:
    path = folder() / name
    path.write_bytes(data)
    return path


def _configuration(data: bytes) -> None:
    checked(strict_yaml.read_yaml(data, "f.yaml"))


def _settings(data: bytes) -> None:
    """A configuration and two files that it may name, with a zero between each two; a draft under them."""
    parts = [*data.split(b"\0", 2), b"", b""]
    path, *_ = (_file(name, part) for name, part in zip(("c.yaml", "a.yaml", "b.yaml"), parts, strict=False))
    _file("a.yaml", parts[1])
    _file("b.yaml", parts[2])
    draft = str(folder() / "drafts" / "draft.txt")
    try:
        with suppress(DataError, Misuse):
            settings, _ = settings_of(session(), [draft], {}, file=str(path))
            shown(settings.config.at(draft), "zh")
            chosen = RulesOfPath(settings.rules, settings.config).of(draft)
            with suppress(InternalError):  # a rule of the user's own; told with its name
                lint(_draft(), chosen, settings.rules, settings.terms)
    finally:
        resources.lay_over({})


def _rule_file(data: bytes) -> None:
    """Rules of one's own, put to a draft and to their own examples."""
    every = load_rules([_file("mine.yaml", data)])
    own = every[len(rules()) :]
    terms = Terms(TODAY)
    lint(_draft(), own, every, terms)
    for rule in own:
        list(try_examples(rule, own, terms, "zh"))


def _words(data: bytes) -> None:
    words = word_lists.load_words([_file("mine.yaml", data)])
    lint(_draft(), rules(), rules(), Terms(TODAY, words=words))


def _laws(data: bytes) -> None:
    laws = law_records.load_catalogue([_file("mine.yaml", data)])
    lint(_draft(), rules(), rules(), Terms(TODAY, laws=laws))


def _labels(data: bytes) -> None:
    """Wordings of one's own of the labels of the form, and a draft read with them."""
    try:
        resources.lay_over({"forms/2021.yaml": [("mine.yaml", data)]})
        resources.load("forms/2021.yaml")
        read_tables(read(skeleton("2021").encode(), "draft.txt"), "2021")
    finally:
        resources.lay_over({})


def _side_file(data: bytes) -> None:
    suppressions(str(_file("mine.yaml", data)), example()[0], rules())


def _baseline(data: bytes) -> None:
    report, result = example()
    load_baseline(str(_file("mine.json", data))).new(report.document, result, rules())


def _cache(data: bytes) -> None:
    """The bytes in the place of what the program has kept: as good as nothing, or what was kept."""
    with mock.patch.dict(os.environ, {"REPORTLINT_CACHE_DIR": str(folder() / "cache")}):
        kept_in = Path(str(store.folder()))
        key = store.digest("fuzzed")
        (kept_in / "a.cache").write_bytes(data)
        (kept_in / "b.cache").write_bytes(key.encode() + data)
        for name in ("a.cache", "b.cache"):
            with suppress(LookupError):
                store.read(name, key)
        (kept_in / key[:2]).mkdir(exist_ok=True)
        (kept_in / key[:2] / key[2:34]).write_bytes(data)
        kept: Any = Kept(str(kept_in), "").read(key)
        assert kept is None


def _arguments(data: bytes) -> None:
    """What stands behind the name of a command, which the first byte chooses; parsed, not carried out."""
    name = list(COMMANDS)[data[0] % len(COMMANDS)] if data else DEFAULT_COMMAND
    command = program.get_command(click.Context(program), name)
    arguments = data[1:].decode("utf-8", "surrogateescape").split("\0")
    try:
        with redirect_stdout(io.StringIO()), command.make_context(name, arguments, obj=session()):
            pass
    except click.exceptions.Exit:  # --help
        pass
    except click.UsageError as error:
        usage_words(error, "zh"), usage_words(error, "en")
    except Misuse:
        pass


TARGETS: dict[str, Target] = {
    "configuration": _refusable(_configuration),
    "settings": _settings,
    "rules": _refusable(_rule_file),
    "words": _refusable(_words),
    "laws": _refusable(_laws),
    "labels": _refusable(_labels),
    "side-file": _refusable(_side_file),
    "baseline": _refusable(_baseline),
    "cache": _cache,
    "arguments": _arguments,
}
