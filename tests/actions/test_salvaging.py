"""A damaged dossier is given back or taken from its last copy; the damaged file stays, and so does what was sent."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dossier_samples import criteres, entry, names, new_dossier, oui
from mounts import read_only
from paliers_desktop.actions.dossiers import open_dossier
from paliers_desktop.actions.salvaging import Damage, examine, may_be_damage, open_copy, open_found
from paliers_desktop.core.assessment import Answer, Etat
from paliers_desktop.storage.backup import back_up_file, backup_folder, list_copies
from paliers_desktop.storage.copy_errors import ChangedMeanwhileError, NotKeptBeforeError
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import BusyDossierError, DamagedDossierError, NewerDossierError, NotADossierError
from paliers_desktop.storage.shelf import Reason
from salvage_samples import NAME, change, filled, flipped, pages_of
from transmitted_samples import transmit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A filled dossier, one copy of it, then an answer and a third export that only the file knows; then damaged."""
    folder = tmp_path / "place"
    folder.mkdir()
    path = folder / NAME
    path.write_bytes(filled())
    back_up_file(path, Reason.FERMETURE)
    change(path, 2, Answer(etat=Etat.OUI, commentaire="Depuis la copie"))
    transmit(path, tmp_path / "transmis")
    (tmp_path / "vrai.paliers").write_bytes(path.read_bytes())
    path.write_bytes(flipped(path.read_bytes(), pages_of(path, "reponses")[1]))
    return path


def damage_of(path: Path, second_place: Path | None = None) -> Damage:
    damage = examine(path, (entry(),), second_place)
    assert damage is not None
    return damage


def truth(path: Path) -> Path:
    return path.parent.parent / "vrai.paliers"


def kept(path: Path) -> list[bytes]:
    """The damaged files kept beside."""
    return [copy.path.read_bytes() for copy in list_copies(path) if copy.reason is Reason.ABIME]


def test_what_was_found_and_the_copy_are_told_apart(path: Path) -> None:
    before = path.read_bytes()
    damage = damage_of(path)
    assert damage.copy is not None
    assert (damage.answered, damage.newer) == (56, 1)
    assert damage.found_is_enough
    assert path.read_bytes() == before


def test_what_was_found_takes_the_place_and_the_damaged_file_stays(path: Path) -> None:
    before = path.read_bytes()
    open_found(damage_of(path))
    assert kept(path) == [before]
    with closing(open_dossier(path).dossier) as dossier:
        assert dossier.load() == Dossier.peek(truth(path))
        dossier.save(oui(57))
    assert Dossier.peek(path).assessment.answer(criteres()[57]).etat is Etat.OUI


def test_the_copy_takes_the_place_with_the_exports_that_only_the_damaged_file_knew(path: Path) -> None:
    before, damage = path.read_bytes(), damage_of(path)
    open_copy(damage)
    assert kept(path) == [before]
    state = Dossier.peek(path)
    assert damage.copy is not None
    assert state.assessment == damage.copy.assessment
    assert state.exports == Dossier.peek(truth(path)).exports
    assert [export.revision for export in state.exports] == [1, 2, 3]
    assert state.dossier_id == Dossier.peek(truth(path)).dossier_id


def test_the_next_export_follows_those_that_were_found(path: Path) -> None:
    open_found(damage_of(path))
    name = transmit(path, path.parent).name
    assert name.endswith("_r004.pmn.json")


def test_the_copy_in_the_second_place_is_found_when_the_file_lies_alone(path: Path, tmp_path: Path) -> None:
    second = tmp_path / "second"
    second.mkdir()
    folder = backup_folder(path)
    dossier_id = Dossier.peek(truth(path)).dossier_id
    folder.rename(second / f"{path.stem}_{dossier_id[:8]}.paliers.sauvegardes")
    assert damage_of(path, second).copy is not None
    alone = examine(path, (entry(),), None)
    assert alone is not None
    assert alone.copy is None


def test_a_copy_that_is_damaged_too_is_passed_over(path: Path) -> None:
    first = damage_of(path).copy
    newer = back_up_file(truth(path), Reason.JOUR)
    newer = newer.rename(backup_folder(path) / newer.name)
    assert damage_of(path).copy != first
    whole = newer.read_bytes()
    newer.write_bytes(flipped(whole, 3))
    assert damage_of(path).copy == first
    newer.write_bytes(whole)
    with closing(sqlite3.connect(newer)) as db, db:  # its pages are whole, its answers are not what its history says
        db.execute("UPDATE reponses SET commentaire = 'Autre'")
    assert damage_of(path).copy == first


