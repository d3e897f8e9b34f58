"""The reader of text: ``.txt``, and ``.md`` as it stands."""

from __future__ import annotations

from linter.documents.document import Document
from linter.documents.encodings import decode, mojibake
from linter.documents.errors import ReadError
from linter.documents.remarks import take_out
from linter.patterns import compiled

_ENCODING_NAMES = {
    "gb18030": "GBK",
    "cp1252": "Western European",
    "latin-1": "Western European",
    "utf-8": "UTF-8",
}
# C0 controls that a text may hold: tab, line ends, form feed, and the end-of-file mark of old editors.
_CONTROL = compiled(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_MAX_CONTROL_SHARE = 0.01
# A few damaged characters leave a draft readable; more mean that it is damaged, or in two encodings at once.
_MAX_DAMAGED_SHARE = 0.01


def read_text(data: bytes, path: str, kind: str = "text") -> Document:
    """Read a text in UTF-8, UTF-16, GB18030 or Big5; line ends and every character are kept.

    Raises ReadError for what is empty, binary or garbled (mojibake).
    """
    if not data.strip():
        raise ReadError(
            path,
            "文件是空的。请确认导出或保存是否成功。",
            "the file is empty; check that it was exported or saved properly",
        )
    decoded = decode(data)
    if decoded is None or _is_binary(decoded.text):
        raise ReadError(
            path,
            "不是文本文件，或者编码无法辨认。请用记事本打开，另存为纯文本（编码选 UTF-8）。",
            "not a text file, or in an encoding that cannot be told; save it as plain text in UTF-8",
        )
    if not decoded.text.strip("\ufeff \t\r\n\u3000"):
        raise ReadError(path, "文件里没有文字。", "there is no text in the file")
    text, remarks = take_out(decoded.text)
    document = Document(path, kind, text, decoded.encoding, remarks=remarks)
    refuse_garbled(document)
    return document


def _is_binary(text: str) -> bool:
    sample = text[:100_000]
    return len(_CONTROL.findall(sample)) > _MAX_CONTROL_SHARE * len(sample)


def refuse_garbled(document: Document) -> None:
    """Raise ReadError where the text of a draft is mojibake, or damaged beyond a few characters."""
    _refuse_mojibake(document.text, document.path)
    _refuse_damage(document)


def _refuse_mojibake(text: str, path: str) -> None:
    wrong_turn = mojibake(text)
    if wrong_turn is None:
        return
    read_as, really = wrong_turn
    if not really:
        raise ReadError(
            path,
            "文件是乱码（“锟斤拷”），原来的文字已经丢失。请找回转换之前的文件，另存为 UTF-8。",
            "mojibake (锟斤拷): characters are lost; go back to the file before it was converted",
        )
    zh_name = "西文" if read_as in ("cp1252", "latin-1") else _ENCODING_NAMES[read_as]
    raise ReadError(
        path,
        f"文件是乱码：{_ENCODING_NAMES[really]} 的文字曾被当作{zh_name}编码打开并保存。"
        "请找回原文件，另存为 UTF-8。",
        f"mojibake: {_ENCODING_NAMES[really]} text was once opened as {_ENCODING_NAMES[read_as]} and saved; "
        "go back to the original file and save it as UTF-8",
    )


def _refuse_damage(document: Document) -> None:
    if document.text.count("\ufffd") > _MAX_DAMAGED_SHARE * len(document.text):
        row, _ = document.position(document.text.index("\ufffd"))
        raise ReadError(
            document.path,
            f"文件有损坏，或者混用了几种编码（从第 {row} 行起有读不出的字）。请找回原文件，另存为 UTF-8。",
            f"the file is damaged or mixes encodings (from line {row} on); save the original as UTF-8",
        )
