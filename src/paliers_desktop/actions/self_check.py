"""What the self-test reads back: a signed file as its receiver would, a PDF as a preview shows it."""

from pathlib import Path

from msgspec import Struct

from paliers_desktop.actions.pdf_pages import open_pages
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


def first_page_words(path: Path) -> str:
    """The words that a preview would have for the first page of a PDF. OSError, or ValueError for what is no PDF."""
    pages = open_pages(path.read_bytes())
    try:
        return pages.text(0)
    finally:
        pages.close()