def test_a_copy_is_offered_when_nothing_is_left_of_the_file(path: Path) -> None:
    path.write_bytes(b"")
    damage = damage_of(path)
    assert damage.found is None
    assert not damage.found_is_enough
    open_copy(damage)
    assert [export.revision for export in Dossier.peek(path).exports] == [1, 2]


def test_nothing_is_offered_of_a_file_that_holds_nothing(tmp_path: Path) -> None:
    other = tmp_path / "lettre.paliers"
    other.write_text("Bonjour")
    assert examine(other, (entry(),), None) is None
    assert examine(tmp_path / "absent.paliers", (entry(),), None) is None


def test_what_is_doubtful_is_not_offered_first(path: Path) -> None:
    path.write_bytes(truth(path).read_bytes())
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE reponses SET reponse = 'non' WHERE critere = ?", [criteres()[2]])
    damage = damage_of(path)
    assert damage.found is not None
    assert damage.found.doubtful == (criteres()[2],)
    assert damage.newer == 0
    assert not damage.found_is_enough


def test_a_damaged_file_whose_pages_are_whole_is_kept_byte_for_byte_too(path: Path) -> None:
    path.write_bytes(truth(path).read_bytes())
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE reponses SET reponse = 'non' WHERE critere = ?", [criteres()[2]])
    before = path.read_bytes()
    open_copy(damage_of(path))
    assert kept(path) == [before]
    assert [export.revision for export in Dossier.peek(path).exports] == [1, 2, 3]


def test_only_damage_to_a_dossier_is_examined(path: Path) -> None:
    for error, may_be in (
        (DamagedDossierError(path), True),
        (NotADossierError(path), True),
        (BusyDossierError(path), False),
        (NewerDossierError("9.9"), False),
    ):
        assert may_be_damage(path, error) is may_be
    (copy,) = list_copies(path)
    assert not may_be_damage(copy.path, DamagedDossierError(copy.path))


@pytest.mark.parametrize("put_in_place", [open_found, open_copy])
def test_a_file_that_changed_since_is_left_alone(path: Path, put_in_place) -> None:  # type: ignore[no-untyped-def]
    damage = damage_of(path)
    path.write_bytes(truth(path).read_bytes())
    with pytest.raises(ChangedMeanwhileError) as caught:
        put_in_place(damage)
    assert caught.value.hint == "Ouvrez-le à nouveau."
    assert path.read_bytes() == truth(path).read_bytes()
    path.unlink()
    with pytest.raises(ChangedMeanwhileError):
        put_in_place(damage)


@pytest.mark.parametrize("put_in_place", [open_found, open_copy])
def test_nothing_changes_where_the_damaged_file_cannot_be_kept(path: Path, put_in_place) -> None:  # type: ignore[no-untyped-def]
    damage, beside = damage_of(path), names(path.parent)
    before = path.read_bytes()
    with read_only(path.parent), pytest.raises(NotKeptBeforeError):
        put_in_place(damage)
    assert path.read_bytes() == before
    assert names(path.parent) == beside


@pytest.mark.parametrize("put_in_place", [open_found, open_copy])
def test_a_journal_that_waits_is_kept_and_never_played_back(path: Path, put_in_place) -> None:  # type: ignore[no-untyped-def]
    journal = path.with_name(f"{path.name}-journal")
    damage = damage_of(path)
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    put_in_place(damage)
    assert not journal.exists()
    assert any(item.name.endswith("-journal") for item in backup_folder(path).iterdir())
    assert Dossier.peek(path).exports == Dossier.peek(truth(path)).exports


def test_an_empty_dossier_that_is_damaged_opens_its_copy(tmp_path: Path) -> None:
    path = tmp_path / NAME
    new_dossier(path).close()
    back_up_file(path, Reason.OUVERTURE)
    path.write_bytes(flipped(path.read_bytes(), 1))
    open_copy(damage_of(path))
    assert Dossier.peek(path).assessment.answers == {}
