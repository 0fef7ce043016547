"""What the list finds and reads: chosen emplacements, drives, recent files, each file once, nothing touched."""

from pathlib import Path

import pytest

from dossier_samples import names
from listing_samples import make_dossier
from mounts import read_only
from paliers_desktop.actions.listing import Found, Listed, Listing, Sources, find_dossiers, read_listed
from paliers_desktop.storage.errors import DamagedDossierError, MissingDossierError


def test_a_folder_is_searched_one_level_below_and_no_further(tmp_path: Path) -> None:
    for place in ("a.paliers", "B.PALIERS", "nord/c.paliers", "nord/profond/d.paliers", "nord/notes.txt"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).touch()
    found = find_dossiers((), (tmp_path,), ())
    assert [path.relative_to(tmp_path).as_posix() for path in found.paths] == [
        "B.PALIERS",
        "a.paliers",
        "nord/c.paliers",
    ]


def test_copies_hidden_files_and_trash_are_no_etablissements(tmp_path: Path) -> None:
    for place in ("a.paliers.sauvegardes/b.paliers", "._a.paliers", ".Trash-0/c.paliers", "$RECYCLE.BIN/d.paliers"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).touch()
    (tmp_path / "e.paliers").mkdir()
    assert find_dossiers((), (tmp_path,), ()).paths == ()


def test_each_file_is_listed_once_whatever_the_ways_to_it(tmp_path: Path) -> None:
    place = tmp_path / "cle"
    place.mkdir()
    path = place / "a.paliers"
    path.touch()
    (tmp_path / "lien").symlink_to(place)
    by_link = tmp_path / "lien" / "a.paliers"
    found = find_dossiers((by_link, path), (place, tmp_path), (tmp_path / "lien",))
    assert found.paths == (by_link,)
    assert found.in_folders == {path}


def test_recent_files_come_first_even_when_they_are_gone(tmp_path: Path) -> None:
    (tmp_path / "a.paliers").touch()
    gone = tmp_path / "ailleurs" / "b.paliers"
    assert find_dossiers((gone,), (tmp_path,), ()).paths == (gone, tmp_path / "a.paliers")


def test_only_a_chosen_emplacement_that_does_not_answer_is_told(tmp_path: Path) -> None:
    absent, pulled_out = tmp_path / "absent", tmp_path / "cle"
    assert find_dossiers((), (absent,), (pulled_out,)).unreachable == (absent,)


def test_what_can_be_taken_off_is_only_recent(tmp_path: Path) -> None:
    place = tmp_path / "cle"
    place.mkdir()
    inside, outside = make_dossier(place, 1), make_dossier(tmp_path, 2)
    steps = list(Listing(Sources((inside, outside), ()), lambda: (place,)).steps())
    assert isinstance(steps[0], Found)
    assert [(step.path, step.removable) for step in steps[1:]] == [(inside, False), (outside, True)]


def test_a_damaged_file_has_its_reason_and_harms_no_other(tmp_path: Path) -> None:
    first, second, third = (make_dossier(tmp_path, number) for number in (1, 2, 3))
    second.write_bytes(second.read_bytes()[:-5000])
    read = [step for step in Listing(Sources((), (tmp_path,)), lambda: ()).steps() if isinstance(step, Listed)]
    assert [row.path for row in read] == [first, second, third]
    assert [row.overview is None for row in read] == [False, True, False]
    assert read[1].reason == DamagedDossierError(second).message


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    gone = tmp_path / "a.paliers"
    assert read_listed(gone, removable=True) == Listed(gone, None, MissingDossierError(gone).message, True)


def test_reading_touches_nothing(tmp_path: Path) -> None:
    path = make_dossier(tmp_path, 1, 2)
    before = path.read_bytes(), path.stat().st_mtime_ns
    with read_only(tmp_path):
        _, row = Listing(Sources((), (tmp_path,)), lambda: ()).steps()
    assert row.overview.profile.answered == 2
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert names(tmp_path) == [path.name]


def test_nothing_is_read_before_it_is_asked(tmp_path: Path) -> None:
    steps = Listing(Sources((), ()), lambda: pytest.fail("drives were asked")).steps()
    steps.close()
