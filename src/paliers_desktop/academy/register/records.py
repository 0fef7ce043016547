"""What the register holds, as frozen structs: the rest of the academy's side never meets a row."""

import datetime

from msgspec import Struct

from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.exchange.keys import PublicKey


class Campagne(Struct, frozen=True):
    """The one campagne of a register. revision: of the last signed file; key, suivante: the académie's, then its next
    one when it is announced."""

    id: str
    titre: str
    ouverture: datetime.date
    cloture: datetime.date
    depot: str
    courriel: str
    academie: str
    key: PublicKey
    revision: int = 1
    etat: str = "ouverte"
    suivante: PublicKey | None = None


class Etablissement(Struct, frozen=True):
    """One invited établissement; texts are "" when the directory does not say."""

    uai: str
    nom: str
    type: TypeEtablissement
    departement: str
    nature: str = ""
    commune: str = ""
    circonscription: str = ""
    bassin: str = ""
    education_prioritaire: str = ""
    secteur: str = ""
    courriel: str = ""
    etat: str = "attendu"


class Grid(Struct, frozen=True):
    """A grid of the campagne: the very bytes of its two files; ancienne: the sha256 of the version it comes from, with
    the mapping of its criteria, old id to new one or None."""

    sha256: str
    id: str
    version: str
    toml: bytes
    aides: bytes
    ancienne: str = ""
    correspondance: dict[str, str | None] | None = None


class IssuedKey(Struct, frozen=True):
    """The public key of a code that the académie sent: never the code, nor the seed."""

    uai: str
    key: PublicKey
    depuis: datetime.date
