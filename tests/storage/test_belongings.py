"""What belongs to a dossier is found wherever it is, and nothing else is."""

from pathlib import Path

import pytest

from dossier_samples import new_dossier
from erasure_samples import with_copies
from paliers_desktop.storage.backup import backup_folder
from paliers_desktop.storage.belongings import Belongings, belongings, journals, same_dossier
from paliers_desktop.storage.dossier import Dossier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "essai.paliers"
    new_dossier(made).close()
    return made


def test_a_dossier_alone(path: Path) -> None:
    assert belongings(path) == Belongings(path, (path,), (), (), ())


def test_the_file_and_its_journals_come_last(path: Path, tmp_path: Path) -> None:
    second_place = tmp_path / "secours"
    second_place.mkdir()
    with_copies(path, second_place)
    half = tmp_path / ".half.tmp"
    half.write_bytes(path.read_bytes())
    for journal in journals(path):
        journal.touch()
    found = belongings(path, second_place)
    assert found.own == (path, *journals(path))
    assert found.temporary == (half,)
    assert found.folders == (backup_folder(path), *second_place.iterdir())
    assert [copy.parent for copy in found.copies] == [backup_folder(path)] * 2 + list(second_place.iterdir())
    assert found.files == (*found.copies, half, *found.own)


def test_the_second_place_is_found_after_the_file_was_renamed_or_lost(path: Path, tmp_path: Path) -> None:
    second_place = tmp_path / "secours"
    second_place.mkdir()
    with_copies(path, second_place)
    renamed = path.rename(tmp_path / "autre nom.paliers")
    assert len(belongings(renamed, second_place).folders) == 1
    renamed.rename(path)
    path.unlink()
    assert belongings(path, second_place).own == ()
    assert len(belongings(path, second_place).folders) == 2


def test_a_folder_of_copies_that_is_a_link_is_somebody_else_s(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    (elsewhere / "x.paliers").write_bytes(b"not ours")
    backup_folder(path).symlink_to(elsewhere)
    found = belongings(path)
    assert (found.folders, found.copies, found.spared) == ((), (), (backup_folder(path),))


def test_files_of_the_same_dossier(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copie.paliers"
    copy.write_bytes(path.read_bytes())
    new_dossier(tmp_path / "autre.paliers").close()
    (tmp_path / "vide.paliers").touch()
    assert same_dossier(path, Dossier.peek(path).dossier_id) == (copy,)
    assert same_dossier(path, "") == ()
