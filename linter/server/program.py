"""The server: which requests of the protocol it answers."""

from __future__ import annotations

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from linter import __version__
from linter.server.actions import FIX_ALL, actions
from linter.server.desk import Desk, is_ours
from linter.server.hover import hover
from linter.server.outline import hints, symbols

DELAY = 0.15  # seconds without a keystroke


def make_server(language: str | None, own_language: str, delay: float = DELAY) -> LanguageServer:
    """A server that speaks ``language``, else the client's, else ``own_language``."""
    server = LanguageServer("reportlint", __version__)
    desk = Desk(server, language or own_language, delay)

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        if language is None and params.locale:
            desk.language = "en" if params.locale.lower().startswith("en") else "zh"

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        watched = server.client_capabilities.workspace
        if (
            watched
            and watched.did_change_watched_files
            and watched.did_change_watched_files.dynamic_registration
        ):
            options = types.DidChangeWatchedFilesRegistrationOptions(
                [
                    types.FileSystemWatcher("**/*.{yaml,yml}"),
                    types.FileSystemWatcher("**/.reportlint-baseline.json"),
                ]
            )
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            await server.client_register_capability_async(
                types.RegistrationParams([types.Registration("watched", method, options)])
            )

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(params: types.DidOpenTextDocumentParams) -> None:
        desk.schedule(params.text_document.uri, at_once=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: types.DidChangeTextDocumentParams) -> None:
        desk.schedule(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(params: types.DidSaveTextDocumentParams) -> None:
        if is_ours(params.text_document.uri):
            desk.reload()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def did_close(params: types.DidCloseTextDocumentParams) -> None:
        desk.forget(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        if any(is_ours(change.uri) for change in params.changes):
            desk.reload()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def did_change_configuration(params: types.DidChangeConfigurationParams) -> None:
        desk.reload()

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def on_hover(params: types.HoverParams) -> types.Hover | None:
        analysis = desk.analysis(params.text_document.uri)
        return hover(analysis, params.position) if analysis else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    def on_code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        analysis = desk.analysis(params.text_document.uri)
        return list(actions(analysis, params.range, params.context)) if analysis else []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def on_document_symbol(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        analysis = desk.analysis(params.text_document.uri)
        return symbols(analysis) if analysis else []

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    def on_inlay_hint(params: types.InlayHintParams) -> list[types.InlayHint]:
        analysis = desk.analysis(params.text_document.uri)
        return list(hints(analysis, params.range)) if analysis else []

    return server
