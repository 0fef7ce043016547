"""Files as reception sees them once read, and a register to judge them by: for the pure part of the table."""

import datetime
from typing import Any

from msgspec.structs import replace

from paliers_desktop.academy.reception.facts import Cle, EtatCle, Facts, GrilleConnue, Origine, Received

CAMPAGNE = "creteil-2026-2027"
OPENING = datetime.date(2026, 11, 1)
CLOSING = datetime.date(2026, 12, 15)
DAY = datetime.date(2026, 11, 23)
LYCEE, COLLEGE, STRANGER = "0940120V", "0931228E", "0930121B"


def digest(text: str) -> str:
    """Any 64 digits, the same for the same text."""
    return (text.encode().hex() + "0" * 64)[:64]


GRID, OLD_GRID, DEAD_GRID, OTHER_GRID = map(digest, ("grid", "old", "dead", "other"))


def cle(kid: str, uai: str = LYCEE, **fields: Any) -> Cle:
    """An active key that the académie gave."""
    return replace(Cle(kid, uai, X[kid], Origine.ACADEMIE, EtatCle.ACTIVE), **fields)


X = dict.fromkeys(("good", "own", "replaced", "revoked", "college", "thief"), "A" * 43)

FACTS = Facts(
    campagne=CAMPAGNE,
    ouverture=OPENING,
    cloture=CLOSING,
    attendus={LYCEE: "lycee", COLLEGE: "college"},
    cles={
        "good": cle("good"),
        "own": cle("own", origine=Origine.LIBRE),
        "replaced": cle("replaced", etat=EtatCle.REMPLACEE, jusqua=DAY),
        "revoked": cle("revoked", etat=EtatCle.REVOQUEE, jusqua=DAY),
        "college": cle("college", COLLEGE),
    },
    grilles={
        GRID: GrilleConnue(("lycee", "college")),
        OLD_GRID: GrilleConnue(("lycee", "college"), ancienne=True, correspondance=True),
        DEAD_GRID: GrilleConnue(("lycee", "college"), ancienne=True),
    },
)


def received(name: str = "one", **fields: Any) -> Received:
    """A file that nothing stops, revision 1 of the dossier « a »."""
    file = Received(
        identite=digest(name),
        uai=LYCEE,
        type="lycee",
        dossier_id="a" * 32,
        revision=1,
        payload_sha256=digest(f"payload {name}"),
        precedent_sha256=None,
        kid="good",
        x=X["good"],
        campagne=CAMPAGNE,
        grille_sha256=GRID,
        provisoire=False,
        resultat_differe=False,
        ecart="",
        cree_le=DAY - datetime.timedelta(days=3),
        recu_le=DAY,
    )
    return replace(file, **fields)
