"""A pattern from the cache is the one that ``re.compile`` would give, whatever is wrong with the cache."""

import re
from pathlib import Path

import pytest

from linter import patterns

TEXTS = ("", "一、总体情况", "国办发〔2019〕5号", "a1\nB22", "《条例》第十条")
WRITTEN = (
    (r"(?P<number>\d+)(?P<unit>[一-鿿])?", 0),
    (r"^[a-z](\d)$", re.M | re.I),
    (r"〔(\d{4})〕|第(?:十)条", 0),
)


@pytest.fixture(autouse=True)
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path))
    _start()
    return tmp_path


def _start() -> None:
    """As at the start of the program."""
    patterns.compiled.cache_clear()
    patterns._shelf.cache_clear()


def _same(written: str, flags: int) -> bool:
    taken, plain = patterns.compiled(written, flags), re.compile(written, flags)
    return (taken.pattern, taken.flags, taken.groups, dict(taken.groupindex)) == (
        plain.pattern,
        plain.flags,
        plain.groups,
        dict(plain.groupindex),
    ) and all(
        [(m.span(), m.groups(), m.lastgroup) for m in taken.finditer(text)]
        == [(m.span(), m.groups(), m.lastgroup) for m in plain.finditer(text)]
        for text in TEXTS
    )


@pytest.mark.parametrize(("written", "flags"), WRITTEN)
def test_a_stored_pattern_is_the_same(written: str, flags: int) -> None:
    assert _same(written, flags)
    patterns.keep()
    _start()
    assert _same(written, flags)
    assert not patterns._shelf().new  # it came from the cache


@pytest.mark.parametrize("code", ["", [], [0], [2**31], ["no code"], [7, 7, 7], 5, None])
def test_a_damaged_record_is_ignored(base: Path, code: object) -> None:
    written, flags = WRITTEN[0]
    patterns.compiled(written, flags)
    patterns.keep()
    _start()
    patterns._shelf().known[f"0/{written}"][3] = code
    assert _same(written, flags)
