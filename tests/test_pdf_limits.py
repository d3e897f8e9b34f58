"""Broken and hostile PDF files: one clear error each, in time and within memory, and no process left over."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

import pytest

from linter.documents.errors import ReadError
from tests.formats import raw_pdf as raw
from tests.formats.pdf import Printer, printed, read_here
from tests.generator.manuscript import make_manuscript

pytest.importorskip("pdfplumber")

from linter.documents.pdf import read_pdf
from linter.documents.pdf_pages import Refusal

SECONDS = 10.0
LINES = [(90.0, 700.0, "一、总体情况"), (90.0, 680.0, "云溪市认真做好政府信息公开工作。")]


def _refused(data: bytes, seconds: float = SECONDS) -> str:
    started = time.monotonic()
    with pytest.raises(ReadError) as caught:
        read_pdf(data, "draft.pdf", seconds=seconds)
    assert time.monotonic() - started < seconds + 2
    assert caught.value.path == "draft.pdf"
    assert caught.value.zh
    return caught.value.en


def test_a_file_without_text_says_what_to_do() -> None:
    assert "run OCR or use the original .docx" in _refused(raw.one_page(raw.stream(b"0 0 m 9 9 l S")))


def test_a_text_that_no_font_maps_to_characters_is_said_to_be_so() -> None:
    assert "run OCR" in _refused(raw.with_text(LINES, unicode=False))


def test_a_text_with_its_map_is_read() -> None:
    assert read_pdf(raw.with_text(LINES), "draft.pdf").text.splitlines() == [text for _, _, text in LINES]


def test_a_password_is_named() -> None:
    pytest.importorskip("reportlab")
    assert "encrypted" in _refused(printed(make_manuscript(1), Printer(password="geheim")))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_read_or_said_to_be_damaged(share: float) -> None:
    data = raw.with_text(LINES)
    try:
        read_pdf(data[: int(share * len(data))], "draft.pdf", seconds=SECONDS)
    except ReadError as error:
        assert any(word in error.en for word in ("damaged", "no text", "cannot be read"))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: b"%PDF-1.4\n", "damaged"),
        (lambda: b"%PDF-1.7\n" + b"[" * 200_000, "damaged"),
        (raw.pages_within_themselves, "damaged"),
        (raw.form_within_itself, ""),
        (lambda: raw.many_pages(3_000), "more than 500 pages"),
        (lambda: raw.forms_within_forms(12, 10), "stopped"),
    ],
    ids=["empty", "brackets", "pages", "form", "3000 pages", "10^12 strokes"],
)
def test_a_hostile_file_is_refused_in_time(make: Callable[[], bytes], words: str) -> None:
    assert words in _refused(make(), seconds=4.0)


def test_a_stream_that_unpacks_to_gigabytes_stays_within_the_memory() -> None:
    pytest.importorskip("resource")
    assert "memory" in _refused(raw.bomb(1_500))


def test_too_much_text_is_refused() -> None:
    row = b"BT /F1 1 Tf 1 1 Td <" + b"0001" * 201_000 + b"> Tj ET\n"
    content = raw.stream(row, filters=1)
    data = raw.with_text(LINES)
    start = data.index(b"4 0 obj")
    whole = data[:start] + b"4 0 obj\n" + content + data[data.index(b"\nendobj", start) :]
    assert _refused(whole, seconds=25.0)


def test_damaged_bytes_never_raise_anything_but_a_refusal() -> None:
    rng, data = Random(4), raw.with_text(LINES)
    for _ in range(150):
        broken = bytearray(data)
        for _ in range(rng.randint(1, 40)):
            broken[rng.randrange(9, len(broken))] = rng.randrange(256)
        try:
            read_here(bytes(broken))
        except Refusal:
            continue
