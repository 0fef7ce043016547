"""A file of the académie, taken from the list: its key compared once, refused with both empreintes or a sentence."""

import pytest
from PySide6.QtWidgets import QMessageBox

from academy_samples import ACADEMIE, THIEF, campagne_file, new_version, recu_file
from campagne_samples import GRILLES
from dropping import dragged, dropped
from gui_samples import in_window, wait_for_list
from paliers_desktop.actions.academy_errors import NotDeployedKeyError, OlderCampagneError, RecuElsewhereError
from paliers_desktop.gui.academie.words import ALREADY
from paliers_desktop.gui.dialogs import Dialogs
from paliers_desktop.gui.listing.menus import IMPORT
from recu_samples import recu

CAMPAGNE = "creteil-2026-2027"


@pytest.fixture
def listed(window, qtbot):
    """The window on its list, which is read."""
    wait_for_list(window, qtbot)
    return window


def ask(window, *files, answers=()):
    """Choose these files from the menu of the list."""
    window.dialogs.answers = [files, *answers]
    window.home.options.academy.trigger()


def test_the_first_key_is_compared_and_nothing_is_kept_before(listed, workplace, tmp_path):
    assert listed.home.options.academy.text() == IMPORT
    path = campagne_file(tmp_path)
    ask(listed, path, answers=[False])
    assert ACADEMIE.public.empreinte in listed.dialogs.asked[-1]
    assert "[Ne pas importer] [Elles sont identiques]" in listed.dialogs.asked[-1]
    assert not workplace.knows_campagnes
    ask(listed, path, answers=[True])
    assert workplace.campagnes.of(CAMPAGNE).revision == 1
    (told,) = listed.dialogs.told
    assert "Date limite de dépôt : 15 janvier 2027." in told
    assert "3 établissements attendus" in told
    assert "version" not in told  # the grids are those of the program
    ask(listed, path)
    assert listed.dialogs.told[-1] == ALREADY


def test_a_new_grid_is_said_to_be_for_new_etablissements(listed, tmp_path):
    ask(listed, campagne_file(tmp_path, grilles=tuple(map(new_version, GRILLES))), answers=[True])
    assert "(version 2026.2) ; ceux qui existent gardent leur grille." in listed.dialogs.told[-1]


def test_another_key_shows_both_empreintes_and_the_old_one_stays_unless_said(listed, workplace, tmp_path):
    ask(listed, campagne_file(tmp_path), answers=[True])
    other = campagne_file(tmp_path, THIEF, titre="Autre")
    ask(listed, other, answers=[False])
    assert "[Garder l’ancienne] [Retenir la nouvelle clé]" in listed.dialogs.asked[-1]
    assert workplace.campagnes.of(CAMPAGNE).titre != "Autre"
    ask(listed, other, answers=[True])
    assert workplace.campagnes.of(CAMPAGNE).titre == "Autre"


def test_the_question_shows_the_empreintes_and_refusing_is_the_default(window, tmp_path, workplace, qtbot):
    """The real message boxes."""
    window.dialogs = Dialogs(window)
    seen = []

    def read(box):
        assert isinstance(box, QMessageBox)
        seen.append((f"{box.text()} {box.informativeText()}", box.defaultButton().text(), box.escapeButton().text()))

    importing = window.home.options.academy
    assert importing.isEnabled()
    path = campagne_file(tmp_path)
    taking = workplace.campagnes.receive(path)
    workplace.campagnes.keep(taking)
    window.dialogs.academy_paths = lambda _folder: (campagne_file(tmp_path, THIEF),)
    in_window(importing.trigger, read, qtbot)
    (words, default, escape) = seen[0]
    for key in (ACADEMIE, THIEF):
        assert key.public.empreinte in words.replace("\u200b", "")
    assert default == escape == "Garder l’ancienne"
    assert workplace.campagnes.of(CAMPAGNE).revision == 1


def test_files_are_dropped_on_the_list_one_after_the_other(listed, workplace, tmp_path, qtbot):
    first, second = campagne_file(tmp_path), campagne_file(tmp_path, revision=2)
    note = tmp_path / "note.txt"
    note.write_text("x")
    assert dragged(listed.home, first)
    assert not dragged(listed.home, note)
    listed.dialogs.answers = [True]
    dropped(listed.home, second, note, first)
    qtbot.waitUntil(lambda: len(listed.dialogs.told) == 2)
    assert workplace.campagnes.of(CAMPAGNE).revision == 2
    assert listed.dialogs.told[1] == str(OlderCampagneError(2, 1))


def test_a_receipt_needs_its_etablissement_open(listed, tmp_path):
    ask(listed, recu_file(tmp_path, recu()))
    assert listed.dialogs.told == [str(RecuElsewhereError("0940120V"))]


def test_a_deployed_key_refuses_another_and_asks_nothing(listed, workplace, tmp_path):
    workplace.campagnes._deployed = (ACADEMIE.public,)
    ask(listed, campagne_file(tmp_path))
    ask(listed, campagne_file(tmp_path, THIEF, revision=2))
    refused = NotDeployedKeyError([ACADEMIE.public.empreinte], THIEF.public.empreinte)
    assert listed.dialogs.told[1:] == [str(refused)]


def test_giving_up_changes_nothing(listed, workplace):
    ask(listed)
    assert listed.dialogs.told == []
    assert not workplace.knows_campagnes
