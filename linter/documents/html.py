"""The reader of saved web pages and of fragments of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.documents.document import Document
from linter.documents.encodings import decode, mojibake
from linter.documents.errors import ReadError
from linter.documents.furniture import furniture, is_hidden
from linter.documents.html_tables import is_layout, table_rows
from linter.documents.markup import Page
from linter.documents.rendering import Rendering

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr html legend li main menu ol p pre section table tbody td tfoot th thead tr ul".split()
)
