"""Copies of a dossier: whole, read back, told from half-written ones, thinned, in one place or in two."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

import dossier_samples
from dossier_samples import comment, export, names, new_dossier, oui
from mounts import read_only, small_place
from paliers_desktop.core.thinning import KEPT
from paliers_desktop.storage import shelf
from paliers_desktop.storage.backup import (
    back_up_file,
    backup_folder,
    keep_copy,
    list_copies,
    mirror,
    newest_key,
    read_dossier_id,
)
from paliers_desktop.storage.connection import Mode, connect
from paliers_desktop.storage.content import content_key, image, image_key
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.shelf import LEAST, Reason, shelved

NAME = "lycee.paliers"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A dossier at rest, with three answers."""
    made = tmp_path / NAME
    with closing(new_dossier(made)) as dossier:
        for rank in range(3):
            dossier.save(oui(rank))
    return made


def octets(path: Path) -> bytes:
    """An image of a dossier at rest."""
    with closing(connect(path, Mode.READ)) as db:
        return image(db)


def sizes(folder: Path) -> int:
    return sum(copy.size for copy in shelved(folder))


def test_a_copy_is_the_dossier_itself(path: Path) -> None:
    copy = back_up_file(path, Reason.FUSION)
    assert copy.parent == backup_folder(path)
    assert copy.read_bytes() == path.read_bytes()
    assert Dossier.peek(copy) == Dossier.peek(path)
    (listed,) = list_copies(path)
    assert (listed.path, listed.reason, listed.sound, listed.beside, listed.second) == (
        copy,
        Reason.FUSION,
        True,
        True,
        False,
    )
    assert listed.size == copy.stat().st_size
    assert names(copy.parent) == [copy.name]


def test_the_newest_copy_comes_first_whatever_the_clock(path: Path) -> None:
    """Copies of the same instant, then one of a post whose clock was far ahead."""
    made = [back_up_file(path, Reason.OUVERTURE) for _ in range(5)]
    ahead = made[0].rename(made[0].with_name("20990101-000000-000_jour_abcdef.paliers"))
    later = back_up_file(path, Reason.FERMETURE)
    assert [copy.path for copy in list_copies(path)] == [later, ahead, *reversed(made[1:])]


def test_names_of_before_and_of_newer_programs_are_read(path: Path) -> None:
    folder = backup_folder(path)
    folder.mkdir()
    for name in ("20260102-030405_v1_abcdef.paliers", "20260102-030406-789_passation_abcdef.paliers"):
        (folder / name).write_bytes(path.read_bytes())
    newer, older = list_copies(path)
    assert (older.reason, older.time.isoformat()) == (Reason.MIGRATION, "2026-01-02T03:04:05+00:00")
    assert (newer.reason, newer.time.isoformat()) == (Reason.AUTRE, "2026-01-02T03:04:06.789000+00:00")


def test_what_is_no_copy_is_not_listed(path: Path) -> None:
    folder = backup_folder(path)
    folder.mkdir()
    (folder / ".tmpabcdef.tmp").write_bytes(path.read_bytes())
    (folder / "notes.txt").write_text("à garder")
    (
        folder / "20260102-030405_jour_abcdef.paliers"
    ).touch()  # where there are no links, a name is taken before it is filled
    (folder / "20261402-030405_jour_abcdef.paliers").write_bytes(b"x")
    assert list_copies(path) == ()


@pytest.mark.parametrize("cut", [1, 100, 5000, 40_000])
def test_a_copy_cut_short_is_told_from_a_good_one(path: Path, cut: int) -> None:
    copy = back_up_file(path, Reason.JOUR)
    copy.write_bytes(copy.read_bytes()[:-cut])
    (listed,) = list_copies(path)
    assert not listed.sound


def test_a_copy_with_a_damaged_page_is_told_from_a_good_one(path: Path) -> None:
    copy = back_up_file(path, Reason.JOUR)
    content = bytearray(copy.read_bytes())
    content[8192:9000] = bytes(808)
    copy.write_bytes(content)
    (listed,) = list_copies(path)
    assert not listed.sound


def test_a_copy_that_reads_back_otherwise_is_thrown_away(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "read_from_disk", lambda _: b"torn")
    with pytest.raises(OSError, match="Input/output error"):
        back_up_file(path, Reason.JOUR)
    assert names(backup_folder(path)) == []


