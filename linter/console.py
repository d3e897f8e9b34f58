"""The two streams, and the session that speaks to a person through them."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO, TypeVar

from linter.tuples import NamedTuple

if TYPE_CHECKING:
    from linter.documents.document import Document
    from linter.documents.errors import ReadError

_Item = TypeVar("_Item")
_WORTH_A_BAR = 50  # files; fewer are done before a bar can be read


class Console:
    """Findings go to standard output, everything else to standard error.

    Neither ever fails on a character that its encoding cannot print.  Findings may go to a file instead.
    """

    def __init__(self, out: TextIO, err: TextIO, environment: Mapping[str, str]) -> None:
        self._out = self._results = out
        self._err = err
        self._environment = environment
        self._colourless = bool(environment.get("NO_COLOR"))
        for stream in (out, err):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")

    def for_machines(self) -> None:
        """From here on findings are in UTF-8 with the line ends as written, as other programs expect."""
        if isinstance(self._results, io.TextIOWrapper):
            self._results.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")

    @contextmanager
    def results_in(self, path: str | None) -> Iterator[None]:
        """Findings go to the file at ``path``, which is replaced at the end and only then; None changes
        nothing.  Raises Misuse where it cannot be written."""
        if path is None:
            yield
            return
        from linter.atomic import written_whole
        from linter.misuse import Misuse

        try:
            with written_whole(path) as self._results:
                yield
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            raise Misuse(
                f"输出文件 {path} 写不了：{error.strerror}。",
                f"the output file {path} cannot be written: {error.strerror}",
            ) from error
        finally:
            self._results = self._out

    def for_pipes(self) -> None:
        """The same where no person watches."""
        if not self._out.isatty():
            self.for_machines()

    def result(self, text: str) -> None:
        """Write to standard output, or where else findings go."""
        self._results.write(text)

    def binary(self, data: bytes) -> None:
        """Write a file there.  Raises Misuse where that would be a terminal."""
        if self._results.isatty():
            from linter.misuse import Misuse

            raise Misuse(
                "这是二进制文件，不能显示在终端上；请转存到文件。",
                "this is a binary file, which no terminal can show; send it to a file",
            )
        self._results.flush()
        self._results.buffer.write(data)
        self._results.buffer.flush()

    def note(self, text: str) -> None:
        """Write to standard error, after all that went to standard output before."""
        self._out.flush()
        self._err.write(text)
        self._err.flush()

    def flush(self) -> None:
        """Hand on what is still held back; raises BrokenPipeError where nobody reads it."""
        if not self._out.closed:  # the language server closes it
            self._out.flush()

    def forbid_colour(self) -> None:
        """No colours in this run."""
        self._colourless = True

    def colour(self) -> bool:
        """Whether findings get colours: ``--no-color`` and NO_COLOR forbid, FORCE_COLOR forces them."""
        if self._colourless:
            return False
        if self._environment.get("FORCE_COLOR"):
            return True
        return self._results.isatty() and self._environment.get("TERM") != "dumb"

    def width(self) -> int | None:
        """The columns of the terminal; None where findings go to none and COLUMNS does not say."""
        if not self._results.isatty() and not self._environment.get("COLUMNS"):
            return None
        from shutil import get_terminal_size

        return get_terminal_size().columns

    def progress(self, items: Iterable[_Item], label: str, count: int | None = None) -> Iterable[_Item]:
        """``items``, with a bar on standard error where a person would wait and see nothing else.

        ``count`` is how many there will be, where that is known before the first.
        """
        if self._results.isatty() or not self._err.isatty():
            return items
        if count is None:
            items = list(items)
            count = len(items)
        if count < _WORTH_A_BAR:
            return items
        from linter.output.bar import with_bar

        return with_bar(items, label, count, self._err)

    def abandon(self) -> None:
        """The reader of standard output is gone: keep the interpreter from complaining about it at exit."""
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, self._out.fileno())
        os.close(null)


class Session(NamedTuple):
    """What every command needs of the world: the console, a language, and standard input for ``-``.

    ``language_is_chosen`` says that the command line asked for the language.
    """

    console: Console
    language: str
    input: TextIO | None
    language_is_chosen: bool = False

    def say(self, zh: str, en: str) -> str:
        """The words of this session's language."""
        return en if self.language == "en" else zh

    def read(self, path: str, stdin_filename: str | None = None) -> Document:
        """The draft at ``path``, ``-`` being standard input under its own name.  Raises ReadError."""
        from linter.documents import load, read
        from linter.documents.discovery import STANDARD_INPUT

        if path != STANDARD_INPUT:
            return load(path)
        return read(self.read_bytes(path), stdin_filename or path)

    def read_bytes(self, path: str) -> bytes:
        """The content of the file at ``path``, ``-`` being standard input.  Raises ReadError."""
        from linter.documents import MAX_BYTES, load_bytes
        from linter.documents.discovery import STANDARD_INPUT

        if path != STANDARD_INPUT:
            return load_bytes(path)
        return self.input.buffer.read(MAX_BYTES) if self.input else b""

    def warn(self, path: str, zh: str, en: str) -> None:
        """Say something about a file on standard error."""
        from linter.output.display import printable

        self.console.note(f"{printable(path)}{self.say('：', ': ')}{printable(self.say(zh, en))}\n")

    def refuse(self, error: ReadError) -> str:
        """Say that a file cannot be read, and the way out; gives back the words."""
        self.warn(error.path, error.zh, error.en)
        return error.in_language(self.language)

    def fault(self, path: str, error: Exception) -> str:
        """Say in one line that the program is at fault, where, and how to report it; gives back the words."""
        where = f"{type(error).__name__}: {error}, {_place_of(error)}"
        words = self.say(
            f"程序内部错误（{where}），没有检查完，其余文件照常。"
            "请把这一行报给开发者，办法见 CONTRIBUTING.md。",
            f"internal fault ({where}); not checked, the other files go on. Please report this line, "
            "see CONTRIBUTING.md",
        )
        self.warn(path, words, words)
        return words


def _place_of(error: BaseException) -> str:
    """File and line of the innermost frame of the first cause."""
    while error.__cause__ is not None:
        error = error.__cause__
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rpartition(os.sep)[2]}:{trace.tb_lineno}" if trace else "?"
