"""The sRGB colour profile, worked out from its standard: a PDF/A says in which colours it was meant.

Written as an ICC profile of version 2.1, with the numbers of IEC 61966-2-1 adapted to D50: no file to ship, no licence.
"""

import struct

_D50 = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
_STEPS = 1024
NAME = "sRGB IEC61966-2.1"


def srgb_profile() -> bytes:
    """The profile; always the same bytes."""
    tags = {
        b"desc": _description(NAME),
        b"cprt": b"text" + bytes(4) + b"No copyright, use freely\0",
        b"wtpt": _xyz(_D50),
        **{name: _xyz(values) for name, values in _PRIMARIES.items()},
    }
    curve = _curve()
    table, body = [], b""
    start = 128 + 4 + 12 * (len(tags) + 3)
    for name, content in tags.items():
        table.append(struct.pack(">4sII", name, start + len(body), len(content)))
        body += content + bytes(-len(content) % 4)
    table += [struct.pack(">4sII", name, start + len(body), len(curve)) for name in (b"rTRC", b"gTRC", b"bTRC")]
    body += curve
    return _header(start + len(body)) + struct.pack(">I", len(table)) + b"".join(table) + body


def _header(size: int) -> bytes:
    date = struct.pack(">6H", 1999, 10, 18, 0, 0, 0)  # of the standard: no clock
    classes = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    return (classes + date + b"acsp" + bytes(28) + _fixed(_D50)).ljust(128, b"\0")


def _fixed(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(value * 65536) for value in values))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(values)


def _description(name: str) -> bytes:
    words = name.encode("ascii") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(words)) + words + bytes(8 + 3 + 67)


def _curve() -> bytes:
    """Screen value to light, in `_STEPS` points."""
    shares = (step / (_STEPS - 1) for step in range(_STEPS))
    light = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    points = (round(value * 65535) for value in light)
    return b"curv" + struct.pack(f">II{_STEPS}H", 0, _STEPS, *points)
