"""Read a signed file back as its receiver would: envelope, signature, payload."""

from pathlib import Path

from msgspec import Struct

from paliers_desktop.exchange.documents import decode_payload, empreinte
from paliers_desktop.exchange.envelope import Typ, open_envelope
from paliers_desktop.exchange.payload import Payload


class ReadBack(Struct, frozen=True):
    """What a receiver reads in a verified file."""

    payload: Payload
    empreinte: str
    kid: str


def read_back(path: Path) -> ReadBack:
    """Verify a signed file against the key it carries. Raises UserError when any part of it is not as it should be."""
    envelope = open_envelope(path.read_bytes(), Typ.EXPORT)
    return ReadBack(decode_payload(envelope.payload), empreinte(envelope.payload), envelope.kid)
