"""Dossiers and gestes for the tests of storage; also run in child processes that the tests kill."""

import datetime
import secrets
from functools import cache
from pathlib import Path

from paliers_desktop.core.assessment import Answer, Assessment, Etablissement, Etat, TypeEtablissement
from paliers_desktop.core.fields import EMPTY
from paliers_desktop.core.grid_loader import Entry, load_catalogue
from paliers_desktop.core.history import (
    Change,
    Geste,
    History,
    Kind,
    Target,
    again,
    answer_changes,
    apply_changes,
    inverse,
)
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.exports import ExportRecord

CAMPAGNE = "creteil-2026-2027"
LYCEE = Etablissement("0940120V", "Lycée Édouard-Cœur", TypeEtablissement.LYCEE, "Créteil")
CRITERIA = Path(__file__).resolve().parents[1] / "criteria"


@cache
def entry() -> Entry:
    """The grid of the établissements."""
    return load_catalogue(CRITERIA).for_type(TypeEtablissement.LYCEE)


def criteres() -> tuple[str, ...]:
    """The criterion ids of that grid, in reading order."""
    return entry().grille.reading_order


def new_dossier(path: Path, etablissement: Etablissement = LYCEE) -> Dossier:
    """A dossier just created."""
    grid = entry()
    return Dossier.create(path, etablissement, CAMPAGNE, grid.toml, grid.aide_toml, grid.grille)


def random_id() -> str:
    """The id of a new geste."""
    return secrets.token_hex(16)


def answer_geste(critere: str, after: Answer, before: Answer | None = None, geste_id: str = "") -> Geste:
    """The saisie of one answer."""
    return Geste(geste_id or random_id(), Kind.SAISIE, answer_changes(critere, before or Answer(), after))


def oui(rank: int) -> Geste:
    """« Oui » to the criterion of that rank."""
    return answer_geste(criteres()[rank], Answer(etat=Etat.OUI))


def comment(rank: int, text: str) -> Geste:
    """A comment on the criterion of that rank, which had none."""
    return answer_geste(criteres()[rank], Answer(commentaire=text))


def identity_geste(field: str, before: str, after: str) -> Geste:
    """A change of one field of the établissement."""
    return Geste(random_id(), Kind.SAISIE, (Change(Target.ETABLISSEMENT, "", field, before, after),))


def followed_gestes() -> list[Geste]:
    """A palier visé, an action done, a proof, and a criterion of its own."""
    action = {"cree_le": "2026-11-23T14:10:00.000Z", "critere": criteres()[6], "intitule": "Former deux collègues"}
    action |= {"responsable": "chef_etablissement", "payeur": "academie", "terme": "court", "avancement": "faite"}
    preuve = {"cree_le": "2026-11-23T14:12:00.000Z", "critere": criteres()[0], "titre": "Compte rendu", "lieu": "ENT"}
    local = {"cree_le": "2026-11-23T14:15:00.000Z", "domaine": "pilotage", "enonce": "Un club robotique existe"}
    return [
        _told(Target.OBJECTIFS, "pilotage/court", {"palier": "2"}),
        _told(Target.ACTIONS, "a" * 32, action),
        _told(Target.PREUVES, "b" * 32, preuve),
        _told(Target.LOCAUX, "c" * 32, {**local, "reponse": "oui"}),
    ]


def _told(target: Target, key: str, fields: dict[str, str]) -> Geste:
    changes = [Change(target, key, field, EMPTY.get(field), value) for field, value in fields.items()]
    return Geste(random_id(), Kind.SAISIE, tuple(changes))


def export(revision: int = 1) -> ExportRecord:
    """An export of any content."""
    return ExportRecord(
        campagne=CAMPAGNE,
        revision=revision,
        cree_le=datetime.date(2026, 11, 23),
        payload_sha256="a" * 64,
        answers_digest="b" * 64,
        textes_joints=revision % 2 == 0,
        kid="kid",
        code_libre=True,
        octets=bytes(range(256)),
    )


class Memory:
    """What a session would hold: the assessment and history that a dossier must tell again."""

    def __init__(self, assessment: Assessment, history: History) -> None:
        self.assessment = assessment
        self.history = history

    def take(self, geste: Geste) -> None:
        """Follow a saved geste."""
        self.assessment = apply_changes(self.assessment, geste.changes)
        self.history = self.history.with_geste(geste)

    def undo(self) -> Geste | None:
        """The geste of « Annuler », if any."""
        last = self.history.to_undo
        return inverse(last, random_id()) if last else None

    def redo(self) -> Geste | None:
        """The geste of « Rétablir », if any."""
        last = self.history.to_redo
        return again(last, random_id()) if last else None


def names(folder: Path) -> list[str]:
    """What a folder holds."""
    return sorted(item.name for item in folder.iterdir())
