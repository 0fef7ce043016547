"""The payload of a signed receipt, « pmn-recu/1 »: what an académie answers about one file, exactly.

No sentence travels in it: whoever shows it says it in its own words (core.recu). Any added field is another schema.
"""

import datetime
import json
import re

import msgspec
from msgspec import Struct

from paliers_desktop.core.campagne import is_campagne
from paliers_desktop.core.recu import Preuve, Remarque, Verdict
from paliers_desktop.core.uai import UaiError, UaiLetterError, normalise, parse_uai
from paliers_desktop.exchange.document_errors import (
    ContentCampagneError,
    ContentUaiError,
    DigestFormatError,
    DocumentError,
)
from paliers_desktop.exchange.envelope import Typ, open_envelope, sign
from paliers_desktop.exchange.keys import PublicKey, SigningKey
from paliers_desktop.exchange.strict_document import read_document

SCHEMA = "pmn-recu/1"
MAX_NUMERO = 99_999

_IDENTITE = re.compile(r"[0-9a-f]{64}")


class NumeroError(DocumentError):
    """A numero under 1 or unreasonably high."""

    def __init__(self) -> None:
        super().__init__("Le numéro de l’accusé de réception n’est pas valable.")


class VerdictError(DocumentError):
    """The verdict, its proof and its remarks contradict one another."""

    def __init__(self) -> None:
        super().__init__("Le verdict de l’accusé de réception ne s’accorde pas avec ce qui l’accompagne.")


class Recu(Struct, frozen=True, forbid_unknown_fields=True):
    """What is signed, in the order of the file. identite: SHA-256 (hex) of `protected.payload` of the file it answers;
    numero: grows with each receipt of an établissement."""

    schema: str
    uai: str
    campagne: str
    identite: str
    numero: int
    recu_le: datetime.date
    verdict: Verdict
    preuve: Preuve
    remarques: tuple[Remarque, ...]


class OpenedRecu(Struct, frozen=True):
    """A receipt whose signature is right; whether its key is the académie's, a pin or a person says."""

    document: Recu
    key: PublicKey
    identity: str


def encode_recu(document: Recu) -> bytes:
    """The exact bytes to sign: UTF-8 JSON, indent 1, members in the order of the schema."""
    return json.dumps(msgspec.to_builtins(document), indent=1, ensure_ascii=False).encode()


def decode_recu(data: bytes) -> Recu:
    """Read the bytes of a payload strictly. Raises DocumentError, each child with its sentence."""
    document = read_document(data, SCHEMA, Recu)
    _check(document)
    return document


def sign_recu(document: Recu, key: SigningKey) -> bytes:
    """The signed file. Raises DocumentError for a receipt that readers would refuse."""
    data = encode_recu(document)
    decode_recu(data)
    return sign(data, Typ.RECU, key)


def open_recu(data: bytes) -> OpenedRecu:
    """The content of a signed receipt. Raises EnvelopeError, AlteredError, DocumentError."""
    envelope = open_envelope(data, Typ.RECU)
    return OpenedRecu(decode_recu(envelope.payload), envelope.key, envelope.identity)


def _check(document: Recu) -> None:
    _check_uai(document)
    if not is_campagne(document.campagne):
        raise ContentCampagneError
    if not _IDENTITE.fullmatch(document.identite):
        raise DigestFormatError("identite", 64)
    if not 1 <= document.numero <= MAX_NUMERO:
        raise NumeroError
    remarks = document.remarques
    refused = document.verdict.refused
    if refused != (document.preuve is Preuve.AUCUNE) or len(set(remarks)) != len(remarks) or (refused and remarks):
        raise VerdictError


def _check_uai(document: Recu) -> None:
    """A wrong last letter is only that of a file refused for it."""
    if normalise(document.uai) != document.uai:
        raise ContentUaiError("Elle doit être écrite en capitales et sans espace.")
    try:
        parse_uai(document.uai)
    except UaiLetterError as error:
        if document.verdict is not Verdict.REFUSE_UAI:
            raise ContentUaiError(error.message) from error
    except UaiError as error:
        raise ContentUaiError(error.message) from error
