"""The reader of PDF files with a text layer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from linter.documents.document import Document
from linter.documents.errors import ReadError
from linter.documents.optional import require
from linter.documents.pdf_flow import flow
from linter.documents.pdf_layout import from_plain
from linter.documents.pdf_process import MAX_SECONDS

_ORIGINAL_ZH = "请检查原来的 Word 文件（.docx）"
_ORIGINAL_EN = "check the original Word document (.docx) instead"
_REFUSALS: dict[str, tuple[str, str]] = {
    "scan": (
        f"PDF 里没有文字（可能是扫描件）。{_ORIGINAL_ZH}，或者先做文字识别（OCR）。",
        "the PDF has no text (it may be a scan); run OCR or use the original .docx",
    ),
    "unmapped": (
        f"PDF 里的文字读不出（字体没有文字对照表）。{_ORIGINAL_ZH}，或者先做文字识别（OCR）。",
        "the text of the PDF cannot be read (its fonts do not say which characters they show); "
        "run OCR or use the original .docx",
    ),
    "encrypted": (
        f"PDF 有密码。请另存一份没有密码的，或者{_ORIGINAL_ZH.removeprefix('请')}。",
        f"the PDF is encrypted; save it without a password, or {_ORIGINAL_EN}",
    ),
    "damaged": (
        f"PDF 已损坏，或者不完整。请重新导出，或者{_ORIGINAL_ZH.removeprefix('请')}。",
        f"the PDF is damaged or incomplete; export it again, or {_ORIGINAL_EN}",
    ),
    "pages": (
        "PDF 超过 500 页。请把年度报告单独另存为一个文件。",
        "the PDF has more than 500 pages; save the report on its own",
    ),
    "memory": (
        f"读 PDF 需要的内存超过上限（1 GB）。{_ORIGINAL_ZH}。",
        f"reading the PDF takes more than 1 GB of memory; {_ORIGINAL_EN}",
    ),
    "time": (
        f"读 PDF 超过 {MAX_SECONDS} 秒，已停止。{_ORIGINAL_ZH}。",
        f"reading the PDF took more than {MAX_SECONDS} seconds and was stopped; {_ORIGINAL_EN}",
    ),
}
_TOO_MUCH = (
    f"PDF 一页上的内容太多，或者文字太多，不像年度报告。{_ORIGINAL_ZH}。",
    f"the PDF holds more than any report does; {_ORIGINAL_EN}",
)


def read_pdf(data: bytes, path: str, *, seconds: float = MAX_SECONDS) -> Document:
    """Read the text layer of a PDF: paragraphs without their line ends, ruled tables with their cells.

    The file is read in a process of its own, for ``seconds`` at most.  Raises ReadError where there is no
    text to be read, and where pdfplumber (an optional dependency) is not installed.
    """
    require("pdfplumber", path)
    answer = _ask(data, seconds)
    pages = answer.get("pages")
    if pages is None:
        raise ReadError(path, *_REFUSALS.get(str(answer.get("refusal")), _TOO_MUCH))
    return flow([from_plain(page) for page in pages]).document(path, "pdf")


def _ask(data: bytes, seconds: float) -> dict[str, Any]:
    # -P and the path of this process: a folder that is searched for drafts must not lend its modules.
    paths = os.pathsep.join(path for path in sys.path if path)
    command = [sys.executable, "-P", "-m", "linter.documents.pdf_process"]
    try:
        done = subprocess.run(  # noqa: S603
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env={**os.environ, "PYTHONPATH": paths},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"refusal": "time"}
    except (OSError, ValueError):  # killed for its memory or its processor time, or crashed
        return {"refusal": "damaged"}
    return answer
