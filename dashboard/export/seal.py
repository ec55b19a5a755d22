"""The seal of a file: a SHA-256 of all its bytes, kept inside it, that tells whether it was altered.

The 64 letters of the hash are counted as zeros, and so is what a PNG says of them, the CRC after its chunk.
"""

import hashlib
import re
import zlib

MARK = b"central-asia-dashboard-record-1:"
BLANK = b"0" * 64
# The words of a filter stand in a file too. They are no longer than 100 letters, and a record never so short.
RECORD = re.compile(MARK + rb"([A-Za-z0-9_=-]{100,})\.")
SEAL = re.compile(RECORD.pattern + rb"([0-9a-f]{64});")
PNG = b"\x89PNG\r\n\x1a\n"
CRC = 4  # bytes after a chunk of a PNG


def seal(data: bytes) -> bytes:
    """The same file with the hash in the place of the first 64 zeros kept for it; ValueError without one."""
    place = _place(data)
    if place is None:
        raise ValueError("the file keeps no place for a seal")
    digest = hashlib.sha256(_blank(data, place)).hexdigest().encode()
    sealed = data[: place.start(2)] + digest + data[place.end(2) :]
    return _with_crc(sealed, place.end()) if data.startswith(PNG) else sealed


def holds(data: bytes) -> bool | None:
    """Whether a file is as it was when sealed; None if it was never sealed."""
    place = _place(data)
    if place is None or place[2] == BLANK:
        return None
    return hashlib.sha256(_blank(data, place)).hexdigest().encode() == place[2]


def _place(data: bytes) -> "re.Match[bytes] | None":
    return SEAL.search(data)


def _blank(data: bytes, place: "re.Match[bytes]") -> bytes:
    blank = data[: place.start(2)] + BLANK + data[place.end(2) :]
    if data.startswith(PNG):
        blank = blank[: place.end()] + bytes(CRC) + blank[place.end() + CRC :]
    return blank


def _with_crc(data: bytes, end: int) -> bytes:
    """A PNG with the right CRC for the chunk whose last byte stands before `end`."""
    start = data.rindex(b"iTXt", 0, end)
    return data[:end] + zlib.crc32(data[start:end]).to_bytes(CRC) + data[end + CRC :]
