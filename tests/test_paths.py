"""Where things are found and kept: folders, removable drives, suggested places."""

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
