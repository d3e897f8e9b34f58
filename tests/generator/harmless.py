"""Changes to a draft that change nothing of what it says, and so nothing of what a linter finds."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace

from linter.diagnostics import Diagnostic
from tests.formats.contents import FORMAL, text_of
from tests.formats.files import WRITABLE, File
from tests.generator.draft import finish
from tests.generator.layouts import Layout
from tests.generator.manuscript import Manuscript
from tests.generator.printing import restyle

_STYLES: Mapping[str, dict[str, str]] = {
    "byte order mark": {"encoding": "utf-8-sig"},
    "UTF-16": {"encoding": "utf-16"},
    "GB18030": {"encoding": "gb18030"},
    "blank lines between paragraphs": {"flow": "spaced"},
    "indented paragraphs": {"indent": "ideographic"},
    "Traditional script": {"script": "traditional"},
    "the footer of a site": {"frame": "footer"},
}
_LAYOUTS: Mapping[str, dict[str, str]] = {
    "carriage returns": {"line_ends": "crlf"},
    "blanks at the ends of lines": {"trailing": "spaces"},
}
_HALF_WIDTH = Layout(punctuation="half")
_PLAIN = {
    "encoding": "utf-8",
    "flow": "paragraphs",
    "indent": "none",
    "script": "simplified",
    "frame": "none",
}


def variants(manuscript: Manuscript) -> dict[str, tuple[File, File]]:
    """Pairs of files by the change that makes the second of the first."""
    plain = replace(
        manuscript,
        style=replace(manuscript.style, **_PLAIN),
        layout=replace(manuscript.layout, line_ends="lf", trailing="none"),
    )
    first = _text(plain)
    changed = {
        name: _text(replace(plain, style=replace(plain.style, **change)))
        for name, change in _STYLES.items()
        if not (change.get("flow") and manuscript.style.flow == "run_in")
    }
    changed |= {
        name: _text(replace(plain, layout=replace(plain.layout, **change)))
        for name, change in _LAYOUTS.items()
    }
    narrow = deepcopy(plain)
    for sheet in narrow.sheets.values():
        restyle(sheet, _HALF_WIDTH)
    changed["half-width marks in labels"] = _text(narrow)
    formal = ("draft.txt", text_of(deepcopy(manuscript), FORMAL))
    formats = {
        f"the same as {form}": (formal, write(deepcopy(manuscript)))
        for form, write in WRITABLE.items()
        if form != "txt"
    }
    return {name: (first, file) for name, file in changed.items()} | formats


def essence(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[object, ...]]:
    """What findings say, without where in the file they say it."""
    return sorted(
        (
            each.code,
            str(each.severity),
            str(each.place._replace(page=None, paragraph=None)),
            tuple((str(suspect.place), suspect.expected) for suspect in each.suspects),
        )
        for each in diagnostics
    )


def _text(manuscript: Manuscript) -> File:
    draft = finish(deepcopy(manuscript))  # laying out draws from its generator
    return draft.path, draft.data
