"""Who fills which grid: the words at the head and foot of every page."""

import datetime

from msgspec import Struct

from paliers_desktop.core import campagne
from paliers_desktop.core.assessment import Assessment
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.report.relecture import relecture_sentence
from paliers_desktop.core.report.wording import FONCTIONS, TYPES, date_in_words, is_ecole


class Field(Struct, frozen=True):
    """A label and its value."""

    label: str
    value: str


class Identity(Struct, frozen=True):
    """The establishment, the campagne and the grid.

    rows: two lines of fields, those without value left out; a third says that the head has read the synthesis.
    line: « Collège des Tilleuls · 0949912N · campagne 2026-2027 ».
    etat_au: « État au 12 mars 2027 », the date of the last change, "" when nothing was answered yet.
    """

    titre: str
    sous_titre: str
    nom: str
    rows: tuple[tuple[Field, ...], ...]
    line: str
    grille: str
    etat_au: str


def identity_report(grille: Grille, assessment: Assessment, last_change: datetime.date | None) -> Identity:
    """The identity of a report; `last_change` is the day of the dossier's last change."""
    etablissement = assessment.etablissement
    nom = etablissement.nom or etablissement.uai
    annee = campagne.label(assessment.campagne)
    place = "École" if is_ecole(etablissement.type) else "Établissement"
    etat_au = date_in_words(last_change) if last_change else ""
    rows = (
        (
            Field(place, nom),
            Field("UAI", etablissement.uai),
            Field("Type", TYPES[etablissement.type]),
            Field("Commune", etablissement.commune),
        ),
        (
            Field("Campagne", annee),
            Field("État au", etat_au),
            Field("Renseigné par", FONCTIONS[etablissement.fonction]),
        ),
        (Field("Relecture", relecture_sentence(assessment.relecture, etablissement.type)),),
    )
    shown = (tuple(field for field in row if field.value) for row in rows)
    projet = "projet d’école" if is_ecole(etablissement.type) else "projet d’établissement"
    return Identity(
        titre="Paliers de maturité numérique",
        sous_titre=f"Synthèse pour le {projet}",
        nom=nom,
        rows=tuple(row for row in shown if row),
        line=f"{nom} · {etablissement.uai} · campagne {annee}",
        grille=f"Grille {grille.titre_court}, version {grille.version}",
        etat_au=f"État au {etat_au}" if etat_au else "",
    )
