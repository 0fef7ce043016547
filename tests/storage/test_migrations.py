"""Every released schema still opens, from a stored file; the file is copied before it changes."""

import datetime
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dossier_samples import CAMPAGNE, criteres, entry, export, names, oui
from mounts import read_only, small_place
from paliers_desktop.core.assessment import Answer, Etat, MotifCode, Relecture
from paliers_desktop.core.history import Kind
from paliers_desktop.core.seance import AnswerChange, Passage, Role
from paliers_desktop.storage import migrations
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import DamagedDossierError, UpdateFailedError
from paliers_desktop.storage.followed import TABLES

STORED = Path(__file__).parents[1] / "assets" / "dossiers"


def stored(version: int, folder: Path) -> Path:
    """A copy of the stored dossier of a version."""
    return Path(shutil.copy(STORED / f"v{version}.paliers", folder))


def user_version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_every_version_has_a_stored_file() -> None:
    assert names(STORED) == ["make.py", *(f"v{n}.paliers" for n in range(1, migrations.current_version() + 1))]


@pytest.mark.parametrize("version", range(1, migrations.current_version() + 1))
def test_each_stored_version_opens_as_the_current_one(version: int, tmp_path: Path) -> None:
    path = stored(version, tmp_path)
    assert user_version(path) == version
    with closing(Dossier.open(path)) as dossier:
        state = dossier.load()
        assert dossier.exports() == (export(),)
        dossier.save(oui(9))
    assert user_version(path) == migrations.current_version()
    assert state.campagne == CAMPAGNE
    assert state.assessment.etablissement.nom == "Lycée d’essai « Œuvre »"
    first, second, third, fourth, fifth = criteres()[:5]
    expected = {
        first: Answer(etat=Etat.OUI),
        second: Answer(
            etat=Etat.SANS_OBJET,
            motif_code=MotifCode.AUTRE,
            motif_texte="Sans internat",
            commentaire="À revoir en juin",
        ),
        third: Answer(a_verifier=True, aupres_de="gestionnaire"),
        fourth: Answer(commentaire="Deux salles équipées"),
    }
    if version == 1:
        assert state.assessment.relecture == Relecture()
        assert state.seances == ()
        assert [len(geste.changes) for geste in state.history.done] == [1, 1, 4, 2, 1]
    else:
        sixth, seventh = criteres()[5:7]
        expected[seventh] = Answer(etat=Etat.EN_COURS, besoin=True)
        assert state.assessment.relecture == Relecture(True, datetime.date(2026, 11, 20))
        followed = [] if version == 2 else [1, 7, 4, 4]
        gestes = [geste for geste in state.history.done if geste.changes[0].target not in TABLES]
        assert [len(geste.changes) for geste in gestes] == [1, 1, 4, 2, 1, 2, 2, 3, 3]
        assert [len(one.changes) for one in state.history.done if one not in gestes] == followed
        (seance,) = state.seances
        assert (seance.lieu, seance.presents) == ("CDI", (Role.ADJOINT, Role.CPE))
        assert seance.decisions == "Commander\nune prise"
        assert seance.duree == datetime.timedelta(hours=1)
        assert seance.reponses_modifiees == (AnswerChange(seventh, None, Etat.EN_COURS),)
        assert list(seance.passages.items()) == [
            (seventh, Passage(discute=True)),
            (sixth, Passage(True, True, "À revoir en conseil")),
        ]
        assert [geste.seance for geste in gestes[-3:]] == [seance.id, seance.id, None]
    assert state.assessment.answers == expected
    assert [geste.changes[0].key for geste in state.history.undone] == [fifth]
    assert state.history.undone[0].kind is Kind.SAISIE
    assert state.place == fifth
    assert state.created.tzinfo is datetime.UTC
    assert state.grille_toml.startswith(entry().toml[:20])


def fail_late(connection: sqlite3.Connection) -> None:
    """A migration that fails once it has changed something."""
    connection.execute("DROP TABLE documents")
    connection.execute("INSERT INTO absent VALUES (1)")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return stored(1, tmp_path)


def test_an_older_dossier_is_copied_then_brought_up_to_date(old: Path) -> None:
    before = old.read_bytes()
    with closing(Dossier.open(old)) as dossier:
        assert not dossier.read_only
        state = dossier.load()
    assert user_version(old) == migrations.current_version()
    folder = old.parent / f"{old.name}.sauvegardes"
    (copy,) = folder.iterdir()
    assert copy.suffix == ".paliers"
    assert "_v1_" in copy.name
    assert copy.read_bytes() == before
    assert Dossier.peek(copy) == state == Dossier.peek(old)


def test_a_list_or_a_read_only_place_never_migrates(old: Path) -> None:
    before = old.read_bytes()
    state = Dossier.peek(old)
    with closing(Dossier.open(old, read_only=True)) as dossier:
        assert dossier.load() == state
    with read_only(old.parent), closing(Dossier.open(old)) as dossier:
        assert dossier.read_only
        assert dossier.load() == state
    assert old.read_bytes() == before
    assert names(old.parent) == [old.name]


def test_a_failed_migration_leaves_the_dossier_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, fail_late))
    with pytest.raises(DamagedDossierError, match="Il n’a pas été modifié"):
        Dossier.open(old)
    assert old.read_bytes() == before
    (copy,) = (old.parent / f"{old.name}.sauvegardes").iterdir()
    assert copy.read_bytes() == before


def test_no_room_for_the_copy_no_migration(old: Path, tmp_path: Path) -> None:
    with small_place(tmp_path / "key", "120k") as place:
        path = Path(shutil.copy(old, place))
        before = path.read_bytes()
        with pytest.raises(UpdateFailedError, match="plein"):
            Dossier.open(path)
        assert path.read_bytes() == before
