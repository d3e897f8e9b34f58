"""Comments in a Word file: the marks are put into its main part, all else there stays byte for byte.

Source: ECMA-376-1, 17.13.4 (comments); ECMA-376-2, 6.5 (relationships), 7.2.3 (content types).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING

from linter.documents import read
from linter.documents.document import Document
from linter.documents.docx import walk
from linter.documents.docx_anchors import Anchor, Anchors
from linter.documents.docx_markup import comment, comments_root, range_end, range_start, sheet_control
from linter.documents.docx_package import STRICT, TRANSITIONAL, Package, W
from linter.documents.docx_part import Edit, Extent, extents, opened, spliced
from linter.documents.docx_text import CHECKLIST
from linter.documents.errors import ReadError
from linter.documents.notes import Author, Note, Sheet
from linter.documents.repacking import add_entry, replace_entry
from linter.documents.writing import inexact

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT_TYPES = "[Content_Types].xml"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_TYPE = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"


def comment_docx(
    data: bytes, document: Document, notes: Sequence[Note], author: Author, sheet: Sheet = ()
) -> bytes:
    """The Word file ``data``, read as ``document``, with each note as a comment and a sheet at its end.

    Comments that are there are kept, the sheet of an earlier review is replaced.  Raises WriteError for a
    signed file, and for one whose parts cannot be changed for certain.
    """
    package = Package(data, document.path)
    package.refuse_signed()
    written = _repacked(data, package, _Review(package, document, notes, author).parts(sheet))
    try:
        is_exact = written is not None and read(written, document.path).text == document.text
    except ReadError as error:
        raise inexact(document) from error
    if written is None or not is_exact:
        raise inexact(document)
    return written


def _repacked(data: bytes, package: Package, parts: Iterable[tuple[str, bytes | None]]) -> bytes | None:
    """The file with these parts; None where one has no content or cannot be put in."""
    written: bytes | None = data
    for name, content in parts:
        if written is None or content is None:
            return None
        put = add_entry if package.part(name) is None else replace_entry
        written = put(written, name, content)
    return written


class _Review:
    """The parts of a Word file as they are with the notes."""

    def __init__(self, package: Package, document: Document, notes: Sequence[Note], author: Author) -> None:
        self._package = package
        self._document = document
        self._notes = notes
        self._author = author
        self._uri = STRICT if package.is_strict else TRANSITIONAL
        self._comments = package.related("comments") or self._free_name()
        self._old = package.part(self._comments)
        self._first = _free_id(root for root in (self._old, package.body) if root is not None)

    def parts(self, sheet: Sheet) -> Iterator[tuple[str, bytes | None]]:
        """The name and content of each part that changes or is new; no content where that is not certain."""
        package = self._package
        yield package.main, self._main(sheet)
        if not self._notes:
            return
        yield self._comments, self._all_comments()
        if package.related("comments") is None:
            relations = package.part(package.relations)
            known = {each.get("Id") for each in relations} if relations is not None else ()
            id_ = next(name for number in count(1) if (name := f"rIdReview{number}") not in known)
            target = posixpath.basename(self._comments)
            type_ = _STRICT_TYPE if package.is_strict else _TYPE
            yield self._listed(
                package.relations,
                "relationships",
                f'<Relationship xmlns="{_PACKAGE}/relationships" Id="{id_}" Type="{type_}" '
                f'Target="{target}"/>',
            )
        types = package.part(_CONTENT_TYPES)
        if types is None or all(each.get("PartName") != f"/{self._comments}" for each in types):
            yield self._listed(
                _CONTENT_TYPES,
                "content-types",
                f'<Override xmlns="{_PACKAGE}/content-types" PartName="/{self._comments}" '
                f'ContentType="{_COMMENTS}"/>',
            )

    def _main(self, sheet: Sheet) -> bytes | None:
        """The main part with the marks of the comments, and the sheet before what closes the last section."""
        xml, body = self._package.content(self._package.main), self._package.body
        anchors = Anchors(self._document, body, walk(self._package).paragraphs)
        found = [anchors.of(note.span) for note in self._notes]
        ends = [body, *(each for each in body if each.tag == f"{W}sectPr" or _is_checklist(each))]
        wanted = {each for anchor in found for each in anchor if each is not None}
        where = extents(xml, body, wanted.union(ends))
        if where is None:
            return None
        edits = self._marks(xml, found, where)
        if sheet:
            control = sheet_control(sheet, self._names(body))
            edits.append((*_place_of_sheet(ends, where), control))
        return spliced(xml, edits)

    def _marks(self, xml: bytes, anchors: Sequence[Anchor], where: Mapping[_Element, Extent]) -> list[Edit]:
        """The marks of the comments; where some end and others begin, the ends come first."""
        starts: list[Edit] = []
        ends: list[Edit] = []
        alone: dict[_Element, bytes] = {}  # in a paragraph without anything
        for id_, (paragraph, first, last) in enumerate(anchors, self._first):
            start, end = (mark(id_, self._names(paragraph)) for mark in (range_start, range_end))
            if first is None or last is None:
                alone[paragraph] = alone.get(paragraph, b"") + start + end
                continue
            starts.append((where[first].start, where[first].start, start))
            ends.append((where[last].after, where[last].after, end))
        return [*ends, *starts, *(_filled(xml, where[each], content) for each, content in alone.items())]

    def _all_comments(self) -> bytes | None:
        """The part of the comments: those that are there, and the notes."""
        names = "" if self._old is None else self._names(self._old)
        new = b"".join(
            comment(id_, note, self._author, names) for id_, note in enumerate(self._notes, self._first)
        )
        return comments_root(new, self._uri) if self._old is None else self._appended(self._comments, new)

    def _listed(self, name: str, kind: str, record: str) -> tuple[str, bytes | None]:
        """A list of the package with one more record."""
        if self._package.part(name) is None:
            element = "Relationships" if kind == "relationships" else "Types"
            return name, f'<{element} xmlns="{_PACKAGE}/{kind}">{record}</{element}>'.encode()
        return name, self._appended(name, record.encode())

    def _appended(self, name: str, content: bytes) -> bytes | None:
        """A part with more at the end of its root."""
        xml, root = self._package.content(name), self._package.part(name)
        where = None if root is None else extents(xml, root, {root})
        return None if root is None or where is None else spliced(xml, [_filled(xml, where[root], content)])

    def _names(self, around: _Element) -> str:
        """What declares the prefix of Word's names where it is not declared, or stands for other names."""
        return "" if around.nsmap.get("w") == TRANSITIONAL else f' xmlns:w="{self._uri}"'

    def _free_name(self) -> str:
        folder = posixpath.dirname(self._package.main)
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in count())
        return next(name for name in names if self._package.part(name) is None)


def _filled(xml: bytes, extent: Extent, content: bytes) -> Edit:
    """More content at the end of an element."""
    if extent.content == extent.after:
        return extent.start, extent.content, opened(xml[extent.start : extent.content], content)
    return extent.end, extent.end, content


def _free_id(roots: Iterable[_Element]) -> int:
    """The first id above those of all comments and their marks."""
    tags = (f"{W}comment", f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
    ids = (each.get(f"{W}id") or "" for root in roots for each in root.iter(*tags))
    return 1 + max(
        (int(id_) for id_ in ids if id_.isascii() and id_.isdecimal() and len(id_) < 10), default=-1
    )


def _is_checklist(element: _Element) -> bool:
    tag = element.find(f"{W}sdtPr/{W}tag")
    return tag is not None and tag.get(f"{W}val") == CHECKLIST


def _place_of_sheet(ends: Sequence[_Element], where: Mapping[_Element, Extent]) -> tuple[int, int]:
    """Where the sheet goes: over the old one, before what closes the last section, or to the end."""
    body, *others = ends
    for each in others:
        if _is_checklist(each):
            return where[each].start, where[each].after
    place = where[others[-1]].start if others else where[body].end
    return place, place
