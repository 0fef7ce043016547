"""A campagne document for the tests: both grids of Créteil, three établissements."""

import datetime
from typing import Any

from msgspec.structs import replace

from dossier_samples import CRITERIA
from paliers_desktop.core.assessment import TypeEtablissement
from paliers_desktop.core.grid_loader import Catalogue, load_catalogue
from paliers_desktop.exchange.campagne_document import SCHEMA, CampagneDocument, EtablissementAttendu, GrilleJointe

CATALOGUE: Catalogue = load_catalogue(CRITERIA)
GRILLES = tuple(
    GrilleJointe(
        entry.grille.id,
        entry.grille.version,
        entry.grille.sha256,
        entry.toml.decode(),
        entry.aide_toml.decode(),
    )
    for entry in CATALOGUE.entries
)
ETABLISSEMENTS = (
    EtablissementAttendu("0770512N", "École primaire Les Tilleuls", TypeEtablissement.ECOLE_PRIMAIRE, "Bréval"),
    EtablissementAttendu("0931228E", "Collège Rosa-Parks", TypeEtablissement.COLLEGE, "Saint-Denis"),
    EtablissementAttendu("0940120V", "Lycée Édouard-Cœur", TypeEtablissement.LYCEE, ""),
)


def document(**changes: Any) -> CampagneDocument:
    """What the académie would sign, then changed."""
    genuine = CampagneDocument(
        schema=SCHEMA,
        id="creteil-2026-2027",
        revision=1,
        titre="Paliers de maturité numérique, 2026-2027",
        ouverture=datetime.date(2026, 11, 2),
        cloture=datetime.date(2027, 1, 15),
        depot="Par courriel à paliers@exemple.fr,\nou sur le portail de l’académie.",
        courriel="paliers@exemple.fr",
        grilles=GRILLES,
        etablissements=ETABLISSEMENTS,
        cle_suivante=None,
    )
    return replace(genuine, **changes)
