"""What makes a drawn PDF conform to PDF/UA-1 and PDF/A-2a: structure, metadata, colours, fonts that can be read.

Imports pikepdf: load it from a function only.
"""

import re
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from paliers_desktop.output.rtl.arabic import plain
from paliers_desktop.output.tagged.icc import NAME, srgb_profile
from paliers_desktop.output.tagged.streams import file_bytes
from paliers_desktop.output.tagged.structure import Element
from paliers_desktop.output.tagged.tree import write_tree
from paliers_desktop.output.tagged.xmp import Description, xmp

__all__ = ["Description", "conforming"]

_PAIR = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_MOST_PAIRS = 100
"""In one block of a character map (Adobe technical note 5411)."""


def conforming(content: bytes, root: Element, description: Description) -> bytes:
    """The same pages, with what the standards ask beside them; the same input gives the same bytes."""
    with Pdf.open(BytesIO(content)) as pdf:
        write_tree(pdf, root)
        _write_catalog(pdf, description)
        _write_information(pdf, description)
        for font in _fonts(pdf):
            _repair_characters(font)
        return file_bytes(pdf)


def _write_catalog(pdf: Pdf, description: Description) -> None:
    catalog = pdf.Root
    catalog.Lang = String(description.language)
    catalog.MarkInfo = Dictionary(Marked=True)
    catalog.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    catalog.Metadata = pdf.make_indirect(Stream(pdf, xmp(description), Type=Name.Metadata, Subtype=Name.XML))
    profile = pdf.make_indirect(Stream(pdf, srgb_profile(), N=3))
    catalog.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String(NAME),
                Info=String(NAME),
                DestOutputProfile=profile,
            )
        ]
    )


def _write_information(pdf: Pdf, description: Description) -> None:
    """Only what the metadata say as well: neither author nor date."""
    information = {
        "/Title": description.title,
        "/Subject": description.subject,
        "/Creator": description.program,
        "/Producer": description.program,
    }
    del pdf.docinfo
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary({key: String(value) for key, value in information.items() if value})
    )


def _fonts(pdf: Pdf) -> list[pikepdf.Object]:
    return [thing for thing in pdf.objects if isinstance(thing, Dictionary) and thing.get("/Type") == Name.Font]


def _repair_characters(font: pikepdf.Object) -> None:
    """Leave out of the character map the codes that stand for nothing: reportlab makes them U+0000.

    A joined Arabic letter, which is drawn from a code of its own, stands for the letter typed.
    """
    characters = font.get("/ToUnicode")
    if characters is None:
        return
    old = characters.read_bytes()
    pairs = [pair for pair in _PAIR.findall(old) if int(pair[1], 16)]
    blocks = [pairs[start : start + _MOST_PAIRS] for start in range(0, len(pairs), _MOST_PAIRS)]
    lines: list[bytes] = []
    for block in blocks:
        lines.append(b"%d beginbfchar" % len(block))
        lines += [b"<%b> <%b>" % (code, _typed(value)) for code, value in block]
        lines.append(b"endbfchar")
    before, _, rest = old.partition(b"endcodespacerange\n")
    after = rest[rest.index(b"endcmap") :]
    characters.write(before + b"endcodespacerange\n" + b"\n".join([*lines, after]))


def _typed(value: bytes) -> bytes:
    """Lam and alef joined stay one: as two letters, readers that put a line in order would swap them."""
    typed = plain(chr(int(value, 16)))
    return b"%04X" % ord(typed) if len(value) == 4 and len(typed) == 1 else value
