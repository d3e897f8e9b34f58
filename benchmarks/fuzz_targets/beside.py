"""Reports that are compared: last year's, those that share text, those that a county's adds up.

The edits change a few files of a folder, ``by`` says which and how much of it goes; the run is that of the
commands.
"""

from __future__ import annotations

import re
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
def _this_year(kept: str) -> str:
    return _sections((EXAMPLES / "clean.txt").read_text("utf-8"), kept)


@cache
def _last_year(kept: str) -> str:
    return _this_year(kept).replace("2024", "2023").replace("2025", "2024")


def _sections(text: str, kept: str) -> str:
    """The title and the sections with these numerals: a small report is read in a moment."""
    first, *others = re.split(r"(?m)^(?=[一二三四五六]、[总主收政因存其])", text)
    return first + "".join(each for each in others if each[0] in kept)


@cache
def _body(agency: str, figure: str, year: int = 2024) -> str:
    cells = dict.fromkeys(
        ("review_and_litigation.review.upheld", "review_and_litigation.review.total"), figure
    )
    return _sections(skeleton("2021", cells, year=year, agency=agency), "二四")


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


def _chosen(code: str) -> list[Rule]:
    return [rule for rule in rules() if rule.code.startswith(code)]


def _previous(data: bytes) -> None:
    files = {
        "this/a.txt": _this_year("一三"),
        "last/a.txt": _last_year("一三"),
        "last/b.txt": _body("某县教育局", "3", 2023),
    }
    last = "last" if data[:1] < b"\x80" else "last/a.txt"
    _run(data[1:], files, ["this/a.txt"], Compared(str(folder() / last)), _chosen("A"))


def _copies(data: bytes) -> None:
    files = {
        "drafts/a.txt": _this_year("一五六"),
        "drafts/b.txt": _this_year("一五六").replace("水利局", "林业局"),
        "drafts/c.txt": _body("某县教育局", "3"),
    }
    _run(data, files, ["drafts"], Compared(copies=True), _chosen("A003"))


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
    _run(data[1:], files, ["county.txt"], compared, _chosen("A"))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "previous": _previous,
    "copies": _copies,
    "members": _members,
}
