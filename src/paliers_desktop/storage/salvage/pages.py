"""The rows that the leaf pages of a file still hold, read one page at a time, whatever the others have become.

The layout is SQLite's own (https://www.sqlite.org/fileformat2.html): a page is 4096 bytes in our files, a row is a cell
of a leaf page of its table, and a long row goes on in a chain of overflow pages. Neither the header of the file nor the
inner pages of a table are needed to find a row: only its own page, and those it goes on in.
"""

from collections.abc import Iterator

from msgspec import Struct

PAGE = 4096
"""Bytes of a page of our files."""

_SIZES = tuple(512 << power for power in range(8))
_HEADER = 100
_OVERFLOW = 0x00
"""How the end of a long row begins, or an erased page. The leaf of a table begins with 0x0D; a page that begins
otherwise is read all the same: that byte may be the damaged one, and no other page reads as the rows of a dossier."""
_INTEGER_BYTES = (0, 1, 2, 3, 4, 6, 8)
_LARGEST_ROW = 64 << 20

Value = str | bytes | int | float | None


class Record(Struct, frozen=True):
    """One row as its page holds it. page: counted from 1."""

    page: int
    rowid: int
    values: tuple[Value, ...]


class BrokenCellError(ValueError):
    """These bytes are no row."""


def page_sizes(content: bytes) -> tuple[int, ...]:
    """The sizes a page may have: that of our files, and the one that the header tells when it differs."""
    told = int.from_bytes(content[16:18])
    told = 65536 if told == 1 else told
    return (PAGE, told) if told in _SIZES and told != PAGE else (PAGE,)


def table_records(content: bytes, size: int = PAGE) -> Iterator[Record]:
    """Every row of every table, of the pages that make sense, in the order of the pages."""
    for number in range(1, -(-len(content) // size) + 1):
        page = content[(number - 1) * size : number * size].ljust(size, b"\0")
        start = _HEADER if number == 1 else 0
        if page[start] == _OVERFLOW:
            continue
        for pointer in _pointers(page, start):
            try:
                yield _record(content, size, number, pointer)
            except (BrokenCellError, IndexError, UnicodeDecodeError):
                continue


def _pointers(page: bytes, start: int) -> list[int]:
    """Where the rows of a page are, by the array that follows its header."""
    count = int.from_bytes(page[start + 3 : start + 5])
    first = start + 8
    count = min(count, (len(page) - first) // 2)
    found = [int.from_bytes(page[first + 2 * rank : first + 2 * rank + 2]) for rank in range(count)]
    return [pointer for pointer in dict.fromkeys(found) if first <= pointer < len(page) - 3]


def _record(content: bytes, size: int, number: int, pointer: int) -> Record:
    base = (number - 1) * size
    end = base + size
    length, at = _varint(content, base + pointer)
    rowid, at = _varint(content, at)
    if not 2 <= length <= min(_LARGEST_ROW, len(content)):
        raise BrokenCellError
    local = _local_bytes(length, size)
    if at + local > min(end, len(content)):
        raise BrokenCellError
    payload = content[at : at + local]
    if local < length:
        payload += _overflow(content, size, int.from_bytes(content[at + local : at + local + 4]), length - local)
    return Record(number, rowid, _values(payload))


def _local_bytes(length: int, size: int) -> int:
    """How much of a row of that length is on its own page."""
    most = size - 35
    if length <= most:
        return length
    least = (size - 12) * 32 // 255 - 23
    local = least + (length - least) % (size - 4)
    return local if local <= most else least


def _overflow(content: bytes, size: int, page: int, wanted: int) -> bytes:
    parts, seen = [], set()
    while wanted > 0:
        start = (page - 1) * size
        part = content[start + 4 : start + min(size, wanted + 4)]
        if page < 2 or page in seen or len(part) < min(size - 4, wanted):
            raise BrokenCellError
        seen.add(page)
        parts.append(part)
        wanted -= len(part)
        page = int.from_bytes(content[start : start + 4])
    if page:
        raise BrokenCellError
    return b"".join(parts)


def _values(payload: bytes) -> tuple[Value, ...]:
    """The values of a row: a header of serial types, then the values; all of the payload must be spoken for."""
    header, at = _varint(payload, 0)
    if not at <= header <= len(payload):
        raise BrokenCellError
    kinds = []
    while at < header:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values = []
    if at != header:
        raise BrokenCellError
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise BrokenCellError
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in (8, 9):
        return kind - 8, at
    if kind in (7, 10, 11):  # no column of ours is a real
        raise BrokenCellError
    length = (kind - 12) // 2 if kind >= 12 else _INTEGER_BYTES[kind]
    octets = payload[at : at + length]
    if len(octets) < length:
        raise BrokenCellError
    if kind == 0:
        return None, at
    if kind < 12:
        return int.from_bytes(octets, signed=True), at + length
    return (octets.decode() if kind % 2 else octets), at + length


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A variable-length integer and where it ends; IndexError beyond the end."""
    number = 0
    for _ in range(8):
        octet = content[at]
        at += 1
        number = number << 7 | octet & 0x7F
        if octet < 0x80:
            return number, at
    return number << 8 | content[at], at + 1
