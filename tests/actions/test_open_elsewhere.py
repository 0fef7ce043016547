"""What is done with a closed file is not done while another post has it open, and leaves no lock behind."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier_samples import names, new_dossier, oui
from faults import Fault
from paliers_desktop.actions.erasure import erase
from paliers_desktop.actions.merge import compare
from paliers_desktop.actions.relocation import rename_dossier
from paliers_desktop.core.lock_rules import VolumeKind
from paliers_desktop.storage.backup import backup_folder, keep_copy
from paliers_desktop.storage.dossier import Dossier
from paliers_desktop.storage.errors import OpenElsewhereError
from paliers_desktop.storage.lock_file import lock_path
from paliers_desktop.storage.post import this_post
from paliers_desktop.storage.restoring import give_back, restore
from paliers_desktop.storage.shelf import Reason

NAME = "d.paliers"
TASKS: dict[str, Callable[[Path], object]] = {
    "rename": lambda path: rename_dossier(path, "autre"),
    "restore": lambda path: restore(path, next(backup_folder(path).iterdir())),
    "give back": lambda path: give_back(path, next(backup_folder(path).iterdir()).read_bytes()),
    "erase": lambda path: list(erase(path, None)),
    "merge": lambda path: compare(path, path.with_name("copie.paliers")).close(),
}

OPEN_ELSEWHERE = Fault(
    "Un fichier ouvert sur un autre poste est déplacé, restauré, fusionné ou supprimé depuis la liste",
    seen=OpenElsewhereError(Path(NAME), here=False),
    survives="Tout, des deux côtés : l’autre poste continue d’enregistrer.",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A dossier with a copy beside it, and another copy in which more is answered."""
    with closing(new_dossier(tmp_path / NAME)) as dossier:
        dossier.save(oui(0))
        keep_copy(dossier.image(), dossier.path, Reason.JOUR)
    other = shutil.copy(tmp_path / NAME, tmp_path / "copie.paliers")
    with closing(Dossier.open(Path(other))) as copy:
        copy.save(oui(1))
    return tmp_path / NAME


@OPEN_ELSEWHERE.proven
@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_a_file_open_elsewhere_is_left_to_who_has_it(path: Path, task: Callable[[Path], object]) -> None:
    there = replace(this_post(), host="b" * 32, volume_of=lambda _: VolumeKind.SHARE)
    with closing(Dossier.open(path, post=there)) as open_:
        before = names(path.parent)
        content = path.read_bytes()
        with pytest.raises(OpenElsewhereError) as caught:
            task(path)
        assert str(caught.value) == OPEN_ELSEWHERE.seen
        assert names(path.parent) == before
        assert path.read_bytes() == content
        open_.save(oui(2))
    task(path)
    assert not [name for name in names(path.parent) if "verrou" in name]


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_a_lock_left_behind_stops_no_task_and_goes(path: Path, task: Callable[[Path], object]) -> None:
    lock_path(path).write_bytes(b"cut short")
    task(path)
    assert not [name for name in names(path.parent) if "verrou" in name]