def test_a_damaged_dossier_is_never_kept_as_a_good_copy(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192:9000] = bytes(808)
    path.write_bytes(content)
    with pytest.raises((OSError, sqlite3.Error)):
        back_up_file(path, Reason.JOUR)
    assert list_copies(path) == ()


def test_too_many_copies_are_thinned(path: Path) -> None:
    first = back_up_file(path, Reason.OUVERTURE)
    risky = back_up_file(path, Reason.FUSION)
    made = [back_up_file(path, Reason.JOUR) for _ in range(KEPT + 5)]
    kept = [copy.path for copy in list_copies(path)]
    assert len(kept) == KEPT
    assert kept[0] == made[-1]
    assert kept[-1] == first
    assert risky in kept


def test_two_states_are_the_same_when_they_say_the_same(path: Path) -> None:
    back_up_file(path, Reason.OUVERTURE)
    with closing(Dossier.open(path)) as dossier:
        dossier.remember_place("PIL-02")
    assert newest_key(path) == image_key(octets(path))
    with closing(Dossier.open(path)) as dossier:
        dossier.add_export(export())
    assert newest_key(path) != image_key(octets(path))


def test_reading_the_key_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with closing(connect(path, Mode.READ)) as db:
        assert content_key(db) == image_key(before)
    assert path.read_bytes() == before


def test_no_copy_holds_the_names_of_a_seance(path: Path, tmp_path: Path) -> None:
    stored = Path(__file__).parents[1] / "assets" / "dossiers" / "v2.paliers"
    named = tmp_path / "named.paliers"
    named.write_bytes(stored.read_bytes())
    with closing(connect(named, Mode.WRITE)) as db:
        db.conn.execute("UPDATE seances SET noms = 'Zoé Quatremère'")
    copy = back_up_file(named, Reason.JOUR)
    assert "Zoé Quatremère".encode() in named.read_bytes()
    assert "Quatremère".encode() not in copy.read_bytes()
    assert newest_key(named) == image_key(octets(named))


class TestFullPlace:
    """A key that is full: old copies make room, the last ones never."""

    def test_old_copies_make_room(self, path: Path, tmp_path: Path) -> None:
        size = path.stat().st_size
        with small_place(tmp_path / "key", f"{12 * size // 1024}k") as place:
            here = place / NAME
            here.write_bytes(path.read_bytes())
            made = [back_up_file(here, Reason.JOUR) for _ in range(20)]
            kept = [copy.path for copy in list_copies(here)]
            assert made[-1] == kept[0]
            assert made[0] == kept[-1]
            assert LEAST < len(kept) < 12
            assert all(copy.sound for copy in list_copies(here))

    def test_nothing_is_taken_away_in_vain(self, path: Path, tmp_path: Path) -> None:
        size = path.stat().st_size
        with small_place(tmp_path / "key", f"{20 * size // 1024}k") as place:
            here = place / NAME
            here.write_bytes(path.read_bytes())
            made = [back_up_file(here, Reason.JOUR) for _ in range(5)]
            with pytest.raises(OSError, match="No space left"):
                keep_copy(octets(here), here, Reason.JOUR, spare_room=40 * size)
            assert [copy.path for copy in list_copies(here)] == made[::-1]

    def test_the_last_copies_stay(self, path: Path, tmp_path: Path) -> None:
        size = path.stat().st_size
        with small_place(tmp_path / "key", f"{8 * size // 1024}k") as place:
            here = place / NAME
            here.write_bytes(path.read_bytes())
            made = [back_up_file(here, Reason.JOUR) for _ in range(LEAST)]
            with suppress(OSError), (place / "film.mp4").open("wb", buffering=0) as ballast:
                while ballast.write(bytes(1024)):
                    pass
            with pytest.raises(OSError, match="No space left"):
                back_up_file(here, Reason.JOUR)
            assert [copy.path for copy in list_copies(here)] == made[::-1]
            assert all(copy.sound for copy in list_copies(here))


def test_a_read_only_place_gets_no_copy(path: Path) -> None:
    with read_only(path.parent), pytest.raises(OSError, match="Read-only"):
        back_up_file(path, Reason.JOUR)
    assert list_copies(path) == ()


