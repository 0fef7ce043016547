"""Cut a mailbox file (mbox) into its messages as they come: memory holds one at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from paliers_desktop.academy.reception.sources.mail import MAX_MESSAGE, MessageTooLargeError, message_pieces
from paliers_desktop.academy.reception.sources.piece import Piece

_START = b"From "
_LINE = 64 * 1024


def is_mbox(head: bytes) -> bool:
    """Whether a file that begins so is a mailbox."""
    return head.startswith(_START) and b"\n" in head


def mbox_pieces(stream: BinaryIO, name: str) -> Iterator[Piece]:
    """The files joined to each message; a message that is too long is a piece that says so."""
    told = 0
    for rank, (message, end) in enumerate(_messages(stream), 1):
        label = f"{name} › message {rank}"
        if len(message) > MAX_MESSAGE:
            yield Piece(label, problem=MessageTooLargeError())
        else:
            yield from message_pieces(bytes(message), label)
        yield Piece("", weight=end - told)
        told = end


def _messages(stream: BinaryIO) -> Iterator[tuple[bytearray, int]]:
    """Each message with the place where it ends; at most one byte more than MAX_MESSAGE of it is kept."""
    message, place, blank = bytearray(), 0, True
    while line := stream.readline(_LINE):
        place += len(line)
        if blank and line.startswith(_START):
            if message:
                yield message, place - len(line)
            message = bytearray()
        else:
            message += line[: MAX_MESSAGE + 1 - len(message)]
        blank = line in (b"\n", b"\r\n")
    if message:
        yield message, place
