"""Moving and renaming: all goes or nothing does, nothing is overwritten, and each failure has its sentence."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier_samples import new_dossier, oui
from listing_samples import make_dossier
from mounts import read_only, small_place
from paliers_desktop.actions import relocation
from paliers_desktop.actions.dossiers import summarise
from paliers_desktop.actions.relocation import move_dossier, rename_dossier
from paliers_desktop.actions.relocation_errors import (
    GoneError,
    InterruptedWriteError,
    NoNameError,
    NotMovedError,
    TakenNameError,
)
from paliers_desktop.core.lock_rules import VolumeKind
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import OpenElsewhereError
from paliers_desktop.storage.lock_file import lock_path
from paliers_desktop.storage.post import this_post


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {item.relative_to(folder).as_posix(): item.read_bytes() for item in folder.rglob("*") if item.is_file()}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "ici"
    folder.mkdir()
    return folder


@pytest.fixture
def there(tmp_path: Path) -> Path:
    folder = tmp_path / "la-bas"
    folder.mkdir()
    return folder


@pytest.fixture
def key(tmp_path: Path) -> Iterator[Path]:
    """A place on another volume."""
    with small_place(tmp_path / "cle", "2m") as place:
        yield place


@pytest.fixture
def path(here: Path) -> Path:
    """An établissement with two answers, and two copies beside it."""
    made = make_dossier(here, 1, 2)
    copies = here / f"{made.name}.sauvegardes"
    copies.mkdir()
    (copies / "1.paliers").write_bytes(made.read_bytes())
    (copies / "2.paliers").write_bytes(b"old")
    return made


def test_a_file_takes_another_name_with_its_copies(path: Path, here: Path) -> None:
    before = path.read_bytes()
    renamed = rename_dossier(path, "  Lycée : été ")
    assert renamed == here / "Lycée - été.paliers"
    assert set(tree(here)) == {
        "Lycée - été.paliers",
        "Lycée - été.paliers.sauvegardes/1.paliers",
        "Lycée - été.paliers.sauvegardes/2.paliers",
    }
    assert renamed.read_bytes() == before
    assert summarise(renamed).profile.answered == 2


def test_the_suffix_may_be_typed_and_the_same_name_changes_nothing(path: Path, here: Path) -> None:
    before = tree(here)
    assert rename_dossier(path, path.name) == path
    assert tree(here) == before


def test_only_capitals_may_change(path: Path) -> None:
    renamed = rename_dossier(path, path.stem.lower())
    assert [item.name for item in renamed.parent.glob("*.paliers")] == [path.stem.lower() + ".paliers"]


@pytest.mark.parametrize("typed", ["", "  ", "...", ".paliers"])
def test_a_name_needs_something(path: Path, typed: str) -> None:
    with pytest.raises(NoNameError):
        rename_dossier(path, typed)
    assert path.is_file()


def test_a_file_goes_to_another_emplacement_with_its_copies(path: Path, here: Path, there: Path) -> None:
    before = tree(here)
    assert move_dossier(path, there) == there / path.name
    assert tree(there) == before
    assert list(here.iterdir()) == []


def test_a_file_goes_to_another_volume_with_its_copies(path: Path, here: Path, key: Path) -> None:
    before = tree(here)
    moved = move_dossier(path, key)
    assert tree(key) == before
    assert list(here.iterdir()) == []
    assert summarise(moved).profile.answered == 2


def test_a_file_comes_back_from_another_volume(here: Path, key: Path) -> None:
    path = make_dossier(key, 2)
    before = path.read_bytes()
    assert move_dossier(path, here).read_bytes() == before
    assert list(key.iterdir()) == []


@pytest.mark.parametrize("taken", ["{}", "{}.sauvegardes", "{}-journal"])
@pytest.mark.parametrize("elsewhere", ["there", "key"])
def test_nothing_is_overwritten(
    path: Path, here: Path, request: pytest.FixtureRequest, taken: str, elsewhere: str
) -> None:
    place: Path = request.getfixturevalue(elsewhere)
    (place / taken.format(path.name)).write_bytes(b"theirs")
    before, theirs = tree(here), tree(place)
    with pytest.raises(TakenNameError, match="existe déjà"):
        move_dossier(path, place)
    assert tree(here) == before
    assert tree(place) == theirs


def test_a_link_to_nowhere_is_a_taken_name_too(path: Path, here: Path) -> None:
    (here / "b.paliers").symlink_to("nulle-part")
    with pytest.raises(TakenNameError):
        rename_dossier(path, "b")
    assert path.is_file()


def test_a_full_key_leaves_the_original_and_nothing_else(path: Path, here: Path, tmp_path: Path) -> None:
    before = tree(here)
    with small_place(tmp_path / "pleine", "100k") as place:
        with pytest.raises(NotMovedError, match="l’emplacement choisi est plein") as told:
            move_dossier(path, place)
        assert list(place.iterdir()) == []
    assert f"Il est toujours dans « {here} »." in str(told.value)
    assert tree(here) == before


def test_a_read_only_target_leaves_the_original(path: Path, here: Path, there: Path) -> None:
    before = tree(here)
    with read_only(there), pytest.raises(NotMovedError, match="lecture seule"):
        move_dossier(path, there)
    assert tree(here) == before
    assert list(there.iterdir()) == []


def test_an_original_that_cannot_be_deleted_is_not_copied_either(path: Path, here: Path, key: Path) -> None:
    before = tree(here)
    with read_only(here), pytest.raises(NotMovedError, match="lecture seule"):
        move_dossier(path, key)
    assert tree(here) == before
    assert list(key.iterdir()) == []


def test_the_copies_come_back_when_the_file_cannot_follow(
    path: Path, here: Path, there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(here)
    monkeypatch.setattr(relocation, "rename_file", failing(errno.EIO))
    with pytest.raises(NotMovedError, match="ne répond pas"):
        move_dossier(path, there)
    assert tree(here) == before
    assert list(there.iterdir()) == []


def test_a_copy_that_reads_back_otherwise_is_thrown_away(
    path: Path, here: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key that lies about what it wrote: no such key is at hand."""
    before = tree(here)
    monkeypatch.setattr("paliers_desktop.files.read_from_disk", lambda _: b"torn")
    with pytest.raises(NotMovedError):
        move_dossier(path, key)
    assert tree(here) == before
    assert list(key.iterdir()) == []


