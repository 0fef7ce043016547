"""A real campagne that answers: made, receiving and signing by the commands themselves, for the tests of the window."""

import datetime
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from academy_campagne import Made, created
from academy_runs import PHRASE, quiet_run
from dossier_samples import CAMPAGNE
from paliers_desktop.actions.dossiers import OpenDossier
from paliers_desktop.actions.export import prepare_export, save_export, sign_export, typed_code
from paliers_desktop.core.assessment import Etablissement
from paliers_desktop.exchange import academy_key
from paliers_desktop.exchange.campagne_document import open_campagne

DAY = datetime.date(2026, 11, 23)


class AnsweringAcademie:
    """One campagne of a few schools; `school` is one of them, and `code` its code."""

    def __init__(self, made: Made) -> None:
        self._made = made
        self.signed = made.signed
        self.document = open_campagne(made.signed.read_bytes()).document
        expected = self.document.etablissements[0]
        self.school = Etablissement(expected.uai, expected.nom, expected.type, expected.commune)
        self.code = made.codes()[expected.uai]
        self.empreinte = open_campagne(made.signed.read_bytes()).key.empreinte

    def answers(self, *sent: Path) -> tuple[Path, ...]:
        """Receive these files, then sign what is due: the receipts of that sending, by number."""
        done = quiet_run("recevoir", *sent, "--campagne", self._made.folder)
        assert done.status == 0, done.err
        before = set(self._receipts())
        done = quiet_run("recus", "--cle", self._made.key, "--campagne", self._made.folder, typed=[PHRASE])
        assert done.status == 0, done.err
        return tuple(sorted(set(self._receipts()) - before))

    def _receipts(self) -> list[Path]:
        return list(self._made.folder.glob("recus/envoi-*/**/*.pmnr.json"))


@contextmanager
def answering_academie(place: Path) -> Iterator[AnsweringAcademie]:
    """Made in `place`; opening its key takes less time than the académie's."""
    place.mkdir()
    whole, academy_key.LOG_N = academy_key.LOG_N, 10
    try:
        yield AnsweringAcademie(created(quiet_run, place))
    finally:
        academy_key.LOG_N = whole
        shutil.rmtree(place, ignore_errors=True)


def transmitted(opened: OpenDossier, code: str, folder: Path) -> Path:
    """Sign what the open dossier says with that code, as the export page does."""
    folder.mkdir(exist_ok=True)
    state = opened.dossier.load()
    assert state.assessment.campagne == CAMPAGNE
    prepared = prepare_export(
        opened.grille,
        state.assessment,
        dossier_id=state.dossier_id,
        exports=opened.dossier.exports(),
        cree_le=DAY,
    )
    return save_export(opened.dossier, sign_export(prepared, typed_code(code, state.assessment)), folder)
