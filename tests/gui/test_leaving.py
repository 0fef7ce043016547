"""Leaving an établissement while the disk works: the window waits without freezing, then goes where it was asked to."""

import threading

import pytest

from paliers_desktop.core.assessment import Etablissement, Etat, TypeEtablissement

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
    window._enter(opened)
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