def test_an_original_that_went_away_meanwhile_leaves_the_only_copy(
    path: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key of the original is pulled out after the copy: deleting the copy would lose everything."""
    real = Path.unlink

    def pulled_out(self: Path, missing_ok: bool = False) -> None:
        if self == path:
            self.rename(self.with_name("parti"))
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", pulled_out)
    moved = move_dossier(path, key)
    assert summarise(moved).profile.answered == 2


def test_an_absent_emplacement_or_file_has_its_sentence(path: Path, tmp_path: Path) -> None:
    with pytest.raises(NotMovedError, match="n’existe pas"):
        move_dossier(path, tmp_path / "absent")
    assert path.is_file()
    path.unlink()
    with pytest.raises(GoneError, match="introuvable"):
        rename_dossier(path, "b")


def test_an_interrupted_write_keeps_the_file_beside_its_journal(here: Path, there: Path) -> None:
    path = here / "a.paliers"
    with closing(new_dossier(path)) as dossier:
        dossier.save(oui(0))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE dossier SET place = 'x'")
        before = tree(here)
        assert f"{path.name}-journal" in before
        for work in (lambda: move_dossier(path, there), lambda: rename_dossier(path, "b")):
            with pytest.raises(InterruptedWriteError, match="n’a pas été déplacé"):
                work()
        assert tree(here) == before
        db.execute("ROLLBACK")
    assert move_dossier(path, there).is_file()


def failing(number: int):
    def _fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return _fail


@pytest.mark.parametrize("host", ["", "f" * 32])
def test_what_is_open_elsewhere_is_not_taken_away(path: Path, there: Path, host: str) -> None:
    post = replace(this_post(), volume_of=lambda _: VolumeKind.SHARE, host=host or this_post().host)
    with closing(Dossier.open(path, post=post)) as dossier:
        before = tree(path.parent)
        where = "sur un autre poste" if host else "sur ce poste"
        for relocate in (lambda: rename_dossier(path, "autre"), lambda: move_dossier(path, there)):
            with pytest.raises(OpenElsewhereError, match=where):
                relocate()
        assert tree(path.parent) == before
        assert tree(there) == {}
        dossier.save(oui(9))
    assert rename_dossier(path, "autre").is_file()


def test_a_lock_left_behind_stays_nowhere(path: Path, there: Path, key: Path) -> None:
    for target in (there, key):
        lock_path(path).write_bytes(b"cut short")
        path = move_dossier(path, target)
        assert not [item for item in tree(path.parent.parent) if "verrou" in item]
