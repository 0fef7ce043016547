"""Go through what was given (files, folders and what they hold), told apart by its first bytes, never by its name."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from paliers_desktop.academy.received_file import UnreadableFileError, read_received
from paliers_desktop.academy.reception.sources.mail import (
    MAX_MESSAGE,
    MessageTooLargeError,
    is_message,
    message_pieces,
)
from paliers_desktop.academy.reception.sources.mbox import is_mbox, mbox_pieces
from paliers_desktop.academy.reception.sources.piece import Piece, SourceError
from paliers_desktop.academy.reception.sources.zipped import is_system_file, is_zip, zip_pieces
from paliers_desktop.academy.register.connection import FILE_NAME

HEAD = 16 * 1024
_CAMPAGNE = ("originaux", "quarantaine", "recus", "a-envoyer")
_SIGNED_CAMPAGNE = ".pmnc.json"
_AGAIN = "Vérifiez le support ou le réseau, puis relancez : ce qui est déjà reçu ne le sera pas deux fois."
_OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class OutlookMessageError(SourceError):
    """The container of Outlook, which is not a message that others read."""

    def __init__(self) -> None:
        super().__init__(
            "Ce fichier est un message ou un document au format propre à Outlook ou à Office : il n’a pas été ouvert.",
            "Enregistrez la pièce jointe, ou le message au format .eml, puis donnez ce fichier.",
        )


class UnreadableSourceError(SourceError):
    """A file that the system does not let be read."""


def given_files(paths: Iterable[Path], campagne: Path) -> Iterator[Path]:
    """Every file given or found below, in the order of names; not the campagne's own, nor behind links to folders.

    A file given by its name is always there, even if it cannot be read.
    """
    for path in paths:
        if path.is_dir():
            yield from _below(path, campagne)
        else:
            yield path


def pieces(path: Path) -> Iterator[Piece]:
    """The pieces of one file, at least one; together they weigh what the file does."""
    container = _container(_head(path), path.name)
    if container is None:
        yield _single(path)
        return
    try:
        with path.open("rb") as stream:
            yield from container(stream, path.name)
    except OSError:  # a share or a key that goes away while it is read
        yield Piece(path.name, problem=UnreadableSourceError("La lecture de ce fichier s’est interrompue.", _AGAIN))


def weight(path: Path) -> int:
    """The bytes of a file, as its pieces will weigh; 0 when it cannot be told."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _head(path: Path) -> bytes:
    """Its first bytes; none of what is not an ordinary file, or cannot be read: `_single` then says why."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except (OSError, ValueError):
        return b""


def _single(path: Path) -> Piece:
    try:
        data = read_received(path)
    except UnreadableFileError as error:
        return Piece(path.name, problem=UnreadableSourceError(error.message, error.hint))
    if data.startswith(_OUTLOOK):
        return Piece(path.name, problem=OutlookMessageError(), weight=len(data))
    return Piece(path.name, data, weight=len(data))


def _container(head: bytes, name: str) -> Callable[[BinaryIO, str], Iterator[Piece]] | None:
    if is_zip(head):
        return zip_pieces
    if is_mbox(head):
        return mbox_pieces
    return _message if is_message(head, name) else None


def _message(stream: BinaryIO, name: str) -> Iterator[Piece]:
    data = stream.read(MAX_MESSAGE + 1)
    if len(data) > MAX_MESSAGE:
        yield Piece(name, problem=MessageTooLargeError(), weight=len(data))
        return
    yield from message_pieces(data, name)
    yield Piece("", weight=len(data))


def _below(folder: Path, campagne: Path) -> Iterator[Path]:
    own = campagne.resolve()
    for place, folders, files in os.walk(folder):
        here = Path(place)
        mine = _CAMPAGNE if here.resolve() == own else ()
        folders[:] = sorted(name for name in folders if not is_system_file(name) and name not in mine)
        for name in sorted(files):
            own_file = bool(mine) and (name.startswith(FILE_NAME) or name.endswith(_SIGNED_CAMPAGNE))
            if not own_file and not is_system_file(name):
                yield here / name
