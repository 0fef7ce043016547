"""The file written: every stream compressed, none whose end could be mistaken, the same bytes each time.

Imports pikepdf: load it from a function only.
"""

import zlib
from io import BytesIO

from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf, Stream, StreamDecodeLevel

_VERSION = "1.7"
_MISTAKEN = b"\r\nendstream"
"""The last byte of a stream, then the end of line before `endstream`: a strict reader takes both for the end of line,
and finds the stream a byte too short (ISO 19005-2 §6.1.7.1). Every 256th stream ends so."""
_MOST_TRIES = 32


def file_bytes(pdf: Pdf) -> bytes:
    """The whole file. qpdf packs the objects itself: one more object changes how each pack ends."""
    for thing in pdf.objects:
        if isinstance(thing, Stream):
            _compress(thing)
    tree = pdf.Root.StructTreeRoot
    tree.ClassMap = Dictionary()
    for number in range(_MOST_TRIES):
        content = _saved(pdf)
        if _MISTAKEN not in content:
            return content
        tree.ClassMap[f"/c{number}"] = pdf.make_indirect(Dictionary(O=Name.Layout, Placement=Name.Block))
    return content


def _compress(stream: Stream) -> None:
    """Drop the text encoding of reportlab. What is compressed ends with its checksum: a byte more changes it.

    An empty line at the end of a page or of a map of characters, a byte after the last table of a font mean nothing.
    """
    if stream.get("/Type") == "/Metadata":
        return
    content = stream.read_bytes()
    packed = zlib.compress(content, 9)
    if packed[-1] == _MISTAKEN[0]:
        content += b"\n"
        packed = zlib.compress(content, 9)
    if "/Length1" in stream:
        stream.Length1 = len(content)
    stream.write(packed, filter=Name.FlateDecode, type_check=False)


def _saved(pdf: Pdf) -> bytes:
    target = BytesIO()
    pdf.save(
        target,
        force_version=_VERSION,
        deterministic_id=True,
        compress_streams=True,
        stream_decode_level=StreamDecodeLevel.none,
        object_stream_mode=ObjectStreamMode.generate,
    )
    return target.getvalue()
