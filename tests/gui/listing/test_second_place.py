"""The second place of the copies: chosen from the list's options, told with what is there, taken back."""

from contextlib import closing
from pathlib import Path

import pytest

from dossier_samples import new_dossier, oui
from faults import Fault
from gui_samples import wait_for_list
from mounts import read_only
from paliers_desktop.actions.workplace import Workplace
from paliers_desktop.gui.main_window import MainWindow
from paliers_desktop.storage.backup import back_up_file, list_copies, mirror
from paliers_desktop.storage.copy_errors import SecondPlaceRefusedError
from paliers_desktop.storage.preferences import PreferencesFile
from paliers_desktop.storage.shelf import Reason

SERVER = Path("S:\\Sauvegardes")

REFUSED = Fault(
    "Choisir un second emplacement protégé pour les sauvegardes",
    seen=SecondPlaceRefusedError(SERVER),
    survives="Le choix d’avant.",
)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A second place that holds the copies of one établissement already."""
    folder, known = tmp_path / "serveur & cie", tmp_path / "connu.paliers"
    folder.mkdir()
    new_dossier(known).close()
    back_up_file(known, Reason.JOUR)
    mirror(known, folder)
    return folder


def kept(tmp_path: Path) -> str:
    return PreferencesFile(tmp_path / "preferences.json").load().second_place


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def choose(window: MainWindow, place: Path | None) -> None:
    window.dialogs.answers = [place]
    window.home.options.second_place.trigger()


def test_it_is_told_with_what_is_there_and_copies_go_there(
    window: MainWindow, place: Path, second: Path, tmp_path: Path
) -> None:
    assert not window.home.options.no_second_place.isVisible()
    choose(window, second)
    assert kept(tmp_path) == str(second)
    (said,) = window.dialogs.told
    assert said.startswith(f"Les sauvegardes vont aussi dans « {second} ». Dès sa prochaine ouverture, ")
    assert said.endswith("Il y en a déjà pour 1 établissement.")
    path = place / "lycee.paliers"
    with closing(new_dossier(path)) as dossier:
        dossier.save(oui(0))
    window.open_path(path)
    window.show_home()
    (copy,) = list_copies(path, second)
    assert (copy.beside, copy.second) == (True, True)


def test_it_is_taken_back_and_what_is_there_stays(window: MainWindow, second: Path, tmp_path: Path) -> None:
    choose(window, second)
    action = window.home.options.no_second_place
    assert plain(action.text()) == f"Ne plus copier les sauvegardes dans « {str(second).replace('&', '&&')} »"
    there = sorted(second.rglob("*"))
    action.trigger()
    assert kept(tmp_path) == ""
    assert not action.isVisible()
    assert window.dialogs.told[-1].endswith("Celles qui y sont déjà y restent.")
    assert sorted(second.rglob("*")) == there


def test_giving_up_keeps_the_one_chosen_before(window: MainWindow, second: Path, tmp_path: Path) -> None:
    choose(window, second)
    choose(window, None)
    assert window.dialogs.asked[-1] == f"folder in {second}"
    assert kept(tmp_path) == str(second)
    assert len(window.dialogs.told) == 1


@REFUSED.proven
def test_a_place_where_nothing_can_be_written_is_refused(window: MainWindow, second: Path, tmp_path: Path) -> None:
    protected = tmp_path / "protégé"
    protected.mkdir()
    choose(window, second)
    with read_only(protected):
        choose(window, protected)
    choose(window, tmp_path / "parti")
    assert window.dialogs.told[1:] == [
        REFUSED.seen.replace(str(SERVER), str(place)) for place in (protected, tmp_path / "parti")
    ]
    assert kept(tmp_path) == str(second)
    assert list(protected.iterdir()) == []


def test_it_holds_no_etablissement_of_the_list(
    window: MainWindow, second: Path, workplace: Workplace, qtbot: object
) -> None:
    workplace.add_folder(second)
    window.show_home()
    wait_for_list(window, qtbot)
    assert window.home.panel.is_empty


def test_what_is_not_retained_is_not_chosen(window: MainWindow, second: Path, tmp_path: Path) -> None:
    choose(window, second)
    window.dialogs.answers = [True]
    window.home.options.keep_nothing.trigger()
    assert kept(tmp_path) == ""
    assert "serveur" not in (tmp_path / "preferences.json").read_text()
    assert not window.home.options.second_place.isEnabled()
    assert not window.home.options.no_second_place.isVisible()
