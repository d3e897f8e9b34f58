"""The language server, spoken to as an editor speaks to it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client

from linter.diagnostics import Diagnostic
from linter.documents import read
from linter.linting import Terms, lint
from linter.rules import load_rules
from linter.server.desk import is_ours
from tests.generator.pipeline import TODAY

ASTRAL = "𠮷"  # two columns in UTF-16, four in UTF-8
EXAMPLES = Path(__file__).parent.parent / "examples"
FAULTS = (EXAMPLES / "faults.txt").read_text("utf-8").replace("本报告根据", f"{ASTRAL}本报告根据", 1)
CLEAN = (EXAMPLES / "clean.txt").read_text("utf-8")
UNITS = {"utf-8": lambda text: len(text.encode()), "utf-16": lambda text: len(text.encode("utf-16-le")) // 2}


class Editor:
    """One editor with one server."""

    def __init__(self, client: LanguageClient, folder: Path, encoding: str) -> None:
        self.client = client
        self.folder = folder
        self.units = UNITS[encoding]

    def uri(self, name: str = "draft.txt") -> str:
        return (self.folder / name).as_uri()

    async def open(self, text: str, name: str = "draft.txt") -> list[types.Diagnostic]:
        item = types.TextDocumentItem(self.uri(name), "plaintext", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.published(name)

    def change(self, text: str, version: int, name: str = "draft.txt") -> None:
        identifier = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    async def published(self, name: str = "draft.txt") -> list[types.Diagnostic]:
        await self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return list(self.client.diagnostics[self.uri(name)])

    def range(self, text: str, start: int, end: int) -> types.Range:
        def position(offset: int) -> types.Position:
            line = text.count("\n", 0, offset)
            return types.Position(line, self.units(text[text.rfind("\n", 0, offset) + 1 : offset]))

        return types.Range(position(start), position(end))

    def slice(self, text: str, at: types.Range) -> str:
        """The text that a range of the protocol stands for."""

        def offset(position: types.Position) -> int:
            start = sum(len(line) + 1 for line in text.split("\n")[: position.line])
            line, count = text.split("\n")[position.line], 0
            while self.units(line[:count]) < position.character:
                count += 1
            return start + count

        return text[offset(at.start) : offset(at.end)]

    def mended(self, text: str, edit: types.WorkspaceEdit) -> str:
        assert edit.changes
        edits = list(edit.changes[self.uri()])
        lines = text.split("\n")

        def offset(position: types.Position) -> int:
            line, count = lines[position.line], 0
            while self.units(line[:count]) < position.character:
                count += 1
            return sum(len(each) + 1 for each in lines[: position.line]) + count

        places = sorted(
            ((offset(e.range.start), offset(e.range.end), e.new_text) for e in edits), reverse=True
        )
        for start, end, content in places:
            text = text[:start] + content + text[end:]
        return text


@pytest.fixture(params=["utf-8", "utf-16"])
async def editor(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Editor]:
    config = ClientServerConfig(
        server_command=[sys.executable, "-c", "from linter.cli import main; main()", "lsp"],
        client_factory=make_test_lsp_client,
    )
    client = await config.start()
    client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda parameters: None)
    capabilities = client_capabilities("visual-studio-code")
    assert capabilities.general
    capabilities.general.position_encodings = [request.param]
    await client.initialize_session(
        types.InitializeParams(capabilities=capabilities, locale="en", root_uri=tmp_path.as_uri())
    )
    yield Editor(client, tmp_path, request.param)
    await client.shutdown_session()
    await client.stop()


def expected(text: str) -> list[Diagnostic]:
    rules = load_rules()
    _, result = lint(read(text.encode(), "draft.txt"), rules, rules, Terms(TODAY), "en")
    return list(result.diagnostics)


async def test_findings_stand_where_they_are(editor: Editor) -> None:
    found = await editor.open(FAULTS)
    wanted = expected(FAULTS)
    assert [(each.code, each.message, each.range) for each in found] == [
        (each.code, each.message, editor.range(FAULTS, *each.span)) for each in wanted
    ]
    [stale] = [each for each in found if each.code == "C002"]
    assert editor.slice(FAULTS, stale.range).startswith("《中华人民共和国政府信息公开条例》")
    [balance] = [each for each in found if each.code == "T101"]
    assert balance.related_information
    assert balance.severity == types.DiagnosticSeverity.Error
    assert balance.source == "reportlint"


async def test_only_the_last_of_many_keystrokes_is_linted(editor: Editor) -> None:
    assert await editor.open(CLEAN) == []
    for version in range(2, 12):
        editor.change(CLEAN.replace("一、总体情况", f"一、总体情况{'啊' * version}"), version)
    editor.change(FAULTS, 12)
    found = await editor.published()
    assert {each.code for each in found} == {each.code for each in expected(FAULTS)}


async def test_an_edited_range_is_understood(editor: Editor) -> None:
    """An incremental change behind an astral character."""
    await editor.open(FAULTS)
    start = FAULTS.index("国务院令第492号")
    at = editor.range(FAULTS, start, start + len("国务院令第492号"))
    identifier = types.VersionedTextDocumentIdentifier(2, editor.uri())
    change = types.TextDocumentContentChangePartial(at, "国务院令第711号")
    editor.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))
    found = await editor.published()
    assert "C002" not in {each.code for each in found}


async def test_several_files_and_closing_one(editor: Editor) -> None:
    assert await editor.open(FAULTS)
    assert await editor.open(CLEAN, "other.txt") == []
    identifier = types.TextDocumentIdentifier(editor.uri())
    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(identifier))
    assert await editor.published() == []


async def test_hover_tells_the_rule_and_the_instrument(editor: Editor) -> None:
    await editor.open(FAULTS)
    identifier = types.TextDocumentIdentifier(editor.uri())
    at = editor.range(FAULTS, FAULTS.index("国务院令第492号"), FAULTS.index("国务院令第492号") + 3)
    told = await editor.client.text_document_hover_async(types.HoverParams(identifier, at.start))
    assert told is not None and isinstance(told.contents, types.MarkupContent)
    assert "**C002" in told.contents.value
    assert "in force" in told.contents.value
    assert told.range is not None and "国务院令第492号" in editor.slice(FAULTS, told.range)
    nothing = types.HoverParams(identifier, types.Position(0, 0))
    assert await editor.client.text_document_hover_async(nothing) is None


async def _actions(editor: Editor, at: types.Range, *only: str) -> list[types.CodeAction]:
    answer = await editor.client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(editor.uri()),
            at,
            types.CodeActionContext([], only=list(only) or None),
        )
    )
    return [each for each in answer or () if isinstance(each, types.CodeAction)]


async def test_a_quick_fix_mends_its_finding(editor: Editor) -> None:
    found = await editor.open(FAULTS)
    [brackets] = [each for each in found if each.code == "C008"]
    mending = (await _actions(editor, brackets.range, "quickfix"))[0]
    assert mending.is_preferred and mending.edit
    text = editor.mended(FAULTS, mending.edit)
    assert "〔2021〕30号" in text
    editor.change(text, 2)
    assert "C008" not in {each.code for each in await editor.published()}


async def test_all_that_is_safe_is_mended_at_once(editor: Editor) -> None:
    await editor.open(FAULTS)
    safe = [each for each in expected(FAULTS) if each.fix and each.fix.applicability == "safe"]
    [everything] = await _actions(editor, editor.range(FAULTS, 0, 0), "source.fixAll")
    assert everything.edit
    text = editor.mended(FAULTS, everything.edit)
    left = {each.fingerprint for each in expected(text)}
    assert len(safe) >= 2
    assert not {each.fingerprint for each in safe} & left


async def test_a_finding_is_accepted_for_a_reason(editor: Editor) -> None:
    found = await editor.open(FAULTS)
    [title] = [each for each in found if each.code == "S004"]
    accepting = (await _actions(editor, title.range, "quickfix"))[-1]
    assert accepting.edit
    editor.change(editor.mended(FAULTS, accepting.edit), 2)
    assert not {"S004", "R002", "R004"} & {each.code for each in await editor.published()}


async def test_the_outline_lists_sections_and_tables(editor: Editor) -> None:
    await editor.open(CLEAN)
    identifier = types.TextDocumentIdentifier(editor.uri())
    symbols = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(identifier))
    assert symbols
    named = [each for each in symbols if isinstance(each, types.DocumentSymbol)]
    assert [each.detail for each in named][:3] == ["overview", "active_disclosure", "applications"]
    assert editor.slice(CLEAN, named[2].selection_range) == named[2].name
    assert [child.name for child in named[2].children or ()] == ["Table 3"]
    for each in named:
        assert each.range.start <= each.selection_range.start
        assert each.selection_range.end <= each.range.end


async def test_totals_are_told_beside_their_cells(editor: Editor) -> None:
    await editor.open(FAULTS)
    identifier = types.TextDocumentIdentifier(editor.uri())
    whole = editor.range(FAULTS, 0, len(FAULTS))
    hints = await editor.client.text_document_inlay_hint_async(types.InlayHintParams(identifier, whole))
    [wrong] = [each for each in expected(FAULTS) if each.code == "T101"]
    at = editor.range(FAULTS, wrong.span.end, wrong.span.end).start
    assert [each.label for each in hints or () if each.position == at] == [" = 14"]


async def test_a_changed_configuration_is_heeded(editor: Editor) -> None:
    assert "T101" in {each.code for each in await editor.open(FAULTS)}
    config = editor.folder / ".reportlint.yaml"
    config.write_text("ignore: [T]\n", "utf-8")
    changed = types.DidChangeWatchedFilesParams(
        [types.FileEvent(config.as_uri(), types.FileChangeType.Created)]
    )
    editor.client.workspace_did_change_watched_files(changed)
    assert "T101" not in {each.code for each in await editor.published()}


async def test_a_wrong_configuration_is_a_message_and_not_the_end(editor: Editor) -> None:
    config = editor.folder / ".reportlint.yaml"
    config.write_text("ignor: [T]\n", "utf-8")
    item = types.TextDocumentItem(editor.uri(), "plaintext", 1, FAULTS)
    editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await editor.client.wait_for_notification(types.WINDOW_SHOW_MESSAGE)
    assert "'ignore' perhaps" in editor.client.messages[0].message
    config.write_text("ignore: [T]\n", "utf-8")
    editor.change(FAULTS + "\n", 2)
    assert "C002" in {each.code for each in await editor.published()}


async def test_empty_and_very_long_drafts(editor: Editor) -> None:
    assert await editor.open("") == []
    editor.change(CLEAN + "本行是占位用的文字。\n" * 50_000, 2)
    await asyncio.wait_for(editor.published(), 60)
    editor.change(FAULTS, 3)
    assert "C002" in {each.code for each in await editor.published()}


@pytest.mark.parametrize(
    ("address", "expected"),
    [("file:///a/.reportlint.yaml", True), ("file:///a/draft.txt", False), ("file://[a/draft.txt", False)],
)
def test_any_address_is_told_from_a_file_of_settings(address: str, expected: bool) -> None:
    assert is_ours(address) is expected
