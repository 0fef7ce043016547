"""« Supprimer les données de cet établissement »: every byte of the places is searched, and each failure is told."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from dossier_samples import names, new_dossier
from erasure_samples import NOMS, WORDS, found_below, found_in, make_planted, sign, with_copies
from faults import Fault
from mounts import make_disk, mounted, read_only
from paliers_desktop.actions.erasure import WAITS, Erased, erase, look
from paliers_desktop.actions.erasure_errors import NotErasedError, NothingToEraseError, UsedElsewhereError
from paliers_desktop.storage.backup import backup_folder
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.lock_file import lock_path

PROTECTED = "le fichier ou son emplacement est protégé en écriture"
NAMED = Path("0940007C_Lycée.paliers")

KEPT_COPY = Fault(
    "Supprimer les données : une sauvegarde du second emplacement ne peut pas être supprimée",
    seen=f"Ce qui reste, fichier par fichier, et pourquoi : « {PROTECTED} ».",
    survives="Ce qui a été supprimé est dit ; le fichier de l’établissement reste, pour qu’un second essai finisse.",
)
KEPT_ALL = Fault(
    "Supprimer les données : le fichier est protégé",
    seen=NotErasedError(NAMED, PROTECTED),
    survives="Tout, à l’octet près : le fichier et ses sauvegardes.",
)
USED = Fault(
    "Supprimer les données : le fichier est utilisé ailleurs",
    seen=UsedElsewhereError(NAMED),
    survives="Tout, à l’octet près : le fichier et ses sauvegardes.",
)
AWAY = Fault(
    "Supprimer les données : la clé n’est pas branchée",
    seen=NothingToEraseError(NAMED),
    survives="Rien n’est dit supprimé ; l’établissement reste dans la liste.",
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "ici"
    folder.mkdir()
    return folder


@pytest.fixture
def second_place(tmp_path: Path) -> Path:
    folder = tmp_path / "secours"
    folder.mkdir()
    return folder


@pytest.fixture
def path(here: Path, second_place: Path, tmp_path: Path) -> Path:
    """A planted dossier that was signed once, with copies in both places."""
    made = make_planted(here)
    sign(made, tmp_path / "envois")
    with_copies(made, second_place)
    return made


def left(outcomes: list[Erased]) -> list[Erased]:
    return [outcome for outcome in outcomes if outcome.reason]


def tree(*folders: Path) -> dict[Path, bytes]:
    return {item: item.read_bytes() for folder in folders for item in folder.rglob("*") if item.is_file()}


# -- all goes --------------------------------------------------------------------------------------------------------


def test_the_plants_are_real(path: Path, second_place: Path) -> None:
    """Without this, nothing found would prove nothing; of the erased names, the live file has none already."""
    assert found_in(path.read_bytes()) == set(WORDS) - set(NOMS)
    assert found_below(second_place) == set(WORDS) - set(NOMS)


def test_no_byte_of_any_text_is_left_in_either_place(path: Path, here: Path, second_place: Path) -> None:
    assert left(list(erase(path, second_place))) == []
    assert found_below(here, second_place) == set()
    assert names(here) == []
    assert names(second_place) == []


def test_what_a_killed_program_left_goes_too(path: Path, here: Path, second_place: Path) -> None:
    (here / ".half.tmp").write_bytes(path.read_bytes())
    (backup_folder(path) / ".other.tmp").write_bytes(path.read_bytes()[:5000])
    path.with_name(f"{path.name}-journal").write_bytes(b"")
    lock_path(path).write_bytes(b"half-written")
    assert left(list(erase(path, second_place))) == []
    assert names(here) == []


def test_a_damaged_dossier_and_one_that_is_gone_are_erased_with_their_copies(
    path: Path, here: Path, second_place: Path
) -> None:
    path.write_bytes(path.read_bytes()[:7000])
    assert look(path, second_place).etablissement is None
    path.unlink()
    assert left(list(erase(path, second_place))) == []
    assert names(here) == names(second_place) == []


def test_other_dossiers_and_what_is_no_copy_stay(path: Path, here: Path, second_place: Path) -> None:
    other = here / "autre.paliers"
    new_dossier(other).close()
    with_copies(other, second_place)
    (backup_folder(path) / "note.txt").write_text("à garder")
    (here / ".autre.tmp").write_bytes(b"another program's")
    before = tree(backup_folder(other)) | {other: other.read_bytes()}
    assert look(path, second_place).found.spared == (backup_folder(path) / "note.txt",)
    assert left(list(erase(path, second_place))) == []
    assert tree(backup_folder(other)) | {other: other.read_bytes()} == before
    assert names(here) == [".autre.tmp", f"{path.name}.sauvegardes", "autre.paliers", "autre.paliers.sauvegardes"]
    assert names(backup_folder(path)) == ["note.txt"]
    assert len(names(second_place)) == 1


def test_copies_whose_dossier_nothing_tells_are_not_guessed_by_their_name(here: Path, second_place: Path) -> None:
    """Two files of one name, in two places, have copies in the second place under names that look alike."""
    path = here / "autre.paliers"
    path.write_bytes(b"nothing to read")
    elsewhere = here / "ailleurs"
    elsewhere.mkdir()
    other = elsewhere / "autre.paliers"
    new_dossier(other).close()
    with_copies(other, second_place)
    before = tree(second_place)
    assert look(path, second_place).found.spared == tuple(second_place.iterdir())
    assert left(list(erase(path, second_place))) == []
    assert not path.exists()
    assert tree(second_place) == before


def test_a_link_goes_with_the_file_it_leads_to(path: Path, here: Path, second_place: Path) -> None:
    link = here / "raccourci.paliers"
    link.symlink_to(path)
    assert left(list(erase(link, second_place))) == []
    assert not path.exists()
    assert not link.is_symlink()


def test_what_would_go_is_told_before(path: Path, here: Path, second_place: Path) -> None:
    again = here / "copie.paliers"
    again.write_bytes(path.read_bytes())
    told = look(path, second_place)
    assert (told.answered, told.beside, told.second) == (3, 2, 1)
    assert told.etablissement is not None
    assert told.others == (again,)
    assert look(path, None).second == 0


# -- what cannot go --------------------------------------------------------------------------------------------------


@KEPT_COPY.proven
def test_a_copy_that_cannot_go_is_told_and_a_second_try_finishes(path: Path, here: Path, second_place: Path) -> None:
    (folder,) = second_place.iterdir()
    with read_only(second_place):
        outcomes = list(erase(path, second_place))
        kept = left(outcomes)
        assert [outcome.reason for outcome in kept] == [PROTECTED, PROTECTED, WAITS]
        assert [outcome.path.parent for outcome in kept] == [folder, second_place, here]
        assert len(outcomes) - len(kept) == 3  # the two copies beside, and their folder
        assert names(here) == [path.name]
        Dossier.open(path).close()
    assert left(list(erase(path, second_place))) == []
    assert found_below(here, second_place) == set()


def test_the_file_goes_anyway_when_that_is_asked(path: Path, here: Path, second_place: Path) -> None:
    with read_only(second_place):
        assert len(left(list(erase(path, second_place, anyway=True)))) == 2
    assert names(here) == []


@KEPT_ALL.proven
def test_a_protected_file_stops_everything(path: Path, here: Path, second_place: Path) -> None:
    before = tree(here, second_place)
    with read_only(here), pytest.raises(NotErasedError) as caught:
        list(erase(path, second_place))
    assert str(caught.value) == KEPT_ALL.seen.replace(NAMED.name, path.name)
    assert tree(here, second_place) == before


@contextmanager
def written_elsewhere(path: Path) -> Iterator[None]:
    """Another program in the middle of a transaction."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("ROLLBACK")


