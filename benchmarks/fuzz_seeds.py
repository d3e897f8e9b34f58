"""What fuzzing begins with: pieces of the invented examples and of the project's own data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_PIECE = 200  # characters
_MOST = 12  # records of one kind
_WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>某县2024年政府信息公开工作年度报告</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr>"
    '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>总计</w:t></w:r></w:p></w:tc>'
    "</w:tr></w:tbl>{}</w:body></w:document>"
)
_PDF = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length %d>>stream
%s
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""
_PAGES = (
    b"BT /F1 12 Tf 20 150 Td (2024 12 34) Tj 0 -20 Td [(1) -200 (2)] TJ ET",
    b"20 20 m 180 20 l S 20 60 m 180 60 l S 20 100 160 40 re S 20 20 m 20 140 l S 180 20 m 180 140 l S "
    b"BT /F1 10 Tf 30 30 Td (7) Tj 60 0 Td (8) Tj ET",
    b"q 0 1 -1 0 200 0 cm BT /F1 9 Tf 1 0 0 1 10 10 Tm (a) ' ET Q 0 0 200 200 re W n",
)
_YAML = {
    "configuration": (
        "profile: draft\nseverity: {T101: off}\nper-path:\n- {paths: a, ignore: [S]}\n",
        "lang: en\nform: 2021\nas-of: 2025-03-31\nselect: [T, C101]\nexclude: ['*.md']\nlaws: a.yaml\n",
    ),
    "side-file": (
        '- ignore: T101\n  reason: 已核实\n  until: "2026-01-01"\n  at: {table: applications, row: a}\n',
        '- ignore: [W, request-balance]\n  fingerprint: "0123"\n  reason: x\n',
    ),
    "words": (
        "typos:\n- {wrong: 帐号, right: 账号, not_after: [a], usage: true}\nmay_repeat: [天天]\n",
        "may_meet: [a]\ncorrect: [按装]\n",
    ),
    "laws": (
        "laws:\n- id: local-rule\n  title: 某省政府信息公开规定\n  kind: 地方性法规\n  aliases:\n"
        "  - {text: 某省规定, safe: true}\n  versions:\n  - id: '2020'\n    in_force: {from: \"2020-01-01\", "
        'to: "2021-01-01"}\n    articles: 40\n  - id: \'2021\'\n    in_force: {from: "2021-01-01"}\n'
        '  ended: {how: repealed, on: "2022-01-01"}\n',
    ),
}
_OTHERS: dict[str, tuple[bytes, ...]] = {
    "pdf": tuple(_PDF % (len(page), page) for page in _PAGES),
    "baseline": (
        b'{"version": 1, "files": {"a.txt": [{"code": "T101", "identity": "0f", "message": "m"}]}}',
    ),
    "expression": (
        b"a + b == c.*",
        b"a - 2 * (b + c) >= 0 and d != e",
        b"sum(a, b) <= c / 3",
        b"not (a.b.total > 1 or c[*] == 0)",
    ),
    "instrument": tuple(
        each.encode()
        for each in ("国办发〔2010〕5号", "《政府信息公开条例》（国令第711号）", "办公厅函[2021]30号", "条例")
    ),
}


def seeds(target: str) -> Iterator[bytes]:
    """The inputs to begin with."""
    if target in ("text", "markdown", "any", "html", "docx"):
        yield from (_shaped(target, piece).encode() for piece in _pieces())
    elif target in ("fix", "server"):
        for at in range(0, 6_000, 400):
            yield at.to_bytes(2, "big") + b"\x07" + "总计12，".encode() + b"\0\1\0\xff"
        if target == "fix":
            yield from (piece.encode() for piece in _pieces())
    elif target == "rules":
        text = (_ROOT / "rules" / "tables.yaml").read_text("utf-8")
        yield from (f"- code:{record}".encode() for record in text.split("- code:")[1 : _MOST + 1])
    else:
        yield from _OTHERS.get(target, ())
        yield from (text.encode() for text in _YAML.get(target, ()))


def words(target: str) -> Iterator[str]:
    """What the program looks for in an input: libFuzzer puts these in whole."""
    data = b"\n".join(seeds(target)).decode("utf-8", "replace")
    found = re.findall(r"[\u4e00-\u9fff]{2,8}|</?[\w:]+|[\w:]+=|[a-z_-]{3,}:|[0-9]{2,}", data)
    marks = [
        "《",
        "》",
        "〔2024〕",
        "（一）",
        "一、",
        "第十条",
        "%",
        "件",
        "万元",
        "年",
        "月",
        "日",
        "\t",
        "|",
        "０",
    ]
    yield from list(dict.fromkeys([*marks, *found]))[:400]


def _pieces() -> Iterator[str]:
    for path in sorted((_ROOT / "examples").iterdir()):
        text = path.read_text("utf-8")
        yield from (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))


def _shaped(target: str, piece: str) -> str:
    """A piece of a draft in the clothes of its format."""
    lines = [escape(line) for line in piece.splitlines()]
    if target == "html":
        return "".join(
            f"<tr><td>{'<td rowspan=2>'.join(line.split())}</tr>" if "\t" in line else f"<p>{line}</p>"
            for line in lines
        )
    if target == "docx":
        return _WORD.format("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines[:20]))
    return piece
