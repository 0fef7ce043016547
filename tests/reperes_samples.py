"""Repères for the tests: a small académie, as its command would sign it."""

import datetime
from typing import Any

from msgspec.structs import replace

from dossier_samples import CAMPAGNE, entry
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.reperes import Decoupage
from paliers_desktop.exchange.payload import GrilleRef
from paliers_desktop.exchange.reperes_document import SCHEMA, Groupe, RepereDomaine, ReperesDocument

LYCEES = (TypeEtablissement.LYCEE, TypeEtablissement.COLLEGE)
_MIDDLES = ((0, 1, 2), (1, 1, 2), (0, 0, 1), (1, 2, 3), (2, 2, 3), (0, 2, 3))


def groupe(territoire: str | None, effectif: int, type_: TypeEtablissement = LYCEES[0], *, masked: int = -1) -> Groupe:
    """Every domaine of the grid, but the masked one."""
    grille = entry().grille
    reperes = tuple(
        RepereDomaine(domaine.slug, effectif, *_MIDDLES[rank])
        for rank, domaine in enumerate(grille.domaines)
        if rank != masked
    )
    return Groupe(territoire, type_, grille.id, reperes)


def reperes(**changes: Any) -> ReperesDocument:
    """Two départements and both together, the second one without its third domaine."""
    grille = entry().grille
    document = ReperesDocument(
        schema=SCHEMA,
        campagne=CAMPAGNE,
        revision=1,
        cree_le=datetime.date(2027, 2, 1),
        decoupage=Decoupage.DEPARTEMENT,
        grilles=(GrilleRef(grille.id, grille.version, grille.sha256),),
        groupes=(
            groupe(None, 61),
            groupe("Département 77", 19, masked=2),
            groupe("Département 94", 42),
            groupe(None, 120, LYCEES[1]),
        ),
    )
    return replace(document, **changes)
