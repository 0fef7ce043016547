"""Read a ZIP in memory, entry by entry: bounded in count, size and ratio; its names lead nowhere."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from paliers_desktop.academy.reception.sources.piece import MOST_BYTES, Piece, SourceError

MAX_ENTRIES = 100_000
MAX_DIRECTORY = 16 * 1024 * 1024
MAX_RATIO = 200
"""JSON of this program shrinks about 8 times; a bomb, 1000 times."""

RATIO_FROM = 64 * 1024
"""Under that many bytes unpacked, any ratio is harmless."""

MAX_UNPACKED = 8 * 1024 * 1024 * 1024
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype"})
"""What tells a .docx, a .xlsx, an .odt from an archive of files."""

_TAIL = 66_000 + _END_64.size
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, OverflowError)


class BrokenZipError(SourceError):
    """Not a whole ZIP."""

    def __init__(self) -> None:
        super().__init__("L’archive ZIP est abîmée ou incomplète.", "Téléchargez-la à nouveau, puis relancez.")


class TooManyEntriesError(SourceError):
    """More entries than any campagne has files."""

    def __init__(self) -> None:
        super().__init__(
            f"L’archive ZIP annonce plus de {MAX_ENTRIES} fichiers : elle n’a pas été ouverte.",
            "Demandez-en une plus petite au portail, ou décompressez-la vous-même.",
        )


class BombError(SourceError):
    """An entry that swells beyond reason: the archive was made to fill the disk or the memory."""

    def __init__(self) -> None:
        super().__init__(
            "L’archive ZIP contient un fichier anormalement compressé : la lecture s’arrête à cet endroit.",
            "N’ouvrez pas cette archive ; demandez à l’expéditeur les fichiers eux-mêmes.",
        )


class NestedError(SourceError):
    """A container within a ZIP."""

    def __init__(self) -> None:
        super().__init__(
            "Une archive ou un message se trouve dans une archive ZIP : il n’a pas été ouvert.",
            "Décompressez l’archive, puis donnez l’emplacement obtenu.",
        )


class EncryptedError(SourceError):
    """An entry under a password."""

    def __init__(self) -> None:
        super().__init__("L’archive ZIP contient un fichier sous mot de passe.", "Demandez-le sans mot de passe.")


class MethodError(SourceError):
    """Packed by a method that portals do not use."""

    def __init__(self) -> None:
        super().__init__(
            "Un fichier de l’archive ZIP est compressé par un procédé que l’application n’emploie pas.",
            "Décompressez l’archive vous-même, puis donnez l’emplacement obtenu.",
        )


def is_zip(head: bytes) -> bool:
    """Whether a file that begins so is a ZIP."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def zip_pieces(stream: BinaryIO, name: str) -> Iterator[Piece]:
    """The files of a ZIP as pieces; what cannot be read is a piece that says so. Nothing is written anywhere."""
    try:
        _check_directory(stream)
        with zipfile.ZipFile(stream) as archive:
            if _is_document(archive):  # « grille.docx »: one wrong file, not a dozen
                stream.seek(0)
                yield Piece(name, stream.read(MOST_BYTES))
                return
            yield from _entries(archive, name)
    except SourceError as error:
        yield Piece(name, problem=error)
    except NotImplementedError:
        yield Piece(name, problem=MethodError())
    except _BROKEN:
        yield Piece(name, problem=BrokenZipError())


def _entries(archive: zipfile.ZipFile, name: str) -> Iterator[Piece]:
    if len(archive.infolist()) > MAX_ENTRIES:
        raise TooManyEntriesError
    unpacked = 0
    for entry in archive.infolist():
        label = PurePosixPath(entry.filename.replace("\\", "/")).name
        if entry.is_dir() or is_system_file(label) or entry.filename.startswith("__MACOSX/"):
            continue
        piece = _piece(archive, entry, f"{name} › {label}")
        unpacked += len(piece.data)
        if unpacked > MAX_UNPACKED:
            raise BombError
        yield piece


def _piece(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, label: str) -> Piece:
    weight = entry.compress_size
    if entry.flag_bits & 0x1:
        return Piece(label, problem=EncryptedError(), weight=weight)
    if entry.compress_type not in _METHODS:
        return Piece(label, problem=MethodError(), weight=weight)
    if entry.file_size > max(RATIO_FROM, MAX_RATIO * weight):  # a size that lies ends as a broken archive
        raise BombError
    try:
        with archive.open(entry) as packed:
            data = packed.read(MOST_BYTES)
    except (*_BROKEN, RuntimeError, NotImplementedError):
        return Piece(label, problem=BrokenZipError(), weight=weight)
    if is_zip(data) and not _is_document_within(data):
        return Piece(label, problem=NestedError(), weight=weight)
    return Piece(label, data, weight=weight)


def _is_document(archive: zipfile.ZipFile) -> bool:
    """Whether it is what a word processor or a spreadsheet writes, and no archive of files."""
    return not _DOCUMENTS.isdisjoint(archive.namelist())


def _is_document_within(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _is_document(archive)
    except (*_BROKEN, NotImplementedError):
        return False


def is_system_file(label: str) -> bool:
    """What systems leave beside people's files."""
    return label.startswith(".") or label.casefold() in ("thumbs.db", "desktop.ini")


def _check_directory(stream: BinaryIO) -> None:
    """Refuse a giant list of entries before it is loaded, whatever count it states."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    counts, sizes = [0], [0]
    for record, signature in ((_END, b"PK\x05\x06"), (_END_64, b"PK\x06\x06")):
        place = tail.rfind(signature)
        while place >= 0:
            if len(tail) - place >= record.size:
                fields = record.unpack_from(tail, place)
                narrow = record is _END
                counts.append(fields[4] if narrow else fields[7])
                sizes.append(fields[5] if narrow else fields[8])
            place = tail.rfind(signature, 0, place)
    stated = [count for count in counts if count != 0xFFFF]
    if max(stated, default=0) > MAX_ENTRIES or max(value for value in sizes if value != 0xFFFFFFFF) > MAX_DIRECTORY:
        raise TooManyEntriesError
    stream.seek(0)
