"""What a verdict is made from: the files received, what the register knows, what a person decided."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct


class Received(Struct, frozen=True):
    """A file that reads as an export: intact, its payload decoded. Whose it is and whether it counts come later.

    ecart: why its criteria are not those of its grid, "" when they are, None while that grid is unknown here.
    recu_le: the first day on which it came.
    """

    identite: str
    uai: str
    type: str
    dossier_id: str
    revision: int
    payload_sha256: str
    precedent_sha256: str | None
    kid: str
    x: str
    campagne: str
    grille_sha256: str
    provisoire: bool
    resultat_differe: bool
    ecart: str | None
    cree_le: datetime.date
    recu_le: datetime.date


class Origine(StrEnum):
    """Who drew the code that a key is."""

    ACADEMIE = "academie"
    LIBRE = "libre"


class EtatCle(StrEnum):
    """Whether a key may still sign."""

    ACTIVE = "active"
    REMPLACEE = "remplacee"
    REVOQUEE = "revoquee"


class Cle(Struct, frozen=True):
    """A public key of the register. jusqua: the day it was replaced, or from which it is revoked."""

    kid: str
    uai: str
    x: str
    origine: Origine
    etat: EtatCle
    jusqua: datetime.date | None = None


class GrilleConnue(Struct, frozen=True):
    """A grid of the register. ancienne: another one replaces it; correspondance: its answers can be carried over."""

    types: tuple[str, ...]
    ancienne: bool = False
    correspondance: bool = False


class Facts(Struct, frozen=True):
    """What the register knows of a campagne. attendus: the type of every expected établissement, by UAI."""

    campagne: str
    ouverture: datetime.date
    cloture: datetime.date
    attendus: Mapping[str, str]
    cles: Mapping[str, Cle]
    grilles: Mapping[str, GrilleConnue]


class Kind(StrEnum):
    """The decisions that bear on a verdict; approuver a key, or revoquer one, is told by the keys themselves."""

    APPROUVER = "approuver"
    CHOISIR = "choisir"
    ECARTER = "ecarter"


class Decided(Struct, frozen=True):
    """What was decided of files, by identity."""

    approved: frozenset[str] = frozenset()
    set_aside: frozenset[str] = frozenset()


def decided(decisions: Iterable[tuple[str, int, str, str]]) -> Decided:
    """From (day, rank, kind, identity), in any order; the last word on a file is the one that holds.

    Two posts that said the contrary of a file on the same day, at the same rank, said nothing: it is not set aside.
    """
    approved: set[str] = set()
    words: defaultdict[str, dict[tuple[str, int], bool]] = defaultdict(dict)
    for day, rang, kind, identite in decisions:
        match kind:
            case Kind.APPROUVER:
                approved.add(identite)
            case Kind.CHOISIR | Kind.ECARTER:
                told = words[identite]
                told[day, rang] = told.get((day, rang), False) or kind == Kind.CHOISIR
    set_aside = {identite for identite, told in words.items() if not told[max(told)]}
    return Decided(frozenset(approved), frozenset(set_aside))
