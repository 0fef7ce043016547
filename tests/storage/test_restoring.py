"""A copy takes the place of a dossier: never without a copy of what was there, never forgetting what was sent."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dossier_samples import CAMPAGNE, LYCEE, comment, criteres, export, names, new_dossier, oui
from mounts import read_only, small_place
from paliers_desktop.core.assessment import Etat
from paliers_desktop.storage import connection
from paliers_desktop.storage.backup import back_up_file, backup_folder, list_copies
from paliers_desktop.storage.connection import Mode, connect
from paliers_desktop.storage.copy_errors import (
    CopyUnreadableError,
    NotKeptBeforeError,
    NotRestoredError,
    OtherDossierError,
)
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import BusyDossierError, NewerDossierError
from paliers_desktop.storage.restoring import restore
from paliers_desktop.storage.shelf import Reason

NAME = "lycee.paliers"
STORED = Path(__file__).parents[1] / "assets" / "dossiers"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A dossier at rest, with two answers and one export."""
    made = tmp_path / NAME
    with closing(new_dossier(made)) as dossier:
        dossier.save(oui(0))
        dossier.save(oui(1))
        dossier.add_export(export(1))
    return made


@pytest.fixture
def copy(path: Path) -> Path:
    """A copy of that state; the dossier went on since: an answer, an export, the place."""
    made = back_up_file(path, Reason.FERMETURE)
    with closing(Dossier.open(path)) as dossier:
        dossier.save(comment(2, "depuis"))
        dossier.add_export(export(2))
        dossier.remember_place("PIL-05")
    return made


def change(path: Path, *statements: str) -> None:
    with closing(connect(path, Mode.WRITE)) as db:
        for statement in statements:
            db.conn.execute(statement)


def test_the_answers_of_the_copy_come_back_and_the_current_ones_are_kept(path: Path, copy: Path) -> None:
    current, then = Dossier.peek(path), Dossier.peek(copy)
    restored = restore(path, copy)
    now = Dossier.peek(path)
    assert now.assessment == then.assessment
    assert now.history == then.history
    assert now.dossier_id == current.dossier_id
    assert now.place == "PIL-05"
    assert restored.before is not None
    assert Dossier.peek(restored.before) == current
    newest, oldest = list_copies(path)
    assert (newest.path, newest.reason) == (restored.before, Reason.RESTAURATION)
    assert oldest.path == copy


def test_no_revision_is_given_twice(path: Path, copy: Path) -> None:
    assert restore(path, copy).carried == ((CAMPAGNE, 2),)
    with closing(Dossier.open(path)) as dossier:
        assert dossier.exports() == (export(1), export(2))
        dossier.add_export(export(3))


def test_a_restoration_is_taken_back_through_the_list(path: Path, copy: Path) -> None:
    before = Dossier.peek(path)
    first = restore(path, copy)
    assert first.before is not None
    second = restore(path, first.before)
    assert second.carried == ()
    assert Dossier.peek(path) == before
    assert len(list_copies(path)) == 3


def test_the_restored_file_is_a_dossier_like_any_other(path: Path, copy: Path) -> None:
    restore(path, copy)
    with closing(Dossier.open(path)) as dossier:
        assert not dossier.read_only
        dossier.save(oui(9))
    assert Dossier.peek(path).assessment.answer(criteres()[9]).etat is Etat.OUI
    assert names(path.parent) == [NAME, f"{NAME}.sauvegardes"]


def test_of_two_exports_of_one_revision_the_one_sent_last_counts(path: Path, copy: Path) -> None:
    change(path, "UPDATE exports SET kid = 'autre' WHERE revision = 1")
    assert restore(path, copy).carried == ((CAMPAGNE, 1), (CAMPAGNE, 2))
    with closing(Dossier.open(path)) as dossier:
        assert [record.kid for record in dossier.exports()] == ["autre", "kid"]


