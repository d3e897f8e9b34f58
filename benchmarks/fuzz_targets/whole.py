"""Whole reports with their tables, as the tests' generator lays them out, changed in a few places.

Bytes alone hardly ever make a table of the form; these begin with one.  The first byte chooses the report,
the edits behind it change it: a text in its characters, a page and a Word file in their elements.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from functools import cache

from lxml import etree, html

from benchmarks.fuzz_targets.common import TODAY, Edit, edited, edits, judged
from linter.documents import read
from linter.documents.errors import ReadError
from linter.report import read as read_report
from tests.formats.docx import archive
from tests.formats.files import FORMATS
from tests.generator.manuscript import make_manuscript

_REPORTS = 48
_PARTS = ("word/document.xml", "word/numbering.xml", "word/styles.xml")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd]")


@cache
def _file(form: str, seed: int) -> tuple[str, bytes]:
    return FORMATS[form](make_manuscript(seed))


@cache
def _text(form: str, seed: int) -> tuple[str, str]:
    path, data = _file(form, seed)
    return path, read(data, path).text


@cache
def _page(seed: int) -> etree._Element:
    return _with_one_table(html.document_fromstring(_file("html", seed)[1]), "table", seed)


@cache
def _word(seed: int) -> tuple[Mapping[str, bytes], etree._Element]:
    """The parts of a Word file, and one tree with those of them that are changed."""
    with zipfile.ZipFile(io.BytesIO(_file("docx", seed)[1])) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    together = etree.Element("parts")
    together.extend(etree.fromstring(parts[name]) for name in _PARTS)
    return parts, _with_one_table(together, "{*}tbl", seed)


def _with_one_table(root: etree._Element, tag: str, seed: int) -> etree._Element:
    """Three times as many in the same time; all tables together are in the texts."""
    tables = [table for table in root.iter(tag) if table.find(f".//{tag}") is None]
    for table in tables:
        parent = table.getparent()
        if table is not tables[seed % len(tables)] and parent is not None:
            parent.remove(table)
    return root


def text(data: bytes) -> tuple[str, bytes]:
    """A text or a Markdown file by the first byte, edited by the others."""
    form, seed = ("txt", "md")[data[0] % 2], data[0] // 2 % _REPORTS
    path, content = _text(form, seed)
    for edit in edits(data[1:]):
        content = edited(content, edit._replace(by=edit.by % 48))
    return path, content.encode()


def page(data: bytes) -> tuple[str, bytes]:
    """A page, its elements edited."""
    return "draft.html", etree.tostring(
        _changed(_page(data[0] % _REPORTS), data), method="html", encoding="utf-8"
    )


def word(data: bytes) -> tuple[str, bytes]:
    """A Word file, the elements of its text, its numbers and its styles edited."""
    parts, together = _word(data[0] % _REPORTS)
    changed = dict(parts)
    for name, root in zip(_PARTS, _changed(together, data), strict=False):
        changed[name] = etree.tostring(root, encoding="utf-8")
    return "draft.docx", archive(changed)


def _changed(root: etree._Element, data: bytes) -> etree._Element:
    root = deepcopy(root)
    for edit in edits(data[1:]):
        with suppress(ValueError):  # a name that XML does not allow
            _change(list(root.iter(etree.Element))[1:], edit)
    return root


def _change(elements: Sequence[etree._Element], edit: Edit) -> None:
    """One change to one of the elements."""
    if not elements:
        return
    element = elements[edit.at % len(elements)]
    other = elements[(edit.at * 31 + len(edit.text) * 7) % len(elements)]
    parent = element.getparent()
    said = _UNPRINTABLE.sub("", edit.text)
    match edit.by % 8:
        case 0:
            element.text = said
        case 1 if parent is not None:
            parent.remove(element)
        case 2:
            element.addnext(deepcopy(element))
        case 3 if other not in element.iter():
            element.insert(0, other)
        case 4 if element.attrib:
            element.set(sorted(map(str, element.attrib))[len(said) % len(element.attrib)], said)
        case 5:
            element.tag = other.tag
        case 6 if other.attrib:
            name = sorted(map(str, other.attrib))[len(said) % len(other.attrib)]
            element.set(name, said or str(other.get(name)))
        case _:
            element.tail = said


def _of(make: Callable[[bytes], tuple[str, bytes]]) -> Callable[[bytes], None]:
    """Every rule put to the file that the bytes make."""

    def target(data: bytes) -> None:
        if data:
            path, content = make(data)
            with suppress(ReadError):
                judged(read(content, path))

    return target


def _tables(data: bytes) -> None:
    """Texts, read only: several times as many reports in the same time."""
    if data:
        path, content = text(data)
        with suppress(ReadError):
            read_report(read(content, path), today=TODAY)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "whole-text": _of(text),
    "whole-page": _of(page),
    "whole-word": _of(word),
    "tables": _tables,
}
