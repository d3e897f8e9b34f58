"""The few colours of the terminal output."""

from linter.diagnostics import Severity
from linter.tuples import NamedTuple

_SEVERITY = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


class Style(NamedTuple):
    """Wraps text in colours where ``colour`` says so, else gives it back as it is."""

    colour: bool

    def severity(self, severity: Severity, text: str) -> str:
        return self._wrap(_SEVERITY[severity], text)

    def strong(self, text: str) -> str:
        return self._wrap("1", text)

    def faint(self, text: str) -> str:
        return self._wrap("2", text)

    def place(self, text: str) -> str:
        return self._wrap("36", text)

    def _wrap(self, codes: str, text: str) -> str:
        return f"\x1b[{codes}m{text}\x1b[0m" if self.colour and text else text
