"""Where things are found and kept: folders, removable drives, suggested places."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mounts import read_only, small_place
from paliers_desktop import paths

MOUNTS = r"""
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
/dev/sdb1 /media/marie/CLE\040USB\0401 vfat rw,nosuid,nodev 0 0
/dev/sdc1 /run/media/marie/Lycée exfat rw,nosuid 0 0
/dev/sdd1 /media/marie/lecture vfat ro,nosuid 0 0
/dev/sde1 /mnt/cle ext4 rw 0 0
/dev/sdf1 /mediatheque/cle ext4 rw 0 0
tmpfs /media tmpfs rw 0 0
/dev/sdb1 /media/marie/CLE\040USB\0401 vfat rw,nosuid,nodev 0 0
truncated /media/x
"""


def test_criteria_and_resources_are_those_of_this_tree() -> None:
    assert (paths.criteria_folder() / "creteil-ecoles.toml").is_file()
    assert paths.resources_folder().parent == paths.criteria_folder().parent == paths.data_root()


def test_the_folders_of_the_person(home: Path) -> None:
    assert paths.documents_folder() == home / "Documents"
    assert paths.config_folder().is_relative_to(home)
    assert paths.log_folder().is_relative_to(home)
    assert paths.preferences_file().parent == paths.config_folder()
    assert not paths.config_folder().exists()


def test_removable_mounts_are_read_from_the_kernel_table() -> None:
    assert paths.removable_mounts(MOUNTS) == (
        Path("/media/marie/CLE USB 1"),
        Path("/run/media/marie/Lycée"),
        Path("/mnt/cle"),
    )


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for place in paths.removable_mounts(text):
        assert len(place.parents) >= 2


def test_a_name_with_every_escaped_character_comes_back() -> None:
    line = r"/dev/sdb1 /media/a\134b\011c\012d\040e vfat rw 0 0"
    assert paths.removable_mounts(line) == (Path("/media/a\\b\tc\nd e"),)


@pytest.fixture
def key(request: pytest.FixtureRequest) -> Path:
    """A key mounted where keys are, under a name of its own."""
    folder = Path("/mnt") / "clé de paliers-test"
    with small_place(folder, "100k"):
        yield folder
    folder.rmdir()


def test_a_key_comes_first(key: Path, home: Path) -> None:
    assert key in paths.removable_drives()
    places = paths.suggested_places()
    assert places[0] == paths.removable_drives()[0]
    assert places[-1] == home / "Documents"


def test_a_read_only_key_is_not_offered(key: Path) -> None:
    with read_only(key):
        assert key not in paths.removable_drives()


def test_home_stands_in_for_missing_documents(home: Path) -> None:
    (home / "Documents").rmdir()
    assert paths.suggested_places()[-1] == home


def test_documents_that_cannot_be_written_are_not_offered(home: Path) -> None:
    with read_only(home / "Documents"):
        assert paths.suggested_places()[-1] == home


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a bundle, as its bootloader tells it."""
    folder = tmp_path / "clé" / "paliers"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "paliers-desktop"))
    monkeypatch.setattr(sys, "_MEIPASS", str(folder / "_internal"), raising=False)
    return folder


def test_a_bundle_keeps_its_things_with_the_person(program: Path, home: Path) -> None:
    assert paths.portable_folder() is None
    assert paths.config_folder().is_relative_to(home)
    assert paths.log_folder().is_relative_to(home)
    assert paths.suggested_places()[-1] == home / "Documents"
    assert paths.listed_places() == paths.removable_drives()
    assert paths.licences_folder() == program / "_internal" / "licences"


def test_the_mark_keeps_everything_beside_the_program(program: Path, home: Path) -> None:
    (program / "portable.txt").touch()
    (program / "Dossiers").mkdir()
    assert paths.portable_folder() == program
    for place in (paths.config_folder(), paths.log_folder(), paths.preferences_file(), paths.documents_folder()):
        assert place.is_relative_to(program)
    assert paths.suggested_places()[0] == paths.listed_places()[0] == program / "Dossiers"
    assert home / "Documents" not in paths.suggested_places()


def test_the_mark_changes_nothing_for_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    (tmp_path / "portable.txt").touch()
    assert paths.portable_folder() is None
    assert paths.config_folder().is_relative_to(home)


def test_a_read_only_portable_program_offers_another_place(program: Path, home: Path) -> None:
    (program / "portable.txt").touch()
    (program / "Dossiers").mkdir()
    with read_only(program):
        assert program / "Dossiers" not in paths.suggested_places()
        assert paths.suggested_places()[-1] == home


def test_a_whole_key_moves_along_but_not_the_disk_of_the_person(key: Path, home: Path) -> None:
    program = key / "outils" / "paliers"
    program.mkdir(parents=True)
    assert paths.portable_volume(program) == key
    assert paths.portable_volume(home / "paliers") == home / "paliers"


def test_the_keys_beside_the_program_are_those_of_a_bundle(monkeypatch, tmp_path: Path) -> None:
    for name in ("cle-creteil.pub.jwk", "cle-creteil-2027.pub.jwk", "cle.json"):
        (tmp_path / name).touch()
    assert paths.deployed_keys() == ()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "paliers-desktop"))
    assert [path.name for path in paths.deployed_keys()] == ["cle-creteil-2027.pub.jwk", "cle-creteil.pub.jwk"]
