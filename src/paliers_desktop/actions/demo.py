"""The demonstration: a fictitious collège, partly filled, in a file that nothing remembers."""

import tomllib
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec

from paliers_desktop.actions.dossiers import OpenDossier, create_dossier, open_dossier
from paliers_desktop.core.assessment import NO_ANSWER, Answer, Etablissement, Fonction, TypeEtablissement
from paliers_desktop.core.grid_loader import Catalogue
from paliers_desktop.core.history import Geste, Kind, answer_changes, new_id

COLLEGE = Etablissement(
    uai="0949912N",
    nom="Collège des Tilleuls",
    type=TypeEtablissement.COLLEGE,
    commune="Bréval-sur-Marne",
    fonction=Fonction.REFERENT_NUMERIQUE,
)
"""Invented: no établissement has this UAI."""


def create_demo(folder: Path, catalogue: Catalogue, answers: bytes, today: date) -> OpenDossier:
    """The demonstration's dossier in `folder`, filled from `answers` (TOML: criterion number to fields of Answer)."""
    opened = create_dossier(folder, COLLEGE, catalogue, today)
    by_number = {number: key for key, number in opened.grille.numeros.items()}
    with closing(opened.dossier) as dossier:
        for number, fields in tomllib.loads(answers.decode()).items():
            critere_id = by_number[number]
            answer = msgspec.convert(fields, Answer)
            changes = answer_changes(critere_id, NO_ANSWER, answer)
            dossier.save(Geste(new_id(), Kind.IMPORT, changes))
        dossier.remember_place(by_number["2.5"])
    return open_dossier(dossier.path)
