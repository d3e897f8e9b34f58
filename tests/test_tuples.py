"""The program's named tuples do what those of the standard library do."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from linter.tuples import NamedTuple


class Light(NamedTuple):
    """A place."""

    row: int
    column: int = 1
    words: str = ""

    @property
    def both(self) -> tuple[int, int]:
        return self.row, self.column

    def __str__(self) -> str:
        return f"{self.row}:{self.column}"


class Plain(typing.NamedTuple):
    """A place."""

    row: int
    column: int = 1
    words: str = ""


@pytest.mark.parametrize("arguments", [(2,), (2, 3), (2, 3, "字")])
def test_it_is_the_tuple_of_its_fields(arguments: tuple[typing.Any, ...]) -> None:
    light, plain = Light(*arguments), Plain(*arguments)
    assert light == plain == tuple(light)
    assert (hash(light), len(light)) == (hash(plain), 3)
    assert (light.row, light.column, light.words) == (plain.row, plain.column, plain.words)
    assert repr(light).replace("Light", "Plain") == repr(plain)
    assert light._asdict() == plain._asdict()
    assert Light(**light._asdict()) == light == Light._make(plain)
    assert light._replace(column=9) == plain._replace(column=9)
    assert copy.copy(light) == pickle.loads(pickle.dumps(light)) == light
    assert type(light._replace(row=1)) is type(copy.deepcopy(light)) is Light


def test_what_the_class_says_of_itself() -> None:
    assert Light._fields == Light.__match_args__ == Plain._fields
    assert Light.__doc__ == "A place."
    assert (Light(2).both, str(Light(2))) == ((2, 1), "2:1")
    assert not hasattr(Light(1), "__dict__")
    match Light(4, 5):
        case Light(row, column):
            assert (row, column) == (4, 5)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Light(),
        lambda: Light(1, 2, "", 4),
        lambda: Light(1, line=2),
        lambda: Light(1, row=2),
        lambda: Light._make([1, 2]),
    ],
)
def test_wrong_fields_are_refused(wrong: typing.Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        wrong()
    with pytest.raises(ValueError, match="line"):
        Light(1)._replace(line=2)
    with pytest.raises(AttributeError):
        Light(1).row = 3  # type: ignore[misc]
