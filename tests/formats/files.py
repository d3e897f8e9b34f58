"""A manuscript as a file of each format that the program reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.formats import docx, html
from tests.formats.contents import TEXTS, text_of
from tests.generator.draft import finish
from tests.generator.manuscript import Manuscript

File = tuple[str, bytes]
"""Its name and what it holds."""

WRITABLE: Mapping[str, Callable[[Manuscript], File]] = {
    "txt": lambda manuscript: ((draft := finish(manuscript)).path, draft.data),
    "md": lambda manuscript: ("draft.md", text_of(manuscript, TEXTS["pipes"])),
    "docx": lambda manuscript: ("draft.docx", docx.word_file(manuscript)),
    "html": lambda manuscript: ("draft.html", html.page(manuscript)),
    "gbk": lambda manuscript: ("draft.htm", html.page(manuscript, "gb2312")),
}
"""The formats that fixes are written back to; ``txt`` is laid out as the manuscript's habits are."""


def _printed(manuscript: Manuscript) -> File:
    from tests.formats.pdf import printed  # needs ReportLab

    return "draft.pdf", printed(manuscript)


FORMATS = {**WRITABLE, "pdf": _printed}
