"""``.reportlint.yaml`` and what a run takes from it: layers of values, the later over the earlier.

A single value of a later layer takes the place of an earlier one; lists add up; mappings are joined by key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from linter.configuration.globs import matches
from linter.tuples import NamedTuple

Path = tuple[str | int, ...]

PER_PATH = "per-path"
COMMAND_LINE = "command line"


class Layer(NamedTuple):
    """Values that stand in one place: a file, a profile, or the command line.

    ``folder`` is where its relative paths begin; ``places`` gives line and column of its keys and values.
    """

    source: str
    folder: str
    values: Mapping[str, Any]
    places: Mapping[Path, tuple[int, int]] = {}

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column of a value; (1, 1) where there is none, as on the command line."""
        return self.places.get(path, (1, 1))


class Setting(NamedTuple):
    """One value and where it comes from."""

    value: Any
    layer: Layer
    path: Path

    @property
    def source(self) -> str:
        """The layer, with the line where it is a file."""
        line = self.layer.places.get(self.path)
        return f"{self.layer.source}:{line[0]}" if line else self.layer.source


class Config(NamedTuple):
    """The layers that hold, the weakest first."""

    layers: tuple[Layer, ...] = ()

    def single(self, key: str) -> Setting | None:
        """The value of a key that holds one: the last that was given."""
        for layer in reversed(self.layers):
            if layer.values.get(key) is not None:
                return Setting(layer.values[key], layer, (key,))
        return None

    def value(self, key: str) -> Any:
        """The bare value of a key that holds one, or None."""
        setting = self.single(key)
        return setting.value if setting else None

    def listed(self, key: str) -> Iterator[Setting]:
        """Every item of a key that holds a list, in the order of the layers."""
        for layer in self.layers:
            given = layer.values.get(key) or ()
            if isinstance(given, str):
                yield Setting(given, layer, (key,))
                continue
            for index, item in enumerate(given):
                yield Setting(item, layer, (key, index))

    def entries(self, key: str) -> Iterator[tuple[str, Setting]]:
        """Every entry of a key that holds a mapping, in the order of the layers; a later one overrides."""
        for layer in self.layers:
            for name, value in (layer.values.get(key) or {}).items():
                yield name, Setting(value, layer, (key, name))

    def over(self, *layers: Layer) -> Config:
        """This configuration with stronger layers."""
        return Config((*self.layers, *layers))

    def at(self, path: str) -> Config:
        """What holds for one file: each layer, and after it the entries of its ``per-path`` that match."""
        return Config(
            tuple(
                each
                for layer in self.layers
                for each in (
                    layer,
                    *(
                        entry
                        for entry in _entries(layer)
                        if any(
                            matches(word, path, layer.folder) for word in one_or_more(entry.values["paths"])
                        )
                    ),
                )
            )
        )

    def everywhere(self) -> Config:
        """The layers with all that they say of single paths, to be looked through as a whole."""
        return Config(tuple(each for layer in self.layers for each in (layer, *_entries(layer))))

    def excludes(self, path: str) -> bool:
        """Whether a file is left out by ``exclude``."""
        return any(matches(item.value, path, item.layer.folder) for item in self.listed("exclude"))


def _entries(layer: Layer) -> Iterator[Layer]:
    for index, entry in enumerate(layer.values.get(PER_PATH) or ()):
        places = {place[2:]: at for place, at in layer.places.items() if place[:2] == (PER_PATH, index)}
        yield Layer(layer.source, layer.folder, entry, places)


def one_or_more(value: str | list[str]) -> list[str]:
    """A value that may be written as one word or as a list of them."""
    return [value] if isinstance(value, str) else value
