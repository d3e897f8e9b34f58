"""Coverage-guided fuzzing of every reader and parser: no traceback and no hang, whatever the input.

``python benchmarks/fuzz.py TARGET [RUNS]`` fuzzes one target (``all`` for each in turn) and keeps what
reached new code in ``benchmarks/fuzzing/TARGET``, the seeds of the next run; needs ``pip install atheris``.
``python benchmarks/fuzz.py --replay`` puts what is kept to the targets once, without atheris.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

KEPT = Path(__file__).parent / "fuzzing"
EXAMPLES = Path(__file__).parent.parent / "examples"
LONGEST = 6_000  # bytes of an input
TIMEOUT = 10  # seconds for one input
_TODAY = date(2025, 6, 30)
_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>',
}
_BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>某县2024年政府信息公开工作年度报告</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr>"
    '<w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>总计</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    "</w:body></w:document>"
)


def _lint(data: bytes, kind: str) -> None:
    """Read the bytes as a file of one kind and put every rule to it."""
    from importlib import import_module

    from linter.documents import READERS
    from linter.documents.errors import ReadError
    from linter.linting import Terms, lint
    from linter.rules import load_rules

    module, function = READERS[kind]
    reader = getattr(import_module(f"linter.documents.{module}"), function)
    with suppress(ReadError):
        document = reader(data, f"draft.{kind}")
        rules = tuple(rule._replace(enabled=True) for rule in load_rules())
        _, result = lint(document, rules, rules, Terms(_TODAY))
        for each in result.diagnostics:
            assert 0 <= each.span.start <= each.span.end <= len(document.text), each


def _docx(data: bytes) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, content)
        archive.writestr("word/document.xml", data)
    _lint(packed.getvalue(), "docx")


def _any(data: bytes) -> None:
    """Whatever its content says that it is."""
    from linter.documents import read
    from linter.documents.errors import ReadError

    with suppress(ReadError):
        read(data, "draft.bin")


def _yaml(use: Callable[[bytes], object]) -> Callable[[bytes], None]:
    def target(data: bytes) -> None:
        from linter.resources.problems import DataError

        with suppress(DataError):
            use(data)

    return target


def _configuration(data: bytes) -> None:
    from linter.configuration.refusing import checked
    from linter.resources.strict_yaml import read_yaml

    checked(read_yaml(data, "f.yaml"))


def _rules(data: bytes) -> None:
    from linter.records import checked_records
    from linter.resources.strict_yaml import read_yaml

    checked_records(read_yaml(data, "f.yaml"))


def _expression(data: bytes) -> None:
    from linter.expressions import ExpressionError, compile_expression

    with suppress(ExpressionError):
        compile_expression(data.decode("utf-8", "replace"))


def _instrument(data: bytes) -> None:
    from linter.report.lookup import look_up, nearest_works

    query = data.decode("utf-8", "replace")
    if look_up(query, _TODAY) is None:
        nearest_works(query)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": lambda data: _lint(data, "text"),
    "markdown": lambda data: _lint(data, "markdown"),
    "html": lambda data: _lint(data, "html"),
    "docx": _docx,
    "any": _any,
    "configuration": _yaml(_configuration),
    "rules": _yaml(_rules),
    "expression": _expression,
    "instrument": _instrument,
}


def seeds(target: str) -> Iterator[bytes]:
    """Inputs to begin with: pieces of the examples, and of the project's own data."""
    drafts = [path.read_bytes() for path in sorted(EXAMPLES.iterdir()) if path.suffix in (".txt", ".md")]
    root = EXAMPLES.parent
    if target in ("text", "markdown", "any"):
        for draft in drafts:
            text = draft.decode()
            yield from (text[at : at + 1_500].encode() for at in range(0, len(text), 1_500))
    elif target == "html":
        for draft in drafts:
            lines = draft.decode().splitlines()
            for at in range(0, len(lines), 60):
                yield "".join(f"<p>{line}</p>" for line in lines[at : at + 60]).encode()
                cells = "".join(f"<tr><td>{line}<td rowspan=2>0</tr>" for line in lines[at : at + 60])
                yield f"<table>{cells}</table>".encode()
    elif target == "docx":
        yield _BODY.encode()
    elif target == "configuration":
        yield b"profile: draft\nseverity: {T101: off}\nper-path:\n- {paths: a, ignore: [S]}\n"
    elif target == "rules":
        text = (root / "rules" / "tables.yaml").read_text("utf-8")
        yield from (f"- code:{record}".encode() for record in text.split("- code:")[1:])
    elif target == "expression":
        yield from (b"a + b == c.*", b"a - 2 * (b + c) >= 0 and d != e", b"sum(a, b) <= c / 3")
    else:
        yield from ("国办发〔2010〕5号".encode(), "《政府信息公开条例》（国令第711号）".encode())


def replay() -> int:
    """Put what is kept to its target; how many inputs that were."""
    count = 0
    for name, target in TARGETS.items():
        for path in sorted((KEPT / name).glob("*")):
            target(path.read_bytes())
            count += 1
    return count


def fuzz(name: str, runs: int) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["linter"]):
        import linter.linting
        import linter.report.lookup  # noqa: F401
    folder = KEPT / name
    folder.mkdir(parents=True, exist_ok=True)
    for index, seed in enumerate(seeds(name)):
        (folder / f"seed-{index:03}").write_bytes(seed[:LONGEST])
    options = [
        f"-runs={runs}",
        f"-max_len={LONGEST}",
        f"-timeout={TIMEOUT}",
        "-print_final_stats=1",
        "-reduce_inputs=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(folder)], TARGETS[name])
    atheris.Fuzz()


def main() -> None:
    if sys.argv[1:] == ["--replay"]:
        print(f"{replay()} inputs, no traceback")
        return
    name, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    if name != "all":
        fuzz(name, runs)
        return
    import subprocess

    for each in TARGETS:
        subprocess.run([sys.executable, __file__, each, str(runs)], check=True)


if __name__ == "__main__":
    main()
