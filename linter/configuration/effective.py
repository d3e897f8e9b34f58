"""The configuration of one run, from its file, its profile and the command line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from linter.configuration import COMMAND_LINE, Config, Layer
from linter.configuration.files import find, load, profile
from linter.misuse import Misuse
from linter.resources.problems import DataError, Problem


def effective(
    paths: Sequence[str], given: Mapping[str, Any], *, file: str | None = None, search: bool = True
) -> Config:
    """What holds for a run over ``paths``; ``given`` is what the command line says, by key.

    ``file`` is the configuration named there; without one it is searched for, unless ``search`` forbids.
    Raises DataError for a wrong file and Misuse where the named one cannot be read.
    """
    path = file or (find(paths) if search else None)
    try:
        config = load(path) if path else Config()
    except OSError as error:
        raise Misuse(
            f"配置文件打不开：{path}（{error.strerror}）",
            f"the configuration {path} cannot be opened: {error.strerror}",
        ) from error
    config = config.over(Layer(COMMAND_LINE, "", given))
    name = config.value("profile")
    return Config((profile(name), *config.layers)) if name else config


def files(config: Config, key: str) -> Iterator[str]:
    """The files that a key names, their paths from the folder of the configuration; raises DataError."""
    for setting in config.listed(key):
        path = os.path.join(setting.layer.folder, os.path.expanduser(setting.value))
        if setting.layer.source != COMMAND_LINE and not os.path.isfile(path):
            raise DataError(
                Problem(
                    setting.layer.source,
                    *setting.layer.place(setting.path),
                    f"没有“{setting.value}”这个文件；路径从本文件所在的文件夹算起",
                    f"a file that is there, not '{setting.value}'; paths begin at the folder of this file",
                )
            )
        yield path
