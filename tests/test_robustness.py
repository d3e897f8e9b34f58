"""Whatever a file holds, the program reads it, judges it and prints it without breaking."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.documents import read
from linter.documents.errors import ReadError
from linter.engine import run
from linter.output import FORMATS, Options, make_format
from linter.output.extract import extract
from linter.report import read as read_report
from linter.rules import load_rules

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").iterdir())
DRAFTS = [path.read_text("utf-8") for path in EXAMPLES]
PIECES = [
    "\x00",
    "\x1b[2J",
    "\u202e",
    "\u200b",
    "\ufeff",
    "９" * 40,
    "《" * 30,
    "（" * 50,
    "|" * 40,
    "\t" * 30,
    "第",
    "1e999999",
]
RULES = load_rules()
JSON_FORMATS = ("json", "lsp", "sarif", "gitlab", "rdjson")


def lint(text: str) -> None:
    """One text through the whole program, in every format."""
    try:
        document = read(text.encode("utf-8", "replace"), "draft.txt")
    except ReadError:
        return
    report = read_report(document, today=date(2026, 1, 1))
    json.loads(extract(report))
    for language in ("zh", "en"):
        result = run(report, RULES, language)
        for item in result.diagnostics:
            assert 0 <= item.span.start <= item.span.end <= len(document.text)
        for name in FORMATS:
            output = make_format(name, Options(language, width=80))
            text = output.start() + output.file(report, result) + output.finish()
            if name in JSON_FORMATS:
                json.loads(text)
            else:
                assert "\x1b" not in text and "\u202e" not in text
            if name in ("junit", "checkstyle"):
                ElementTree.fromstring(text)


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A draft with pieces cut out, doubled, moved or replaced by what does not belong there."""
    text = draw(st.sampled_from(DRAFTS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 400)))
        cut = text[start:end]
        change = draw(st.sampled_from(["cut", "double", "move", "foreign"]))
        if change == "cut":
            text = text[:start] + text[end:]
        elif change == "double":
            text = text[:end] + cut + text[end:]
        elif change == "move":
            rest = text[:start] + text[end:]
            at = draw(st.integers(0, len(rest)))
            text = rest[:at] + cut + rest[at:]
        else:
            text = text[:start] + draw(st.sampled_from(PIECES)) + text[end:]
    return text


@settings(max_examples=60, deadline=None)
@given(mangled())
def test_a_mangled_draft_never_breaks_the_program(text: str) -> None:
    lint(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_random_text_never_breaks_the_program(text: str) -> None:
    lint(text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"一二三（）：《》〔〕0123456789 \t\n|、。", "总体情况", "总计", "自然人", "条例", "2024年"]
        )
    )
)
def test_the_words_of_a_report_in_any_order_never_break_the_program(words: list[str]) -> None:
    lint("".join(words))


def test_a_table_that_ends_within_its_header_never_breaks_the_program() -> None:
    text = (EXAMPLES[0].parent / "clean.md").read_text("utf-8")
    start, end = text.index("## 四、"), text.index("## 五、")
    header = text[start : text.rindex("总计", start, end) + 1]
    lint(f"{text[:start]}{header} 0 |\n\n{text[end:]}")
