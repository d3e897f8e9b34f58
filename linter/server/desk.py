"""The open drafts of an editor: linted as one types, the newest version only."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from lsprotocol import types
from lsprotocol.converters import get_converter
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from linter.checking import Settings
from linter.configuration.files import find
from linter.documents.errors import ReadError
from linter.engine import InternalError
from linter.misuse import Misuse
from linter.output.lsp import parameters
from linter.resources.problems import DataError
from linter.server.analysis import Analysis, analyse, settings_for


class Desk:
    """What the server keeps: an analysis of each open draft, and the lintings that are under way."""

    def __init__(self, server: LanguageServer, language: str, delay: float) -> None:
        self.language = language
        self._server = server
        self._delay = delay
        self._analyses: dict[str, tuple[int | None, Analysis]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._settings: dict[tuple[str | None, int], Settings] = {}
        self._said = ""
        self._converter = get_converter()

    def schedule(self, uri: str, *, at_once: bool = False) -> None:
        """Lint a draft when nobody has typed in it for a moment; what was to be linted before is not."""
        if task := self._tasks.pop(uri, None):
            task.cancel()
        self._tasks[uri] = asyncio.ensure_future(self._soon(uri, 0 if at_once else self._delay))

    def forget(self, uri: str) -> None:
        """The draft was closed: its findings go."""
        if task := self._tasks.pop(uri, None):
            task.cancel()
        self._analyses.pop(uri, None)
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def reload(self) -> None:
        """A configuration or something that it names has changed: lint every draft anew."""
        self._settings.clear()
        self._said = ""
        for uri in list(self._analyses):
            self.schedule(uri, at_once=True)

    def analysis(self, uri: str) -> Analysis | None:
        """The analysis of a draft as it stands, made on the spot where the last is of an older version."""
        document = self._server.workspace.get_text_document(uri)
        version, analysis = self._analyses.get(uri, (None, None))
        if analysis is not None and version == document.version:
            return analysis
        try:
            analysis = self._analyse(uri, document.source)
        except (ReadError, DataError, Misuse, InternalError, OSError):
            return None
        self._analyses[uri] = document.version, analysis
        return analysis

    async def _soon(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        document = self._server.workspace.get_text_document(uri)
        version, text = document.version, document.source
        try:
            analysis = await asyncio.to_thread(self._analyse, uri, text)
        except ReadError as error:  # an empty draft is no fault
            self._publish(uri, [])
            self._server.window_log_message(
                types.LogMessageParams(types.MessageType.Info, error.en if self._english else error.zh)
            )
        except (DataError, Misuse) as error:
            self._say(error.in_language(self.language))
        except (InternalError, OSError) as error:
            self._say(f"reportlint: {error}")
        else:
            if self._server.workspace.get_text_document(uri).version == version:
                self._analyses[uri] = version, analysis
                record = parameters(
                    analysis.report, analysis.result, self.language, uri=uri, units=analysis.units
                )
                found = self._converter.structure(record, types.PublishDiagnosticsParams)
                self._publish(uri, list(found.diagnostics), version)
        self._tasks.pop(uri, None)

    @property
    def _english(self) -> bool:
        return self.language == "en"

    def _analyse(self, uri: str, text: str) -> Analysis:
        path = _path(uri)
        settings = self._settings_of(path)
        units = self._server.workspace.position_encoding
        return analyse(uri, path, text, settings, self.language, str(getattr(units, "value", units)))

    def _settings_of(self, path: str) -> Settings:
        file = find([path])
        key = file, os.stat(file).st_mtime_ns if file else 0  # noqa: PTH116
        if key not in self._settings:
            self._settings[key] = settings_for(path, self.language)
        return self._settings[key]

    def _publish(self, uri: str, found: list[types.Diagnostic], version: int | None = None) -> None:
        self._server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, found, version=version)
        )

    def _say(self, words: str) -> None:
        """Tell the user of a fault, once until something is mended."""
        if words != self._said:
            self._said = words
            self._server.window_show_message(types.ShowMessageParams(types.MessageType.Error, words))


def is_ours(uri: str) -> bool:
    """Whether a file that changed may decide what is found in a draft."""
    name = Path(_path(uri)).name
    return name.endswith((".yaml", ".yml")) or name == ".reportlint-baseline.json"


def _path(uri: str) -> str:
    """The file that an address names, or the address where it names none."""
    try:
        return to_fs_path(uri) or uri
    except ValueError:  # a bracket in the place of a host
        return uri
