"""Directory files as the public one is (fr-en-annuaire-education.csv): its columns, its words, invented schools."""

import csv
import io
import random
from collections.abc import Iterator, Sequence
from typing import Any

from paliers_desktop.core.uai import check_letter

COLUMNS = (
    "Identifiant_de_l_etablissement",
    "Nom_etablissement",
    "Type_etablissement",
    "Statut_public_prive",
    "Adresse_1",
    "Code_postal",
    "Nom_commune",
    "Code_departement",
    "Code_academie",
    "Ecole_maternelle",
    "Ecole_elementaire",
    "Telephone",
    "Mail",
    "Appartenance_Education_Prioritaire",
    "Libelle_departement",
    "Libelle_academie",
    "nom_circonscription",
    "etat",
    "code_nature",
    "libelle_nature",
    "libelle_bassin_formation",
)
"""Those of the public file that matter here, and some that do not."""

DEPARTEMENTS = {"077": "Seine-et-Marne", "093": "Seine-Saint-Denis", "094": "Val-de-Marne"}
_KINDS = (
    ("101", "ECOLE MATERNELLE", "Ecole", "École maternelle", ("1", "0")),
    ("151", "ECOLE DE NIVEAU ELEMENTAIRE", "Ecole", "École élémentaire", ("0", "1")),
    ("151", "ECOLE DE NIVEAU ELEMENTAIRE", "Ecole", "École primaire", ("1", "1")),
    ("340", "COLLEGE", "Collège", "Collège", ("", "")),
    ("306", "LYCEE POLYVALENT", "Lycée", "Lycée", ("", "")),
    ("320", "LYCEE PROFESSIONNEL", "Lycée", "Lycée professionnel", ("", "")),
)
_SHARES = (30, 22, 33, 10, 3, 2)
_NAMES = ("Les Tilleuls", "Rosa Parks", "Édouard-Cœur", "L'Orée du Bois", "Jean Moulin", "Pauline Kergomard", "du Pré")
_COMMUNES = ("Bréval-sur-Marne", "Saint-Denis", "L'Haÿ-les-Roses", "Chelles", "Créteil", "Noisy-le-Grand")


def uai(number: int) -> str:
    """The UAI of seven digits."""
    return f"{number:07}{check_letter(f'{number:07}')}"


def row(number: int, **changes: Any) -> dict[str, str]:
    """One school of the académie de Créteil, always the same for a number of seven digits; then changed by column."""
    draw = random.Random(number)
    code, nature, kind, word, (maternelle, elementaire) = draw.choices(_KINDS, _SHARES)[0]
    departement = f"{number:07}"[:3]
    name = f"{word} {draw.choice(_NAMES)}"
    school = {
        "Identifiant_de_l_etablissement": uai(number),
        "Nom_etablissement": name,
        "Type_etablissement": kind,
        "Statut_public_prive": "Public",
        "Adresse_1": f"{draw.randrange(1, 90)} rue de l'École",
        "Code_postal": f"{departement[1:]}{draw.randrange(100, 999)}",
        "Nom_commune": draw.choice(_COMMUNES),
        "Code_departement": departement,
        "Code_academie": "24",
        "Ecole_maternelle": maternelle,
        "Ecole_elementaire": elementaire,
        "Telephone": "01 00 00 00 00",
        "Mail": f"ce.{uai(number).lower()}@exemple.fr",
        "Appartenance_Education_Prioritaire": draw.choice(("", "REP", "REP+")),
        "Libelle_departement": DEPARTEMENTS.get(departement, ""),
        "Libelle_academie": "Créteil",
        "nom_circonscription": f"Circonscription {departement}-{draw.randrange(1, 12)}" if kind == "Ecole" else "",
        "etat": "OUVERT",
        "code_nature": code,
        "libelle_nature": nature,
        "libelle_bassin_formation": f"BASSIN {departement}-{draw.randrange(1, 5)}",
    }
    return {**school, **changes}


def schools(count: int) -> Iterator[dict[str, str]]:
    """That many schools of the three départements."""
    for rank in range(count):
        departement = tuple(DEPARTEMENTS)[rank % 3]
        yield row(int(f"{departement}{rank // 3 + 1:04}"))


def table(rows: Sequence[dict[str, str]], separator: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """The file of these rows, with the columns of the first."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]) if rows else COLUMNS, delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)
