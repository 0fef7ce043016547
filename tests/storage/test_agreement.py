"""An answer that is not what its history says last is a fault, which SQLite does not see; nothing else is one."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dossier_samples import CAMPAGNE, CRITERIA, answer_geste, criteres, new_dossier, random_id
from faults import Fault
from paliers_desktop.actions.dossiers import open_dossier
from paliers_desktop.core.assessment import Answer, TypeEtablissement
from paliers_desktop.core.grid_loader import load_catalogue
from paliers_desktop.core.history import inverse
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import DamagedDossierError
from salvage_samples import NAME, change, filled, pages_of, salvaged
from salvage_samples import PAGE as PAGE_BYTES

SILENT = Fault(
    "Un octet change dans le texte d’une réponse, ce que SQLite ne voit pas",
    seen="Le fichier ne s’ouvre pas ; la fenêtre « Fichier abîmé » dit ce qui y a été retrouvé, à côté de la dernière "
    "sauvegarde.",
    survives="Toutes les réponses ; celle dont deux valeurs sont lues est marquée « À vérifier », les deux sont dans "
    "son historique.",
)
STORED = Path(__file__).resolve().parents[1] / "assets" / "dossiers"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A filled dossier."""
    path = tmp_path / NAME
    path.write_bytes(filled())
    return path


@SILENT.proven
def test_a_byte_changed_among_the_answers_is_never_shown_as_an_answer(path: Path) -> None:
    truth = Dossier.peek(path).assessment.answers
    draw = random.Random(20261123)
    pages = (*pages_of(path, "reponses"), *pages_of(path, "sqlite_autoindex_reponses_1"))
    refused = 0
    for _ in range(250):
        octets = bytearray(filled())
        octets[(draw.choice(pages) - 1) * PAGE_BYTES + draw.randrange(PAGE_BYTES)] ^= draw.randrange(1, 256)
        path.write_bytes(octets)
        try:
            opened = open_dossier(path)
        except DamagedDossierError:
            refused += 1
        else:
            opened.dossier.close()
            assert opened.state.assessment.answers == truth
    assert refused > 50


@SILENT.proven
@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE reponses SET reponse = 'non' WHERE critere = ?",
        "UPDATE reponses SET commentaire = 'Vv' WHERE critere = ?",
        "UPDATE reponses SET besoin = 1 WHERE critere = ?",
        "DELETE FROM reponses WHERE critere = ?",
    ],
)
def test_an_answer_that_its_history_does_not_tell_is_refused(path: Path, spoil: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        assert db.execute(spoil, [criteres()[1]]).rowcount == 1
    with pytest.raises(DamagedDossierError):
        Dossier.open(path)
    assert salvaged(path) is not None


def test_a_filled_dossier_and_what_is_given_back_of_it_agree(path: Path) -> None:
    open_dossier(path).dossier.close()
    change(path, 1, Answer(commentaire="Encore"))
    found = salvaged(path)
    assert found is not None
    path.write_bytes(found.octets)
    open_dossier(path).dossier.close()


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_the_dossiers_of_every_released_format_agree(tmp_path: Path, version: str) -> None:
    path = tmp_path / "ancien.paliers"
    path.write_bytes((STORED / f"{version}.paliers").read_bytes())
    open_dossier(path).dossier.close()


def test_answers_begin_anew_with_another_grid(tmp_path: Path) -> None:
    path = tmp_path / NAME
    with closing(new_dossier(path)) as dossier:
        answered = answer_geste(criteres()[0], Answer(commentaire="Effacé ensuite"))
        dossier.save(answered)
        dossier.save(inverse(answered, random_id()))
        ecole = load_catalogue(CRITERIA).for_type(TypeEtablissement.ECOLE_ELEMENTAIRE)
        dossier.change_grid(TypeEtablissement.ECOLE_ELEMENTAIRE, ecole.toml, ecole.aide_toml, ecole.grille)
    with closing(Dossier.open(path)) as dossier:
        assert dossier.load().campagne == CAMPAGNE
