"""``NamedTuple``, made at a fifth of the cost: a start defines a hundred of them.

``typing.NamedTuple`` compiles a constructor for each class and checks its annotations, 0.1 ms each.  Here one
constructor is compiled for each number of fields and given their names; what needs no names is inherited.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 14):  # where a class body holds its annotations otherwise
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter
    from functools import cache
    from types import FunctionType

    _new = tuple.__new__

    class _Fields(tuple):
        """What all named tuples can do; see ``collections.namedtuple``."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = _new(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            replaced = _new(self.__class__, map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return replaced

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            fields = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(fields)})"

    @cache
    def _constructor(size):
        """The code of ``__new__`` for so many fields."""
        names = ", ".join(f"_{index}" for index in range(size))
        return eval(f"lambda _cls, {names}: _new(_cls, ({names},))").__code__  # noqa: S307

    @cache
    def _getter(index):
        return _tuplegetter(index, "")

    class _Made(type):
        """Makes a plain class of tuples out of the body of a class."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = tuple(body.pop(field) for field in fields if field in body)
            code = _constructor(len(fields)).replace(co_varnames=("_cls", *fields), co_name="__new__")
            getters = {field: _getter(index) for index, field in enumerate(fields)}
            return type(
                name,
                (_Fields,),
                {
                    **body,
                    **getters,
                    "__slots__": (),
                    "__new__": FunctionType(code, globals(), "__new__", defaults),
                    "__match_args__": fields,
                    "_fields": fields,
                },
            )

    class NamedTuple(metaclass=_Made):
        """The base in whose place the fields are named: ``class Span(NamedTuple): start: int``."""
