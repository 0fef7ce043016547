"""The members of a signed export, « pmn-export/1 », in the order of the file (docs/format-export.md).

Any added field is another schema. Integers only; unknown fields are refused.
"""

import datetime
from enum import StrEnum

import msgspec
from msgspec import Struct

from paliers_desktop.core.assessment import Etat, Fonction, MotifCode, TypeEtablissement

SCHEMA = "pmn-export/1"
APPLICATION = "paliers-desktop"


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
