"""Output: one module a format.  A format turns what was found into text; it does not print."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from linter.diagnostics import Text
    from linter.engine import Result
    from linter.report.report import Report
    from linter.rules import Rule

# The module and the class of each format; imported only when it is asked for.
_CLASSES: dict[str, tuple[str, str]] = {
    "full": ("terminal", "TerminalFormat"),
    "concise": ("concise", "ConciseFormat"),
    "json": ("json", "JsonFormat"),
    "lsp": ("lsp", "LspFormat"),
    "sarif": ("sarif", "SarifFormat"),
    "github": ("github", "GithubFormat"),
    "gitlab": ("gitlab", "GitlabFormat"),
    "junit": ("junit", "JunitFormat"),
    "checkstyle": ("checkstyle", "CheckstyleFormat"),
    "rdjson": ("rdjson", "RdjsonFormat"),
    "markdown": ("markdown", "MarkdownFormat"),
    "html": ("html", "HtmlFormat"),
    "xlsx": ("xlsx", "XlsxFormat"),
}
FORMATS = tuple(_CLASSES)
BINARY = ("xlsx",)


class Options(NamedTuple):
    """What a format may need to know of the run.

    ``rules`` are all that a finding may come from; from the severity ``fail_on`` on a finding makes the run
    fail; ``width`` folds long lines.
    """

    language: str
    rules: Sequence[Rule] = ()
    fail_on: str = "error"
    colour: bool = False
    width: int | None = None

    @property
    def titles(self) -> dict[str, Text]:
        """Each rule's title by its code."""
        return {rule.code: rule.title for rule in self.rules}


class Format:
    """How findings are written, file by file, so that a run of any length needs little memory.

    One that is ``for_machines`` is always in UTF-8, whatever the terminal's encoding, and has no summary
    beside it.  One of ``BINARY`` gives its bytes at the end, as ``content``.
    """

    for_machines = True

    def __init__(self, options: Options) -> None:
        self._options = options
        self._language = options.language

    def start(self) -> str:
        """What stands before the first file."""
        return ""

    def file(self, report: Report, result: Result) -> str:
        """What is written about one file; may be empty."""
        raise NotImplementedError

    def refused(self, path: str, message: str) -> str:
        """What is written about a file that was not checked, and why; people read that elsewhere."""
        return ""

    def finish(self) -> str:
        """What stands after the last file."""
        return ""

    def content(self) -> bytes:
        """The whole output of a binary format."""
        raise NotImplementedError

    def _say(self, zh: str, en: str) -> str:
        return en if self._language == "en" else zh


def make_format(name: str, options: Options) -> Format:
    """The format called ``name``."""
    module, class_name = _CLASSES[name]
    made: Format = getattr(import_module(f"{__name__}.{module}"), class_name)(options)
    return made
