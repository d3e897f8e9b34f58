"""The parts of a Word file, parsed within limits: no entities, no network, no deep trees."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from linter.documents.archive import Archive
from linter.documents.errors import ReadError
from linter.documents.optional import require

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN = "word/document.xml"


class Package:
    """A Word file's parts by what they are."""

    def __init__(self, data: bytes, path: str) -> None:
        """Raises ReadError where the archive cannot be read, and where lxml is not installed."""
        require("lxml", path)
        self._archive = Archive(data, path)
        self._path = path

    @cached_property
    def body(self) -> _Element:
        """The ``w:body`` of the main part.  Raises ReadError where there is none."""
        root = self._part(self.main)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise self._damaged()
        return body

    def content(self, name: str) -> bytes:
        """The content of a part as it is packed; empty where there is none."""
        return self._archive.read(name) or b""

    @property
    def is_signed(self) -> bool:
        """Whether the file bears a digital signature, which any change would break."""
        return any(name.startswith("_xmlsignatures/") for name in self._archive.names)

    def beside(self, name: str) -> _Element | None:
        """The root of the part that stands beside the main part under this name: ``styles`` and the like."""
        return self._part(posixpath.join(posixpath.dirname(self.main), f"{name}.xml"))

    @cached_property
    def main(self) -> str:
        """The name of the main part: the relations of the package name it."""
        relations = self._part("_rels/.rels")
        for relation in relations if relations is not None else ():
            if str(relation.get("Type")).endswith("/officeDocument"):
                return posixpath.normpath(str(relation.get("Target")).lstrip("/"))
        return _MAIN

    def _part(self, name: str) -> _Element | None:
        from lxml import etree

        data = self._archive.read(name)
        if data is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data.replace(_STRICT, _TRANSITIONAL), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged() from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._damaged()  # no program writes one; it can only be meant to do harm
        return root

    def _damaged(self) -> ReadError:
        return ReadError(
            self._path,
            "Word 文档已损坏，读不了。请在 Word 或 WPS 里打开，另存为 .docx 再检查。",
            "the Word document is damaged; open it in Word or WPS and save it as .docx again",
        )
