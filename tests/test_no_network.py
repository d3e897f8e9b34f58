"""Nothing is fetched and nobody is called: no command opens a socket but ``lsp --tcp``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from linter.commands import COMMANDS
from tests.formats import docx, html, raw_pdf
from tests.formats.docx import package, paragraph
from tests.generator.manuscript import make_manuscript
from tests.test_cli import CLEAN, FAULTS, PROGRAM

# An event loop talks to itself over a pair of local sockets; that leaves the process for nowhere.
GUARD = """
import os, socket, sys

def watch(event, arguments):
    if event == "socket.__new__" and arguments[1] == getattr(socket, "AF_UNIX", None):
        return
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        os.write(2, f"NETWORK {event} {arguments[1:]}".encode())
        os._exit(97)

sys.addaudithook(watch)
"""
REMOTE = "http://192.0.2.1/x"
LINKED = package(
    paragraph("一、总体情况")
    + '<w:p><w:r><w:drawing><a:blip xmlns:a="a" xmlns:r="r" r:link="rId9"/></w:drawing></w:r></w:p>',
    {
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="rId9" Type="x/image" Target="{REMOTE}.png" TargetMode="External"/>'
        "</Relationships>"
    },
)
PAGE = (
    f'<!DOCTYPE html SYSTEM "{REMOTE}.dtd"><html><head><base href="{REMOTE}">'
    '<link rel=stylesheet href="a.css">'
    f'<script src="{REMOTE}.js"></script><meta http-equiv=refresh content="0;url={REMOTE}"></head>'
    f'<body><img src="{REMOTE}.png"><iframe src="{REMOTE}"></iframe><p>一、总体情况</p></body></html>'
).encode()
OPENING = b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (http://192.0.2.1/x) >> >>"


def message(method: str, params: object, number: int | None = None) -> bytes:
    content = {"jsonrpc": "2.0", "method": method, "params": params}
    body = json.dumps(content if number is None else content | {"id": number}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


DRAFT = {"uri": "file:///draft.txt", "languageId": "plaintext", "version": 1, "text": "一、总体情况\n"}
TALK = (
    message("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
    + message("initialized", {})
    + message("textDocument/didOpen", {"textDocument": DRAFT})
    + message(
        "textDocument/hover",
        {"textDocument": {"uri": DRAFT["uri"]}, "position": {"line": 0, "character": 0}},
        2,
    )
    + message("shutdown", None, 3)
    + message("exit", None)
)
RUNS: dict[str, tuple[str, ...]] = {
    "check": ("check", ".", "--previous", "a.txt", "--copies", "--output-format", "json"),
    "fix": ("fix", "--unsafe", "b.txt", "linked.docx", "remote.html"),
    "annotate": ("annotate", "c.docx", "-o", "marked.docx"),
    "extract": ("extract", "remote.html"),
    "baseline": ("baseline", ".", "--output-file", "known.json"),
    "explain": ("explain", "T101"),
    "rollup": ("rollup", "a.txt", "--members", "."),
    "laws": ("laws", "国办发〔2010〕5号"),
    "rules": ("rules",),
    "test-rules": ("test-rules",),
    "lsp": ("lsp",),
    "completion": ("completion", "bash"),
    "schema": ("schema",),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Drafts of every kind, of which some ask for something from elsewhere."""
    place = tmp_path_factory.mktemp("drafts")
    (place / "a.txt").write_bytes(Path(CLEAN).read_bytes())
    (place / "b.txt").write_bytes(Path(FAULTS).read_bytes())
    (place / "c.docx").write_bytes(docx.word_file(make_manuscript(1)))
    (place / "d.html").write_bytes(html.page(make_manuscript(2)))
    (place / "linked.docx").write_bytes(LINKED)
    (place / "remote.html").write_bytes(PAGE)
    text = raw_pdf.with_text([(72, 700, "一、总体情况")])
    (place / "remote.pdf").write_bytes(text.replace(b"<< /Type /Catalog /Pages 2 0 R >>", OPENING))
    return place


def guarded(folder: Path, guard: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """A run, with all processes that it starts, that ends at the first use of the network."""
    (guard / "sitecustomize.py").write_text(GUARD, "utf-8")
    paths = [str(guard), *(path for path in sys.path if path)]
    return subprocess.run(
        [*PROGRAM, *arguments],
        input=TALK if arguments[0] == "lsp" else b"",
        capture_output=True,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        timeout=60,
        check=False,
    )


def test_every_command_is_watched() -> None:
    assert set(RUNS) == set(COMMANDS)


@pytest.mark.parametrize("name", RUNS)
def test_no_command_opens_a_socket(name: str, folder: Path, tmp_path: Path) -> None:
    run = guarded(folder, tmp_path, *RUNS[name])
    assert run.returncode in (0, 1, 2), run.stderr
    assert b"NETWORK" not in run.stderr
    if name == "check":
        assert b"remote.pdf" in run.stdout
    if name == "annotate":
        assert (folder / "marked.docx").is_file()
    if name == "lsp":
        assert b'"id":3' in run.stdout.replace(b" ", b"")


def test_the_server_opens_one_where_it_is_told_to(folder: Path, tmp_path: Path) -> None:
    run = guarded(folder, tmp_path, "lsp", "--tcp", "0")
    assert run.returncode == 97
    assert b"NETWORK socket." in run.stderr
