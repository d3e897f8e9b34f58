"""What fuzzing begins with: pieces of the invented examples and of the project's own data, and edits."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

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
_LABELS = """form: 2021
sections:
- id: overview
  accepted: [年度工作综述]
tables:
  applications:
    rows:
    - {id: received, accepted: [收件]}
"""
_NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:pStyle w:val="h1"/><w:lvlText w:val="%1、"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
_STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
)
_STYLED = '<w:p><w:pPr><w:pStyle w:val="h1"/></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>'
_SETTINGS = (
    ("extends: [a.yaml]\nlang: en\n", "profile: audit\nextends: b.yaml\n", "severity: {T: off}\n"),
    ("extends: a.yaml\nper-path:\n- {paths: 'd*/*.txt', ignore: [S]}\n", "extends: c.yaml\n", ""),
    ("labels: a.yaml\nwords: b.yaml\n", _LABELS, "may_repeat: [天天]\n"),
    ("laws: a.yaml\nbaseline: b.yaml\n", _YAML["laws"][0], '{"version": 1, "files": {}}'),
    ("rules: [a.yaml, b.yaml]\nselect: [T]\n", "[]", "[]"),
    (
        "extend: {W006: {bodies: [某局]}}\noptions: {S012: {limit: 8}}\nform: 2019\nas-of: 2025-03-31\n",
        "",
        "",
    ),
)
# Edits of a whole draft: three bytes where and how much, then the text, which may be an element's attribute.
_EDITS = (
    b"\x11\x22\x0112",
    b"\x05\xc1\x08\xe6\x80\xbb\xe8\xae\xa1",
    b"\x33\x07\x30\n\n",
    b"\x01\x99\x02|\t|",
    b"\x44\x44\x03\x00\x21\x13\x0d2\x00\x31\x31\x16restart",
    b"\x02\x02\x04continue\x00\x62\x62\x05\x00\x19\x61\x1e\xe4\xb8\x80\xe3\x80\x81",
    b"\x6f\x70\x21-1\x00\x12\x9a\x11\xe3\x80\x8a\xe6\x9d\xa1\xe4\xbe\x8b\xe3\x80\x8b",
)
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
    "remarks": (
        "ignore[T101] 已核实\0ignore [W, S012] until 2026-01-01 暂缓\0ignore[request-balance]".encode(),
        b"ignore[T101] until 2020-13-01\0ignore[]\0off",
    ),
    "labels": (_LABELS.encode(),),
    "arguments": (
        b"\1--lang\0en\0--output-format=json\0--fail-on\0never\0a.docx",
        b"\2--checklist\0-o\0b.html\0--as-of\0" + b"2025-03-31\0a.txt",
        b"\3--form\0" + b"2021\0--processes=300\0-\0--select\0T,C101",
        *(bytes((number,)) + "T101\0国办发〔2010〕5号\0--members\0b".encode() for number in range(4, 16)),
    ),
    "settings": tuple("\0".join(each).encode() for each in _SETTINGS),
    "desk": tuple(
        uri + "\0某县2024年政府信息公开工作年度报告\n一、总体情况\n".encode()
        for uri in (
            b"file:///a/draft.txt",
            b"file:///C%3A/a%00/b.md",
            b"untitled:Untitled-1",
            b"file://host/s/x.yaml",
        )
    ),
    "cache": (b"\xe9\x01\x00\x00\x00", b"\x78\x9c\x03\x00\x00\x00\x00\x01"),
}


def seeds(target: str) -> Iterator[bytes]:
    """The inputs to begin with."""
    if make := _MADE.get(target):
        yield from make()
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


def _texts(target: str) -> Iterator[bytes]:
    """Pieces of drafts, the first few in other encodings too."""
    for index, piece in enumerate(_pieces()):
        yield _shaped(target, piece).encode()
        if index < _MOST and target == "text":
            yield piece.encode(("gb18030", "utf-16", "utf-8-sig")[index % 3])


def _word_parts() -> Iterator[bytes]:
    yield from _texts("docx")
    yield "\0".join((_WORD.format(_STYLED), _NUMBERING, _STYLES)).encode()


def _edited() -> Iterator[bytes]:
    yield from (edit + b"\0" + other for edit, other in pairwise(_EDITS))


def _edited_reports(before: int) -> Iterator[bytes]:
    """Edits behind a few bytes that choose a report."""
    for report in range(1, 96, 4):
        for choice in range(3 if before > 1 else 1):
            yield bytes((choice, report)[2 - before :]) + _EDITS[report % len(_EDITS)]


def _typed() -> Iterator[bytes]:
    for at in range(0, 6_000, 400):
        yield at.to_bytes(2, "big") + b"\x07" + "总计12，".encode() + b"\0\1\1\xff"


def _fixable() -> Iterator[bytes]:
    yield from _typed()
    yield from (piece.encode() for piece in _pieces())


def _rules() -> Iterator[bytes]:
    """A rule of each kind of check under a name of its own, with as few words as it may have."""
    from linter.resources import strict_yaml

    met = set()
    few = {key: {"zh": "甲", "en": "a"} for key in ("title", "message", "why", "advice")}
    for path in sorted((_ROOT / "rules").glob("*.yaml")):
        value = strict_yaml.read_yaml(path.read_bytes(), path.name).value
        for record in value if isinstance(value, list) else ():
            own: dict[str, Any] = {**record, **few, "code": f"X{record['code'][-3:]}", "name": "mine"}
            own["basis"] = {"instrument": "甲", "text": "乙"}
            for key in ("aliases", "since"):
                own.pop(key, None)
            written = json.dumps([own], ensure_ascii=False).encode()
            if record["check"] not in met and len(written) < 2_000:
                met.add(record["check"])
                yield written


def _archives() -> Iterator[bytes]:
    draft = "某县2024年政府信息公开工作年度报告\n一、总体情况\n".encode()
    for names in (("a.txt",), ("县/报告.md", "b.html"), ("../c.txt", ".d.txt", "e.zip"), ("f.docx", "g")):
        packed = io.BytesIO()
        with zipfile.ZipFile(
            packed, "w", zipfile.ZIP_DEFLATED if len(names) > 1 else zipfile.ZIP_STORED
        ) as archive:
            for name in names:
                archive.writestr(name, draft)
        yield packed.getvalue()
        yield packed.getvalue().replace("县".encode(), "报".encode("gb18030") + b"_")


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


_MADE: Mapping[str, Callable[[], Iterator[bytes]]] = {
    **{name: lambda name=name: _texts(name) for name in ("text", "markdown", "any", "html")},  # type: ignore[misc]
    "docx": _word_parts,
    "archive": _archives,
    **dict.fromkeys(("whole-text", "whole-page", "whole-word", "tables"), lambda: _edited_reports(1)),
    **dict.fromkeys(("rewrite", "annotate"), lambda: _edited_reports(2)),
    **dict.fromkeys(("previous", "copies", "members"), lambda: _edited_reports(1)),
    **dict.fromkeys(("formats", "workbook"), _edited),
    "fix": _fixable,
    "server": _typed,
    "rules": _rules,
}
