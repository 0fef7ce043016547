"""The payload of signed repères, « pmn-reperes/1 »: where the middle half of many stands, by type and territory.

Nothing small travels in it: what is masked is absent, and a reader refuses an effectif under five. Any added field is
another schema. Lowering the revision is refused by who keeps the last one.
"""

import datetime
import json
import re
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.campagne import is_campagne
from paliers_desktop.core.grid import PALIERS
from paliers_desktop.core.reperes import LEAST, Decoupage
from paliers_desktop.core.text import is_clean
from paliers_desktop.exchange.document_errors import (
    ContentCampagneError,
    DigestFormatError,
    DocumentError,
    GrilleRefError,
    RevisionError,
    TextRefusedError,
)
from paliers_desktop.exchange.envelope import MEBIBYTE, Typ, open_envelope, sign
from paliers_desktop.exchange.keys import PublicKey, SigningKey
from paliers_desktop.exchange.payload import GrilleRef
from paliers_desktop.exchange.strict_document import read_document

SCHEMA = "pmn-reperes/1"
MAX_BYTES = 4 * MEBIBYTE
MAX_REVISION = 99_999
MOST_CHARACTERS = 100
MOST = 10_000_000
"""Établissements: more than there are anywhere."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


class TerritoireError(DocumentError):
    """A group that is empty, endless or there twice."""

    def __init__(self) -> None:
        super().__init__("Un territoire des repères est vide, démesuré ou nommé deux fois pour le même type.")


class RepereError(DocumentError):
    """Quartiles out of order or of the scale, or of too few établissements, or a domaine there twice."""

    def __init__(self) -> None:
        super().__init__(
            "Un repère n’est pas valable : ses paliers ne sont pas dans l’ordre, ou il porte sur moins de cinq "
            "établissements."
        )


class NoRepereError(DocumentError):
    """A document that says nothing."""

    def __init__(self) -> None:
        super().__init__("Ce fichier ne contient aucun repère.")


class RepereDomaine(Struct, frozen=True, forbid_unknown_fields=True):
    """One domaine of a group. effectif: those that have a palier there."""

    domaine: str
    effectif: int
    quartile_1: int
    mediane: int
    quartile_3: int


class Groupe(Struct, frozen=True, forbid_unknown_fields=True):
    """A territory x type; territoire None: every published territory together. grille: the id of its grid."""

    territoire: str | None
    type: TypeEtablissement
    grille: str
    domaines: tuple[RepereDomaine, ...]


class ReperesDocument(Struct, frozen=True, forbid_unknown_fields=True):
    """What is signed, in the order of the file."""

    schema: str
    campagne: str
    revision: int
    cree_le: datetime.date
    decoupage: Decoupage
    grilles: tuple[GrilleRef, ...]
    groupes: tuple[Groupe, ...]


class OpenedReperes(Struct, frozen=True):
    """Repères whose signature is right; whether their key is the académie's, a pin or a person says."""

    document: ReperesDocument
    key: PublicKey
    identity: str


def encode_reperes(document: ReperesDocument) -> bytes:
    """The exact bytes to sign: UTF-8 JSON, indent 1, members in the order of the schema."""
    return json.dumps(msgspec.to_builtins(document), indent=1, ensure_ascii=False).encode()


def decode_reperes(data: bytes) -> ReperesDocument:
    """Read the bytes of a payload strictly. Raises DocumentError, each child with its sentence."""
    document = read_document(data, SCHEMA, ReperesDocument)
    _check(document)
    return document


def sign_reperes(document: ReperesDocument, key: SigningKey) -> bytes:
    """The signed file. Raises DocumentError for repères that readers would refuse, TooLargeError beyond 4 MiB."""
    data = encode_reperes(document)
    decode_reperes(data)
    return sign(data, Typ.REPERES, key, max_bytes=MAX_BYTES)


def open_reperes(data: bytes) -> OpenedReperes:
    """The content of a signed file of repères. Raises EnvelopeError, AlteredError, DocumentError."""
    envelope = open_envelope(data, Typ.REPERES, max_bytes=MAX_BYTES)
    return OpenedReperes(decode_reperes(envelope.payload), envelope.key, envelope.identity)


def _check(document: ReperesDocument) -> None:
    if not is_campagne(document.campagne):
        raise ContentCampagneError
    if not 1 <= document.revision <= MAX_REVISION:
        raise RevisionError
    ids = [_checked_grille(grille) for grille in document.grilles]
    if not document.groupes:
        raise NoRepereError
    if _repeated(ids) or not {groupe.grille for groupe in document.groupes} <= set(ids):
        raise GrilleRefError
    if _repeated((groupe.territoire, groupe.type) for groupe in document.groupes):
        raise TerritoireError
    for groupe in document.groupes:
        _check_groupe(groupe)


def _checked_grille(grille: GrilleRef) -> str:
    if not is_clean(grille.id + grille.version):
        raise TextRefusedError("grille")
    if not _SHA256.fullmatch(grille.sha256):
        raise DigestFormatError("grille.sha256", 64)
    return grille.id


def _check_groupe(groupe: Groupe) -> None:
    territoire = "–" if groupe.territoire is None else groupe.territoire
    if not is_clean(territoire):
        raise TextRefusedError("territoire")
    if len(territoire) > MOST_CHARACTERS or not territoire.strip():
        raise TerritoireError
    if not groupe.domaines:
        raise NoRepereError
    if not is_clean("".join(repere.domaine for repere in groupe.domaines)):
        raise TextRefusedError("domaine")
    if _repeated(repere.domaine for repere in groupe.domaines):
        raise RepereError
    for repere in groupe.domaines:
        in_order = 0 <= repere.quartile_1 <= repere.mediane <= repere.quartile_3 <= PALIERS[-1]
        if not in_order or not LEAST <= repere.effectif <= MOST:
            raise RepereError


def _repeated(items: Iterable[object]) -> bool:
    found = list(items)
    return len(set(found)) != len(found)
