"""Make the file of a dossier anew from what was transmitted: the same series, its exports byte for byte."""

import datetime
from pathlib import Path

from msgspec import Struct

from paliers_desktop import __version__
from paliers_desktop.core.assessment import NO_ANSWER, Assessment, Etablissement, Relecture
from paliers_desktop.core.grid import Grille
from paliers_desktop.core.history import Geste, Kind, answer_changes, new_id, relecture_changes
from paliers_desktop.storage.answers import insert_etablissement
from paliers_desktop.storage.connection import Database
from paliers_desktop.storage.creation import write_new_file
from paliers_desktop.storage.documents import TransmittedExport, keep_export
from paliers_desktop.storage.exports import insert_export
from paliers_desktop.storage.gestes import write_gestes
from paliers_desktop.storage.grids import insert_grid
from paliers_desktop.storage.journal import journal_rows, stamp


class RebuiltCampagne(Struct, frozen=True):
    """One campagne: what its newest file answers, the grid it answers, every file of it."""

    assessment: Assessment
    grille: Grille
    grille_toml: bytes
    aide_toml: bytes
    exports: tuple[TransmittedExport, ...]


class RebuiltDossier(Struct, frozen=True):
    """What the files of one series tell; campagnes: the oldest first, the last one is the current one."""

    dossier_id: str
    etablissement: Etablissement
    campagnes: tuple[RebuiltCampagne, ...]


def create_rebuilt_file(path: Path, rebuilt: RebuiltDossier) -> None:
    """Write the dossier to `path`; raises as `create_dossier_file` does, and nothing is ever overwritten.

    The answers are journaled as one import per campagne: the history says where they come from.
    """
    write_new_file(path, lambda db: _fill(db, rebuilt))


def _fill(db: Database, rebuilt: RebuiltDossier) -> None:
    now = datetime.datetime.now(datetime.UTC)
    db.table("dossier").insert(
        {
            "rang": 1,
            "dossier_id": rebuilt.dossier_id,
            "cree_le": stamp(now),
            "version_programme": __version__,
            "place": "",
        }
    )
    insert_etablissement(db, rebuilt.etablissement)
    for rang, campagne in enumerate(rebuilt.campagnes, start=1):
        _insert_campagne(db, rang, campagne, now)


def _insert_campagne(db: Database, rang: int, campagne: RebuiltCampagne, now: datetime.datetime) -> None:
    insert_grid(db, campagne.grille_toml, campagne.aide_toml, campagne.grille)
    assessment = campagne.assessment
    row = {"rang": rang, "id": assessment.campagne, "grille": campagne.grille.sha256, "cree_le": stamp(now)}
    db.table("campagnes").insert(row)
    geste = _imported(assessment, campagne.grille)
    if geste.changes:
        write_gestes(db, assessment.campagne, (geste,), journal_rows(geste, assessment.campagne, now))
    for export in campagne.exports:
        insert_export(db, export.record)
        keep_export(db, export, now)


def _imported(assessment: Assessment, grille: Grille) -> Geste:
    answers = [
        change
        for critere in grille.reading_order
        for change in answer_changes(critere, NO_ANSWER, assessment.answer(critere))
    ]
    return Geste(new_id(), Kind.IMPORT, (*answers, *relecture_changes(Relecture(), assessment.relecture)))
