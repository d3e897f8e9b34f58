"""One entry of a zip archive replaced or added, every other byte of the archive kept.

Source: PKWARE APPNOTE 6.3.10, 4.3 (general format of a .ZIP file).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from binascii import crc32
from collections.abc import Sequence
from typing import Any

from linter.tuples import NamedTuple

_LOCAL = struct.Struct("<4sHHHHHIIIHH")  # 4.3.7 local file header
_DIRECTORY = struct.Struct("<4sHHHHHHIIIHHHHHII")  # 4.3.12 central directory header
_END = struct.Struct("<4sHHHHIIH")  # 4.3.16 end of central directory record
_DESCRIPTOR = b"PK\x07\x08"  # 4.3.9.3
_HAS_DESCRIPTOR = 8  # flag bit 3: sizes and checksum stand behind the data
_UTF8 = 1 << 11  # flag bit 11: the name is in UTF-8
_FIRST_DAY = 1 << 5 | 1  # 4.4.6: 1980-01-01
_ZIP64 = 0xFFFFFFFF


def replace_entry(data: bytes, name: str, content: bytes) -> bytes | None:
    """The archive with other content of one entry; None for one of a build that is not known for sure."""
    archive = _archive(data)
    entry = next((entry for entry in archive.entries if entry.filename == name), None)
    known = entry is not None and entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if not known or entry is None or not archive.is_plain or entry.file_size == _ZIP64:
        return None
    packed = content if entry.compress_type == zipfile.ZIP_STORED else _deflated(content)
    start, stop = _extent(data, entry)
    local = _local(data, entry, content, packed)
    grown = len(local) - (stop - start)
    parts = [data[:start], local, data[stop : archive.directory]]
    at = archive.directory
    for _ in archive.entries:
        header = list(_DIRECTORY.unpack_from(data, at))
        length = _DIRECTORY.size + header[10] + header[11] + header[12]
        if header[16] == start:
            header[7:10] = [crc32(content), len(packed), len(content)]
        elif header[16] > start:
            header[16] += grown
        parts += [_DIRECTORY.pack(*header), data[at + _DIRECTORY.size : at + length]]
        at += length
    record = [*archive.record[:6], archive.directory + grown, archive.record[7]]
    parts += [data[at : archive.end], _END.pack(*record), data[archive.end + _END.size :]]
    return b"".join(parts)


def add_entry(data: bytes, name: str, content: bytes) -> bytes | None:
    """The archive with one more entry behind the others, of no date; None as ``replace_entry``."""
    archive = _archive(data)
    if not archive.is_plain:
        return None
    packed, called = _deflated(content), name.encode()
    common = (20, _UTF8, zipfile.ZIP_DEFLATED, 0, _FIRST_DAY, crc32(content), len(packed), len(content))
    local = _LOCAL.pack(b"PK\x03\x04", *common, len(called), 0) + called + packed
    listed = (
        _DIRECTORY.pack(b"PK\x01\x02", 20, *common, len(called), 0, 0, 0, 0, 0, archive.directory) + called
    )
    record = list(archive.record)
    record[3:7] = [record[3] + 1, record[4] + 1, record[5] + len(listed), record[6] + len(local)]
    return b"".join(
        [
            data[: archive.directory],
            local,
            data[archive.directory : archive.end],
            listed,
            _END.pack(*record),
            data[archive.end + _END.size :],
        ]
    )


class _Archive(NamedTuple):
    """The entries of an archive, where its directory begins, and the record at its end with its place."""

    entries: Sequence[zipfile.ZipInfo]
    directory: int
    end: int
    record: tuple[Any, ...]

    @property
    def is_plain(self) -> bool:
        """Whether the directory stands where the record says, which it need not in larger archives."""
        return bool(self.record[6] == self.directory)


def _archive(data: bytes) -> _Archive:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        end = data.rfind(b"PK\x05\x06")
        return _Archive(archive.infolist(), archive.start_dir, end, _END.unpack_from(data, end))


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _extent(data: bytes, entry: zipfile.ZipInfo) -> tuple[int, int]:
    """Where an entry begins and ends, its header and what stands behind its data included."""
    start = entry.header_offset
    header = _LOCAL.unpack_from(data, start)
    stop = start + _LOCAL.size + header[9] + header[10] + entry.compress_size
    if entry.flag_bits & _HAS_DESCRIPTOR:
        stop += 16 if data[stop : stop + 4] == _DESCRIPTOR else 12
    return start, stop


def _local(data: bytes, entry: zipfile.ZipInfo, content: bytes, packed: bytes) -> bytes:
    """The entry with its new content, laid out as before."""
    start = entry.header_offset
    header = list(_LOCAL.unpack_from(data, start))
    names = data[start + _LOCAL.size : start + _LOCAL.size + header[9] + header[10]]
    sums = (crc32(content), len(packed), len(content))
    if not entry.flag_bits & _HAS_DESCRIPTOR:
        header[6:9] = sums
        return _LOCAL.pack(*header) + names + packed
    _, stop = _extent(data, entry)
    mark = _DESCRIPTOR if data[stop - 16 : stop - 12] == _DESCRIPTOR else b""
    return _LOCAL.pack(*header) + names + packed + mark + struct.pack("<III", *sums)
