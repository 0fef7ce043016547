"""Read the files joined to a message (.eml), those of the messages joined to it included."""

import email
import email.message
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from io import BytesIO

from paliers_desktop.academy.reception.sources.piece import MOST_BYTES, Piece, SourceError
from paliers_desktop.academy.reception.sources.zipped import is_system_file, is_zip, zip_pieces

MAX_MESSAGE = 32 * 1024 * 1024
"""No mailbox of the académie takes a longer message."""

MAX_PARTS = 1000
_HEADER = re.compile(rb"[!-9;-~]+:[ \t]")
_MAIL_HEADER = re.compile(rb"^(from|mime-version|message-id):", re.IGNORECASE | re.MULTILINE)
_OFFICIAL = re.compile(r"\bce\.([0-9]{7}[a-z])@", re.IGNORECASE)
_UNREADABLE = (MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)
"""What the standard library raises on hostile headers and encodings, UnicodeError included."""


class MessageTooLargeError(SourceError):
    """A message longer than a mailbox takes."""

    def __init__(self) -> None:
        super().__init__(
            "Un message dépasse 32 Mio : il n’a pas été ouvert.", "Enregistrez sa pièce jointe, puis donnez ce fichier."
        )


class BrokenMessageError(SourceError):
    """A message that the reader cannot take apart."""

    def __init__(self) -> None:
        super().__init__("Un message est illisible.", "Enregistrez sa pièce jointe, puis donnez ce fichier.")


class NoAttachmentError(SourceError):
    """A message that brings no file at all."""

    def __init__(self) -> None:
        super().__init__(
            "Ce message n’apporte aucun fichier.", "Demandez à l’expéditeur d’y joindre le fichier exporté."
        )


def is_message(head: bytes, name: str) -> bool:
    """Whether a file that begins so is a message, whatever its name says."""
    return bool(_HEADER.match(head) and _MAIL_HEADER.search(head)) or (
        name.casefold().endswith(".eml") and not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    )


def message_pieces(data: bytes, name: str) -> Iterator[Piece]:
    """The joined files: those that look like an export, whatever their name; else everything that was joined.

    So that neither a logo nor a text of signature is taken for a file that the school sent.
    """
    try:
        parts = list(_joined_files(data))
    except _UNREADABLE:
        yield Piece(name, problem=BrokenMessageError())
        return
    exports = [part for part in parts if _looks_like_export(part.data) or is_zip(part.data)]
    told = exports or [part for part in parts if part.name]
    if not told:
        yield Piece(name, problem=NoAttachmentError())
    for part in told:
        label = f"{name} › {part.name or 'pièce jointe'}"
        found = zip_pieces(BytesIO(part.data), label) if is_zip(part.data) else (Piece(label, part.data),)
        for piece in found:
            yield Piece(piece.name, piece.data[:MOST_BYTES], piece.problem, uai=part.uai)


def _joined_files(data: bytes) -> Iterator[Piece]:
    """Every leaf of the message that is not its own text; nameless where it is shown within the text."""
    message = email.message_from_bytes(data)
    uai = _official_uai(message)
    for rank, part in enumerate(message.walk()):
        if rank > MAX_PARTS:
            raise ValueError("more parts than any message")
        if part.is_multipart():
            continue
        name = _file_name(part)
        joined = part.get_content_disposition() == "attachment" or (name and part.get_content_maintype() != "image")
        if not joined and part.get_content_maintype() not in ("application", "text"):
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and not is_system_file(name):
            yield Piece(name if joined else "", content, uai=uai)


def _looks_like_export(content: bytes) -> bool:
    """An object of JSON, which neither a signature text nor a picture is."""
    return content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _file_name(part: email.message.Message) -> str:
    try:
        name = part.get_filename() or ""
        return str(make_header(decode_header(name))).replace("\\", "/").rpartition("/")[2]
    except _UNREADABLE:
        return "pièce jointe"


def _official_uai(message: email.message.Message) -> str:
    found = _OFFICIAL.search(str(message.get("From", "")))
    return found[1].upper() if found else ""
