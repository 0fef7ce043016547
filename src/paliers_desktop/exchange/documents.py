"""The payload of a signed export, « pmn-export/1 »: its structs, its exact bytes, and its strict reading.

Any added field is another schema (docs/format-export.md). Integers only; unknown fields are refused.
"""

import datetime
import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from paliers_desktop.core.assessment import Etat, Fonction, MotifCode, TypeEtablissement
from paliers_desktop.exchange import strict_json
from paliers_desktop.exchange.document_checks import check_content
from paliers_desktop.exchange.document_errors import (
    ContentJsonError,
    DocumentError,
    MissingFieldError,
    SchemaVersionError,
    ValueRefusedError,
    from_validation,
)

SCHEMA = "pmn-export/1"
APPLICATION = "paliers-desktop"
NOT_COMPARED = ("revision", "precedent_sha256", "cree_le", "application")
"""Members that change from one export to the next while the answers stay the same."""


class Nature(StrEnum):
    """What an établissement says of a criterion to the others: besoin d’accompagnement, or expérience à partager."""

    BESOIN = "besoin"
    PARTAGE = "partage"


class Application(Struct, frozen=True, forbid_unknown_fields=True):
    """The program that wrote the file."""

    nom: str
    version: str


class GrilleRef(Struct, frozen=True, forbid_unknown_fields=True):
    """Which grid was answered; sha256 of its normative part (hex)."""

    id: str
    version: str
    sha256: str


class EtablissementRef(Struct, frozen=True, forbid_unknown_fields=True):
    """The établissement, beside its UAI."""

    nom: str
    type: TypeEtablissement


class Declarant(Struct, frozen=True, forbid_unknown_fields=True):
    """The function, never the name, of the person who filled the grid."""

    fonction: Fonction


class Relecture(Struct, frozen=True, forbid_unknown_fields=True):
    """Whether the head says to have read the synthesis, and when; never a validation."""

    responsable: bool
    le: datetime.date | None


class Motif(Struct, frozen=True, forbid_unknown_fields=True):
    """Why a criterion is sans objet; `texte` None unless texts are joined."""

    code: MotifCode
    texte: str | None


class Reponse(Struct, frozen=True, forbid_unknown_fields=True):
    """The line of one criterion; `reponse` None is « sans réponse »."""

    critere: str
    reponse: Etat | None
    a_verifier: bool
    a_confirmer: bool
    motif: Motif | None
    commentaire: str | None


class Entraide(Struct, frozen=True, forbid_unknown_fields=True):
    """One line ticked by the person: empty by default."""

    critere: str
    nature: Nature


class Resultat(Struct, frozen=True, forbid_unknown_fields=True):
    """For readers; the academy computes it again. A domaine without applicable criterion is None."""

    palier: int | None = msgspec.field(name="global")
    domaines: dict[str, int | None]


class Payload(Struct, frozen=True, forbid_unknown_fields=True):
    """What is signed, in the order of the file."""

    schema: str
    campagne: str
    uai: str
    dossier_id: str
    revision: int
    precedent_sha256: str | None
    cree_le: datetime.date
    application: Application
    grille: GrilleRef
    etablissement: EtablissementRef
    declarant: Declarant
    relecture: Relecture
    provisoire: bool
    reponses: tuple[Reponse, ...]
    entraide: tuple[Entraide, ...]
    resultat: Resultat

    @property
    def attend_reponse(self) -> bool:
        """Whether an answer is missing, à vérifier or à confirmer: what « provisoire » must say."""
        return any(r.reponse is None or r.a_verifier or r.a_confirmer for r in self.reponses)


def encode_payload(payload: Payload) -> bytes:
    """The exact bytes to sign: UTF-8 JSON, indent 1, members in the order of the schema."""
    return json.dumps(msgspec.to_builtins(payload), indent=1, ensure_ascii=False).encode()


def decode_payload(data: bytes) -> Payload:
    """Read the bytes of a payload strictly. Raises DocumentError, each child with its own sentence.

    What needs the grid (its criteria, its domaines) is checked by `document_checks.check_against_grid`.
    """
    try:
        value = strict_json.parse(data)
    except strict_json.JsonError as error:
        raise ContentJsonError(error.message) from error
    _check_schema(value)
    try:
        payload = msgspec.convert(value, Payload)
    except msgspec.ValidationError as error:
        raise from_validation(str(error)) from error
    check_content(payload)
    return payload


def payload_sha256(data: bytes) -> str:
    """SHA-256 (hex) of the payload's bytes: what the next revision names as its precedent."""
    return hashlib.sha256(data).hexdigest()


def empreinte(data: bytes) -> str:
    """« Empreinte » of an export: the first 32 hex digits of the payload's SHA-256, capitals, 8 groups of 4."""
    return empreinte_of(payload_sha256(data))


def empreinte_of(sha256: str) -> str:
    """The same, from the SHA-256 (hex) kept of an export."""
    digits = sha256[:32].upper()
    return " ".join(digits[start : start + 4] for start in range(0, 32, 4))


def answers_digest(payload: Payload) -> str:
    """SHA-256 (hex) of what was answered: the payload as canonical JSON without NOT_COMPARED.

    Equal digests mean that a new export would say the same thing (with the same choice of joined texts).
    """
    value: Mapping[str, Any] = msgspec.to_builtins(payload)
    compared = {name: member for name, member in value.items() if name not in NOT_COMPARED}
    canonical = json.dumps(compared, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _check_schema(value: Any) -> None:
    """Before any other member: another schema may have others."""
    if not isinstance(value, dict):
        raise ValueRefusedError("contenu")
    schema = value.get("schema")
    if schema is None:
        raise MissingFieldError("schema")
    if schema != SCHEMA:
        raise _schema_error(schema)


def _schema_error(schema: Any) -> DocumentError:
    if isinstance(schema, str) and schema.startswith("pmn-export/") and schema.isprintable():
        return SchemaVersionError(schema[:40])
    return ValueRefusedError("schema")
