"""PDF files put together by hand: tiny ones that nothing else prints, and hostile ones."""

from __future__ import annotations

import zlib
from collections.abc import Sequence


def pdf(objects: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


def stream(data: bytes, *, entries: bytes = b"", filters: int = 0) -> bytes:
    """A stream object, deflated ``filters`` times over."""
    for _ in range(filters):
        data = zlib.compress(data, 9)
    names = b"/Filter [%s]" % (b"/FlateDecode " * filters) if filters else b""
    return b"<< /Length %d %s %s >>\nstream\n%s\nendstream" % (len(data), names, entries, data)


def one_page(content: bytes, *further: bytes, resources: bytes = b"") -> bytes:
    """A file of one page; ``content`` is its stream object, ``further`` objects are numbered from 5."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>"
            % resources,
            content,
            *further,
        ]
    )


def with_text(
    lines: Sequence[tuple[float, float, str]], drawing: bytes = b"", *, unicode: bool = True
) -> bytes:
    """A page with Chinese text at (x, y from below), 12 points high, by a font that is not in the file.

    Its map to Unicode is there unless ``unicode`` is False.
    """
    characters = sorted({char for _, _, text in lines for char in text})
    code = {char: number for number, char in enumerate(characters, 1)}
    shown = b"".join(
        b"BT /F1 12 Tf %g %g Td <%s> Tj ET\n" % (x, y, "".join(f"{code[char]:04x}" for char in text).encode())
        for x, y, text in lines
    )
    pairs = "\n".join(f"<{number:04x}> <{ord(char):04x}>" for char, number in code.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(code)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    return one_page(
        stream(drawing + shown),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /None /Encoding /Identity-H /DescendantFonts [6 0 R] %s >>"
        % (b"/ToUnicode 7 0 R" if unicode else b""),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /None /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        stream(cmap.encode()),
        resources=b"/Font << /F1 5 0 R >>",
    )


def many_pages(count: int) -> bytes:
    """A file of this many empty pages."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            *[page] * count,
        ]
    )


def forms_within_forms(depth: int, times: int) -> bytes:
    """A page whose drawing calls ``times`` drawings that each call as many again, ``depth`` deep."""
    forms = []
    for level in range(depth):
        inner = b"/X Do\n" * times if level < depth - 1 else b"0 0 m 1 1 l S\n" * times
        entries = (
            b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X %d 0 R >> >>"
            % (6 + level)
        )
        forms.append(stream(inner, entries=entries))
    return one_page(stream(b"/X Do\n"), *forms, resources=b"/XObject << /X 5 0 R >>")


def form_within_itself() -> bytes:
    """A page whose drawing calls itself."""
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 5 0 R >> >>"
    return one_page(
        stream(b"/X Do\n"), stream(b"/X Do\n", entries=entries), resources=b"/XObject << /X 5 0 R >>"
    )


def pages_within_themselves() -> bytes:
    """A file whose tree of pages holds itself."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Parent 2 0 R /Count 9 >>",
        ]
    )


def bomb(megabytes: int) -> bytes:
    """A page whose stream of a few kilobytes unpacks to this size."""
    deflate = zlib.compressobj(9)
    packed = b"".join(deflate.compress(bytes(1_000_000)) for _ in range(megabytes)) + deflate.flush()
    return one_page(stream(packed, entries=b"/Filter [/FlateDecode]"))
