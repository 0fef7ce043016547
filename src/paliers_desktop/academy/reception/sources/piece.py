"""One thing to judge: the bytes of a file wherever it was, or why a container could not be read."""

from msgspec import Struct

from paliers_desktop.errors import UserError
from paliers_desktop.exchange.envelope import MAX_BYTES

MOST_BYTES = MAX_BYTES + 1
"""Never more is read of a file: one byte beyond the limit is enough to refuse it."""


class SourceError(UserError):
    """Something in what was given cannot be read; the rest of the batch goes on."""


class Piece(Struct, frozen=True):
    """`data` of a file, or `problem`. name: as seen, for the terminal only; weight: bytes gone through to find it.

    uai: that of the official address a message came from, a help to find it again and nothing more.
    """

    name: str
    data: bytes = b""
    problem: SourceError | None = None
    weight: int = 0
    uai: str = ""
