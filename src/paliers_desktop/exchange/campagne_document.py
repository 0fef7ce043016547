"""The payload of a signed campagne file, « pmn-campagne/1 »: what an académie tells its établissements, exactly.

Grids travel as the very bytes of their files (as text), so that a post gets the grid of its campagne offline. Any added
field is another schema. Lowering the revision is refused by who keeps the last one.
"""

import datetime
import json

import msgspec
from msgspec import Struct

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.exchange.campagne_checks import check_campagne
from paliers_desktop.exchange.envelope import MEBIBYTE, Typ, open_envelope, sign
from paliers_desktop.exchange.keys import PublicKey, SigningKey
from paliers_desktop.exchange.strict_document import read_document

SCHEMA = "pmn-campagne/1"
MAX_BYTES = 4 * MEBIBYTE


class GrilleJointe(Struct, frozen=True, forbid_unknown_fields=True):
    """One grid: its normative sha256 (hex), and the texts of its two files (`aides` is "" without helps)."""

    id: str
    version: str
    sha256: str
    contenu: str
    aides: str


class EtablissementAttendu(Struct, frozen=True, forbid_unknown_fields=True):
    """What typing a UAI fills in on a post without network."""

    uai: str
    nom: str
    type: TypeEtablissement
    commune: str


class CampagneDocument(Struct, frozen=True, forbid_unknown_fields=True):
    """What is signed, in the order of the file. depot: where to send, in words; cle_suivante: the jwk of the key that
    the académie will sign with later, or None."""

    schema: str
    id: str
    revision: int
    titre: str
    ouverture: datetime.date
    cloture: datetime.date
    depot: str
    courriel: str
    grilles: tuple[GrilleJointe, ...]
    etablissements: tuple[EtablissementAttendu, ...]
    cle_suivante: dict[str, str] | None


class OpenedCampagne(Struct, frozen=True):
    """A campagne file whose signature is right; whether its key is the académie's, a pin or a person says."""

    document: CampagneDocument
    key: PublicKey
    identity: str


def encode_campagne(document: CampagneDocument) -> bytes:
    """The exact bytes to sign: UTF-8 JSON, indent 1, members in the order of the schema."""
    return json.dumps(msgspec.to_builtins(document), indent=1, ensure_ascii=False).encode()


def decode_campagne(data: bytes) -> CampagneDocument:
    """Read the bytes of a payload strictly, its grids included. Raises DocumentError, each child with its sentence."""
    document = read_document(data, SCHEMA, CampagneDocument)
    check_campagne(document)
    return document


def sign_campagne(document: CampagneDocument, key: SigningKey) -> bytes:
    """The signed file. Raises DocumentError for a document that readers would refuse, TooLargeError beyond 4 MiB."""
    data = encode_campagne(document)
    decode_campagne(data)
    return sign(data, Typ.CAMPAGNE, key, max_bytes=MAX_BYTES)


def open_campagne(data: bytes) -> OpenedCampagne:
    """The content of a signed campagne file. Raises EnvelopeError, AlteredError, DocumentError."""
    envelope = open_envelope(data, Typ.CAMPAGNE, max_bytes=MAX_BYTES)
    return OpenedCampagne(decode_campagne(envelope.payload), envelope.key, envelope.identity)