def test_the_second_place_has_the_same_copy_and_the_list_tells_it_once(path: Path, tmp_path: Path) -> None:
    second = tmp_path / "serveur"
    second.mkdir()
    only_here = back_up_file(path, Reason.OUVERTURE)
    copy = back_up_file(path, Reason.FERMETURE)
    for _ in range(2):
        mirror(path, second)
    (folder,) = second.iterdir()
    assert folder.name == f"lycee_{read_dossier_id(path)[:8]}.paliers.sauvegardes"
    assert names(folder) == [copy.name]
    newest, oldest = list_copies(path, second)
    assert (newest.path, newest.beside, newest.second) == (copy, True, True)
    assert (oldest.path, oldest.beside, oldest.second) == (only_here, True, False)


def test_the_second_place_follows_a_file_that_is_renamed_damaged_or_gone(path: Path, tmp_path: Path) -> None:
    second = tmp_path / "serveur"
    second.mkdir()
    other = tmp_path / "autre.paliers"
    new_dossier(other).close()
    for dossier in (path, other):
        back_up_file(dossier, Reason.JOUR)
        mirror(dossier, second)
    renamed = path.rename(tmp_path / "nouveau.paliers")
    backup_folder(path).rename(backup_folder(renamed))
    with closing(Dossier.open(renamed)) as dossier:
        dossier.save(comment(5, "encore"))
    back_up_file(renamed, Reason.FERMETURE)
    mirror(renamed, second)
    assert len(names(second)) == 2
    assert len(list_copies(renamed, second)) == 2
    renamed.write_bytes(b"perdu")
    assert [copy.second for copy in list_copies(renamed, second)] == [True, True]
    renamed.unlink()
    assert [copy.second for copy in list_copies(renamed, second)] == [True, True]


def test_a_copy_damaged_here_is_read_in_the_second_place(path: Path, tmp_path: Path) -> None:
    second = tmp_path / "serveur"
    second.mkdir()
    copy = back_up_file(path, Reason.JOUR)
    mirror(path, second)
    copy.write_bytes(b"perdu")
    (listed,) = list_copies(path, second)
    assert listed.sound
    assert listed.path.is_relative_to(second)


def test_a_second_place_that_vanishes(path: Path, tmp_path: Path) -> None:
    with small_place(tmp_path / "share", "4m") as share:
        copy = back_up_file(path, Reason.JOUR)
        mirror(path, share)
    (tmp_path / "share").rmdir()
    with pytest.raises(OSError, match="No such file"):
        mirror(path, tmp_path / "share")
    (listed,) = list_copies(path, tmp_path / "share")
    assert (listed.path, listed.second) == (copy, False)


ENDLESS_COPYING = """
import sys
from pathlib import Path
from paliers_desktop.storage.backup import back_up_file
from paliers_desktop.storage.shelf import Reason
while True:
    print(back_up_file(Path(sys.argv[1]), Reason.JOUR), flush=True)
"""


def test_killed_while_copying_every_listed_copy_is_whole(path: Path) -> None:
    draw = random.Random(20261124)
    environment = {"PYTHONPATH": ":".join(map(str, (Path(dossier_samples.__file__).parent, *sys.path)))}
    before = path.read_bytes()
    for _ in range(6):
        command = [sys.executable, "-c", ENDLESS_COPYING, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
            for _ in range(draw.randint(1, 15)):
                last = child.stdout.readline().strip()
            child.send_signal(signal.SIGKILL)
        copies = list_copies(path)
        assert all(copy.sound for copy in copies)
        assert Path(last) in [copy.path for copy in copies]
        assert len(copies) <= KEPT + 1  # killed between the copy and the thinning
    assert path.read_bytes() == before


def test_what_a_killed_program_left_is_swept_once_it_is_old(path: Path) -> None:
    folder = backup_folder(path)
    folder.mkdir()
    old, recent = folder / ".tmpold.tmp", folder / ".tmpnew.tmp"
    for left in (old, recent):
        left.write_bytes(b"half")
    os.utime(old, (0, 0))
    copy = back_up_file(path, Reason.JOUR)
    assert names(folder) == [recent.name, copy.name]