@USED.proven
def test_a_file_that_is_being_written_stops_everything(
    path: Path, here: Path, second_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paliers_desktop.storage.connection.BUSY_SECONDS", 0.1)
    before = tree(here, second_place)
    with written_elsewhere(path), pytest.raises(UsedElsewhereError) as caught:
        list(erase(path, second_place))
    assert str(caught.value) == USED.seen.replace(NAMED.name, path.name)
    assert tree(here, second_place) == before


@AWAY.proven
def test_a_key_that_is_away_is_never_said_to_be_erased(path: Path, here: Path, second_place: Path) -> None:
    here.rename(here.with_name("retirée"))
    for attempt in (lambda: look(path, second_place), lambda: list(erase(path, second_place))):
        with pytest.raises(NothingToEraseError) as caught:
            attempt()
        assert str(caught.value) == AWAY.seen.replace(str(NAMED), str(path))
    assert len(names(second_place)) == 1


def test_a_second_place_that_is_away_is_told(path: Path, second_place: Path) -> None:
    second_place.rename(second_place.with_name("retiré"))
    assert look(path, second_place).found.unreachable == second_place
    assert left(list(erase(path, second_place))) == []


# -- the disk itself -------------------------------------------------------------------------------------------------


def test_a_plain_disk_keeps_no_text_of_files_that_lay_on_it(tmp_path: Path, here: Path) -> None:
    """The file and its copies were carried there whole: ext4 writes the noise over their very blocks."""
    made = make_planted(here)
    with_copies(made)
    image = tmp_path / "disque.img"
    make_disk(image, 16)
    with mounted(image, tmp_path / "disque") as disk:
        path = disk / made.name
        path.write_bytes(made.read_bytes())
        backup_folder(path).mkdir()
        for copy in backup_folder(made).iterdir():
            (backup_folder(path) / copy.name).write_bytes(copy.read_bytes())
    assert found_in(image.read_bytes()) == set(WORDS) - set(NOMS)
    with mounted(image, tmp_path / "disque") as disk:
        assert left(list(erase(disk / made.name, None))) == []
        assert names(disk) == ["lost+found"]
    assert found_in(image.read_bytes()) == set()
