"""From the command line and the configuration to the settings of a run."""

from __future__ import annotations

import os.path
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from linter import resources
from linter.checking import Settings
from linter.configuration import Config
from linter.configuration.effective import effective, files
from linter.console import Session
from linter.misuse import Misuse
from linter.report.forms import FORMS
from linter.rules import load_rules

if TYPE_CHECKING:
    from linter.baseline import Baseline
    from linter.report.catalogue import Catalogue
    from linter.report.words import Words


def settings_of(
    session: Session,
    paths: Sequence[str],
    given: Mapping[str, Any],
    *,
    file: str | None = None,
    search: bool = True,
) -> tuple[Settings, Session]:
    """The settings of a run over ``paths``, and the session in the language that they want.

    ``given`` are the values of the command line by the names of their options.
    """
    said = {name.replace("_", "-"): value for name, value in given.items() if value not in (None, (), False)}
    config = effective(paths, said, file=file, search=search)
    if (language := config.value("lang")) and not session.language_is_chosen:
        session = session._replace(language=language)
    _lay_over(config)
    try:
        rules = load_rules(files(config, "rules"))
    except OSError as error:
        raise Misuse(
            f"规则文件打不开：{error.filename}（{error.strerror}）",
            f"the rule file {error.filename} cannot be opened: {error.strerror}",
        ) from error
    settings = Settings(
        config,
        rules,
        laws=catalogue(tuple(files(config, "laws"))),
        words=_words(tuple(files(config, "words"))),
        baseline=_baseline(config),
    )
    return settings, session


def _lay_over(config: Config) -> None:
    """The user's own lists over those of the program."""
    overlays: dict[str, list[tuple[str, bytes]]] = {}
    for path in files(config, "labels"):
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read()
        overlays.setdefault(f"forms/{_form_of(path, data)}.yaml", []).append((path, data))
    resources.lay_over(overlays)
    for name in overlays:  # a fault in them is said now, not with every draft
        resources.load(name)


def _form_of(path: str, data: bytes) -> str:
    """The form whose labels a file adds to."""
    from linter import fields
    from linter.resources.strict_yaml import read_yaml

    tree = read_yaml(data, path)
    form = tree.value.get("form") if isinstance(tree.value, dict) else None
    if str(form) not in FORMS:
        raise resources.DataError(
            tree.problem(
                (), "应当有“form: 2021”一行，说明是哪个格式", "a key 'form: 2021': the form it is for"
            )
            if form is None
            else fields.unknown(tree, ("form",), str(form), FORMS)
        )
    return str(form)


def _baseline(config: Config) -> Baseline | None:
    setting = config.single("baseline")
    if setting is None:
        return None
    from linter.baseline import load

    path = os.path.join(setting.layer.folder, setting.value)  # noqa: PTH118
    try:
        return load(path)
    except OSError as error:
        raise Misuse(
            f"基线文件打不开：{path}（{error.strerror}）；用 reportlint baseline 生成。",
            f"the baseline {path} cannot be opened: {error.strerror}; reportlint baseline makes one",
        ) from error


def _words(word_files: Sequence[str]) -> Words | None:
    """The lists of words with the user's laid over them; None stands for the built-in ones alone."""
    if not word_files:
        return None
    from pathlib import Path

    from linter.word_lists import load_words

    return load_words(Path(file) for file in word_files)


def catalogue(law_files: Sequence[str]) -> Catalogue | None:
    """The catalogue of law with local ones laid over it; None stands for the built-in one alone."""
    if not law_files:
        return None
    from pathlib import Path

    from linter.law_records import load_catalogue

    return load_catalogue(Path(file) for file in law_files)
