"""Hostile and broken files: one clear error, never a traceback, never more than the limits."""

from __future__ import annotations

import io
import random
import struct
import time
import tracemalloc
import zipfile

import pytest

from linter.documents import read
from linter.documents.archive import MAX_ENTRIES
from linter.documents.errors import ReadError
from tests.formats import docx, html
from tests.formats.docx import NAMESPACES, archive, package, paragraph
from tests.generator.manuscript import make_manuscript

BODY = paragraph("一、总体情况")


def document_part(body: str, doctype: str = "") -> dict[str, str]:
    return {"word/document.xml": f"{doctype}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"}


def refused(data: bytes, path: str = "draft.docx") -> ReadError:
    start = time.perf_counter()
    tracemalloc.start()
    with pytest.raises(ReadError) as caught:
        read(data, path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert time.perf_counter() - start < 3
    assert peak < 150_000_000
    assert caught.value.path == path
    return caught.value


def test_a_part_that_unpacks_to_a_hundred_times_its_size() -> None:
    bomb = document_part(paragraph("零" * 20_000_000))
    assert "上限" in refused(package(BODY, bomb)).zh


def test_parts_that_are_too_much_together() -> None:
    noise = random.Random(1).randbytes(9_000_000)
    parts = {f"word/media/{index}.bin": noise for index in range(24)}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    assert "上限" in refused(data.getvalue()).zh


def test_too_many_entries() -> None:
    parts = {f"word/{index}.xml": "" for index in range(MAX_ENTRIES + 1)}
    assert "上限" in refused(archive(parts)).zh
    assert "上限" in refused(archive({f"word/{index}.xml": "" for index in range(40_000)})).zh


def test_entries_that_overlap() -> None:
    data = bytearray(package(BODY))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        first, second = file.infolist()[:2]
    # the second entry of the directory is made to begin inside the first
    at = data.index(second.filename.encode(), data.index(b"PK\x01\x02")) - 46
    struct.pack_into("<I", data, at + 42, first.header_offset + 4)
    assert "损坏" in refused(bytes(data)).zh


def test_entries_with_a_password() -> None:
    data = bytearray(package(BODY))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    assert "密码" in refused(bytes(data)).zh


def test_a_word_file_with_a_password() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le")
    error = refused(compound)
    assert "密码" in error.zh
    assert "password" in error.en


def test_names_that_lead_out_of_the_archive_are_never_followed(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    data = archive({"../../outside.xml": "x", "word/document.xml": document_part(BODY)["word/document.xml"]})
    assert read(data, "draft.docx").text == "一、总体情况\n"
    outside = '<Relationship Type="x/officeDocument" Target="../../../etc/passwd"/>'
    relations = f'<Relationships xmlns="r">{outside}</Relationships>'
    refused(package(BODY, {"_rels/.rels": relations}))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY b "零"><!ENTITY c "&b;&b;&b;">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/evil.dtd">',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_and_outside_definitions_are_refused(doctype: str) -> None:
    refused(package(BODY, document_part(paragraph("零") + "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", doctype)))


def test_a_billion_laughs_are_not_unfolded() -> None:
    entities = '<!ENTITY e0 "零零零零零零零零零零">' + "".join(
        f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10)
    )
    refused(package(BODY, document_part(f"<w:p a='&e9;'/>{paragraph('&e9;')}", f"<!DOCTYPE a [{entities}]>")))


def test_elements_nested_too_deeply() -> None:
    refused(package("<w:sdt><w:sdtContent>" * 200 + BODY + "</w:sdtContent></w:sdt>" * 200))


def test_elements_nested_almost_too_deeply_are_read() -> None:
    deep = "<w:sdt><w:sdtContent>" * 110 + BODY + "</w:sdtContent></w:sdt>" * 110
    assert read(package(deep), "draft.docx").text == "一、总体情况\n"
    tables = "<w:tbl><w:tr><w:tc>" * 75 + BODY + "</w:tc><w:tc/></w:tr></w:tbl>" * 75
    assert "总体情况" in read(package(tables), "draft.docx").text
    runs = "<w:p>" + "<w:hyperlink>" * 230 + "<w:r><w:t>深</w:t></w:r>" + "</w:hyperlink>" * 230 + "</w:p>"
    assert read(package(runs), "draft.docx").text == "深\n"


def test_styles_and_lists_that_refer_to_themselves() -> None:
    styles = (
        f"<w:styles {NAMESPACES}><w:style w:styleId='a'><w:basedOn w:val='b'/></w:style>"
        "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style></w:styles>"
    )
    body = paragraph("一、总体情况", '<w:pStyle w:val="a"/>')
    assert read(package(body, {"word/styles.xml": styles}), "draft.docx").text == "一、总体情况\n"


def test_spans_beyond_all_measure() -> None:
    properties = '<w:tcPr><w:gridSpan w:val="99999"/><w:vMerge/></w:tcPr>'
    cell = f"<w:tc>{properties}<w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>"
    document = read(package("<w:tbl>" + f"<w:tr>{cell * 3}</w:tr>" * 300 + "</w:tbl>"), "draft.docx")
    assert len(document.text) < 200_000
    spans = "<tr><td rowspan=99999 colspan=99999>1<td rowspan=99999>2</tr>" * 300
    assert len(read(f"<html><table>{spans}</table>".encode(), "draft.html").text) < 2_000_000


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/numbering.xml", "word/styles.xml", "_rels/.rels"]
)
def test_a_part_that_is_no_xml(part: str) -> None:
    assert "损坏" in refused(package(BODY, {part: "<w:document"})).zh


def test_a_file_cut_off_is_said_to_be_incomplete() -> None:
    data = docx.word_file(make_manuscript(1))
    for end in (30, 200, len(data) // 2, len(data) - 30):
        assert "没有下载完整" in refused(data[:end]).zh


@pytest.mark.parametrize("seed", range(150))
def test_damaged_bytes_never_break_a_reader(seed: int) -> None:
    rng = random.Random(seed)
    manuscript = make_manuscript(seed % 5)
    source = [docx.word_file(manuscript), html.page(manuscript), _plain_archive(manuscript)][seed % 3]
    path = "draft.html" if seed % 3 == 1 else "draft.docx"
    data = bytearray(source)
    for _ in range(rng.choice((1, 5, 50))):
        at = rng.randrange(len(data))
        change = rng.randrange(4)
        if change == 0:
            data[at] = rng.randrange(256)
        elif change == 1:
            del data[at : at + rng.randrange(1, 40)]
        elif change == 2:
            data[at:at] = rng.randbytes(rng.randrange(1, 40))
        else:
            data[at:at] = data[at - 60 : at]
    try:
        document = read(bytes(data), path)
    except ReadError:
        return
    assert all(origin.span.end <= len(document.text) for origin in document.origins)


def _plain_archive(manuscript: object) -> bytes:
    """The Word file without compression, so that damage reaches the parsers of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx.word_file(manuscript))) as old, zipfile.ZipFile(stream, "w") as new:  # type: ignore[arg-type]
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return stream.getvalue()
