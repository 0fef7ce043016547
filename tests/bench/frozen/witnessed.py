"""A program of a bundle, as it is, with the witness as one more script of its archive: nothing is built again.

The archive is PyInstaller's (CArchive): compressed parts, then a table of contents, then a cookie that says where.
"""

import marshal
import re
import stat
import struct
import zlib
from pathlib import Path

_MAGIC = b"MEI\014\013\012\013\016"
_COOKIE = struct.Struct("!8sIIII64s")
_ENTRY = struct.Struct("!iIIIBc")
_ALIGN = 16
_LOADER = re.compile(rb"pyiboot|pyi_rth")


def with_witness(program: Path, out: Path, *, waits_for_card: bool) -> None:
    """Write to `out`, beside the same `_internal`, the program that tells when it painted."""
    content = program.read_bytes()
    at = content.rindex(_MAGIC)
    magic, length, toc_at, toc_length, version, library = _COOKIE.unpack_from(content, at)
    start = at + _COOKIE.size - length
    parts, entries = content[start : start + toc_at], _entries(content[start + toc_at : start + toc_at + toc_length])
    script = marshal.dumps(compile(_source(waits_for_card), "witness.py", "exec"))
    packed = zlib.compress(script)
    first = next(place for place, (entry, name) in enumerate(entries) if entry[-1] == b"s" and not _LOADER.match(name))
    entries.insert(first, ((0, len(parts), len(packed), len(script), 1, b"s"), b"bench_witness"))
    parts += packed
    toc = b"".join(_packed_entry(entry, name) for entry, name in entries)
    whole = len(parts) + len(toc) + _COOKIE.size
    cookie = _COOKIE.pack(magic, whole, len(parts), len(toc), version, library)
    out.write_bytes(content + parts + toc + cookie)  # the loader takes the last archive of the file
    out.chmod(out.stat().st_mode | stat.S_IXUSR)


def _source(waits_for_card: bool) -> str:
    source = (Path(__file__).parents[1] / "witness.py").read_text(encoding="utf-8")
    return f"{source}\n\ninstall({waits_for_card})\n"


def _entries(toc: bytes) -> list[tuple[tuple[int, int, int, int, int, bytes], bytes]]:
    found, at = [], 0
    while at < len(toc):
        entry = _ENTRY.unpack_from(toc, at)
        found.append((entry, toc[at + _ENTRY.size : at + entry[0]].rstrip(b"\0")))
        at += entry[0]
    return found


def _packed_entry(entry: tuple[int, int, int, int, int, bytes], name: bytes) -> bytes:
    length = _ENTRY.size + len(name) + 1
    length += -length % _ALIGN
    return (_ENTRY.pack(length, *entry[1:]) + name).ljust(length, b"\0")
