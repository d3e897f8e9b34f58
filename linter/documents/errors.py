"""The errors of this room: a file that cannot be read, or not be changed, and the way out."""

from __future__ import annotations


class ReadError(Exception):
    """A file that cannot be read; says in both languages why, and what to do about it.

    ``path`` is the file or folder as the user named it.  The messages do not repeat it.
    """

    def __init__(self, path: str, zh: str, en: str) -> None:
        super().__init__(f"{path}: {en}")
        self.path = path
        self.zh = zh
        self.en = en

    def in_language(self, language: str) -> str:
        """The message in ``zh`` or ``en``."""
        return self.en if language == "en" else self.zh


class WriteError(ReadError):
    """A change that cannot be made to a file exactly; the file is as it was."""
