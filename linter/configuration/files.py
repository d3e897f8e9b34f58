"""Finds ``.reportlint.yaml``, reads it with all that it extends, and refuses what is wrong in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from linter import resources
from linter.configuration import Config, Layer, one_or_more
from linter.resources.problems import DataError, Problem

NAME = ".reportlint.yaml"
_DEPTH = 16  # files that extend one another


def find(paths: Iterable[str]) -> str | None:
    """The configuration of a run: in the folder that holds all ``paths``, or the nearest one above it.

    The search ends at the top of a repository (a folder with ``.git``).  ``-`` stands in the present folder.
    """
    folders = [_folder(path) for path in paths] or [os.getcwd()]
    try:
        folder = os.path.commonpath(folders)
    except ValueError:  # on different drives
        return None
    while True:
        candidate = os.path.join(folder, NAME)
        if os.path.isfile(candidate):
            return candidate
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = parent


def load(path: str) -> Config:
    """The configuration in a file, over its profile and over what it extends.

    Raises DataError with every fault of a file, and OSError where the first one cannot be read.
    """
    with open(path, "rb") as file:
        return Config(tuple(_layers(path, file.read(), ())))


def _layers(path: str, data: bytes, within: tuple[str, ...]) -> Iterator[Layer]:
    layer = _layer(path, data)
    for index, name in enumerate(one_or_more(layer.values.get("extends") or [])):
        base = os.path.normpath(os.path.join(layer.folder, os.path.expanduser(name)))
        place = layer.places.get(("extends", index)) or layer.place(("extends",))
        if base in (path, *within) or len(within) > _DEPTH:
            raise DataError(Problem(path, *place, f"“{name}”又回到本文件，成了一个圈", "no circle of files"))
        try:
            with open(base, "rb") as file:
                content = file.read()
        except OSError as error:
            raise DataError(
                Problem(
                    path,
                    *place,
                    f"“{name}”打不开（{error.strerror}）；路径从本文件所在的文件夹算起",
                    f"a file that can be read, not '{name}' ({error.strerror}); paths begin at the folder "
                    "of this file",
                )
            ) from error
        yield from _layers(base, content, (path, *within))
    yield layer


def _layer(path: str, data: bytes) -> Layer:
    def read() -> Any:
        from linter.configuration.refusing import checked
        from linter.resources.strict_yaml import read_yaml

        tree = checked(read_yaml(data, path))
        places = {**tree.values, **tree.keys}
        return {"values": tree.value or {}, "places": [[list(where), *at] for where, at in places.items()]}

    record = resources.compiled(f"configuration {path}", [path, data], read)
    places = {tuple(where): (line, column) for where, line, column in record["places"]}
    return Layer(path, os.path.dirname(os.path.abspath(path)), record["values"], places)


def profile(name: str) -> Layer:
    """The settings of a profile that comes with the program."""
    return Layer(f"profile {name}", "", resources.load("profiles.yaml")[name] or {})


def _folder(path: str) -> str:
    full = os.path.abspath("." if path == "-" else path)
    return full if os.path.isdir(full) else os.path.dirname(full)
