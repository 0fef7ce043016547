"""The page « Établissement » says what each task on the file is for, and the keyboard comes back to what was asked."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from paliers_desktop.core import navigation
from paliers_desktop.core.assessment import Etablissement, TypeEtablissement
from paliers_desktop.gui.fichier.card import GROUPS
from paliers_desktop.gui.fichier.desk import FileDesk
from paliers_desktop.gui.fichier.tasks import LISTED, FileTask

LYCEE = Etablissement("0940120V", "Lycée des Essais", TypeEtablissement.LYCEE, "Créteil")


@pytest.fixture
def opened(window, workplace, place):
    window.file.enter(workplace.create(place, LYCEE))
    window.wizard.go_step(navigation.IDENTITE)
    yield window
    window.session.settle()


def test_each_task_is_there_once_with_what_it_is_for(opened):
    card = opened.wizard.page(navigation.IDENTITE).file
    assert [task for group in GROUPS for task in group] == list(card.tasks)
    assert set(card.tasks) == set(FileTask)
    said = [line.text() for line in card.findChildren(QLabel)]
    assert all(button.accessibleDescription() in said for button in card.tasks.values())


@pytest.mark.parametrize("task", LISTED)
def test_the_keyboard_comes_back_to_the_task(opened, monkeypatch, task):
    """The windows of the tasks have tests of their own: here one that is closed at once."""
    monkeypatch.setattr(FileDesk, "run", lambda _desk, _task, path: path)
    before = opened.session
    opened.wizard.page(navigation.IDENTITE).file.tasks[task].click()
    assert opened.session is not before
    assert QApplication.focusWidget() is opened.wizard.page(navigation.IDENTITE).file.tasks[task]


def test_elsewhere_the_keyboard_is_left_where_the_page_has_it(opened, monkeypatch):
    """Exported first, before erasing: the page of the export has it."""

    def run(desk, _task, path):
        desk.asked_step = navigation.EXPORT
        return path

    monkeypatch.setattr(FileDesk, "run", run)
    opened.wizard.page(navigation.IDENTITE).file.tasks[FileTask.ERASE].click()
    assert opened.wizard.step == navigation.EXPORT
    held = QApplication.focusWidget()
    assert held is not None
    assert opened.wizard.page(navigation.EXPORT).isAncestorOf(held)
