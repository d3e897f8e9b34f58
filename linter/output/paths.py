"""The name of a file as other tools look for it."""

import os
from pathlib import Path
from urllib.parse import quote

from linter.documents.discovery import STANDARD_INPUT


def from_here(path: str) -> str:
    """``path`` from the working folder where it lies below it, with ``/`` between its parts."""
    if path == STANDARD_INPUT:
        return path
    try:
        relative = os.path.relpath(path)
    except ValueError:  # on another drive
        relative = path
    outside = relative.split(os.sep, 1)[0] == os.pardir
    return (path if outside else relative).replace(os.sep, "/")


def uri_of(path: str) -> str:
    """A URI reference: relative where ``from_here`` is."""
    name = from_here(path)
    return Path(name).as_uri() if Path(name).is_absolute() else quote(os.fsencode(name), safe="/")
