"""Leaving an établissement while the disk works: the window waits without freezing, then goes where it was asked to."""

import threading

import pytest

from paliers_desktop.actions.dossiers import open_dossier
from paliers_desktop.core.assessment import NO_ANSWER, Answer, Etablissement, Etat, TypeEtablissement
from paliers_desktop.core.history import Geste, Kind, answer_changes, new_id
from paliers_desktop.gui.dialogs import COPY, COPY_SHORT, Loss
from paliers_desktop.gui.saving.saver import Saving

LYCEE = Etablissement("0940120V", "Lycée des Essais", TypeEtablissement.LYCEE, "Créteil")


@pytest.fixture
def held(window, workplace, place, monkeypatch):
    """A window whose next save waits for the event given to the test."""
    disk = threading.Event()
    opened = workplace.create(place, LYCEE)
    save = opened.dossier.save

    def slow_save(*gestes):
        disk.wait(30)
        return save(*gestes)

    monkeypatch.setattr(opened.dossier, "save", slow_save)
    window.file.enter(opened)
    yield disk
    disk.set()


def test_going_home_waits_for_the_disk_and_then_goes(window, held, qtbot):
    first = window.session.grille.reading_order[0]
    window.session.set_etat(first, Etat.OUI)
    window.show_home()
    assert window.wizard is not None
    assert window.session.pending == 1
    held.set()
    qtbot.waitUntil(lambda: window.wizard is None)
    assert window.home.isVisible()


def test_what_another_post_changed_offers_no_retry_and_says_so_on_leaving(window, workplace, place, qtbot):
    opened = workplace.create(place, LYCEE)
    window.file.enter(opened)
    other = open_dossier(opened.dossier.path)
    first, second = window.session.grille.reading_order[:2]
    other.dossier.save(Geste(new_id(), Kind.SAISIE, answer_changes(first, NO_ANSWER, Answer(etat=Etat.NON))))
    other.dossier.close()
    window.session.set_etat(second, Etat.OUI)
    qtbot.waitUntil(lambda: window.session.saving.saving is Saving.FAILED)
    assert "autre poste" in window.wizard.notices.banner.text()
    assert window.wizard.notices.banner.action.words() == COPY
    window.dialogs.answers = [Loss.STAY]
    window.show_home()
    assert window.wizard is not None
    assert window.dialogs.asked == [f"{window.session.saving.error} [Rester] [{COPY_SHORT}] [Fermer sans enregistrer]"]
