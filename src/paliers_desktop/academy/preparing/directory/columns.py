"""Which column holds what, in the public directory (fr-en-annuaire-education.csv) and in a simple CSV."""

from collections.abc import Mapping

from paliers_desktop.core.csv_table import column

FIELDS: Mapping[str, tuple[str, ...]] = {
    "uai": ("Identifiant_de_l_etablissement", "uai", "rne", "numero_uai", "code_uai"),
    "nom": ("Nom_etablissement", "nom", "denomination", "appellation_officielle"),
    "type": ("type",),
    "nature": ("libelle_nature", "nature"),
    "code_nature": ("code_nature",),
    "commune": ("Nom_commune", "commune", "ville"),
    "courriel": ("Mail", "courriel", "email", "adresse_electronique"),
    "circonscription": ("nom_circonscription", "circonscription"),
    "bassin": ("libelle_bassin_formation", "bassin", "bassin_formation"),
    "education_prioritaire": ("Appartenance_Education_Prioritaire", "education_prioritaire"),
    "secteur": ("Statut_public_prive", "secteur"),
    "academie": ("Libelle_academie", "academie"),
    "departement": ("Code_departement", "departement"),
    "etat": ("etat",),
    "maternelle": ("Ecole_maternelle",),
    "elementaire": ("Ecole_elementaire",),
}
"""Each field and the names that its column may bear, the public directory's first."""

KNOWN = frozenset(column(name) for names in FIELDS.values() for name in names)
"""Every name, folded."""


def columns_of(header: tuple[str, ...]) -> dict[str, str]:
    """The column of each field that this table has."""
    found = {}
    for field, names in FIELDS.items():
        present = [column(name) for name in names if column(name) in header]
        if present:
            found[field] = present[0]
    return found
