"""A pattern from the cache is the one that ``re.compile`` would give, whatever is wrong with the cache."""

import re
import sys
from datetime import date
from pathlib import Path

import pytest

from linter import patterns
from linter.documents.document import Document
from linter.linting import Terms, lint
from linter.rules import load_rules

EXAMPLES = Path(__file__).parent.parent / "examples"

TEXTS = ("", "一、总体情况", "国办发〔2019〕5号", "a1\nB22", "《条例》第十条")
WRITTEN = (
    (r"(?P<number>\d+)(?P<unit>[一-鿿])?", 0),
    (r"^[a-z](\d)$", re.M | re.I),
    (r"〔(\d{4})〕|第(?:十)条", 0),
    (r"(?<=第)[一二三十]+条|(?:号)?(?P<last>[^\s第]$)", 0),
    (r"(?:(?<!a)\d|(?:国|《)?办){1,2}(?:发)?(?=\S)|一(?!二)", 0),
    (r"(?:号|条)*?(?:总|十){2}|(?:a?b?)c|(?i:B)2", 0),
    (r"(?:a|\d)*|二", 0),
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


@pytest.mark.parametrize("code", ["", [7, 7, 7], 5, None, b"", b"\0", bytes(4), b"\xff" * 8, b"\7\0\0\0" * 3])
def test_a_damaged_record_is_ignored(base: Path, code: object) -> None:
    written, flags = WRITTEN[0]
    patterns.compiled(written, flags)
    patterns.keep()
    _start()
    patterns._shelf().known[f"0/{written}"][3] = code
    assert _same(written, flags)


def test_every_pattern_of_the_program_finds_the_same_from_the_cache() -> None:
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    for text in texts:
        lint(Document("draft.txt", "text", text), load_rules(), load_rules(), Terms(date(2026, 1, 1)))
    program = [vars(module) for name, module in sys.modules.items() if name.startswith("linter.")]
    found = [value for names in program for value in names.values() if isinstance(value, re.Pattern)]
    written = {each for each in found if isinstance(each.pattern, str)}
    assert len(written) > 200
    for each in written:
        patterns.compiled(each.pattern, each.flags)
    patterns.keep()
    _start()
    for each in written:
        taken, plain = patterns.compiled(each.pattern, each.flags), re.compile(each.pattern, each.flags)
        for text in texts:
            assert [m.span() for m in taken.finditer(text)] == [m.span() for m in plain.finditer(text)], each
    assert not patterns._shelf().new
