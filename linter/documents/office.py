"""Old Word and WPS documents, RTF and OpenDocument: LibreOffice makes .docx of them where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from linter.documents.document import Document
from linter.documents.errors import ReadError
from linter.documents.kinds import Kind, kind_of

MAX_SECONDS = 60  # LibreOffice takes 1 to 5 to start
_SUFFIXES = {"doc": ".doc", "rtf": ".rtf", "odt": ".odt"}
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
# A profile of its own that runs no macro, follows no link and finds no network.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{items}
</oor:items>
"""
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def read_office(data: bytes, path: str, *, seconds: float = MAX_SECONDS) -> Document:
    """Read a document that LibreOffice can turn into .docx, within ``seconds``.

    Raises ReadError where LibreOffice is not installed, fails, or takes too long; it works in a temporary
    folder that is removed afterwards.
    """
    from linter.documents.docx import read_docx

    kind = kind_of(data, path)
    program = find_libreoffice()
    if program is None:
        raise _refusal(kind, path)
    with TemporaryDirectory(prefix="reportlint-", ignore_cleanup_errors=True) as folder:
        converted = _convert(data, Path(folder), program, _SUFFIXES[kind.id], seconds)
    if converted is None:
        raise ReadError(
            path,
            "LibreOffice 没能打开这个文件（已损坏、有密码，或者用时太长）。"
            "请在 Word 或 WPS 里另存为 .docx，再检查那个文件。",
            "LibreOffice could not open it (damaged, with a password, or too slow); "
            "save it as .docx in Word or WPS and check that file",
        )
    return read_docx(converted, path)


def find_libreoffice() -> str | None:
    """The path of LibreOffice, None where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((place for place in _USUAL_PLACES if os.access(place, os.X_OK)), None)


def _refusal(kind: Kind, path: str) -> ReadError:
    return ReadError(
        path,
        f"这是{kind.zh}，不能直接检查。请在 Word 或 WPS 里另存为 .docx，再检查那个文件；"
        "装了 LibreOffice 的电脑可以直接检查。",
        f"this is {kind.en}, which cannot be read as it is; save it as .docx and check that file "
        "(where LibreOffice is installed, it is read directly)",
    )


def _convert(data: bytes, folder: Path, program: str, suffix: str, seconds: float) -> bytes | None:
    """The document as .docx, or None where LibreOffice gives none."""
    draft = folder / f"draft{suffix}"
    draft.write_bytes(data)
    profile = folder / "profile"
    _write_profile(profile)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "converted"),
        str(draft),
    ]
    if not _run(command, folder, seconds):
        return None
    try:
        return (folder / "converted" / "draft.docx").read_bytes()
    except OSError:
        return None


def _write_profile(profile: Path) -> None:
    items = "\n".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), "utf-8")


def _run(command: list[str], folder: Path, seconds: float) -> bool:
    """Run LibreOffice and whatever it starts; False where it does not end in time."""
    own_group = sys.platform != "win32"
    try:
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=own_group,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return False
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:  # too slow, or interrupted by the user
            if own_group:
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            process.wait()
    return True