def test_received_documents_and_names_of_seances_stay(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes((STORED / "v2.paliers").read_bytes())
    copy = back_up_file(path, Reason.JOUR)
    change(
        path,
        "UPDATE seances SET noms = 'Zoé Quatremère'",
        f"INSERT INTO documents VALUES ('{'f' * 64}', 'pmn-recu+jws', NULL, '2026-11-24', x'00')",
    )
    restore(path, copy)
    (seance,) = Dossier.peek(path).seances
    assert seance.noms == "Zoé Quatremère"
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM documents").fetchone() == (1,)


def test_an_export_of_a_campagne_that_the_copy_does_not_know(path: Path, copy: Path) -> None:
    change(
        path,
        "INSERT INTO campagnes SELECT 2, 'creteil-2027-2028', grille, cree_le, 0, NULL, NULL FROM campagnes",
        "INSERT INTO exports SELECT 'creteil-2027-2028', revision, cree_le, payload_sha256, answers_digest,"
        " textes_joints, kid, code_libre, octets FROM exports WHERE revision = 1",
    )
    assert restore(path, copy).carried == ((CAMPAGNE, 2), ("creteil-2027-2028", 1))
    state = Dossier.peek(path)
    assert state.campagne == CAMPAGNE
    assert [(summary.campagne, summary.revision) for summary in state.exports] == [
        (CAMPAGNE, 1),
        (CAMPAGNE, 2),
        ("creteil-2027-2028", 1),
    ]


def test_a_copy_of_an_older_format_comes_back_in_the_current_one(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes((STORED / "v1.paliers").read_bytes())
    Dossier.open(path).close()
    (copy,) = list_copies(path)
    assert (copy.reason, copy.sound) == (Reason.MIGRATION, True)
    before = copy.path.read_bytes()
    restore(path, copy.path)
    with closing(Dossier.open(path)) as dossier:
        assert dossier.load() == Dossier.peek(copy.path)
    assert copy.path.read_bytes() == before


def test_a_damaged_dossier_is_kept_byte_for_byte_with_its_journal(path: Path, copy: Path) -> None:
    damaged = path.read_bytes()[:20_000]
    path.write_bytes(damaged)
    path.with_name(f"{NAME}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    restored = restore(path, copy)
    assert restored.before is not None
    assert restored.before.read_bytes() == damaged
    assert restored.before.with_name(f"{restored.before.name}-journal").exists()
    assert Dossier.peek(path).assessment == Dossier.peek(copy).assessment
    newest, oldest = list_copies(path)
    assert (newest.reason, newest.sound, oldest.path) == (Reason.ABIME, False, copy)
    assert names(path.parent) == [NAME, f"{NAME}.sauvegardes"]


def test_a_dossier_that_is_gone_comes_back(path: Path, copy: Path) -> None:
    path.unlink()
    assert restore(path, copy).before is None
    assert Dossier.peek(path).assessment == Dossier.peek(copy).assessment


class TestNothingChanges:
    """Each refusal leaves the dossier as it was, to the byte."""

    @pytest.fixture(autouse=True)
    def _same_bytes(self, path: Path, copy: Path):
        before = path.read_bytes()
        yield
        assert path.read_bytes() == before
        assert copy in [listed.path for listed in list_copies(path)]

    def test_a_copy_of_another_dossier(self, path: Path, tmp_path: Path) -> None:
        other = tmp_path / "autre.paliers"
        new_dossier(other, LYCEE).close()
        with pytest.raises(OtherDossierError):
            restore(path, other)
        assert len(list_copies(path)) == 1

    @pytest.mark.parametrize("content", [b"", b"bonjour", None])
    def test_a_copy_that_cannot_be_read(self, path: Path, tmp_path: Path, content: bytes | None) -> None:
        wrong = tmp_path / "wrong.paliers"
        wrong.write_bytes(path.read_bytes()[:-6000] if content is None else content)
        with pytest.raises(CopyUnreadableError):
            restore(path, wrong)
        with pytest.raises(CopyUnreadableError):
            restore(path, tmp_path / "absent.paliers")

    def test_a_copy_of_a_newer_program(self, path: Path, tmp_path: Path) -> None:
        newer = tmp_path / "newer.paliers"
        newer.write_bytes(path.read_bytes())
        change(newer, "PRAGMA user_version = 99")
        with pytest.raises(NewerDossierError):
            restore(path, newer)

    def test_no_room_for_the_copy_of_the_current_state(self, path: Path, copy: Path, tmp_path: Path) -> None:
        size = path.stat().st_size
        with small_place(tmp_path / "key", f"{3 * size // 2048}k") as place:
            here = place / NAME
            here.write_bytes(path.read_bytes())
            with pytest.raises(NotKeptBeforeError):
                restore(here, copy)
            assert here.read_bytes() == path.read_bytes()
            assert names(backup_folder(here)) == []

    def test_no_room_for_the_restored_file(self, path: Path, copy: Path, tmp_path: Path) -> None:
        size = path.stat().st_size
        with small_place(tmp_path / "key", f"{5 * size // 2048}k") as place:
            here = place / NAME
            here.write_bytes(path.read_bytes())
            with pytest.raises(NotRestoredError):
                restore(here, copy)
            assert here.read_bytes() == path.read_bytes()
            assert [listed.reason for listed in list_copies(here)] == [Reason.RESTAURATION]

    def test_a_read_only_place(self, path: Path, copy: Path) -> None:
        with read_only(path.parent), pytest.raises(NotKeptBeforeError):
            restore(path, copy)

    def test_a_dossier_that_another_program_writes(
        self, path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
        with closing(connect(path, Mode.WRITE)) as other:
            other.conn.execute("BEGIN EXCLUSIVE")
            with pytest.raises(BusyDossierError):
                restore(path, copy)
            other.conn.execute("ROLLBACK")
