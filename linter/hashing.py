"""SHA-256 without OpenSSL, whose loading by ``hashlib`` would take 2 ms of every start."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Protocol


class Hash(Protocol):
    """What is used of the hash objects of ``hashlib``."""

    def update(self, data: bytes, /) -> None: ...

    def hexdigest(self) -> str: ...


def sha256(data: bytes) -> Hash:
    """The same as ``hashlib.sha256``."""
    return _constructor()(data)


@cache
def _constructor() -> Callable[[bytes], Hash]:
    lean = "_sha2" if sys.version_info >= (3, 12) else "_sha256"
    try:
        module = import_module(lean)
    except ImportError:  # a build of Python without its own
        module = import_module("hashlib")
    found: Callable[[bytes], Hash] = module.sha256
    return found
