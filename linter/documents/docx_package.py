"""The parts of a Word file, parsed within limits: no entities, no network, no deep trees."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from linter.documents.archive import Archive
from linter.documents.errors import ReadError, WriteError
from linter.documents.optional import require

if TYPE_CHECKING:
    from lxml.etree import _Element

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{TRANSITIONAL}}}"
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
        root = self.part(self.main)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise self._damaged()
        return body

    def content(self, name: str) -> bytes:
        """The content of a part as it is packed; empty where there is none."""
        return self._archive.read(name) or b""

    def refuse_signed(self) -> None:
        """Raise WriteError where the file bears a digital signature, which any change would break."""
        if any(name.startswith("_xmlsignatures/") for name in self._archive.names):
            raise WriteError(
                self._path,
                "文档有数字签名，改动会使签名失效，没有改。",
                "the document bears a digital signature, which a change would break; not changed",
            )

    @property
    def is_strict(self) -> bool:
        """Whether the file is in the strict form of the standard, which has namespaces of its own."""
        return STRICT.encode() in self.content(self.main)

    @property
    def relations(self) -> str:
        """The name of the part that says which parts the main part uses."""
        folder, name = posixpath.split(self.main)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def related(self, kind: str) -> str | None:
        """The name of the part that the main part uses as this: ``comments`` and the like."""
        relations = self.part(self.relations)
        for relation in relations if relations is not None else ():
            if str(relation.get("Type")).endswith(f"/{kind}"):
                target = str(relation.get("Target"))
                return posixpath.normpath(posixpath.join("/", posixpath.dirname(self.main), target)).lstrip(
                    "/"
                )
        return None

    def beside(self, name: str) -> _Element | None:
        """The root of the part that stands beside the main part under this name: ``styles`` and the like."""
        return self.part(posixpath.join(posixpath.dirname(self.main), f"{name}.xml"))

    @cached_property
    def main(self) -> str:
        """The name of the main part: the relations of the package name it."""
        relations = self.part("_rels/.rels")
        for relation in relations if relations is not None else ():
            if str(relation.get("Type")).endswith("/officeDocument"):
                return posixpath.normpath(str(relation.get("Target")).lstrip("/"))
        return _MAIN

    def part(self, name: str) -> _Element | None:
        """The root of a part; None where there is none.  Raises ReadError for a damaged one."""
        from lxml import etree

        data = self._archive.read(name)
        if data is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data.replace(STRICT.encode(), TRANSITIONAL.encode()), parser)
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
