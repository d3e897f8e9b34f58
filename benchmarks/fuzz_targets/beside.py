"""Reports that are compared: last year's, those that share text, those that a county's adds up.

The edits change a few files of a folder, ``by`` says which and how much of it goes; the run is that of the
commands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from benchmarks.fuzz_targets.common import EXAMPLES, edited, edits, folder, rules, session
from linter.checking import Compared, Settings, lint_files
from linter.configuration import Config
from linter.output.summary import Totals
from linter.rules import Rule
from linter.skeleton import skeleton

_GONE = 24  # characters that an edit takes away, at most
_BODIES = "某县教育局\n某县民政局\n\n某镇人民政府\n"


@cache
def _this_year() -> str:
    return (EXAMPLES / "clean.txt").read_text("utf-8")


@cache
def _last_year() -> str:
    return _this_year().replace("2024", "2023").replace("2025", "2024")


@cache
def _body(agency: str, figure: str, year: int = 2024) -> str:
    cells = dict.fromkeys(
        (
            "applications.received.natural_person",
            "applications.received.total",
            "applications.granted.natural_person",
            "applications.granted.total",
            "applications.handled.natural_person",
            "applications.handled.total",
        ),
        figure,
    )
    return skeleton("2021", cells, year=year, agency=agency, prose=figure == "3")


def _run(
    data: bytes, files: Mapping[str, str], paths: Sequence[str], compared: Compared, chosen: Sequence[Rule]
) -> None:
    """Write the files as the bytes change them and lint those at ``paths`` beside the others."""
    changed = dict(files)
    for edit in edits(data):
        name = sorted(changed)[edit.by % len(changed)]
        gone = edit.by // len(changed) % _GONE
        changed[name] = "" if gone == _GONE - 1 else edited(changed[name], edit._replace(by=gone))
    for name, text in changed.items():
        path = folder() / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    settings = Settings(Config(()), tuple(chosen), compared=compared, cached=False)
    for _ in lint_files(session(), [str(folder() / each) for each in paths], settings, Totals()):
        pass


def _previous(data: bytes) -> None:
    files = {
        "this/a.txt": _this_year(),
        "last/a.txt": _last_year(),
        "last/b.txt": _body("某县教育局", "3", 2023),
    }
    last = "last" if data[:1] < b"\x80" else "last/a.txt"
    _run(data[1:], files, ["this/a.txt"], Compared(str(folder() / last)), rules())


def _copies(data: bytes) -> None:
    files = {
        "drafts/a.txt": _this_year(),
        "drafts/b.txt": _this_year().replace("县", "区"),
        "drafts/c.txt": _body("某县教育局", "3"),
    }
    chosen = [rule for rule in rules() if rule.check == "repeated_text"]
    _run(data, files, ["drafts"], Compared(copies=True), chosen)


def _members(data: bytes) -> None:
    files = {
        "county.txt": _body("某县人民政府", "6"),
        "bodies/a.txt": _body("某县教育局", "1"),
        "bodies/b.txt": _body("某县民政局", "2"),
        "own.txt": _body("某县人民政府办公室", "3"),
        "names.txt": _BODIES,
    }
    compared = Compared(
        members=str(folder() / "bodies"),
        own=str(folder() / "own.txt") if data[:1] < b"\x80" else None,
        bodies=str(folder() / "names.txt"),
    )
    _run(data[1:], files, ["county.txt"], compared, [rule for rule in rules() if rule.check == "roll_up"])


TARGETS: dict[str, Callable[[bytes], None]] = {
    "previous": _previous,
    "copies": _copies,
    "members": _members,
}
